#include "scoring/service/simulation_message.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/rpc/moment.h"
#include "registry/codes/place.h"
#include "scoring/score/score.h"
#include "scoring/service/message_codes.h"
#include "scoring/simulation/answer_counts.h"
#include "scoring/simulation/parity.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;

// Steps of 0.01 in one of the histogram.
constexpr std::size_t kInOneBar = 5;

constexpr const char* kWithin[kNearTicks.size()] = {"0.01", "0.05", "0.1"};

std::string TextOf(Score score) { return score.ToString(); }

// Hundredths of a point.
std::string Hundredths(std::size_t steps) {
  return absl::StrFormat("%d.%02d", steps / 100, steps % 100);
}

void FillBrackets(const Period& period, const std::vector<std::int64_t>& counts,
                  v1::SimulatedRule& rule) {
  std::int64_t contributions_mad = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const Bracket& bracket = period.brackets[i];
    v1::SimulatedBracket& to = *rule.add_brackets();
    to.set_above(TextOf(bracket.above));
    if (bracket.up_to.has_value()) to.set_up_to(TextOf(*bracket.up_to));
    to.set_contribution_mad(bracket.contribution_mad);
    to.set_households(counts[i]);
    contributions_mad += bracket.contribution_mad * counts[i];
  }
  rule.set_contributions_mad(contributions_mad);
}

void FillRule(const Period& period, const ComparedProgramme& programme,
              const std::array<NearThreshold, kNearTicks.size()>& near,
              const std::vector<std::int64_t>& brackets,
              v1::SimulatedRule& rule) {
  rule.set_effective_from(period.effective_from.ToString());
  if (period.side == Side::kAtMost) {
    rule.set_at_most(TextOf(period.threshold));
  } else {
    rule.set_above(TextOf(period.threshold));
  }
  FillBrackets(period, brackets, rule);
  if (programme.cost_per_household_mad.has_value()) {
    rule.set_cost_mad(*programme.cost_per_household_mad * rule.households());
  }
  for (std::size_t i = 0; i < near.size(); ++i) {
    v1::NearThreshold& to = *rule.add_near();
    to.set_within(kWithin[i]);
    to.set_at_or_under(near[i].at_or_under);
    to.set_above(near[i].above);
  }
}

void FillParity(const SimulationCounts& counts, std::size_t index,
                v1::SimulatedProgramme& to) {
  for (const ParityGroup& group : CountParity(counts, index)) {
    const Rate before = WilsonRate(group.on_side.before, group.usable.before);
    const Rate after = WilsonRate(group.on_side.after, group.usable.after);
    v1::ParityRate& rate = *to.add_parity();
    rate.set_dimension(base::InMessage(group.dimension));
    rate.set_group(group.group);
    rate.set_households(group.households);
    rate.set_usable_before(group.usable.before);
    rate.set_usable_after(group.usable.after);
    rate.set_before(group.on_side.before);
    rate.set_after(group.on_side.after);
    rate.set_rate_before(before.rate);
    rate.set_low_before(before.low);
    rate.set_high_before(before.high);
    rate.set_rate_after(after.rate);
    rate.set_low_after(after.low);
    rate.set_high_after(after.high);
  }
}

void FillVolatility(const std::vector<std::int64_t>& by_crossings,
                    v1::SimulatedProgramme& to) {
  std::int64_t households = 0;
  std::int64_t crossings = 0;
  for (std::size_t i = 0; i < by_crossings.size(); ++i) {
    to.add_households_by_crossings(by_crossings[i]);
    households += by_crossings[i];
    crossings += static_cast<std::int64_t>(i) * by_crossings[i];
  }
  if (households == 0) return;
  to.set_crossings_per_household(static_cast<double>(crossings) /
                                 static_cast<double>(households));
}

