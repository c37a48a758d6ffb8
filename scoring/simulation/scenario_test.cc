#include "scoring/simulation/scenario.h"

#include <string>
#include <vector>

#include "absl/strings/str_replace.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/formula/formula_files.h"

namespace scoring {
namespace {

using ::testing::ElementsAre;

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

std::string Asd(const char* threshold) {
  return absl::StrReplaceAll(
      R"(name: "asd" title: "Direct social aid"
periods { effective_from: "2027-01-01" source: "test" mark: "D" at_most: "$" }
periods { effective_from: "2028-01-01" source: "test" mark: "D" at_most: "1" })",
      {{"$", threshold}});
}

class ScenarioTest : public testing::Test {
 protected:
  Scenario Create(const WhatIf& what_if, const char* day = "2026-01-01") const {
    return Scenario::Create(programmes_, Day(day), what_if).value();
  }

  std::vector<std::string> Mistakes(const WhatIf& what_if) const {
    const absl::Status status =
        Scenario::Create(programmes_, Day("2026-01-01"), what_if).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    const base::ErrorDetail detail = base::DetailOf(status);
    EXPECT_EQ(detail.reason, "MALFORMED_SIMULATION");
    std::vector<std::string> mistakes;
    for (const base::FieldViolation& violation : detail.violations) {
      mistakes.push_back(violation.path + ": " + violation.rule);
    }
    return mistakes;
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
};

TEST_F(ScenarioTest, NothingGivenComparesEachProgrammeWithItself) {
  const Scenario scenario = Create({});
  EXPECT_EQ(scenario.formula(), nullptr);
  EXPECT_EQ(scenario.scorer(), nullptr);
  ASSERT_EQ(scenario.programmes().size(), 3u);
  for (const ComparedProgramme& programme : scenario.programmes()) {
    EXPECT_NE(programme.before, nullptr);
    EXPECT_EQ(programme.before, programme.after);
    EXPECT_FALSE(programme.cost_per_household_mad.has_value());
  }
  // AMO Tadamon is older than the others.
  EXPECT_EQ(Create({}, "2022-12-01").programmes().size(), 1u);
  EXPECT_EQ(Create({}, "2022-11-30").programmes().size(), 0u);
}

TEST_F(ScenarioTest, ADraftTakesThePlaceOfTheProgrammeOfItsName) {
  WhatIf what_if;
  what_if.programmes = {Asd("9.8")};
  const auto threshold = [&](const char* day) {
    const Scenario scenario = Create(what_if, day);
    EXPECT_EQ(scenario.programmes().back().name, "asd");
    return scenario.programmes().back().after->threshold.ToString();
  };
  EXPECT_EQ(threshold("2026-01-01"), "9.8000000");  // the first, not begun yet
  EXPECT_EQ(threshold("2027-12-31"), "9.8000000");
  EXPECT_EQ(threshold("2028-01-01"), "1.0000000");
  EXPECT_EQ(Create(what_if).programmes().back().before->threshold.ToString(),
            "9.7430010");
  // Before the programme itself began there is only the draft.
  const Scenario early = Create(what_if, "2022-01-01");
  ASSERT_EQ(early.programmes().size(), 1u);
  EXPECT_EQ(early.programmes()[0].before, nullptr);
}

TEST_F(ScenarioTest, ANewNameIsANewProgramme) {
  WhatIf what_if;
  what_if.programmes = {absl::StrReplaceAll(Asd("9"), {{"asd", "school"}})};
  what_if.costs = {{"school", 0}, {"amo-tadamon", 1'000'000}};
  const Scenario scenario = Create(what_if);
  ASSERT_EQ(scenario.programmes().size(), 4u);
  EXPECT_EQ(scenario.programmes()[3].name, "school");
  EXPECT_EQ(scenario.programmes()[3].before, nullptr);
  EXPECT_EQ(scenario.programmes()[3].cost_per_household_mad, 0);
  EXPECT_EQ(scenario.programmes()[0].cost_per_household_mad, 1'000'000);
}

TEST_F(ScenarioTest, EveryMistakeOfEveryTextIsNamedWithItsPlace) {
  WhatIf what_if;
  what_if.formula =
      absl::StrReplaceAll(FormulaFiles()[0].text, {{"\"cars\"", "\"yachts\""}});
  what_if.programmes = {Asd("9"), Asd("nine"), Asd("8"), "nome: 1"};
  what_if.costs = {{"a", -1}, {"b", 1'000'001}, {"none", 5}};
  EXPECT_THAT(
      Mistakes(what_if),
      ElementsAre("formula: urban.terms[30].variable: unknown variable "
                  "'yachts'",
                  "programmes[1]: periods[0].at_most: must be a decimal number "
                  "with at most 7 decimals",
                  "programmes[2]: name: must be unique",
                  testing::StartsWith("programmes[3]: line 1, column 5: "),
                  "costs[0].mad: must be from 0 to 1000000",
                  "costs[1].mad: must be from 0 to 1000000"));
}

TEST_F(ScenarioTest, ACostOfAProgrammeThatThereIsNotIsRefused) {
  WhatIf what_if;
  what_if.costs = {{"none", 5}, {"asd", 5}, {"asd", 5}};
  EXPECT_THAT(
      Mistakes(what_if),
      ElementsAre("costs[0].programme: must name a programme in force on the "
                  "day",
                  "costs[2].programme: must be unique"));
}

TEST_F(ScenarioTest, SixteenProgrammesAndNoMore) {
  WhatIf what_if;
  for (int i = 0; i < 16; ++i) {
    what_if.programmes.push_back(
        absl::StrReplaceAll(Asd("9"), {{"asd", "p" + std::to_string(i)}}));
  }
  EXPECT_EQ(Create(what_if).programmes().size(), 19u);
  what_if.programmes.push_back(Asd("9"));
  EXPECT_THAT(Mistakes(what_if),
              ElementsAre("programmes: must be at most 16 of them"));
}

// `$` is the first day of a rule of amounts.
const char kAid[] = R"( aid_rules { effective_from: "$" source: "test"
  mark: "D" child_under_age: 21 no_school_under_age: 6
  ranks { first_rank: 1 last_rank: 3 schooled_mad: 1 out_of_school_mad: 1 }
  household_floor_mad: 5 without_child_mad: 7 })";

