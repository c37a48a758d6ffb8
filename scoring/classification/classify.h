#ifndef SCORING_CLASSIFICATION_CLASSIFY_H_
#define SCORING_CLASSIFICATION_CLASSIFY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/codes/coverage.h"
#include "registry/declaration/household_facts.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/member.h"
#include "registry/person_file/registration.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/stability.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/score.h"

namespace scoring {

// Where a person belongs. The values are those of rsu.eligibility.v1.Outcome,
// where each is explained. All are answers; none is a failure.
enum class Outcome {
  kAmoTadamon = 1,
  kAmoChamil = 2,
  kCoveredElsewhere = 3,
  kNotEligible = 4,
  kNotScored = 5,
  kNotRegistered = 6,
};

// The score of the person's household that is in force on the day.
struct HouseholdStanding {
  Score score;
  bool usable = false;  // within the usable range of its formula

  // The effective date of the declaration it came from; nothing: not known.
  std::optional<base::Date> declared_for = std::nullopt;
};

// All that an answer depends on beside the programmes. No name, no identifier.
struct ClassificationInput {
  base::Date day;

  // Whether the identifier that was asked for is that of somebody living.
  registry::Registration registration = registry::Registration::kNone;

  // When the person died, if it is known: with kDeceased on the day or before,
  // with kLiving after it.
  std::optional<base::Date> died = std::nullopt;

  // With kDeceased and `standing`: nobody else is left in the household.
  bool nobody_left = false;

  // Cover that is open on the day; of several, that of a principal first.
  std::optional<registry::CoverOnDay> open_regime;

  // Nothing if the person is in no household, or the household has no score.
  std::optional<HouseholdStanding> standing;

  // What the person does, as the household declared.
  std::optional<registry::Activity> activity;

  // Whether a body reports that the person lives abroad.
  bool lives_abroad = false;

  // The usable scores of the household in order of days, up to that of the day.
  // Only looked at under a rule that keeps households (StabilityRule).
  std::vector<DatedScore> history = {};

  // The person in their household; nothing if in none, or not looked at.
  std::optional<registry::Member> member = std::nullopt;

  // The others that are open on the day, in their order. They count where an
  // age limit keeps `open_regime` from counting; see TakeWhatCounts().
  std::vector<registry::CoverOnDay> open_beside = {};

  // Of a child whom `open_regime` covers no more: since when an age limit holds
  // that is passed, and why since then. It decides nothing; nothing: not looked
  // for.
  std::optional<registry::KnownEnd> age_limit_passed = std::nullopt;
};

// Puts what counts by the programmes in the place of what was declared and
// recorded: the birth dates, and as `open_regime` the first that no age limit
// keeps from counting, if there is one.
void TakeWhatCounts(const ProgrammeSet& programmes, ClassificationInput& input);

// Reasons of a classification; their sentences are in reason_texts.cc:
//
//   NOT_REGISTERED                    nobody has this identifier
//   DECEASED                          whoever had it died
//   IDENTIFIER_RETIRED                its holder has another one, or never was
//   COVERED_AS_PRINCIPAL              insured by another compulsory regime
//   COVERED_AS_DEPENDANT              dependant of someone who is
//   DEPENDANT_AGE_LIMIT_PASSED        was one as a child; covered by none now
//   NOT_COVERED_ELSEWHERE             by none
//   LIVES_ABROAD                      residence is required
//   NO_SCORE                          no household, or no score of it
//   SCORE_OUTSIDE_USABLE_RANGE        kept, not used until a caseworker rules
//   SCORE_TOO_OLD                     a dated rule limits its age
//   PROGRAMME_NOT_IN_FORCE            the programme does not exist on the day
//   SCORE_AT_OR_UNDER_THRESHOLD       of AMO Tadamon, which is granted
//   SCORE_ABOVE_THRESHOLD             of AMO Tadamon, which is not
//   KEPT_BY_BAND                      AMO Tadamon is granted all the same, by
//   KEPT_UNTIL_CONFIRMED              a dated rule that is off unless given
//   KEPT_BY_GRACE_PERIOD
//   EMPLOYED                          excludes AMO Chamil
//   ACTIVITY_UNKNOWN                  excludes AMO Chamil
//   NOT_EMPLOYED                      allows AMO Chamil
//   SCORE_NOT_ABOVE_CHAMIL_THRESHOLD  excludes AMO Chamil
//   CONTRIBUTION_BRACKET              AMO Chamil is granted at a contribution
//   CONTRIBUTION_NOT_SET              AMO Chamil is granted; no bracket is
//                                     known
//
// Notes, which are told and decide nothing:
//
//   WAITING_PERIOD                    months before rights open
//
// and those of notes.h

struct ThresholdDistance {
  std::string programme;  // "amo-tadamon", "asd"
  Score threshold;
  ScoreDistance distance;  // score minus threshold
};

struct Classification {
  Outcome outcome = Outcome::kNotRegistered;

  // With kCoveredElsewhere.
  std::optional<registry::Regime> regime;

  // With kAmoChamil: whole dirhams a month.
  std::optional<std::int64_t> contribution_mad;

  // Whether the household is at or under the threshold of direct social aid;
  // whatever the outcome, if there is a usable score of a registered person and
  // such a threshold on the day.
  std::optional<bool> at_or_under_asd;

  // In the order in which the tests were made. Never empty.
  std::vector<Reason> reasons;

  // What is told beside, and decides nothing.
  std::vector<Reason> notes;

  // With kAmoChamil: months of contribution before rights open, if any.
  std::optional<int> waiting_months;

  // Why no score of the household may be used, whatever the outcome; of a
  // registered person.
  std::optional<Reason> unusable;

  // From the threshold of each programme in force that takes scores at or under
  // one, in the order of the programme set. Given when `at_or_under_asd` may
  // be.
  std::vector<ThresholdDistance> distances;
};

// Whether another regime covers the person: test 2 below. `input` has the birth
// dates that count.
bool IsCoveredElsewhere(const ProgrammeSet& programmes,
                        const ClassificationInput& input);

// Says where a person belongs on a day. The tests, in this order, which follows
// the announced conditions (confidence C; the texts leave room):
//
//   1. not registered, deceased or struck off        -> kNotRegistered
//   2. covered by another regime                     -> kCoveredElsewhere
//   3. lives abroad, where residence is required     -> kNotEligible
//   4. no usable score, or one too old               -> kNotScored
//   5. score on the side of AMO Tadamon, or kept     -> kAmoTadamon
//   6. activity EMPLOYED, or unknown                 -> kNotEligible: such a
//      person belongs in the regime of that activity
//   7. score on the side of AMO Chamil               -> kAmoChamil
//   8. otherwise                                     -> kNotEligible
//
// Cover as a dependant does not count for a child of the head who passed the
// age limit since it opened (PassedAgeLimit()).
//
// A programme that is not in force on the day takes nobody, which is a reason.
//
// Pure: same arguments, same answer; no clock, no storage.
Classification Classify(const ProgrammeSet& programmes,
                        const ClassificationInput& input);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_CLASSIFY_H_
