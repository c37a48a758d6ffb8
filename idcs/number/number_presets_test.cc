#include "idcs/number/number_presets.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/count_admissible.h"

namespace idcs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(LoadPresetTest, CarriesThreePresetsWithSourceMarkAndCapacity) {
  std::vector<std::string> names;
  const std::vector<NumberRules> presets = LoadPresets().value();
  for (const NumberRules& rules : presets) {
    names.push_back(rules.preset().name);
    EXPECT_GT(rules.preset().capacity, 0) << rules.preset().name;
  }
  EXPECT_THAT(names,
              ElementsAre("default", "mosip-validator", "mosip-generator"));
}

// capacity_test proves that the rules come to these counts; the two of MOSIP
// are published.
TEST(LoadPresetTest, StoresTheCountedCapacities) {
  EXPECT_EQ(LoadPreset("default")->preset().capacity, 324'476'796);
  EXPECT_EQ(LoadPreset("mosip-validator")->preset().capacity, 335'705'622);
  EXPECT_EQ(LoadPreset("mosip-generator")->preset().capacity, 58'106'898);
}

TEST(LoadPresetTest, UnknownNameIsNotFoundAndListsTheKnownOnes) {
  const absl::Status status = LoadPreset("strict").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("'strict'; there are: default, mosip-validator"));
}

// 2950819672 is ten digits of 1/61. MOSIP compares whole periods only, so that
// its generator admits the number; refusing it would give 58'106'897.
TEST(LoadPresetTest, OnlyTheDefaultRefusesTenDigitsOfALongPeriod) {
  const IdcsNumber number = IdcsNumber::Parse("2950819672").value();
  EXPECT_EQ(LoadPreset("default")->Check(number), BrokenRule::kCyclic);
  EXPECT_EQ(LoadPreset("mosip-validator")->Check(number), BrokenRule::kNone);
  EXPECT_EQ(LoadPreset("mosip-generator")->Check(number), BrokenRule::kNone);
}

TEST(LoadPresetTest, OnlyMosipsValidatorKeepsRunsFromWrappingAround) {
  // 890 is a run if 9 and 0 are neighbours.
  const IdcsNumber number = CompleteNumber(254'890'351);
  EXPECT_TRUE(LoadPreset("default")->Breaks(number, BrokenRule::kRun));
  EXPECT_FALSE(LoadPreset("mosip-validator")->Breaks(number, BrokenRule::kRun));
  EXPECT_TRUE(LoadPreset("mosip-generator")->Breaks(number, BrokenRule::kRun));
}