std::string Aid(const char* first_day) {
  return absl::StrReplaceAll(kAid, {{"$", first_day}});
}

TEST_F(ScenarioTest, ARuleBesideThePeriodsAsksForAnswers) {
  EXPECT_FALSE(Create({}).counts_answers());
  WhatIf what_if;
  what_if.programmes = {Asd("9.8")};
  EXPECT_FALSE(Create(what_if).counts_answers());
  what_if.count_answers = true;
  EXPECT_TRUE(Create(what_if).counts_answers());
  what_if = {};
  what_if.programmes = {Asd("9.8") + Aid("2020-01-01")};
  EXPECT_TRUE(Create(what_if).counts_answers());
  what_if = {};
  what_if.common_rules = "";  // no rule at all
  const Scenario without = Create(what_if);
  ASSERT_TRUE(without.counts_answers());
  EXPECT_TRUE(without.answers_by().common().dependants.empty());
  // What is not replaced stays as it is.
  EXPECT_EQ(without.answers_by().programmes().size(), 3u);
  EXPECT_FALSE(without.answers_by().ByName("asd")->rules().aid.empty());
}

TEST_F(ScenarioTest, OfAListThatHasNotBegunTheFirstHasAlwaysHeld) {
  const base::Date long_ago = Day("1950-01-01");
  WhatIf what_if;
  what_if.programmes = {Asd("9.8") + Aid("2027-01-01") + Aid("2028-01-01")};
  const Scenario scenario = Create(what_if);
  const Programme& asd = *scenario.answers_by().ByName("asd");
  ASSERT_NE(asd.InForce(long_ago), nullptr);
  EXPECT_EQ(asd.InForce(long_ago)->threshold.ToString(), "9.8000000");
  EXPECT_NE(RuleOn(asd.rules().aid, long_ago), nullptr);
  EXPECT_EQ(asd.rules().aid[1].effective_from, Day("2028-01-01"));
  // One that has begun holds from its own day.
  what_if.programmes = {Asd("9.8") + Aid("2026-01-01") + Aid("2028-01-01")};
  const Scenario begun = Create(what_if);
  const Programme& other = *begun.answers_by().ByName("asd");
  EXPECT_EQ(RuleOn(other.rules().aid, Day("2025-12-31")), nullptr);
  EXPECT_NE(RuleOn(other.rules().aid, Day("2026-01-01")), nullptr);
}

TEST_F(ScenarioTest, ARuleOnWhichNoAnswerDependsIsRefused) {
  WhatIf what_if;
  what_if.programmes = {
      absl::StrReplaceAll(Asd("9") + Aid("2026-01-01"), {{"asd", "school"}})};
  what_if.common_rules = "dependant_rules { }";
  EXPECT_THAT(
      Mistakes(what_if),
      testing::AllOf(
          testing::Contains("programmes[0]: aid_rules: cannot be simulated: "
                            "only asd has such rules"),
          testing::Contains(
              testing::StartsWith("common_rules: dependant_rules[0]."))));
}

}  // namespace
}  // namespace scoring
