#include "scoring/classification/classify.h"

#include <algorithm>
#include <utility>

#include "scoring/classification/reasons.h"
#include "scoring/entitlement/birth_date.h"
#include "scoring/entitlement/dependants.h"
#include "scoring/programme/rules.h"

namespace scoring {
namespace {

using registry::CoverOnDay;
using registry::InsuredRole;
using registry::Member;
using registry::Registration;

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

// Test 5: whether AMO Tadamon takes the score.
bool TadamonTakes(const ProgrammeSet& programmes,
                  const ClassificationInput& input, Score score,
                  std::vector<Reason>& reasons) {
  const Period* tadamon = programmes.InForce(kAmoTadamonProgramme, input.day);
  if (tadamon == nullptr) {
    reasons.push_back(NotInForce(kAmoTadamonProgramme, input.day));
    return false;
  }
  if (tadamon->OnSide(score)) {
    reasons.push_back(AtOrUnderThreshold(score, tadamon->threshold));
    return true;
  }
  reasons.push_back(AboveThreshold(score, tadamon->threshold));
  const Programme& programme = *programmes.ByName(kAmoTadamonProgramme);
  const std::optional<Kept> kept =
      KeptOnSide(*tadamon, RuleOn(programme.rules().stability, input.day),
                 input.history, input.day);
  if (!kept.has_value()) return false;
  reasons.back().settled = true;
  reasons.push_back(KeptInProgramme(programme.name(), *kept));
  return true;
}

// Test 6: whether what the person does leaves room for AMO Chamil.
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

// Test 7: whether AMO Chamil takes the score, and at what contribution.
bool ChamilTakes(const ProgrammeSet& programmes,
                 const ClassificationInput& input, Score score,
                 Classification& answer) {
  const Period* chamil = programmes.InForce(kAmoChamilProgramme, input.day);
  if (chamil == nullptr) {
    answer.reasons.push_back(NotInForce(kAmoChamilProgramme, input.day));
    return false;
  }
  if (!chamil->OnSide(score)) {
    answer.reasons.push_back(NotAboveChamilThreshold(score, chamil->threshold));
    return false;
  }
  answer.contribution_mad = chamil->ContributionMad(score);
  answer.reasons.push_back(Contribution(score, answer.contribution_mad));
  const WaitingPeriodRule* waiting =
      RuleOn(programmes.ByName(kAmoChamilProgramme)->rules().waiting_periods,
             input.day);
  if (waiting != nullptr && waiting->months > 0) {
    answer.waiting_months = waiting->months;
    answer.notes.push_back(WaitingPeriod(waiting->months));
  }
  return true;
}

// Tests 5 to 8.
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

// The person on the day, as far as is known of whom a regime covers.
const std::optional<Member>& MemberNow(const ClassificationInput& input,
                                       const CoverOnDay& cover) {
  return input.member.has_value() ? input.member : cover.member_now;
}

// Whether a regime covers the person as a dependant, and the person was a child
// who passed the age limit since.
bool PassedAgeLimit(const ProgrammeSet& programmes,
                    const ClassificationInput& input, const CoverOnDay& cover) {
  const std::optional<Member>& now = MemberNow(input, cover);
  return cover.role == InsuredRole::kDependant && cover.since.has_value() &&
         now.has_value() &&
         PassedAgeLimit(programmes.common().dependants,
                        cover.member_then.value_or(*now), *cover.since, *now,
                        input.day);
}

// Why the open regime does not count; nothing if it does.
std::optional<Reason> AgeLimitPassed(const ProgrammeSet& programmes,
                                     const ClassificationInput& input) {
  if (!PassedAgeLimit(programmes, input, *input.open_regime)) {
    return std::nullopt;
  }
  const ChildDependency dependency =
      DependencyOf(RuleOn(programmes.common().dependants, input.day),
                   *MemberNow(input, *input.open_regime), input.day);
  return DependantAgeLimitPassed(input, dependency.up_to_age.value_or(0));
}

void TakeBirthDatesThatCount(const BirthDateRule* rule,
                             ClassificationInput& input) {
  if (DeclaredBirthDateCounts(rule)) return;
  const auto take = [rule](std::optional<Member>& member) {
    if (member.has_value()) member = WithCountingBirthDate(rule, *member);
  };
  const auto take_both = [&take](CoverOnDay& cover) {
    take(cover.member_then);
    take(cover.member_now);
  };
  take(input.member);
  if (input.open_regime.has_value()) take_both(*input.open_regime);
  for (CoverOnDay& cover : input.open_beside) take_both(cover);
}

void TakeCoverThatCounts(const ProgrammeSet& programmes,
                         ClassificationInput& input) {
  if (!input.open_regime.has_value() ||
      !PassedAgeLimit(programmes, input, *input.open_regime)) {
    return;
  }
  const auto first =
      std::find_if(input.open_beside.begin(), input.open_beside.end(),
                   [&](const CoverOnDay& cover) {
                     return !PassedAgeLimit(programmes, input, cover);
                   });
  if (first != input.open_beside.end()) std::swap(*input.open_regime, *first);
}

// Test 2: whether another regime covers the person.
bool CoveredElsewhere(const ProgrammeSet& programmes,
                      const ClassificationInput& input,
                      std::vector<Reason>& reasons) {
  if (!input.open_regime.has_value()) {
    reasons.push_back(NotCoveredElsewhere(input.day));
    return false;
  }
  if (std::optional<Reason> passed = AgeLimitPassed(programmes, input);
      passed.has_value()) {
    reasons.push_back(*std::move(passed));
    return false;
  }
  reasons.push_back(Covered(*input.open_regime, input.day));
  return true;
}

// Test 3: whether the person lives where the programmes hold.
bool ResidenceAllows(const ProgrammeSet& programmes,
                     const ClassificationInput& input,
                     std::vector<Reason>& reasons) {
  const ResidenceRule* rule = RuleOn(programmes.common().residence, input.day);
  if (rule == nullptr || !rule->required || !input.lives_abroad) return true;
  reasons.push_back(LivesAbroad(input.day));
  return false;
}

// Test 4: why the score cannot be used; nothing if it can.
std::optional<Reason> UnusableScore(
    const ProgrammeSet& programmes, base::Date day,
    const std::optional<HouseholdStanding>& standing) {
  if (!standing.has_value()) return NoScore();
  if (!standing->usable) return OutsideUsableRange(standing->score);
  const ScoreAgeRule* rule = RuleOn(programmes.common().score_age, day);
  if (rule == nullptr || !rule->at_most_months.has_value() ||
      !standing->declared_for.has_value() ||
      day <=
          base::MonthsAfter(*standing->declared_for, *rule->at_most_months)) {
    return std::nullopt;
  }
  return ScoreTooOld(*standing->declared_for, *rule->at_most_months);
}

}  // namespace

Classification Classify(const ProgrammeSet& programmes,
                        const ClassificationInput& input) {
  Classification answer;
  if (input.registration != Registration::kLiving) {
    answer.outcome = Outcome::kNotRegistered;
    answer.reasons.push_back(NotRegistered(input));
    return answer;
  }

  answer.unusable = UnusableScore(programmes, input.day, input.standing);
  if (!answer.unusable.has_value()) {
    MeasureDistances(programmes, input.day, input.standing->score, answer);
  }
  if (CoveredElsewhere(programmes, input, answer.reasons)) {
    answer.outcome = Outcome::kCoveredElsewhere;
    answer.regime = input.open_regime->regime;
  } else if (!ResidenceAllows(programmes, input, answer.reasons)) {
    answer.outcome = Outcome::kNotEligible;
  } else if (answer.unusable.has_value()) {
    answer.outcome = Outcome::kNotScored;
    answer.reasons.push_back(*answer.unusable);
  } else {
    answer.outcome = ByScore(programmes, input, input.standing->score, answer);
  }
  return answer;
}

bool IsCoveredElsewhere(const ProgrammeSet& programmes,
                        const ClassificationInput& input) {
  return input.open_regime.has_value() &&
         !PassedAgeLimit(programmes, input, *input.open_regime);
}

void TakeWhatCounts(const ProgrammeSet& programmes,
                    ClassificationInput& input) {
  TakeBirthDatesThatCount(RuleOn(programmes.common().birth_dates, input.day),
                          input);
  TakeCoverThatCounts(programmes, input);
}

}  // namespace scoring
