#include "scoring/classification/reasons.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace scoring {

using registry::CoverOnDay;
using registry::EndCause;
using registry::InsuredRole;
using registry::KnownEnd;
using registry::NameOf;
using registry::Registration;

absl::string_view EndCode(EndCause cause) {
  switch (cause) {
    case EndCause::kReported:
      return "REPORTED";
    case EndCause::kAgeLimit:
      return "AGE_LIMIT";
    case EndCause::kDied:
      return "DIED";
    case EndCause::kInOtherHousehold:
      return "IN_OTHER_HOUSEHOLD";
    case EndCause::kStudiesEnded:
      return "STUDIES_ENDED";
    case EndCause::kMarried:
      return "MARRIED";
    case EndCause::kDisabilityEnded:
      return "DISABILITY_ENDED";
    case EndCause::kDeclared:
      return "DECLARED";
    case EndCause::kInNoHousehold:
      break;
  }
  return "IN_NO_HOUSEHOLD";
}

std::string ReporterOf(const KnownEnd& end) {
  return end.source.empty() ? "DECLARED" : end.source;
}

std::string ProgrammeCode(absl::string_view programme) {
  return absl::StrReplaceAll(programme, {{"-", "_"}});
}

Reason Comparison(absl::string_view code, Score score, Score threshold) {
  std::string size = Distance(score, threshold).Size().ToString();
  if (score == threshold) size = "0";
  return {code, {score.ToString(), threshold.ToString(), std::move(size)}};
}

namespace {

// Whom the score counts for that the answer about somebody dead names.
absl::string_view ScoreOfTheDead(const ClassificationInput& input) {
  if (!input.standing.has_value()) return "NONE";
  return input.nobody_left ? "NOBODY_LEFT" : "HOUSEHOLD";
}

}  // namespace

Reason NotRegistered(const ClassificationInput& input) {
  switch (input.registration) {
    case Registration::kDeceased:
      return {"DECEASED",
              {input.died.has_value() ? input.died->ToString() : "UNKNOWN",
               std::string(ScoreOfTheDead(input))}};
    case Registration::kRetired:
      return {"IDENTIFIER_RETIRED", {}};
    default:
      return {"NOT_REGISTERED", {}};
  }
}

Reason Covered(const CoverOnDay& cover, base::Date day) {
  return {cover.role == InsuredRole::kPrincipal ? "COVERED_AS_PRINCIPAL"
                                                : "COVERED_AS_DEPENDANT",
          {std::string(NameOf(cover.regime)), day.ToString()},
          cover.ends.has_value()};
}

Reason NotCoveredElsewhere(base::Date day) {
  return {"NOT_COVERED_ELSEWHERE", {day.ToString()}};
}

Reason DependantAgeLimitPassed(const ClassificationInput& input,
                               int up_to_age) {
  const KnownEnd end =
      input.age_limit_passed.value_or(KnownEnd{{}, EndCause::kAgeLimit, {}});
  return {
      "DEPENDANT_AGE_LIMIT_PASSED",
      {std::string(NameOf(input.open_regime->regime)), absl::StrCat(up_to_age),
       input.age_limit_passed.has_value() ? end.day.ToString() : "UNKNOWN",
       std::string(EndCode(end.cause)), ReporterOf(end)}};
}

Reason LivesAbroad(base::Date day) {
  return {"LIVES_ABROAD", {day.ToString()}};
}

Reason NoScore() { return {"NO_SCORE", {}}; }

Reason OutsideUsableRange(Score score) {
  return {"SCORE_OUTSIDE_USABLE_RANGE", {score.ToString()}};
}

Reason ScoreTooOld(base::Date declared_for, int months) {
  return {"SCORE_TOO_OLD", {declared_for.ToString(), absl::StrCat(months)}};
}

Reason NotInForce(absl::string_view programme, base::Date day) {
  return {"PROGRAMME_NOT_IN_FORCE", {ProgrammeCode(programme), day.ToString()}};
}

Reason AtOrUnderThreshold(Score score, Score threshold) {
  return Comparison("SCORE_AT_OR_UNDER_THRESHOLD", score, threshold);
}

Reason AboveThreshold(Score score, Score threshold) {
  return Comparison("SCORE_ABOVE_THRESHOLD", score, threshold);
}

Reason KeptInProgramme(absl::string_view programme, const Kept& kept) {
  switch (kept.by) {
    case KeptBy::kBand:
      return {"KEPT_BY_BAND", {ProgrammeCode(programme)}};
    case KeptBy::kConfirmations:
      return {"KEPT_UNTIL_CONFIRMED", {ProgrammeCode(programme)}};
    case KeptBy::kGracePeriod:
      break;
  }
  return {"KEPT_BY_GRACE_PERIOD",
          {ProgrammeCode(programme),
           kept.until.has_value() ? kept.until->ToString() : ""}};
}

Reason Employed() { return {"EMPLOYED", {}}; }

Reason ActivityUnknown() { return {"ACTIVITY_UNKNOWN", {}}; }

Reason NotEmployed() { return {"NOT_EMPLOYED", {}}; }

Reason NotAboveChamilThreshold(Score score, Score threshold) {
  return Comparison("SCORE_NOT_ABOVE_CHAMIL_THRESHOLD", score, threshold);
}

Reason Contribution(Score score, std::optional<std::int64_t> contribution_mad) {
  if (!contribution_mad.has_value()) {
    return {"CONTRIBUTION_NOT_SET", {score.ToString()}};
  }
  return {"CONTRIBUTION_BRACKET",
          {score.ToString(), absl::StrCat(*contribution_mad)}};
}

Reason WaitingPeriod(int months) {
  return {"WAITING_PERIOD", {absl::StrCat(months)}};
}

absl::string_view RelationshipCode(registry::Relationship relationship) {
  using registry::Relationship;
  switch (relationship) {
    case Relationship::kHead:
      return "HEAD";
    case Relationship::kSpouse:
      return "SPOUSE";
    case Relationship::kChild:
      return "CHILD";
    case Relationship::kParent:
      return "PARENT";
    case Relationship::kSibling:
      return "SIBLING";
    case Relationship::kGrandchild:
      return "GRANDCHILD";
    case Relationship::kOtherRelative:
      return "OTHER_RELATIVE";
    case Relationship::kNotRelated:
      break;
  }
  return "NOT_RELATED";
}

}  // namespace scoring
