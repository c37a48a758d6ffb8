#include "scoring/programme/parse_programme.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "base/error.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

constexpr char kSmallProgramme[] = R"(name: "test"
title: "Test"
periods {
  effective_from: "2024-01-01" source: "a test" mark: "D" above: "9.3"
  brackets { above: "9.3" up_to: "9.5" contribution_mad: 144 }
  brackets { above: "9.5" up_to: "9.7" contribution_mad: 176 }
  brackets { above: "9.7" contribution_mad: 224 }
}
periods {
  effective_from: "2025-01-01" source: "a test" mark: "D" at_most: "9.4"
}
)";

Score Parsed(const char* text) { return Score::Parse(text).value(); }

TEST(ParseProgramme, ReadsEveryFigure) {
  const auto programme = ParseProgramme(kSmallProgramme);
  ASSERT_TRUE(programme.ok()) << programme.status();
  EXPECT_EQ(programme->name(), "test");
  EXPECT_EQ(programme->title(), "Test");
  ASSERT_EQ(programme->periods().size(), 2u);
  const Period& first = programme->periods()[0];
  EXPECT_EQ(first.effective_from.ToString(), "2024-01-01");
  EXPECT_EQ(first.side, Side::kAbove);
  EXPECT_EQ(first.threshold, Parsed("9.3"));
  ASSERT_EQ(first.brackets.size(), 3u);
  EXPECT_EQ(first.brackets[1].above, Parsed("9.5"));
  EXPECT_EQ(*first.brackets[1].up_to, Parsed("9.7"));
  EXPECT_EQ(first.brackets[1].contribution_mad, 176);
  EXPECT_FALSE(first.brackets[2].up_to.has_value());
  const Period& second = programme->periods()[1];
  EXPECT_EQ(second.side, Side::kAtMost);
  EXPECT_EQ(second.threshold, Parsed("9.4"));
  EXPECT_TRUE(second.brackets.empty());
}

// The first place where `from` stands in the small programme becomes `to`.
struct RefusalCase {
  std::string name;
  std::string from;
  std::string to;
  std::string path;
  std::string rule;
};