void FillProgramme(const SimulationCounts& counts, std::size_t index,
                   v1::SimulatedProgramme& to) {
  const ComparedProgramme& programme = counts.scenario().programmes()[index];
  to.set_name(programme.name);
  to.set_title(programme.title);
  if (programme.cost_per_household_mad.has_value()) {
    to.set_cost_per_household_mad(*programme.cost_per_household_mad);
  }
  Both<Size> on_side;
  Size entered;
  Size left;
  Size to_unusable;
  Size from_unusable;
  for (std::size_t i = 0; i < kGroups; ++i) {
    const GroupCounts& in = counts.In(i, index);
    const std::int64_t members = GroupAt(i).members;
    on_side.before.Add({in.before, in.before * members, in.before});
    on_side.after.Add({in.after, in.after * members, in.after});
    entered.Add({in.entered, in.entered * members, in.entered});
    left.Add({in.left, in.left * members, in.left});
    to_unusable.Add({in.to_unusable, in.to_unusable * members, in.to_unusable});
    from_unusable.Add(
        {in.from_unusable, in.from_unusable * members, in.from_unusable});
  }
  to.set_households_entered(entered.households);
  to.set_people_entered(entered.people);
  to.set_households_left(left.households);
  to.set_people_left(left.people);
  to.set_households_to_unusable(to_unusable.households);
  to.set_people_to_unusable(to_unusable.people);
  to.set_households_from_unusable(from_unusable.households);
  to.set_people_from_unusable(from_unusable.people);
  const ProgrammeCounts& counted = counts.programmes()[index];
  if (programme.before != nullptr) {
    to.mutable_before()->set_households(on_side.before.households);
    to.mutable_before()->set_people(on_side.before.people);
    FillRule(*programme.before, programme, counted.near.before,
             counted.brackets.before, *to.mutable_before());
  }
  if (programme.after != nullptr) {
    to.mutable_after()->set_households(on_side.after.households);
    to.mutable_after()->set_people(on_side.after.people);
    FillRule(*programme.after, programme, counted.near.after,
             counted.brackets.after, *to.mutable_after());
  }
  FillVolatility(counted.by_crossings, to);
  FillParity(counts, index, to);
}

void FillGroups(const SimulationCounts& counts,
                const std::optional<AnswerCounts>& answers,
                v1::Simulation& to) {
  for (std::size_t i = 0; i < kGroups; ++i) {
    if (counts.HouseholdsIn(i) == 0) continue;
    const Group group = GroupAt(i);
    v1::SimulatedGroup& message = *to.add_groups();
    message.set_region(registry::RegionCode(group.region));
    message.set_milieu(std::string(NameOf(group.milieu)));
    message.set_members(group.members);
    message.set_head_sex(
        std::string(NameOf(group.head_sex.value_or(registry::Sex{}))));
    message.set_households(counts.HouseholdsIn(i));
    if (answers.has_value()) {
      message.set_aid_mad_before(answers->AidOf(i).before);
      message.set_aid_mad_after(answers->AidOf(i).after);
    }
    for (std::size_t k = 0; k < counts.programmes().size(); ++k) {
      const GroupCounts& in = counts.In(i, k);
      v1::SimulatedMoves& moves = *message.add_programmes();
      moves.set_before(in.before);
      moves.set_after(in.after);
      moves.set_entered(in.entered);
      moves.set_left(in.left);
      moves.set_to_unusable(in.to_unusable);
      moves.set_from_unusable(in.from_unusable);
    }
  }
}

v1::AnswerSums ToMessage(const AnswerSums& sums) {
  const auto tadamon = static_cast<std::size_t>(Outcome::kAmoTadamon);
  const auto chamil = static_cast<std::size_t>(Outcome::kAmoChamil);
  const auto by = [&sums](AidBasis basis) {
    return sums.aid_by_basis[static_cast<std::size_t>(basis)];
  };
  v1::AnswerSums to;
  to.set_tadamon_principals(sums.principals[tadamon]);
  to.set_tadamon_dependants(sums.dependants[tadamon]);
  to.set_chamil_principals(sums.principals[chamil]);
  to.set_chamil_dependants(sums.dependants[chamil]);
  to.set_chamil_contributions_mad(sums.contributions_mad);
  to.set_chamil_waiting(sums.waiting);
  to.set_aid_households(sums.aid_households);
  to.set_aid_monthly_mad(sums.aid_mad);
  to.set_aid_by_children(by(AidBasis::kChildren));
  to.set_aid_by_floor(by(AidBasis::kFloor));
  to.set_aid_without_child(by(AidBasis::kWithoutChild));
  to.set_aid_not_set(sums.aid_by_basis[0]);
  to.set_aid_children(sums.aid_children);
  to.set_aid_birth_premiums_mad(sums.birth_premiums_mad);
  to.set_aid_excluded(sums.aid_excluded);
  to.set_school_aid_mad(sums.school_aid_mad);
  to.set_school_aid_unknown(sums.school_aid_unknown);
  to.set_not_scored(sums.not_scored);
  return to;
}

