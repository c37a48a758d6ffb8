// Proposals of FindCrossings() carried out on the declaration itself, by their
// path and value, and scored by the way of a register: each is a declaration
// that is taken, crosses, and nothing smaller does. Households are drawn at
// random and stand on the threshold, a tick beside it, or farther.

#include "scoring/explanation/counterfactual.h"

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "registry/declaration/provinces.h"
#include "scoring/explanation/declared_facts.h"
#include "scoring/explanation/facts_of_variable.h"
#include "scoring/score/compute_score.h"
#include "tests/property/declaration_change.h"
#include "tests/property/random_facts.h"

namespace property {
namespace {

namespace v1 = ::rsu::registry::v1;
using scoring::Counterfactual;
using scoring::FactChange;
using scoring::FactKind;
using scoring::Formula;
using scoring::Score;

constexpr std::uint64_t kSeed = 20210811;

// A household as it was declared, and its side of a threshold.
class Household {
 public:
  Household(const Formula& formula, v1::Declaration declaration)
      : formula_(formula), declaration_(std::move(declaration)) {
    score_ = ScoreOf(declaration_);
  }

  const v1::Declaration& declaration() const { return declaration_; }
  Score score() const { return score_; }

  // Of a declaration that the register takes.
  Score ScoreOf(const v1::Declaration& declaration) const {
    const auto read = registry::Declaration::Read(declaration);
    EXPECT_TRUE(read.ok()) << read.status();
    return ComputeScore(formula_, VariablesOf(*read)).value().score;
  }

  Score ScoreWith(const std::string& path, const std::string& value) const {
    v1::Declaration changed = declaration_;
    SetField(changed, path, value);
    return ScoreOf(changed);
  }

  bool CrossesWith(const std::string& path, std::int64_t value,
                   Score threshold) const {
    return (ScoreWith(path, absl::StrCat(value)) <= threshold) !=
           (score_ <= threshold);
  }

 private:
  const Formula& formula_;
  const v1::Declaration declaration_;
  Score score_;
};

// Numbers nearer than `distance`: all of them if they are few, else those at
// both ends and some between.
std::vector<std::int64_t> Nearer(golden::Draw& draw, std::int64_t distance) {
  constexpr std::int64_t kFew = 120;
  constexpr std::int64_t kEdge = 20;
  std::vector<std::int64_t> nearer;
  for (std::int64_t step = 1; step < distance; ++step) {
    if (distance > kFew && step == kEdge) step = distance - kEdge;
    nearer.push_back(step);
  }
  for (int i = 0; distance > kFew && i < 10; ++i) {
    nearer.push_back(draw.Between(kEdge, distance - kEdge));
  }
  return nearer;
}

void ExpectLeastNumber(golden::Draw& draw, const Household& household,
                       const scoring::DeclaredFact& fact,
                       const FactChange* change, Score threshold) {
  std::int64_t from = 0;
  std::int64_t to = 0;
  ASSERT_TRUE(
      absl::SimpleAtoi(GetField(household.declaration(), fact.path), &from));
  std::int64_t distance = fact.rule->highest - fact.rule->lowest + 1;
  if (change != nullptr) {
    ASSERT_TRUE(absl::SimpleAtoi(change->to, &to));
    distance = std::abs(to - from);
    ASSERT_GT(distance, 0);
    // Down before up.
    if (to > from && from - distance >= fact.rule->lowest) {
      ASSERT_FALSE(
          household.CrossesWith(fact.path, from - distance, threshold));
    }
  }
  for (const std::int64_t step : Nearer(draw, distance)) {
    for (const std::int64_t value : {from - step, from + step}) {
      if (value < fact.rule->lowest || value > fact.rule->highest) continue;
      ASSERT_FALSE(household.CrossesWith(fact.path, value, threshold))
          << fact.path << " to " << value;
    }
  }
  if (change == nullptr) {
    ASSERT_FALSE(
        household.CrossesWith(fact.path, fact.rule->lowest, threshold));
    ASSERT_FALSE(
        household.CrossesWith(fact.path, fact.rule->highest, threshold));
  }
}

void ExpectLeastChoice(const Household& household,
                       const scoring::DeclaredFact& fact,
                       const FactChange* change, Score threshold) {
  std::set<std::string> crossing;
  std::int64_t least = INT64_MAX;
  for (std::int64_t value = fact.rule->lowest; value <= fact.rule->highest;
       ++value) {
    const std::string text = scoring::TextOf(*fact.rule, value);
    const Score score = household.ScoreWith(fact.path, text);
    if ((score <= threshold) == (household.score() <= threshold)) continue;
    crossing.insert(text);
    least =
        std::min(least, std::abs(score.ticks() - household.score().ticks()));
  }
  ASSERT_EQ(change != nullptr, !crossing.empty()) << fact.path;
  if (change == nullptr) return;
  EXPECT_EQ(std::abs(change->score.ticks() - household.score().ticks()), least);
  std::set<std::string> proposed(change->other_values.begin(),
                                 change->other_values.end());
  proposed.insert(change->to);
  EXPECT_EQ(proposed, crossing) << fact.path;
}

void ExpectRight(golden::Draw& draw, const Household& household,
                 const Formula& formula, Score threshold) {
  const auto facts =
      registry::Declaration::Read(household.declaration()).value().facts();
  const auto found =
      scoring::FindCrossings(formula, facts, threshold, scoring::Side::kAtMost);
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->score, household.score());
  ASSERT_EQ(found->distance.ticks(),
            household.score().ticks() - threshold.ticks());
  ASSERT_EQ(found->on_programme_side, household.score() <= threshold);

