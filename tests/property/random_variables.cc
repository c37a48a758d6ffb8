#include "tests/property/random_variables.h"

#include <algorithm>
#include <cstdlib>

#include "scoring/score/compute_score.h"

namespace property {
namespace {

using golden::Draw;
using scoring::Variable;
using scoring::Variables;

constexpr Variable kAmounts[] = {Variable::kButaneYearlyPerPerson,
                                 Variable::kWaterElectricityYearlyPerPerson,
                                 Variable::kPhoneInternetYearlyPerPerson};

std::int64_t DrawMembers(Draw& draw) {
  const std::int64_t kind = draw.Between(1, 16);
  if (kind <= 4) return draw.Between(1, 2);
  if (kind <= 14) return draw.Between(3, 8);
  return kind == 15 ? draw.Between(9, 49) : scoring::kMaxMembers;
}

// An end of the range or a value near the lowest; seldom any other.
std::int64_t DrawFrom(Draw& draw, std::int64_t lowest, std::int64_t highest) {
  const std::int64_t kind = draw.Between(1, 32);
  if (kind == 1) return highest;
  if (kind == 2) return draw.Between(lowest, highest);
  return draw.Between(lowest, std::min(highest, lowest + 3));
}

void Set(Variables& variables, Variable variable, std::int64_t value) {
  variables[variable] = static_cast<std::int32_t>(value);
}

void SetSquares(Variables& variables) {
  const std::int64_t members = variables[Variable::kMembers];
  const std::int64_t age = variables[Variable::kHeadAge];
  Set(variables, Variable::kMembersSquared, members * members);
  Set(variables, Variable::kHeadAgeSquared, age * age);
}

std::int64_t WeightOf(const scoring::Annex& annex, Variable variable) {
  for (const scoring::FormulaTerm& term : annex.terms) {
    if (term.variable == variable) return term.coefficient.ticks();
  }
  return 0;
}

// Numerators [from, to) over 100 n.
struct Window {
  std::int64_t from;
  std::int64_t to;
};

Window WindowOf(scoring::Score threshold, Landing landing,
                std::int64_t denominator) {
  // No two sums of amounts are nearer to each other.
  constexpr std::int64_t kEdge = 50;
  std::int64_t ticks = threshold.ticks();
  if (landing == Landing::kTickAbove) ++ticks;
  if (landing == Landing::kTickBelow) --ticks;
  const Window all = {ticks * denominator - denominator / 2,
                      ticks * denominator + denominator / 2};
  if (landing == Landing::kLowerEdge) return {all.from, all.from + kEdge};
  if (landing == Landing::kUpperEdge) return {all.to - kEdge, all.to};
  return all;
}

// Makes up what `variables` lack by the amounts; false if it cannot.
bool Fill(Draw& draw, const scoring::Annex& annex, std::int64_t numerator,
          const Window& window, Variables& variables) {
  const std::int64_t butane = WeightOf(annex, kAmounts[0]);
  const std::int64_t water = WeightOf(annex, kAmounts[1]);
  const std::int64_t phone = WeightOf(annex, kAmounts[2]);
  for (int i = 0; i < 2'000; ++i) {
    const std::int64_t bills = draw.Between(0, 3'000);
    const std::int64_t calls = draw.Between(0, 3'000);
    const std::int64_t sum = numerator + water * bills + phone * calls;
    if (sum > window.from) return false;
    const std::int64_t gas = (window.from - sum + butane - 1) / butane;
    if (gas > scoring::kMaxYearlyCentimes) return false;
    if (sum + gas * butane >= window.to) continue;
    Set(variables, kAmounts[0], gas);
    Set(variables, kAmounts[1], bills);
    Set(variables, kAmounts[2], calls);
    return true;
  }
  return false;
}

}  // namespace

Variables DrawVariables(Draw& draw) {
  Variables variables;
  variables.milieu =
      draw.OneIn(2) ? registry::Milieu::kUrban : registry::Milieu::kRural;
  variables.region =
      static_cast<std::int32_t>(draw.Between(1, scoring::kRegionCount));
  const std::int64_t members = DrawMembers(draw);
  for (const scoring::CatalogueEntry& entry : scoring::Catalogue()) {
    std::int64_t highest = entry.highest;
    if (entry.kind == scoring::VariableKind::kShare) highest = members;
    std::int64_t value = 0;
    if (entry.kind == scoring::VariableKind::kYearlyAmountPerPerson) {
      value = draw.OneIn(16) ? DrawFrom(draw, 0, highest)
                             : draw.Between(0, 1'000'000);
    } else {
      value = DrawFrom(draw, entry.lowest, highest);
    }
    Set(variables, entry.variable, value);
  }
  Set(variables, Variable::kMembers, members);
  if (!draw.OneIn(8)) Set(variables, Variable::kHeadAge, draw.Between(15, 90));
  SetSquares(variables);
  return variables;
}

Variables DrawBeside(Draw& draw, const scoring::Formula& formula,
                     scoring::Score threshold, Landing landing) {
  while (true) {
    Variables variables = DrawVariables(draw);
    for (const Variable variable : kAmounts) Set(variables, variable, 0);
    const auto exact = ComputeScore(formula, variables);
    if (!exact.ok()) std::abort();
    if (Fill(draw, formula.annex(variables.milieu), exact->numerator,
             WindowOf(threshold, landing, exact->denominator), variables)) {
      return variables;
    }
  }
}

}  // namespace property
