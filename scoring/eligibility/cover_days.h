#ifndef SCORING_ELIGIBILITY_COVER_DAYS_H_
#define SCORING_ELIGIBILITY_COVER_DAYS_H_

#include <optional>

#include "base/date.h"
#include "registry/person_file/cover_course.h"
#include "registry/person_file/known_end.h"
#include "scoring/classification/notes.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Pure: same arguments, same answer.

// What is told of the cover that is open on `day` and counts: there is one.
CoverDays CoverDaysOn(const ProgrammeSet& programmes,
                      const registry::CoverCourse& course, base::Date day);

// Since when an age limit keeps the cover that is open on `day` from counting,
// and why since then; nothing if none does.
std::optional<registry::KnownEnd> AgeLimitPassed(
    const ProgrammeSet& programmes, const registry::CoverCourse& course,
    base::Date day);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_COVER_DAYS_H_
