#ifndef SCORING_CLASSIFICATION_NOTES_H_
#define SCORING_CLASSIFICATION_NOTES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "registry/codes/coverage.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/member.h"
#include "registry/person_file/people_elsewhere.h"
#include "registry/status/person_status.h"
#include "scoring/classification/reason.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/score.h"

// What a detailed answer tells beside its reasons, and that decided nothing.
// Pure: same arguments, same answer.
namespace scoring {

// What softens the threshold of a programme on a day:
//
//   THRESHOLD_DIVIDES   nothing does
//   THRESHOLD_SOFTENED  a dated rule, with its band, confirmations and grace
Reason ThresholdRule(const Programme& programme, base::Date day);

// How far declared facts could lower a score above the threshold of a
// programme. `lowest` is the lowest score that the household can have, with the
// same members, of the same ages, in the same place (FindLowestScore()):
//
//   SCORE_ABOVE_WITHIN_FACTS  it is on the programme's side
//   SCORE_ABOVE_BEYOND_FACTS  it is above the threshold too
//
// Nothing if the score is on its side, or if it takes scores above one.
std::optional<Reason> FactsAboveThreshold(const Programme& programme,
                                          base::Date day, Score score,
                                          Score lowest);

// The days of cover that is open on a day, and what is known to follow it.
struct CoverDays {
  // The first day since which it is open as it is, without a gap.
  base::Date since;

  // When it counts no more, by the earliest of all that is known to end it.
  std::optional<registry::KnownEnd> end;
  int age_limit = 0;  // whole years, if one holds from the end on

  // The first cover that counts from `end` on.
  struct Next {
    registry::Regime regime{};
    base::Date day;
  };
  std::optional<Next> next;
};

// COVER_SINCE: from when on the other regime covers the person, until when if
// that is known already, and why then. COVER_FOLLOWS if another cover does.
std::vector<Reason> CoverSince(registry::Regime regime, const CoverDays& days);

// Why another score holds for some days than did as known before.
enum class ScoreRevisedBy { kCorrection, kRescoring, kTakenBack };

// The usable score of a household on a day, and what is known around it. Scores
// before and after it that equal it are not told of.
struct ScoreStory {
  Score score;
  base::Date from;  // the first day on which it holds

  // A run of re-scoring whose first day is `from`; nothing: it is the day for
  // which the household declared.
  struct Run {
    std::int64_t number = 0;
    std::string formula;
  };
  std::optional<Run> run;

  // The usable score of the day before `from`.
  std::optional<Score> before;

  // What holds later, as is known already.
  struct Next {
    Score score;
    base::Date from;
    bool by_run = false;  // else it was declared for that day
  };
  std::optional<Next> next;

  // That the register once knew another usable score for these days.
  struct Revision {
    ScoreRevisedBy by{};
    base::Date first_day;  // of the days that it changed
    std::int64_t known_at_us = 0;
    base::Date known_day;  // the UTC day of `known_at_us`
    Score before;
  };
  std::optional<Revision> revision;
};

// That the person who is asked about belongs to the household since its score
// holds, or later: what the household had before was not theirs.
struct Arrival {
  base::Date day;  // the first on which the person belongs to it

  // Where the person belonged the day before, as declared.
  bool from_other_household = false;
  std::optional<Score> score;  // its score of that day, if it may be used
};

// From when on the score holds and until when, and the ones before:
//
//   SCORE_SINCE            from the day for which the household declared
//   SCORE_SINCE_RESCORING  from the first day of a run of re-scoring
//   SCORE_UNTIL_CHANGED    nothing later is known
//   SCORE_NEXT             what is known to hold later
//   SCORE_ENDS_FOR_PERSON  instead of both, if `gone` comes before: when the
//                          person who is asked about belongs to the household
//                          no more
//   SCORE_BEFORE           the score that it had until the day before
//   SCORE_SINCE_ARRIVAL    instead, with `arrival`: where the person belonged
//                          until the day before, and the score there
//   SCORE_REVISED          the score that it had for the same days, as known
//                          before a correction or a run
std::vector<Reason> ScoreSince(
    const ScoreStory& story,
    const std::optional<registry::KnownEnd>& gone = std::nullopt,
    const std::optional<Arrival>& arrival = std::nullopt);

// Since when the household is on the other side of a programme's threshold, of
// each programme in force that takes scores at or under one, if the score lies
// on another side than one before:
//
//   SCORE_CROSSED              than that of the day before
//   SCORE_CROSSED_BY_ARRIVAL   instead, with `arrival`: than that of the
//                              household to which the person belonged
//   SCORE_CROSSED_BY_REVISION  than that for the same days, as known before
std::vector<Reason> Crossings(
    const ProgrammeSet& programmes, base::Date day, const ScoreStory& story,
    const std::optional<Arrival>& arrival = std::nullopt);

// DEPENDANT_UNTIL: that a child over an age limit is a dependant no more from a
// day on, as a body reports already.
Reason DependantUntil(const registry::KnownEnd& end, int age_limit);

// LIVES_ABROAD_UNTIL: that a body reports that somebody lives abroad no more
// from a later day on.
Reason LivesAbroadUntil(const registry::StatusEnd& end);

// Who of the head and the spouses is gone, in the order given:
//
//   HEAD_OR_SPOUSE_DIED    with the day
//   HEAD_OR_SPOUSE_MOVED   another household has declared them
//   HEAD_AND_SPOUSES_GONE  last, if `nobody_left`
std::vector<Reason> HeadAndSpousesGone(
    const std::vector<registry::GonePartner>& gone, bool nobody_left);

// How the age is counted of somebody whose birth date is known in part:
// BIRTH_DATE_PARTLY_KNOWN. Nothing if all of it is known, or if the date that
// counts is not the register's.
std::optional<Reason> PartlyKnownBirth(const BirthDateRule* rule,
                                       const registry::Member& member,
                                       base::Date day);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_NOTES_H_
