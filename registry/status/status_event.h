#ifndef REGISTRY_STATUS_STATUS_EVENT_H_
#define REGISTRY_STATUS_STATUS_EVENT_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "proto/rsu/registry/v1/status.pb.h"
#include "registry/status/person_status.h"

namespace registry {

// What a body reports of one person: that a status began or ended, from which
// day on. Immutable; thread-safe.
class StatusEvent {
 public:
  // Checks every rule of proto/rsu/registry/v1/status.proto.
  //
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_EVENT: one violation for each bad
  //   field, in the order of the format.
  static absl::StatusOr<StatusEvent> Read(
      const rsu::registry::v1::StatusEvent& message);

  // The body that sent it, 1 to 64 of A-Z, 0-9, '_' and '-'.
  const std::string& source() const { return source_; }

  StatusChange change() const { return change_; }
  PersonStatus status() const { return status_; }

  // The sender's reference of the person; empty if not given.
  const std::string& person_ref() const { return person_ref_; }

  // The person's identifier, ten digits; empty if not given. At least one of
  // the two is given; if both are, this one says who it is.
  const std::string& idcs() const { return idcs_; }

  // The first day on which the change holds.
  base::Date effective_date() const { return effective_date_; }

  // With kRaisedBy: who raises the child, ten digits, and by what title. Else
  // empty and nothing.
  const std::string& raised_by() const { return raised_by_; }
  std::optional<RaisingTitle> title() const { return title_; }

  // Of studies that began; nothing: the body did not say.
  std::optional<SchoolLevel> school_level() const { return school_level_; }

 private:
  StatusEvent() = default;

  std::string source_;
  StatusChange change_{};
  PersonStatus status_{};
  std::string person_ref_;
  std::string idcs_;
  base::Date effective_date_;
  std::string raised_by_;
  std::optional<RaisingTitle> title_;
  std::optional<SchoolLevel> school_level_;
};

// The whole event as a message, for sending and comparing. StatusEvent::Read()
// turns the message back into `event`.
rsu::registry::v1::StatusEvent ToMessage(const StatusEvent& event);

}  // namespace registry

#endif  // REGISTRY_STATUS_STATUS_EVENT_H_
