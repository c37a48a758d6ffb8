#ifndef REGISTRY_COVERAGE_COVERAGE_EVENT_H_
#define REGISTRY_COVERAGE_COVERAGE_EVENT_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "proto/rsu/registry/v1/coverage.pb.h"
#include "registry/codes/coverage.h"

namespace registry {

// What a public insurer reports of one person's compulsory cover: that it
// opened or closed, under which regime, from which day on. Immutable;
// thread-safe.
class CoverageEvent {
 public:
  // Checks every rule of proto/rsu/registry/v1/coverage.proto.
  //
  // Errors:
  //   INVALID_ARGUMENT, reason MALFORMED_EVENT: one violation for each bad
  //   field, in the order of the format.
  static absl::StatusOr<CoverageEvent> Read(
      const rsu::registry::v1::CoverageEvent& message);

  // The body that sent it, 1 to 64 of A-Z, 0-9, '_' and '-'.
  const std::string& source() const { return source_; }

  CoverageChange change() const { return change_; }
  Regime regime() const { return regime_; }
  InsuredRole role() const { return role_; }

  // The sender's reference of the person; empty if not given.
  const std::string& person_ref() const { return person_ref_; }

  // The person's identifier, ten digits; empty if not given. At least one of
  // the two is given; if both are, this one says who it is.
  const std::string& idcs() const { return idcs_; }

  // The first day on which the change holds.
  base::Date effective_date() const { return effective_date_; }

  CoverageReason reason() const { return reason_; }

 private:
  CoverageEvent() = default;

  std::string source_;
  CoverageChange change_{};
  Regime regime_{};
  InsuredRole role_{};
  std::string person_ref_;
  std::string idcs_;
  base::Date effective_date_;
  CoverageReason reason_{};
};

// The whole event as a message, for storing, comparing and sending. Events that
// say the same give equal messages, and CoverageEvent::Read() turns the message
// back into `event`.
rsu::registry::v1::CoverageEvent ToMessage(const CoverageEvent& event);

}  // namespace registry

#endif  // REGISTRY_COVERAGE_COVERAGE_EVENT_H_
