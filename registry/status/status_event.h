#ifndef REGISTRY_STATUS_STATUS_EVENT_H_
#define REGISTRY_STATUS_STATUS_EVENT_H_

#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/status.pb.h"
#include "registry/codes/status.h"
#include "registry/event/reported_event.h"

namespace registry {

// What a status event says beside what every event says. A plain value.
struct StatusFacts {
  StatusChange change{};
  PersonStatus status{};

  // With kRaisedBy, and only then: who raises the child, and by what title.
  std::optional<idcs::IdcsNumber> raised_by{};
  std::optional<RaisingTitle> title{};

  // Of studies that began; nothing: the body did not say.
  std::optional<SchoolLevel> school_level{};
};

// What a body reports of one person: that a status began or ended, from which
// day on. Immutable; thread-safe.
class StatusEvent : public ReportedEvent {
 public:
  using Message = rsu::registry::v1::StatusEvent;

  // Checks every rule of proto/rsu/registry/v1/status.proto.
  //
  // Errors: those of ReadReported().
  static absl::StatusOr<StatusEvent> Read(const Message& message);

  // As the register has stored it.
  static StatusEvent FromStored(ReportedEvent event, const StatusFacts& facts) {
    return StatusEvent(std::move(event), facts);
  }

  StatusChange change() const { return facts_.change; }
  PersonStatus status() const { return facts_.status; }
  std::optional<idcs::IdcsNumber> raised_by() const { return facts_.raised_by; }
  std::optional<RaisingTitle> title() const { return facts_.title; }
  std::optional<SchoolLevel> school_level() const {
    return facts_.school_level;
  }

  // Whether something begins by it; else something ends.
  bool begins() const { return facts_.change == StatusChange::kBegan; }

  // The rule of date_limits.h that the effective date breaks, of somebody born
  // on `birth`, told on `today`; nothing if it can be.
  std::optional<std::string> BrokenDateRule(base::Date birth,
                                            base::Date today) const;

 private:
  StatusEvent(ReportedEvent event, const StatusFacts& facts)
      : ReportedEvent(std::move(event)), facts_(facts) {}

  StatusFacts facts_;
};

// The whole event as a message, for sending and comparing. StatusEvent::Read()
// turns the message back into `event`.
StatusEvent::Message ToMessage(const StatusEvent& event);

}  // namespace registry

#endif  // REGISTRY_STATUS_STATUS_EVENT_H_
