#ifndef SCORING_CLASSIFICATION_REASONS_H_
#define SCORING_CLASSIFICATION_REASONS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/declaration/household_facts.h"
#include "registry/person_file/known_end.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/stability.h"
#include "scoring/score/score.h"

// One function for each reason that classify.h lists. Only for
// scoring/classification.
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

// Of any registration but kLiving.
Reason NotRegistered(const ClassificationInput& input);
Reason Covered(const registry::CoverOnDay& cover, base::Date day);
Reason NotCoveredElsewhere(base::Date day);
Reason DependantAgeLimitPassed(const ClassificationInput& input, int up_to_age);
Reason LivesAbroad(base::Date day);
Reason NoScore();
Reason OutsideUsableRange(Score score);
Reason ScoreTooOld(base::Date declared_for, int months);
// `programme` is a name: "amo-tadamon".
Reason NotInForce(absl::string_view programme, base::Date day);
Reason AtOrUnderThreshold(Score score, Score threshold);
Reason AboveThreshold(Score score, Score threshold);
Reason KeptInProgramme(absl::string_view programme, const Kept& kept);
Reason Employed();
Reason ActivityUnknown();
Reason NotEmployed();
Reason NotAboveChamilThreshold(Score score, Score threshold);
Reason Contribution(Score score, std::optional<std::int64_t> contribution_mad);
Reason WaitingPeriod(int months);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_REASONS_H_
