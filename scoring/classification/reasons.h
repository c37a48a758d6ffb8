#ifndef SCORING_CLASSIFICATION_REASONS_H_
#define SCORING_CLASSIFICATION_REASONS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/known_end.h"
#include "scoring/classification/classification_input.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/stability.h"
#include "scoring/score/score.h"

// One function for each reason of a classification, with its code. The
// sentences are in reason_texts.cc; what only a detailed answer tells is in
// notes.h. Only for scoring/classification.
namespace scoring {

// A programme as patterns choose by it: "amo_tadamon".
std::string ProgrammeCode(absl::string_view programme);

// Why something ends, as patterns choose by it: "REPORTED", "AGE_LIMIT",
// "DIED", "IN_OTHER_HOUSEHOLD", "IN_NO_HOUSEHOLD".
absl::string_view EndCode(registry::EndCause cause);

// The body that reports an end; DECLARED: none does.
std::string ReporterOf(const registry::KnownEnd& end);

// What a member is to the head, as patterns choose by it: the names of
// rsu.registry.v1.Member.Relationship.
absl::string_view RelationshipCode(registry::Relationship relationship);

// Of a score held against a threshold, for the codes that end in _THRESHOLD:
// the distance has no sign, the code and the sentence say the direction.
Reason Comparison(absl::string_view code, Score score, Score threshold);

// NOT_REGISTERED: nobody has this identifier. DECEASED: whoever had it died.
// IDENTIFIER_RETIRED: its holder has another one, or never was. Of any
// registration but kLiving.
Reason NotRegistered(const ClassificationInput& input);

// COVERED_AS_PRINCIPAL: insured by another compulsory regime.
// COVERED_AS_DEPENDANT: dependant of somebody who is.
Reason Covered(const registry::CoverOnDay& cover, base::Date day);

// NOT_COVERED_ELSEWHERE: by none.
Reason NotCoveredElsewhere(base::Date day);

// DEPENDANT_AGE_LIMIT_PASSED: was covered as a child; by none now.
Reason DependantAgeLimitPassed(const ClassificationInput& input, int up_to_age);

// LIVES_ABROAD: residence is required.
Reason LivesAbroad(base::Date day);

// NO_SCORE: no household, or no score of it.
Reason NoScore();

// SCORE_OUTSIDE_USABLE_RANGE: kept, and not used until a caseworker rules.
Reason OutsideUsableRange(Score score);

// SCORE_TOO_OLD: a dated rule limits its age.
Reason ScoreTooOld(base::Date declared_for, int months);

// PROGRAMME_NOT_IN_FORCE: it does not exist on the day. `programme` is a name:
// "amo-tadamon".
Reason NotInForce(absl::string_view programme, base::Date day);

// SCORE_AT_OR_UNDER_THRESHOLD: of AMO Tadamon, which is granted.
Reason AtOrUnderThreshold(Score score, Score threshold);

// SCORE_ABOVE_THRESHOLD: of AMO Tadamon, which is not granted.
Reason AboveThreshold(Score score, Score threshold);

// KEPT_BY_BAND, KEPT_UNTIL_CONFIRMED, KEPT_BY_GRACE_PERIOD: AMO Tadamon is
// granted all the same, by a dated rule that is off unless given.
Reason KeptInProgramme(absl::string_view programme, const Kept& kept);

// EMPLOYED, ACTIVITY_UNKNOWN: each excludes AMO Chamil.
Reason Employed();
Reason ActivityUnknown();

// NOT_EMPLOYED: allows AMO Chamil.
Reason NotEmployed();

// SCORE_NOT_ABOVE_CHAMIL_THRESHOLD: excludes AMO Chamil.
Reason NotAboveChamilThreshold(Score score, Score threshold);

// CONTRIBUTION_BRACKET: AMO Chamil is granted at a contribution.
// CONTRIBUTION_NOT_SET: it is granted, and no bracket is known.
Reason Contribution(Score score, std::optional<std::int64_t> contribution_mad);

// WAITING_PERIOD, a note: months before rights open. It decides nothing.
Reason WaitingPeriod(int months);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_REASONS_H_