void FillAnswers(const AnswerCounts& answers, v1::SimulatedAnswers& to) {
  std::int64_t people = 0;
  for (std::size_t before = 1; before < kOutcomes; ++before) {
    for (std::size_t after = 1; after < kOutcomes; ++after) {
      const auto from = static_cast<Outcome>(before);
      const auto now = static_cast<Outcome>(after);
      const std::int64_t moved = answers.Moved(from, now);
      if (moved == 0) continue;
      v1::OutcomeMove& move = *to.add_moves();
      move.set_before(base::InMessage(from));
      move.set_after(base::InMessage(now));
      move.set_people(moved);
      people += moved;
    }
  }
  to.set_people(people);
  *to.mutable_before() = ToMessage(answers.sums().before);
  *to.mutable_after() = ToMessage(answers.sums().after);
  to.set_aid_households_entered(answers.aid_moves().entered);
  to.set_aid_households_left(answers.aid_moves().left);
  to.set_aid_households_more(answers.aid_moves().more);
  to.set_aid_households_less(answers.aid_moves().less);
  to.set_aid_households_to_unusable(answers.aid_moves().to_unusable);
  to.set_aid_households_from_unusable(answers.aid_moves().from_unusable);
}

void FillExclusive(const SimulationCounts& counts, v1::Simulation& to) {
  const Scenario& scenario = counts.scenario();
  for (std::size_t i = 0; i < counts.exclusive().size(); ++i) {
    const ExclusivePair& pair = scenario.exclusive()[i];
    const auto& [both, neither] = counts.exclusive()[i];
    v1::ExclusiveProgrammes& message = *to.add_exclusive();
    message.set_one(scenario.programmes()[pair.one].name);
    message.set_other(scenario.programmes()[pair.other].name);
    message.set_households_in_both_before(both.before.households);
    message.set_people_in_both_before(both.before.people);
    message.set_households_in_both_after(both.after.households);
    message.set_people_in_both_after(both.after.people);
    message.set_households_in_neither_before(neither.before.households);
    message.set_people_in_neither_before(neither.before.people);
    message.set_households_in_neither_after(neither.after.households);
    message.set_people_in_neither_after(neither.after.people);
  }
}

template <typename Message>
void FillSizes(const Both<Size>& sizes, Message& to) {
  to.set_households_before(sizes.before.households);
  to.set_people_before(sizes.before.people);
  to.set_households_after(sizes.after.households);
  to.set_people_after(sizes.after.people);
  to.set_usable_households_before(sizes.before.usable);
  to.set_usable_households_after(sizes.after.usable);
}

bool IsNobody(const Both<Size>& sizes) {
  return sizes.before.households == 0 && sizes.after.households == 0;
}

void FillHistogram(const SimulationCounts& counts, v1::Simulation& to) {
  constexpr std::size_t kBars = kSteps / kInOneBar;
  // The two without an end stand at 0 and at kBars + 1.
  std::vector<Both<Size>> bars(kBars + 2);
  for (std::size_t i = 0; i < counts.steps().size(); ++i) {
    Both<Size>& bar = bars[(i + kInOneBar - 1) / kInOneBar];
    bar.before.Add(counts.steps()[i].before);
    bar.after.Add(counts.steps()[i].after);
  }
  std::size_t first = 0;
  std::size_t end = bars.size();
  while (first < end && IsNobody(bars[first])) ++first;
  while (end > first && IsNobody(bars[end - 1])) --end;
  for (std::size_t i = first; i < end; ++i) {
    v1::ScoreStep& step = *to.add_histogram();
    if (i > 0) step.set_above(Hundredths((i - 1) * kInOneBar));
    if (i <= kBars) step.set_up_to(Hundredths(i * kInOneBar));
    FillSizes(bars[i], step);
  }
}

