#ifndef REGISTRY_COVERAGE_OPEN_REGIME_H_
#define REGISTRY_COVERAGE_OPEN_REGIME_H_

#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "base/date.h"
#include "registry/codes/coverage.h"

namespace registry {

// What counts of an event that the register holds.
struct RecordedEvent {
  CoverageChange change;
  Regime regime;
  InsuredRole role;
  base::Date effective_date;
};

// Under which regime a person is covered, as what, since which day: that of the
// event that opened it last, and until when: the first day after the one asked
// about on which that regime is open no more, if such an event is known.
struct OpenCover {
  Regime regime;
  InsuredRole role;
  base::Date since = {};
  std::optional<base::Date> ends = {};
};

// The cover that one person has on `day`, or nothing. `events` are all of that
// person, in the order in which they were recorded; their order in time does
// not matter.
//
// A regime is open if the latest of its events that are effective on or before
// `day` is an opening; of events of one day the one recorded last counts. The
// role is that of this event. Of several open regimes the one insured as
// principal comes before the one as dependant, then the order is CNOPS, CNSS,
// TNS, FAR, STUDENT.
//
// Pure: same arguments, same answer.
std::optional<OpenCover> OpenRegime(absl::Span<const RecordedEvent> events,
                                    base::Date day);

// All that are open on `day`, in that order.
std::vector<OpenCover> OpenRegimes(absl::Span<const RecordedEvent> events,
                                   base::Date day);

}  // namespace registry

#endif  // REGISTRY_COVERAGE_OPEN_REGIME_H_