std::vector<RefusalCase> RefusalCases() {
  return {
      // clang-format off
      {"Syntax", "title: \"Test\"", "title \"Test\"", "line 2, column 7", "Expected"},
      {"BothRules", "above: \"9.3\"", "above: \"9.3\" at_most: \"9.3\"", "line 4, column 79", "oneof"},
      {"NeitherRule", "above: \"9.3\"\n", "\n", "periods[0]", "either at_most or above"},
      {"NoName", "\"test\"", "\"\"", "name", "must be given"},
      {"NameForm", "\"test\"", "\"A test\"", "name", "must be 1 to 64 of a-z"},
      {"NameNotUtf8", "\"test\"", R"("z\377q")", "name", "must be UTF-8"},
      {"TitleBlank", "\"Test\"", "\" \"", "title", "must not be blank"},
      {"TitleLineBreak", "\"Test\"", R"("A\nB")", "title", "control characters"},
      {"SourceEscape", "\"a test\"", R"("\033[2J")", "periods[0].source", "control characters"},
      {"NoTitle", "\"Test\"", "\"\"", "title", "must be given"},
      {"NoSource", "\"a test\"", "\"\"", "periods[0].source", "must be given"},
      {"Mark", "\"D\"", "\"a\"", "periods[0].mark", "A, B, C or D"},
      {"BadDate", "2024-01-01", "2024-02-30", "periods[0].effective_from", "date"},
      {"SameDate", "2024-01-01", "2025-01-01", "periods[1].effective_from", "after"},
      {"DatesOutOfOrder", "2024-01-01", "2025-01-02", "periods[1].effective_from", "after"},
      {"ThresholdDecimals", "above: \"9.3\"\n", "above: \"9.30000001\"\n", "periods[0].above", "at most 7 decimals"},
      {"AtMostDecimals", "\"9.4\"", "\"9.40000001\"", "periods[1].at_most", "at most 7 decimals"},
      {"BracketDecimals", "{ above: \"9.3\"", "{ above: \"9.30000001\"", "periods[0].brackets[0].above", "at most 7 decimals"},
      {"UpToDecimals", "up_to: \"9.7\"", "up_to: \"9.70000001\"", "periods[0].brackets[1].up_to", "at most 7 decimals"},
      {"FirstUnderThreshold", "{ above: \"9.3\"", "{ above: \"9.2999999\"", "periods[0].brackets[0].above", "must be the threshold"},
      {"FirstOverThreshold", "{ above: \"9.3\"", "{ above: \"9.3000001\"", "periods[0].brackets[0].above", "must be the threshold"},
      {"Gap", "{ above: \"9.5\"", "{ above: \"9.5000001\"", "periods[0].brackets[1].above", "gap"},
      {"Overlap", "{ above: \"9.5\"", "{ above: \"9.4999999\"", "periods[0].brackets[1].above", "overlaps"},
      {"OpenTooEarly", "up_to: \"9.7\" ", "", "periods[0].brackets[2].above", "overlaps"},
      {"EmptyBracket", "up_to: \"9.7\"", "up_to: \"9.5\"", "periods[0].brackets[1].up_to", "over `above`"},
      {"LastNotOpen", "above: \"9.7\" c", "above: \"9.7\" up_to: \"9.8\" c", "periods[0].brackets[2].up_to", "must be empty"},
      {"NegativeContribution", "144", "-1", "periods[0].brackets[0].contribution_mad", "from 0 to"},
      {"HugeContribution", "144", "1000001", "periods[0].brackets[0].contribution_mad", "from 0 to"},
      {"BracketsOfAtMost", "at_most: \"9.4\"", "at_most: \"9.4\" brackets { above: \"9.4\" }", "periods[1].brackets", "only for"},
      // clang-format on
  };
}

class RefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusalTest, NamesThePlace) {
  const RefusalCase& c = GetParam();
  std::string text = kSmallProgramme;
  const std::size_t at = text.find(c.from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, c.from.size(), c.to);

  const auto programme = ParseProgramme(text);
  ASSERT_EQ(programme.status().code(), absl::StatusCode::kInvalidArgument)
      << programme.status();
  const base::ErrorDetail detail = base::DetailOf(programme.status());
  EXPECT_EQ(detail.reason, "MALFORMED_PROGRAMME");
  bool found = false;
  for (const base::FieldViolation& violation : detail.violations) {
    found |= violation.path == c.path &&
             violation.rule.find(c.rule) != std::string::npos;
  }
  EXPECT_TRUE(found) << programme.status();
}

INSTANTIATE_TEST_SUITE_P(Files, RefusalTest, testing::ValuesIn(RefusalCases()),
                         [](const testing::TestParamInfo<RefusalCase>& test) {
                           return test.param.name;
                         });

TEST(ParseProgramme, NeedsAPeriod) {
  const auto programme = ParseProgramme("name: \"test\" title: \"Test\"");
  EXPECT_EQ(std::string(programme.status().message()),
            "periods: must not be empty");
}

TEST(Programme, PeriodHoldsUntilTheNextBegins) {
  const Programme programme = ParseProgramme(kSmallProgramme).value();
  const auto in_force = [&programme](const char* day) {
    return programme.InForce(base::Date::Parse(day).value());
  };
  EXPECT_EQ(in_force("2023-12-31"), nullptr);
  EXPECT_EQ(in_force("2024-01-01"), &programme.periods()[0]);
  EXPECT_EQ(in_force("2024-12-31"), &programme.periods()[0]);
  EXPECT_EQ(in_force("2025-01-01"), &programme.periods()[1]);
  EXPECT_EQ(in_force("2099-01-01"), &programme.periods()[1]);
}

}  // namespace
}  // namespace scoring