// The thresholds from where there are none to where there are all: 0.01 apart
// from 0 to 20, and beyond 1, 2, 4, 8, ... points away.
class CurvePoints {
 public:
  explicit CurvePoints(Size total) : total_(total) {}

  // The next threshold, with those between it and the one before.
  void Add(std::int64_t ticks, const Both<Size>& between) {
    if (complete_) return;
    at_or_under_.before.Add(between.before);
    at_or_under_.after.Add(between.after);
    // The next one may be the first with somebody.
    if (IsNobody(at_or_under_)) points_.clear();
    points_.push_back({ticks, at_or_under_});
    complete_ = at_or_under_.before.households == total_.households &&
                at_or_under_.after.households == total_.households;
  }

  std::vector<SimulationCounts::Mark> Take() { return std::move(points_); }

 private:
  const Size total_;
  bool complete_ = false;
  Both<Size> at_or_under_;
  std::vector<SimulationCounts::Mark> points_;
};

// 2^k points, in ticks; the last is farther away than any score.
std::int64_t TailTicks(std::size_t k) {
  return k + 1 < kTailSteps ? kPointTicks << k : INT64_MAX;
}

std::vector<SimulationCounts::Mark> PointsOf(const SimulationCounts& counts) {
  CurvePoints points(counts.total());
  const Both<Size> nobody;
  points.Add(INT64_MIN, nobody);
  for (std::size_t k = kTailSteps - 1; k > 0; --k) {
    points.Add(-TailTicks(k - 1), counts.below()[k]);
  }
  points.Add(0, counts.below()[0]);
  for (std::size_t i = 1; i <= kSteps; ++i) {
    points.Add(static_cast<std::int64_t>(i) * kStepTicks, counts.steps()[i]);
  }
  constexpr std::int64_t kEnd = std::int64_t{kSteps} * kStepTicks;
  for (std::size_t k = 0; k < kTailSteps; ++k) {
    points.Add(k + 1 < kTailSteps ? kEnd + TailTicks(k) : INT64_MAX,
               counts.above()[k]);
  }
  return points.Take();
}

void FillCurve(const SimulationCounts& counts, v1::Simulation& to) {
  std::vector<SimulationCounts::Mark> points = PointsOf(counts);
  for (const SimulationCounts::Mark& mark : counts.marks()) {
    points.push_back(mark);
  }
  const auto by_ticks = [](const auto& a, const auto& b) {
    return a.ticks < b.ticks;
  };
  std::stable_sort(points.begin(), points.end(), by_ticks);
  const auto same = [](const auto& a, const auto& b) {
    return a.ticks == b.ticks;
  };
  points.erase(std::unique(points.begin(), points.end(), same), points.end());
  for (const SimulationCounts::Mark& point : points) {
    v1::CurvePoint& message = *to.add_curve();
    message.set_threshold(TextOf(Score::FromTicks(point.ticks)));
    FillSizes(point.at_or_under, message);
  }
}

}  // namespace

v1::Simulation ToMessage(const Simulation& simulation) {
  const SimulationCounts& counts = simulation.counts;
  const Scenario& scenario = counts.scenario();
  v1::Simulation to;
  to.set_as_of(scenario.day().ToString());
  *to.mutable_known_at() = base::rpc::ToTimestamp(simulation.known_at_us);
  if (scenario.formula() != nullptr) {
    to.set_formula(scenario.formula()->name());
  }
  to.set_households(counts.total().households);
  to.set_people(counts.total().people);
  to.set_changed(counts.changed());
  to.set_not_usable_before(counts.not_usable().before);
  to.set_not_usable_after(counts.not_usable().after);
  FillExclusive(counts, to);
  for (std::size_t i = 0; i < counts.programmes().size(); ++i) {
    FillProgramme(counts, i, *to.add_programmes());
  }
  FillGroups(counts, simulation.answers, to);
  if (simulation.answers.has_value()) {
    FillAnswers(*simulation.answers, *to.mutable_answers());
  }
  if (counts.total().households > 0) {
    FillHistogram(counts, to);
    FillCurve(counts, to);
  }
  for (const std::int64_t run : simulation.runs) {
    to.add_runs(absl::StrCat("rescoringRuns/", run));
  }
  return to;
}

}  // namespace scoring
