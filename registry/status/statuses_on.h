#ifndef REGISTRY_STATUS_STATUSES_ON_H_
#define REGISTRY_STATUS_STATUSES_ON_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/status/person_status.h"

namespace registry {

// What counts of an event that the register holds.
struct RecordedStatus {
  StatusChange change{};
  PersonStatus status{};
  base::Date effective_date;
  std::string source{};

  // With kRaisedBy.
  std::optional<idcs::IdcsNumber> raised_by{};
  std::optional<RaisingTitle> title{};

  // Of studies, if the body said.
  std::optional<SchoolLevel> school_level{};
};

// The event that says whether one person has `status` on `day`; null if none
// does. `events` are all of that person, in the order in which they were
// recorded; their order in time does not matter.
//
// The latest event of the status that is effective on or before `day` counts,
// whatever its source; of events of one day the one recorded last.
//
// Pure: same arguments, same answer.
const RecordedStatus* LatestStatus(absl::Span<const RecordedStatus> events,
                                   PersonStatus status, base::Date day);

// Whether one person has `status` on `day`, by LatestStatus(): nothing if no
// event says.
std::optional<bool> HasStatus(absl::Span<const RecordedStatus> events,
                              PersonStatus status, base::Date day);

// When one person who has `status` on `day` has it no more, by LatestStatus();
// nothing if the person does not have it, or if no event ends it.
//
// Pure: same arguments, same answer.
std::optional<StatusEnd> EndOfStatus(absl::Span<const RecordedStatus> events,
                                     PersonStatus status, base::Date day);

// Each body's own word on `status` on `day`, one spell for each body by which
// one person has it, in the order of their names: two bodies pay two pensions,
// and the end of the one is not the end of the other. Of one body's events
// those count that LatestStatus() would take.
//
// Pure: same arguments, same answer.
std::vector<StatusSpell> SpellsOn(absl::Span<const RecordedStatus> events,
                                  PersonStatus status, base::Date day);

// The spells of `status` that begin after `day`, by the word of each body, in
// the order of their first days.
//
// Pure: same arguments, same answer.
std::vector<StatusSpell> SpellsAfter(absl::Span<const RecordedStatus> events,
                                     PersonStatus status, base::Date day);

}  // namespace registry

#endif  // REGISTRY_STATUS_STATUSES_ON_H_
