#ifndef SCORING_SERVICE_COVER_COURSE_H_
#define SCORING_SERVICE_COVER_COURSE_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/coverage/open_regime.h"
#include "registry/status/statuses_on.h"
#include "scoring/classification/notes.h"
#include "scoring/entitlement/known_end.h"
#include "scoring/entitlement/member.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// What the register knows of a person's cover by other regimes, of days past
// and to come. A plain value. All functions are pure: same arguments, same
// answer.
struct CoverCourse {
  // As registry::OpenRegime() takes them.
  std::vector<registry::RecordedEvent> events;

  // What bodies report, in the order of recording.
  std::vector<registry::RecordedStatus> statuses;

  // How a household declares the person from a day on, without what bodies
  // report; nothing: none does. In order of days, the first that of the first
  // cover as a dependant; empty if there is none.
  struct Declared {
    base::Date from;
    std::optional<Member> member;
  };
  std::vector<Declared> declared;

  // The day of the person's death, if it is recorded.
  std::optional<base::Date> died;
};

// What is told of the cover that is open on `day` and counts: there is one.
CoverDays CoverDaysOn(const ProgrammeSet& programmes, const CoverCourse& course,
                      base::Date day);

// Since when an age limit keeps the cover that is open on `day` from counting,
// and why since then; nothing if none does.
std::optional<KnownEnd> AgeLimitPassed(const ProgrammeSet& programmes,
                                       const CoverCourse& course,
                                       base::Date day);

}  // namespace scoring

#endif  // SCORING_SERVICE_COVER_COURSE_H_
