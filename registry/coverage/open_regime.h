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

// Under which regime a person is covered, as what, and since and until when.
struct OpenCover {
  Regime regime;
  InsuredRole role;

  // The day of the event that opened the regime last.
  base::Date since = {};

  // The first day after the one asked about on which the regime is open no
  // more; nothing: no such event is known.
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

// The cover by every regime that is open on `day`, in the order of
// OpenRegime().
std::vector<OpenCover> OpenRegimes(absl::Span<const RecordedEvent> events,
                                   base::Date day);

}  // namespace registry

#endif  // REGISTRY_COVERAGE_OPEN_REGIME_H_
