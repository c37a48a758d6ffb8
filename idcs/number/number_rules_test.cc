#include "idcs/number/number_rules.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/number_presets.h"

namespace idcs {

// Found by GoogleTest, for failures that name the rule.
void PrintTo(BrokenRule rule, std::ostream* out) { *out << RuleName(rule); }

namespace {

using Rule = BrokenRule;
using ::testing::ElementsAre;

// A preset with every rule off.
NumberPreset NoRules() {
  NumberPreset preset;
  preset.name = "test";
  preset.source = "test";
  preset.mark = "D";
  return preset;
}

IdcsNumber Number(const std::string& text) {
  return IdcsNumber::Parse(text).value();
}

// The number whose first nine digits are `prefix`, so that a rule can be
// tested by itself whatever the check digit.
IdcsNumber Completed(const std::string& prefix) {
  return CompleteNumber(Number("0" + prefix).value());
}

struct VectorCase {
  std::string text;
  Rule first_broken;
  // The rule that the design note names beside the vector. Where it differs
  // from `first_broken`, the number breaks an earlier rule too.
  Rule named;
};

class TestVectorTest : public testing::TestWithParam<VectorCase> {};

TEST_P(TestVectorTest, BreaksTheNamedRuleOfTheDefaultPreset) {
  const NumberRules rules = LoadPreset("default").value();
  const VectorCase& c = GetParam();
  EXPECT_EQ(rules.CheckText(c.text), c.first_broken) << c.text;
  if (c.named == Rule::kNone || c.named == Rule::kLength ||
      c.named == Rule::kDigits) {
    return;
  }
  EXPECT_TRUE(rules.Breaks(Number(c.text), c.named)) << c.text;
}

// MOSIP's published examples and numbers made from them.
INSTANTIATE_TEST_SUITE_P(
    PublishedVectors, TestVectorTest,
    testing::ValuesIn(std::vector<VectorCase>{
        {"2013023805", Rule::kNone, Rule::kNone},
        {"3029384756", Rule::kNone, Rule::kNone},
        {"2013564809", Rule::kEven, Rule::kEven},
        {"4567890123", Rule::kRun, Rule::kRun},
        {"1013023805", Rule::kFirstDigit, Rule::kFirstDigit},
        {"0013023805", Rule::kFirstDigit, Rule::kFirstDigit},
        {"201302380", Rule::kLength, Rule::kLength},
        {"20130238051", Rule::kLength, Rule::kLength},
        {"2A13023805", Rule::kDigits, Rule::kDigits},
        {"2013023800", Rule::kCheckDigit, Rule::kCheckDigit},
        {"2013013805", Rule::kCheckDigit, Rule::kBlock},
        {"4345643456", Rule::kCheckDigit, Rule::kHalves},
        {"4345665434", Rule::kCheckDigit, Rule::kHalves},
        {"6543210987", Rule::kCheckDigit, Rule::kRun},
        {"3434343434", Rule::kCheckDigit, Rule::kBlock},
    }));

// Numbers with a valid check digit that break exactly one rule, found by a
// search with an independent program, and their near misses.
INSTANTIATE_TEST_SUITE_P(
    OneRuleEach, TestVectorTest,
    testing::ValuesIn(std::vector<VectorCase>{
        {"0677604364", Rule::kFirstDigit, Rule::kFirstDigit},
        {"1007809631", Rule::kFirstDigit, Rule::kFirstDigit},
        {"2478910631", Rule::kRun, Rule::kRun},
        {"5459187890", Rule::kRun, Rule::kRun},
        {"5794098184", Rule::kRun, Rule::kRun},  // 098, wrapped around
        {"6111780021", Rule::kRepeat, Rule::kRepeat},
        {"8638999051", Rule::kRepeat, Rule::kRepeat},
        {"9591918659", Rule::kBlock, Rule::kBlock},
        {"9679003667", Rule::kBlock, Rule::kBlock},
        {"5070694642", Rule::kEven, Rule::kEven},
        {"8468852537", Rule::kEven, Rule::kEven},
        {"3205225023", Rule::kHalves, Rule::kHalves},
        {"8560110658", Rule::kHalves, Rule::kHalves},
        {"8786967413", Rule::kRestricted, Rule::kRestricted},
        {"4178602016", Rule::kRestricted, Rule::kRestricted},
        {"8965517241", Rule::kCyclic, Rule::kCyclic},  // 1/29
        {"6382978723", Rule::kCyclic, Rule::kCyclic},  // 1/47
        {"2950819672", Rule::kCyclic, Rule::kCyclic},  // 1/61
        {"6907216494", Rule::kCyclic, Rule::kCyclic},  // 1/97
    }));

TEST(CheckTextTest, CountsCharactersBeforeItLooksAtThem) {
  const NumberRules rules = NumberRules::Create(NoRules()).value();
  EXPECT_EQ(rules.CheckText(""), Rule::kLength);
  EXPECT_EQ(rules.CheckText("2A1302380"), Rule::kLength);
  EXPECT_EQ(rules.CheckText("2A130238051"), Rule::kLength);
  EXPECT_EQ(rules.CheckText("201302380 "), Rule::kDigits);
  // Ten Arabic-Indic digits: ten characters, twenty bytes.
  EXPECT_EQ(rules.CheckText("٢٠١٣٠٢٣٨٠٥"), Rule::kDigits);
  // Ten bytes, five characters.
  EXPECT_EQ(rules.CheckText("٢٠١٣٠"), Rule::kLength);
  EXPECT_EQ(rules.CheckText("2013023805"), Rule::kNone);
}

TEST(NumberRulesTest, CheckDigitIsAskedForWhenEveryRuleIsOff) {
  const NumberRules rules = NumberRules::Create(NoRules()).value();
  for (const char* prefix : {"000000000", "123456789", "222222222"}) {
    const IdcsNumber number = Completed(prefix);
    EXPECT_EQ(rules.Check(number), Rule::kNone);
    const std::int64_t wrong =
        number.value() - number.value() % 10 + (number.value() + 1) % 10;
    EXPECT_EQ(rules.Check(IdcsNumber::FromValue(wrong)), Rule::kCheckDigit);
  }
}

struct BoundaryCase {
  std::string name;
  Rule rule;
  std::vector<std::string> broken_by;
  std::vector<std::string> kept_by;
  void (*set)(NumberPreset&);
};

// The cases below are ten-digit texts; their check digit does not matter.

// Digits that go up or down by one.
std::vector<BoundaryCase> RunCases() {
  return {
      {"RunOfThree",
       Rule::kRun,
       {"1230000000", "0000000321", "5050456050"},
       {"1240000000", "5555555120", "1212121212", "8909090909", "0901090109"},
       [](NumberPreset& p) { p.refused_run_length = 3; }},
      {"RunOfFour",
       Rule::kRun,
       {"5012340505", "0000009876"},
       {"5012450505", "0000000987", "0120120120"},
       [](NumberPreset& p) { p.refused_run_length = 4; }},
      {"RunWrapsAround",
       Rule::kRun,
       {"8900000000", "5555555901", "0980000000", "1090000000"},
       {"9090909090", "8000000009", "1100990011"},
       [](NumberPreset& p) {
         p.refused_run_length = 3;
         p.runs_wrap_around = true;
       }},
  };
}

// Digits, blocks and halves that occur twice.
std::vector<BoundaryCase> RepeatCases() {
  return {
      {"RepeatOfThree",
       Rule::kRepeat,
       {"7771234567", "1234567000"},
       {"7717717717", "1122334455"},
       [](NumberPreset& p) { p.refused_repeat_length = 3; }},
      {"RepeatWithinTwo",
       Rule::kRepeat,
       {"1123456789", "1213456789", "0123456787", "0123456788"},
       {"1231231231", "0123456789"},
       [](NumberPreset& p) { p.refused_repeat_distance = 2; }},
      {"RepeatWithinNine",
       Rule::kRepeat,
       {"0123456780"},
       {"0123456789"},
       [](NumberPreset& p) { p.refused_repeat_distance = 9; }},
      {"BlockOfTwo",
       Rule::kBlock,
       {"1351350000", "4811112482", "1212000000", "5555012346", "9012345690"},
       {"5550123467", "1210345678", "0123456789", "4102356714"},
       [](NumberPreset& p) { p.refused_block_length = 2; }},
      {"BlockOfThree",
       Rule::kBlock,
       {"4820001482", "1231230000"},
       {"4820000148", "1212103456", "5555501234"},
       [](NumberPreset& p) { p.refused_block_length = 3; }},
      {"BlockOfFive",
       Rule::kBlock,
       {"1234512345"},
       {"1234512346"},
       [](NumberPreset& p) { p.refused_block_length = 5; }},
      {"Halves",
       Rule::kHalves,
       {"4345643456", "4345665434"},
       {"4345643457", "4345665435", "5345665434"},
       [](NumberPreset& p) { p.halves_must_differ = true; }},
  };
}

// Digits that may not stand in a place, side by side or at all.
std::vector<BoundaryCase> ForbiddenDigitCases() {
  return {
      {"FirstDigit",
       Rule::kFirstDigit,
       {"0999999999", "1999999999"},
       {"2000000000", "9111111111"},
       [](NumberPreset& p) { p.forbidden_first_digits = "01"; }},
      {"EvenOfThree",
       Rule::kEven,
       {"2461111111", "1111111888", "1222111111"},
       {"2402402402", "0204060801", "2412412412", "0000000000"},
       [](NumberPreset& p) { p.refused_even_length = 3; }},
      {"Restricted",
       Rule::kRestricted,
       {"7861111111", "1111111666"},
       {"7816111111", "6611111116"},
       [](NumberPreset& p) {
         p.restricted = {"786", "666"};
       }},
  };
}

// Windows of a repeating decimal.
std::vector<BoundaryCase> CyclicCases() {
  return {
      {"CyclicPeriodThatFits",
       Rule::kCyclic,
       {"1428570000", "9991428570"},
       {"1428560000", "4285714285", "1428501428"},
       [](NumberPreset& p) { p.cyclic_denominators = {7}; }},
      // 1/17 = 0.0588235294117647 0588...
      {"CyclicWindow",
       Rule::kCyclic,
       {"0588235294", "5882352941", "4117647058", "7058823529"},
       {"0588235295", "1588235294", "1428571428"},
       [](NumberPreset& p) { p.cyclic_denominators = {17}; }},
  };
}

class BoundaryTest : public testing::TestWithParam<BoundaryCase> {};

TEST_P(BoundaryTest, RuleHasTwoSides) {
  const BoundaryCase& c = GetParam();
  NumberPreset preset = NoRules();
  const NumberRules off = NumberRules::Create(preset).value();
  c.set(preset);
  const NumberRules on = NumberRules::Create(preset).value();
  for (const std::string& text : c.broken_by) {
    EXPECT_TRUE(on.Breaks(Number(text), c.rule)) << text;
    EXPECT_FALSE(off.Breaks(Number(text), c.rule)) << text;
  }
  for (const std::string& text : c.kept_by) {
    EXPECT_FALSE(on.Breaks(Number(text), c.rule)) << text;
  }
}

std::string NameOf(const testing::TestParamInfo<BoundaryCase>& test) {
  return test.param.name;
}

INSTANTIATE_TEST_SUITE_P(Runs, BoundaryTest, testing::ValuesIn(RunCases()),
                         NameOf);
INSTANTIATE_TEST_SUITE_P(Repeats, BoundaryTest,
                         testing::ValuesIn(RepeatCases()), NameOf);
INSTANTIATE_TEST_SUITE_P(ForbiddenDigits, BoundaryTest,
                         testing::ValuesIn(ForbiddenDigitCases()), NameOf);
INSTANTIATE_TEST_SUITE_P(Cyclic, BoundaryTest, testing::ValuesIn(CyclicCases()),
                         NameOf);

TEST(RuleSentenceTest, GivesTheRuleAndItsValues) {
  const NumberRules rules = LoadPreset("default").value();
  EXPECT_EQ(RuleSentence(Rule::kNone, rules), "");
  EXPECT_EQ(RuleSentence(Rule::kLength, rules), "must have ten digits");
  EXPECT_EQ(RuleSentence(Rule::kFirstDigit, rules),
            "must not start with 0 or 1");
  EXPECT_EQ(RuleSentence(Rule::kRun, rules),
            "has three adjacent digits that go up or down by one");
  EXPECT_EQ(RuleSentence(Rule::kRepeat, rules),
            "has the same digit three times in a row");
  EXPECT_EQ(RuleSentence(Rule::kBlock, rules),
            "has a block of two digits or more that occurs twice");
  EXPECT_EQ(RuleSentence(Rule::kEven, rules),
            "has three adjacent digits from 2, 4, 6 and 8");
  EXPECT_EQ(RuleSentence(Rule::kRestricted, rules), "contains 786 or 666");
  EXPECT_EQ(RuleSentence(Rule::kRepeat, LoadPreset("mosip-generator").value()),
            "has the same digit twice within two places");
}

TEST(RuleNameTest, IsStable) {
  std::vector<std::string> names;
  for (int rule = 0; rule <= static_cast<int>(Rule::kCyclic); ++rule) {
    names.emplace_back(RuleName(static_cast<Rule>(rule)));
  }
  EXPECT_THAT(names, ElementsAre("none", "length", "digits", "first_digit",
                                 "check_digit", "run", "repeat", "block",
                                 "even", "halves", "restricted", "cyclic"));
}

}  // namespace
}  // namespace idcs
