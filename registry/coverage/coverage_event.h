#ifndef REGISTRY_COVERAGE_COVERAGE_EVENT_H_
#define REGISTRY_COVERAGE_COVERAGE_EVENT_H_

#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "proto/rsu/registry/v1/coverage.pb.h"
#include "registry/codes/coverage.h"
#include "registry/event/reported_event.h"

namespace registry {

// What a coverage event says beside what every event says. A plain value.
struct CoverageFacts {
  CoverageChange change{};
  Regime regime{};
  InsuredRole role{};
  CoverageReason reason{};
};

// What a public insurer reports of one person's compulsory cover: that it
// opened or closed, under which regime, from which day on. Immutable;
// thread-safe.
class CoverageEvent : public ReportedEvent {
 public:
  using Message = rsu::registry::v1::CoverageEvent;

  // Checks every rule of proto/rsu/registry/v1/coverage.proto.
  //
  // Errors: those of ReadReported().
  static absl::StatusOr<CoverageEvent> Read(const Message& message);

  // As the register has stored it.
  static CoverageEvent FromStored(ReportedEvent event,
                                  const CoverageFacts& facts) {
    return CoverageEvent(std::move(event), facts);
  }

  CoverageChange change() const { return facts_.change; }
  Regime regime() const { return facts_.regime; }
  InsuredRole role() const { return facts_.role; }
  CoverageReason reason() const { return facts_.reason; }

  // Whether something begins by it; else something ends.
  bool begins() const { return facts_.change == CoverageChange::kOpened; }

  // The rule of date_limits.h that the effective date breaks, of somebody born
  // on `birth`, told on `today`; nothing if it can be.
  std::optional<std::string> BrokenDateRule(base::Date birth,
                                            base::Date today) const;

 private:
  CoverageEvent(ReportedEvent event, const CoverageFacts& facts)
      : ReportedEvent(std::move(event)), facts_(facts) {}

  CoverageFacts facts_;
};

// The whole event as a message, for storing, comparing and sending. Events that
// say the same give equal messages, and CoverageEvent::Read() turns the message
// back into `event`.
CoverageEvent::Message ToMessage(const CoverageEvent& event);

}  // namespace registry

#endif  // REGISTRY_COVERAGE_COVERAGE_EVENT_H_
