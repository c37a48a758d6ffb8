#include "scoring/classification/classify.h"

#include "scoring/classification/reasons.h"

namespace scoring {
namespace {

// The part of the answer that depends on the score alone, whatever the outcome.
void MeasureDistances(const ProgrammeSet& programmes, base::Date day,
                      Score score, Classification& answer) {
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(day);
    if (period == nullptr || period->side != Side::kAtMost) continue;
    answer.distances.push_back({programme.name(), period->threshold,
                                Distance(score, period->threshold)});
  }
  const Period* aid = programmes.InForce(kDirectSocialAidProgramme, day);
  if (aid != nullptr) answer.at_or_under_asd = aid->OnSide(score);
}

// Test 4: whether AMO Tadamon takes the score.
bool TadamonTakes(const ProgrammeSet& programmes,
                  const ClassificationInput& input, Score score,
                  std::vector<Reason>& reasons) {
  const Period* tadamon = programmes.InForce(kAmoTadamonProgramme, input.day);
  if (tadamon == nullptr) {
    reasons.push_back(NotInForce("AMO Tadamon", input.day));
    return false;
  }
  if (tadamon->OnSide(score)) {
    reasons.push_back(AtOrUnderThreshold(score, tadamon->threshold));
    return true;
  }
  reasons.push_back(AboveThreshold(score, tadamon->threshold));
  return false;
}

// Test 5: whether what the person does leaves room for AMO Chamil.
bool ActivityAllows(const std::optional<registry::Activity>& activity,
                    std::vector<Reason>& reasons) {
  if (!activity.has_value()) {
    reasons.push_back(ActivityUnknown());
    return false;
  }
  if (*activity == registry::Activity::kEmployed) {
    reasons.push_back(Employed());
    return false;
  }
  reasons.push_back(NotEmployed());
  return true;
}

// Test 6: whether AMO Chamil takes the score, and at what contribution.
bool ChamilTakes(const ProgrammeSet& programmes,
                 const ClassificationInput& input, Score score,
                 Classification& answer) {
  const Period* chamil = programmes.InForce(kAmoChamilProgramme, input.day);
  if (chamil == nullptr) {
    answer.reasons.push_back(NotInForce("AMO Chamil", input.day));
    return false;
  }
  if (!chamil->OnSide(score)) {
    answer.reasons.push_back(NotAboveChamilThreshold(score, chamil->threshold));
    return false;
  }
  answer.contribution_mad = chamil->ContributionMad(score);
  answer.reasons.push_back(Contribution(score, answer.contribution_mad));
  return true;
}

// Tests 4 to 7.
Outcome ByScore(const ProgrammeSet& programmes,
                const ClassificationInput& input, Score score,
                Classification& answer) {
  if (TadamonTakes(programmes, input, score, answer.reasons)) {
    return Outcome::kAmoTadamon;
  }
  if (ActivityAllows(input.activity, answer.reasons) &&
      ChamilTakes(programmes, input, score, answer)) {
    return Outcome::kAmoChamil;
  }
  return Outcome::kNotEligible;
}

}  // namespace

Classification Classify(const ProgrammeSet& programmes,
                        const ClassificationInput& input) {
  Classification answer;
  if (input.registration != Registration::kLiving) {
    answer.outcome = Outcome::kNotRegistered;
    answer.reasons.push_back(NotRegistered(input.registration));
    return answer;
  }

  const std::optional<HouseholdStanding>& standing = input.standing;
  const bool has_usable_score = standing.has_value() && standing->usable;
  if (has_usable_score) {
    MeasureDistances(programmes, input.day, standing->score, answer);
  }

  if (input.open_regime.has_value()) {
    answer.outcome = Outcome::kCoveredElsewhere;
    answer.regime = input.open_regime->regime;
    answer.reasons.push_back(Covered(*input.open_regime, input.day));
    return answer;
  }
  answer.reasons.push_back(NotCoveredElsewhere(input.day));

  if (!has_usable_score) {
    answer.outcome = Outcome::kNotScored;
    answer.reasons.push_back(
        standing.has_value() ? OutsideUsableRange(standing->score) : NoScore());
    return answer;
  }
  answer.outcome = ByScore(programmes, input, standing->score, answer);
  return answer;
}

absl::string_view RegimeName(Regime regime) {
  switch (regime) {
    case Regime::kCnops:
      return "CNOPS";
    case Regime::kCnss:
      return "CNSS";
    case Regime::kTns:
      return "TNS";
    case Regime::kFar:
      return "FAR";
    case Regime::kStudent:
      return "STUDENT";
  }
  return "";
}

}  // namespace scoring