TEST(LoadPresetTest, MosipsValidatorPassesWhatTheOthersAdmit) {
  constexpr std::uint32_t kSeed = 18;
  constexpr int kSample = 300'000;
  const NumberRules validator = LoadPreset("mosip-validator").value();
  const NumberRules generator = LoadPreset("mosip-generator").value();
  const NumberRules ours = LoadPreset("default").value();
  std::mt19937_64 random(kSeed);
  std::uniform_int_distribution<std::int64_t> prefixes(0, kPrefixCount - 1);
  int admitted = 0;
  for (int i = 0; i < kSample; ++i) {
    const IdcsNumber number = CompleteNumber(prefixes(random));
    if (ours.Check(number) != BrokenRule::kNone &&
        generator.Check(number) != BrokenRule::kNone) {
      continue;
    }
    ++admitted;
    ASSERT_EQ(validator.Check(number), BrokenRule::kNone) << "sample " << i;
  }
  // 324'476'796 of 10^9 prefixes, give or take eight standard deviations.
  EXPECT_GT(admitted, 95'000);
  EXPECT_LT(admitted, 99'500);
}

TEST(CountAdmissibleTest, DoesNotDependOnThreadsOrOnHowTheRangeIsCut) {
  const NumberRules rules = LoadPreset("default").value();
  constexpr std::int64_t kFirst = 304'999'123;
  constexpr std::int64_t kMiddle = 305'400'000;
  constexpr std::int64_t kEnd = 307'100'457;
  std::int64_t expected = 0;
  for (std::int64_t prefix = kFirst; prefix < kEnd; ++prefix) {
    const bool admitted =
        rules.Check(CompleteNumber(prefix)) == BrokenRule::kNone;
    expected += admitted ? 1 : 0;
  }
  EXPECT_GT(expected, 0);
  EXPECT_EQ(CountAdmissible(rules, kFirst, kEnd, 1), expected);
  EXPECT_EQ(CountAdmissible(rules, kFirst, kEnd, 3), expected);
  EXPECT_EQ(CountAdmissible(rules, kFirst, kMiddle, 2) +
                CountAdmissible(rules, kMiddle, kEnd, 2),
            expected);
  EXPECT_EQ(CountAdmissible(rules, kFirst, kFirst, 2), 0);
}

constexpr char kGood[] = R"(name: "good" source: "test" mark: "D")";

std::string Presets(const std::string& fields) {
  return absl::StrCat("presets { ", fields, " }");
}

struct BadCase {
  std::string fields;  // beside kGood's
  std::string path;
  std::string rule;
};

class BadPresetTest : public testing::TestWithParam<BadCase> {};

TEST_P(BadPresetTest, IsRefusedByPresetAndField) {
  const BadCase& c = GetParam();
  const absl::Status status =
      ParsePresets(Presets(absl::StrCat(kGood, " ", c.fields))).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << c.fields;
  const base::ErrorDetail detail = base::DetailOf(status);
  EXPECT_EQ(detail.reason, "INVALID_NUMBER_PRESET");
  ASSERT_EQ(detail.violations.size(), 1u) << status;
  EXPECT_EQ(detail.violations[0].path, c.path);
  EXPECT_THAT(detail.violations[0].rule, HasSubstr(c.rule));
}

INSTANTIATE_TEST_SUITE_P(
    Fields, BadPresetTest,
    testing::ValuesIn(std::vector<BadCase>{
        {"forbidden_first_digits: '0x'", "good.forbidden_first_digits",
         "at most nine different digits"},
        {"forbidden_first_digits: '00'", "good.forbidden_first_digits",
         "at most nine different digits"},
        {"forbidden_first_digits: '0123456789'", "good.forbidden_first_digits",
         "at most nine different digits"},
        {"refused_run_length: 1", "good.refused_run_length", "from 2 to 10"},
        {"refused_run_length: 11", "good.refused_run_length", "from 2 to 10"},
        {"refused_run_length: -3", "good.refused_run_length", "from 2 to 10"},
        {"runs_wrap_around: true", "good.runs_wrap_around",
         "needs refused_run_length"},
        {"refused_repeat_length: 1", "good.refused_repeat_length",
         "from 2 to 10"},
        {"refused_repeat_length: 11", "good.refused_repeat_length",
         "from 2 to 10"},
        {"refused_repeat_distance: -1", "good.refused_repeat_distance",
         "from 1 to 9"},
        {"refused_repeat_distance: 10", "good.refused_repeat_distance",
         "from 1 to 9"},
        {"refused_block_length: 1", "good.refused_block_length", "from 2 to 5"},
        {"refused_block_length: 6", "good.refused_block_length", "from 2 to 5"},
        {"refused_even_length: 1", "good.refused_even_length", "from 2 to 10"},
        {"refused_even_length: 11", "good.refused_even_length", "from 2 to 10"},
        {"restricted: ''", "good.restricted[0]", "one to ten digits"},
        {"restricted: '7' restricted: '12345678901'", "good.restricted[1]",
         "one to ten digits"},
        {"restricted: '6a6'", "good.restricted[0]", "one to ten digits"},
        {"restricted: '666' restricted: '666'", "good.restricted[1]", "twice"},
        {"cyclic_denominators: [7, 13]", "good.cyclic_denominators[1]",
         "full-period prime"},
        {"cyclic_denominators: 0", "good.cyclic_denominators[0]",
         "full-period prime"},
        {"cyclic_denominators: [7, 7]", "good.cyclic_denominators[1]", "twice"},
        {"capacity: -1", "good.capacity", "from 0 to 1000000000"},
        {"capacity: 1000000001", "good.capacity", "from 0 to 1000000000"},
        {"refused_length: 3", "presets", "refused_length"},
        {"refused_run_length: 'three'", "presets", "line 1"},
    }));

TEST(ParsePresetsTest, TakesEveryRuleAtTheEndsOfItsRange) {
  for (const char* fields :
       {"", "forbidden_first_digits: '012345678'",
        "refused_run_length: 2 refused_repeat_length: 2",
        "refused_run_length: 10 refused_repeat_length: 10",
        "refused_repeat_distance: 1", "refused_repeat_distance: 9",
        "refused_block_length: 2 refused_even_length: 2",
        "refused_block_length: 5 refused_even_length: 10",
        "restricted: '0' restricted: '0123456789'",
        "cyclic_denominators: [7, 983]", "capacity: 1000000000"}) {
    EXPECT_TRUE(ParsePresets(Presets(absl::StrCat(kGood, " ", fields))).ok())
        << fields;
  }
}

TEST(ParsePresetsTest, NameSourceAndMarkAreNeeded) {
  const absl::Status status = ParsePresets("presets { name: 'Bad' }").status();
  std::vector<std::string> paths;
  const base::ErrorDetail detail = base::DetailOf(status);
  for (const base::FieldViolation& v : detail.violations) {
    paths.push_back(v.path);
  }
  EXPECT_THAT(paths, ElementsAre("Bad.name", "Bad.source", "Bad.mark"));
}

TEST(ParsePresetsTest, ListsEveryViolationOfAPreset) {
  const absl::Status status =
      ParsePresets(
          Presets(absl::StrCat(kGood, " refused_run_length: 1 capacity: -1")))
          .status();
  EXPECT_EQ(base::DetailOf(status).violations.size(), 2u) << status;
}

TEST(ParsePresetsTest, OneNameStandsForOnePreset) {
  const absl::Status status =
      ParsePresets(Presets(kGood) + Presets(kGood)).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("good.name: must not occur twice"));
}

TEST(ParsePresetsTest, AFileWithoutPresetsIsRefused) {
  EXPECT_EQ(ParsePresets("").status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(ParsePresetsTest, RestrictedListHasALimit) {
  std::string fields = kGood;
  for (int i = 0; i < NumberRules::kMaxRestricted; ++i) {
    absl::StrAppend(&fields, " restricted: '", 1000 + i, "'");
  }
  EXPECT_TRUE(ParsePresets(Presets(fields)).ok());
  absl::StrAppend(&fields, " restricted: '786'");
  EXPECT_EQ(ParsePresets(Presets(fields)).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace idcs