  std::size_t next = 0;
  for (const scoring::DeclaredFact& fact : scoring::DeclaredFactsOf(facts)) {
    SCOPED_TRACE(fact.path);
    const FactChange* change = nullptr;
    // In the order of the format.
    if (next < found->changes.size() &&
        found->changes[next].field == fact.path) {
      change = &found->changes[next++];
      const Score score = household.ScoreWith(fact.path, change->to);
      ASSERT_EQ(score, change->score);
      ASSERT_NE(score <= threshold, household.score() <= threshold);
      ASSERT_EQ(change->distance.ticks(), score.ticks() - threshold.ticks());
      ASSERT_EQ(change->from, GetField(household.declaration(), fact.path));
    }
    if (fact.rule->kind == FactKind::kChoice) {
      ASSERT_NO_FATAL_FAILURE(
          ExpectLeastChoice(household, fact, change, threshold));
    } else {
      ASSERT_NO_FATAL_FAILURE(
          ExpectLeastNumber(draw, household, fact, change, threshold));
    }
  }
  ASSERT_EQ(next, found->changes.size());
}

// On the threshold, a tick above or below it, or some way off.
Score ThresholdFor(golden::Draw& draw, Score score) {
  switch (draw.Between(1, 6)) {
    case 1:
      return score;
    case 2:
      return Score::FromTicks(score.ticks() + 1);
    case 3:
      return Score::FromTicks(score.ticks() - 1);
    case 4:
      return Score::FromTicks(93'264'284);
    default:
      return Score::FromTicks(score.ticks() +
                              draw.Between(-5'000'000, 5'000'000));
  }
}

TEST(CounterfactualProperty, ProposalsCrossAndNothingSmallerDoes) {
  golden::Draw draw(kSeed);
  for (int i = 0; i < 120; ++i) {
    SCOPED_TRACE(absl::StrCat("household ", i, ", seed ", kSeed));
    const Household household(ReleasedFormula(), SmallHousehold(draw));
    ASSERT_NO_FATAL_FAILURE(ExpectRight(draw, household, ReleasedFormula(),
                                        ThresholdFor(draw, household.score())));
  }
}

TEST(CounterfactualProperty, AlsoUnderAFormulaThatRisesAndFallsWithAnyFact) {
  golden::Draw draw(kSeed + 1);
  for (int i = 0; i < 120; ++i) {
    SCOPED_TRACE(absl::StrCat("household ", i, ", seed ", kSeed + 1));
    const Formula formula = RandomFormula(draw);
    const Household household(formula, SmallHousehold(draw));
    ASSERT_NO_FATAL_FAILURE(ExpectRight(draw, household, formula,
                                        ThresholdFor(draw, household.score())));
  }
}

TEST(CounterfactualProperty, FactsThatTheAnnexDoesNotWeighNeverAppear) {
  golden::Draw draw(kSeed + 2);
  std::set<std::string> seen;
  for (int i = 0; i < 1'500; ++i) {
    const Household household(ReleasedFormula(), SmallHousehold(draw));
    const auto facts =
        registry::Declaration::Read(household.declaration()).value().facts();
    const Counterfactual found =
        scoring::FindCrossings(ReleasedFormula(), facts,
                               ThresholdFor(draw, household.score()),
                               scoring::Side::kAtMost)
            .value();
    for (const FactChange& change : found.changes) {
      const std::set<std::string> patterns =
          PatternsOf(household.declaration(), change.field);
      bool weighed = false;
      for (const auto& term : ReleasedFormula().annex(facts.milieu).terms) {
        weighed |= ComesFrom(term.variable, patterns);
      }
      ASSERT_TRUE(weighed) << change.field << ", seed " << kSeed + 2;
      seen.insert(patterns.begin(), patterns.end());
    }
  }
  // Every other fact that some variable is made from does.
  const std::set<std::string> cannot_be_changed = {
      "effective_date", "members", "members[*].relationship",
      "members[*].birth_date", "members[HEAD].birth_date"};
  for (const scoring::CatalogueEntry& entry : scoring::Catalogue()) {
    for (const absl::string_view fact : scoring::FactsOf(entry.variable)) {
      if (cannot_be_changed.count(std::string(fact)) > 0) continue;
      EXPECT_TRUE(seen.count(std::string(fact)) > 0) << fact;
    }
  }
}

TEST(CounterfactualProperty, WhatCannotBeChangedCrossesToo) {
  golden::Draw draw(kSeed + 3);
  std::map<std::string, int> kinds;
  for (int i = 0; i < 1'500; ++i) {
    const Household household(ReleasedFormula(), SmallHousehold(draw));
    const v1::Declaration& declared = household.declaration();
    const auto facts = registry::Declaration::Read(declared).value().facts();
    const Score threshold = ThresholdFor(draw, household.score());
    const Counterfactual found =
        scoring::FindCrossings(ReleasedFormula(), facts, threshold,
                               scoring::Side::kAtMost)
            .value();
    for (const FactChange& change : found.cannot_be_changed) {
      SCOPED_TRACE(absl::StrCat(change.field, " of household ", i, ", seed ",
                                kSeed + 3));
      v1::Declaration changed = declared;
      if (change.field == "members") {
        v1::Member& child = *changed.add_members();
        child = declared.members(0);
        child.set_person_ref("new");
        child.set_relationship(v1::Member::CHILD);
        child.set_birth_date(declared.effective_date());
        child.set_schooling(v1::Schooling::NOT_ENROLLED);
        child.set_health_cover(v1::HealthCover::NONE);
        ++kinds["members"];
      } else if (change.field.back() == ']') {
        int index = 0;
        ASSERT_TRUE(absl::SimpleAtoi(
            absl::StrReplaceAll(change.field, {{"members[", ""}, {"]", ""}}),
            &index));
        changed.mutable_members()->DeleteSubrange(index, 1);
        ++kinds["member"];
      } else {
        SetField(changed, change.field, change.to);
        if (change.field == "region") {
          for (const registry::Province& province : registry::Provinces()) {
            if (registry::RegionCode(province.region) != change.to) continue;
            changed.set_province(
                registry::ProvinceCode(province.region, province.code));
          }
        }
        ++kinds[change.field.substr(change.field.find('.') + 1)];
      }
      ASSERT_EQ(household.ScoreOf(changed), change.score);
      ASSERT_NE(change.score <= threshold, household.score() <= threshold);
    }
  }
  for (const char* const kind : {"region", "milieu", "relationship",
                                 "birth_date", "member", "members"}) {
    EXPECT_GT(kinds[kind], 10) << kind;
  }
}

// A day nearer to the declared one than the proposed birth date never crosses.
TEST(CounterfactualProperty, TheProposedBirthDateIsTheNearestThatCrosses) {
  golden::Draw draw(kSeed + 4);
  int tried = 0;
  while (tried < 60) {
    const Household household(ReleasedFormula(), SmallHousehold(draw));
    const v1::Declaration& declared = household.declaration();
    const auto facts = registry::Declaration::Read(declared).value().facts();
    const Score threshold = ThresholdFor(draw, household.score());
    const Counterfactual found =
        scoring::FindCrossings(ReleasedFormula(), facts, threshold,
                               scoring::Side::kAtMost)
            .value();
    for (const FactChange& change : found.cannot_be_changed) {
      if (change.field.find("birth_date") == std::string::npos) continue;
      ++tried;
      const auto from = base::Date::Parse(change.from).value().day_number();
      const auto to = base::Date::Parse(change.to).value().day_number();
      for (const std::int64_t step : Nearer(draw, std::abs(to - from))) {
        for (const std::int64_t number : {from - step, from + step}) {
          const auto day =
              base::Date::FromDayNumber(static_cast<std::int32_t>(number));
          v1::Declaration changed = declared;
          SetField(changed, change.field, day.ToString());
          const auto read = registry::Declaration::Read(changed);
          if (!read.ok()) continue;  // not yet born, or too old
          const Score score =
              ComputeScore(ReleasedFormula(), VariablesOf(*read)).value().score;
          ASSERT_EQ(score <= threshold, household.score() <= threshold)
              << change.field << " to " << day.ToString() << ", not "
              << change.to << ", seed " << kSeed + 4;
        }
      }
    }
  }
}

}  // namespace
}  // namespace property
