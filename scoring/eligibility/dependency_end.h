#ifndef SCORING_ELIGIBILITY_DEPENDENCY_END_H_
#define SCORING_ELIGIBILITY_DEPENDENCY_END_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/member.h"
#include "registry/status/statuses_on.h"
#include "scoring/programme/rules.h"

namespace scoring {

// That a child who was a dependant, as `before` tells of the day before `day`,
// is none as `now` tells of `day`: why, and which body reports it. `reported`
// is what bodies report of the child, in the order of recording.
//
// Pure: same arguments, same answer.
registry::KnownEnd EndOfDependency(
    const std::vector<DependantRule>& rules, const registry::Member& before,
    const registry::Member& now,
    const std::vector<registry::RecordedStatus>& reported, base::Date day);

// From which day on a child who is a dependant on `day` is none, by what bodies
// report, and the age limit that then holds, in whole years.
struct DependencyEnd {
  registry::KnownEnd end;
  int age_limit = 0;
};

// Nothing if no report ends it, or if an age limit does before.
//
// Pure: same arguments, same answer.
std::optional<DependencyEnd> FindReportedEnd(
    const std::vector<DependantRule>& rules, const registry::Member& child,
    const std::vector<registry::RecordedStatus>& reported, base::Date day);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_DEPENDENCY_END_H_
