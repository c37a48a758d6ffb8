#include "scoring/classification/reasons.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace scoring {
namespace {

// "The household's score 9.3264285 is above the threshold 9.3264284 of AMO
// Tadamon, a distance of 0.0000001."
std::string Comparison(Score score, absl::string_view relation, Score threshold,
                       absl::string_view programme) {
  return absl::StrCat("The household's score ", score.ToString(), " is ",
                      relation, " the threshold ", threshold.ToString(), " of ",
                      programme, ", a distance of ",
                      Distance(score, threshold).ToString(), ".");
}

}  // namespace

Reason NotRegistered(Registration registration) {
  switch (registration) {
    case Registration::kDeceased:
      return {"DECEASED", "The person who had this identifier has died."};
    case Registration::kRetired:
      return {"IDENTIFIER_RETIRED",
              "This identifier is retired: its holder has another one, or it "
              "was issued in error."};
    default:
      return {"NOT_REGISTERED", "Nobody is registered under this identifier."};
  }
}

Reason Covered(const OpenRegime& cover, base::Date day) {
  const bool principal = cover.role == RegimeRole::kPrincipal;
  return {
      principal ? "COVERED_AS_PRINCIPAL" : "COVERED_AS_DEPENDANT",
      absl::StrCat(
          principal ? "Insured by " : "Dependant of a person insured by ",
          RegimeName(cover.regime), " on ", day.ToString(),
          ", which excludes AMO Tadamon and AMO Chamil."),
  };
}

Reason NotCoveredElsewhere(base::Date day) {
  return {"NOT_COVERED_ELSEWHERE",
          absl::StrCat("No other compulsory regime covers the person on ",
                       day.ToString(), ".")};
}

Reason NoScore() {
  return {"NO_SCORE",
          "The person is in no household that has a score on this day."};
}

Reason OutsideUsableRange(Score score) {
  return {"SCORE_OUTSIDE_USABLE_RANGE",
          absl::StrCat("The household's score ", score.ToString(),
                       " lies outside the usable range of its formula; it is "
                       "not used until a caseworker rules.")};
}

Reason NotInForce(absl::string_view programme, base::Date day) {
  return {"PROGRAMME_NOT_IN_FORCE",
          absl::StrCat(programme, " is not in force on ", day.ToString(), ".")};
}

Reason AtOrUnderThreshold(Score score, Score threshold) {
  return {"SCORE_AT_OR_UNDER_THRESHOLD",
          Comparison(score, "at or under", threshold, "AMO Tadamon")};
}

Reason AboveThreshold(Score score, Score threshold) {
  return {"SCORE_ABOVE_THRESHOLD",
          Comparison(score, "above", threshold, "AMO Tadamon")};
}

Reason Employed() {
  return {"EMPLOYED",
          "AMO Chamil is for those without an activity; an employed person "
          "belongs in the regime of that activity."};
}

Reason ActivityUnknown() {
  return {"ACTIVITY_UNKNOWN",
          "AMO Chamil is for those without an activity, and the person's "
          "activity is not known."};
}

Reason NotEmployed() {
  return {"NOT_EMPLOYED",
          "The person has no activity that excludes AMO Chamil."};
}

Reason NotAboveChamilThreshold(Score score, Score threshold) {
  return {"SCORE_NOT_ABOVE_CHAMIL_THRESHOLD",
          Comparison(score, "at or under", threshold, "AMO Chamil")};
}

Reason Contribution(Score score, std::optional<std::int64_t> contribution_mad) {
  if (!contribution_mad.has_value()) {
    return {"CONTRIBUTION_NOT_SET",
            absl::StrCat("No contribution to AMO Chamil is set for the score ",
                         score.ToString(), ".")};
  }
  return {"CONTRIBUTION_BRACKET",
          absl::StrCat("The contribution to AMO Chamil for the score ",
                       score.ToString(), " is ", *contribution_mad,
                       " MAD a month.")};
}

}  // namespace scoring
