// The lowest score that a household can declare, against declarations of the
// same people: none of many drawn at random scores lower, and one that is found
// by trying every value of every field scores it. Households are drawn at
// random, by the formula of the decree and by formulas in which any fact may
// raise a score or lower it.

#include "scoring/explanation/lowest_score.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/date.h"
#include "gtest/gtest.h"
#include "registry/verification/verification.h"
#include "scoring/explanation/declared_facts.h"
#include "scoring/explanation/facts_of_variable.h"
#include "scoring/score/compute_score.h"
#include "scoring/variables/extract_from_facts.h"
#include "tests/property/random_facts.h"

namespace property {
namespace {

using registry::HouseholdFacts;
using scoring::DeclaredFact;
using scoring::Formula;
using scoring::LowestScore;
using scoring::MembersByAge;
using scoring::Variables;

constexpr std::uint64_t kSeed = 20221117;
constexpr int kHouseholds = 240;

HouseholdFacts RandomFacts(golden::Draw& draw) {
  const auto read = registry::Declaration::Read(SmallHousehold(draw)).value();
  return registry::VerifyDeclared(read).facts();
}

MembersByAge ByAge(const HouseholdFacts& facts) {
  MembersByAge counts;
  for (const registry::MemberFacts& member : facts.members) {
    const int age = base::WholeYears(member.birth_date, facts.effective_date);
    if (age >= 15) ++counts.adults;
    if (age >= 6 && age <= 14) ++counts.of_school_age;
  }
  return counts;
}

Variables VariablesOf(const HouseholdFacts& facts) {
  return scoring::internal::ExtractFromFacts(facts);
}

// Exactly, so that what moves a score by less than a tick is seen.
std::int64_t NumeratorOf(const Formula& formula, const HouseholdFacts& facts) {
  return ComputeScore(formula, VariablesOf(facts)).value().numerator;
}

// Values that stand for all of a field: of a number that is weighed as it is
// its ends, and of the others every one.
std::vector<std::int64_t> ValuesToTry(const DeclaredFact& fact) {
  const scoring::FactRule& rule = *fact.rule;
  if (rule.kind == scoring::FactKind::kStraightNumber) {
    return {rule.lowest, rule.highest};
  }
  std::vector<std::int64_t> values;
  for (std::int64_t value = rule.lowest; value <= rule.highest; ++value) {
    values.push_back(value);
  }
  return values;
}

// One field after the other, each left at the value that scores lowest.
void LowerEachField(const Formula& formula, HouseholdFacts& facts) {
  for (const DeclaredFact& fact : scoring::DeclaredFactsOf(facts)) {
    std::int64_t best = fact.In(facts);
    std::int64_t lowest = NumeratorOf(formula, facts);
    for (const std::int64_t value : ValuesToTry(fact)) {
      fact.Set(facts, value);
      const std::int64_t numerator = NumeratorOf(formula, facts);
      if (numerator >= lowest) continue;
      lowest = numerator;
      best = value;
    }
    fact.Set(facts, best);
  }
}

// Cover is counted once for all members: nobody's alone may lower a score.
HouseholdFacts LowestByTrying(const Formula& formula, HouseholdFacts facts) {
  LowerEachField(formula, facts);
  HouseholdFacts uncovered = facts;
  for (registry::MemberFacts& member : uncovered.members) {
    member.health_cover = registry::HealthCover::kNone;
  }
  LowerEachField(formula, uncovered);
  return NumeratorOf(formula, uncovered) < NumeratorOf(formula, facts)
             ? uncovered
             : facts;
}

void DeclareAtRandom(golden::Draw& draw, HouseholdFacts& facts) {
  for (const DeclaredFact& fact : scoring::DeclaredFactsOf(facts)) {
    fact.Set(facts, draw.Between(fact.rule->lowest, fact.rule->highest));
  }
}

TEST(LowestScore, IsReachedByTryingAndNeverPassed) {
  golden::Draw draw(kSeed);
  int lowered = 0;
  for (int i = 0; i < kHouseholds; ++i) {
    SCOPED_TRACE(absl::StrCat("seed ", kSeed, ", household ", i));
    const bool decree = i % 2 == 0;
    const Formula random = RandomFormula(draw);
    const Formula& formula = decree ? ReleasedFormula() : random;
    const HouseholdFacts facts = RandomFacts(draw);
    const Variables declared = VariablesOf(facts);
    const LowestScore found =
        FindLowestScore(formula, declared, ByAge(facts)).value();

    const HouseholdFacts tried = LowestByTrying(formula, facts);
    const scoring::ExactScore least =
        ComputeScore(formula, VariablesOf(tried)).value();
    EXPECT_EQ(found.score, least.score);
    EXPECT_EQ(ComputeScore(formula, found.variables).value().numerator,
              least.numerator);

    // A threshold is reached by the declaration that was tried, or by none.
    HouseholdFacts other = facts;
    for (int j = 0; j < 20; ++j) {
      DeclareAtRandom(draw, other);
      EXPECT_GE(NumeratorOf(formula, other), least.numerator);
    }

    // What is said to fall adds less in a declaration that can be made.
    for (const scoring::FallingTerm& term : found.falling) {
      EXPECT_GT(term.numerator, 0) << term.term->number;
      const scoring::Variable variable = term.term->variable;
      const std::int64_t ticks = term.term->coefficient.ticks();
      EXPECT_LT(ticks * found.variables[variable], ticks * declared[variable])
          << term.term->number;
      const scoring::Reach reach = ReachOf(variable, declared, ByAge(facts));
      EXPECT_FALSE(reach.IsFixed()) << term.term->number;
    }
    lowered += found.falling.empty() ? 0 : 1;
    EXPECT_EQ(found.falling.empty(),
              least.numerator == NumeratorOf(formula, facts));
  }
  EXPECT_GT(lowered, kHouseholds / 2);
}

// A formula of one term, which shows how far its variable goes.
Formula OfOneTerm(scoring::Variable variable, std::int64_t ticks) {
  scoring::FormulaFigures figures;
  figures.name = "one-term";
  figures.usable_range = {50'000'000, 150'000'000};
  for (scoring::Annex* annex : {&figures.urban, &figures.rural}) {
    annex->constant = scoring::Coefficient::FromTicks(100'000'000);
    annex->terms = {{"V1", variable, scoring::Coefficient::FromTicks(ticks)}};
  }
  return Formula::Create(std::move(figures)).value();
}

TEST(Reach, EndsAreWhatTryingReaches) {
  golden::Draw draw(kSeed);
  for (int i = 0; i < 6; ++i) {
    const HouseholdFacts facts = RandomFacts(draw);
    const Variables declared = VariablesOf(facts);
    for (const scoring::CatalogueEntry& entry : scoring::Catalogue()) {
      SCOPED_TRACE(absl::StrCat("seed ", kSeed, ", household ", i, ", ",
                                std::string(entry.name)));
      const scoring::Reach reach =
          ReachOf(entry.variable, declared, ByAge(facts));
      EXPECT_EQ(reach.lowest,
                VariablesOf(LowestByTrying(OfOneTerm(entry.variable, 1),
                                           facts))[entry.variable]);
      EXPECT_EQ(reach.highest,
                VariablesOf(LowestByTrying(OfOneTerm(entry.variable, -1),
                                           facts))[entry.variable]);
    }
  }
}

// What a variable is made from, as explanations name it, is declared otherwise
// if the table says so, and only then.
TEST(DeclaredVariables, AgreeWithTheFactsThatExplanationsName) {
  for (const scoring::DeclaredVariable& entry : scoring::DeclaredVariables()) {
    bool other_than_people = false;
    for (const absl::string_view fact : scoring::FactsOf(entry.variable)) {
      other_than_people |= fact != "members" && fact != "effective_date" &&
                           fact != "members[*].birth_date" &&
                           fact != "members[HEAD].birth_date" &&
                           fact != "members[*].relationship";
    }
    EXPECT_EQ(other_than_people, entry.by != scoring::DeclaredBy::kMembers)
        << std::string(scoring::EntryOf(entry.variable).name);
  }
}

}  // namespace
}  // namespace property
