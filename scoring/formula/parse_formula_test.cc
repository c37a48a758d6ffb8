#include "scoring/formula/parse_formula.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using ::testing::HasSubstr;

std::string AnnexText(absl::string_view milieu) {
  std::string text =
      absl::StrCat(milieu,
                   " {\n"
                   "constant { value: \"9.825\" mark: \"B\" }\n");
  for (int region = 1; region <= 12; ++region) {
    absl::StrAppend(
        &text, "regions { region: \"", absl::Dec(region, absl::kZeroPad2),
        "\" constant { value: \"0.", region, "\" mark: \"B\" } }\n");
  }
  // Out of order, as a file may have them.
  absl::StrAppend(&text,
                  "terms { number: \"V10\" variable: \"cars\""
                  " coefficient { value: \"0.226\" mark: \"B\" } }\n",
                  "terms { number: \"V2\" variable: \"members\""
                  " coefficient { value: \"-0.177\" mark: \"C\""
                  " alternatives: \"-0.178\" } }\n",
                  "}\n");
  return text;
}

std::string SmallFormula() {
  return absl::StrCat(
      "name: \"test-1\"\n"
      "effective_from: \"2021-08-09\"\n"
      "source: \"a test\"\n"
      "mark: \"D\"\n",
      AnnexText("urban"), AnnexText("rural"),
      "usable_range { lowest { value: \"5\" mark: \"C\" }"
      " highest { value: \"15\" mark: \"C\" } }\n");
}

TEST(ParseFormula, ReadsEveryFigure) {
  const auto formula = ParseFormula(SmallFormula());
  ASSERT_TRUE(formula.ok()) << formula.status();
  EXPECT_EQ(formula->name(), "test-1");
  EXPECT_EQ(formula->effective_from().ToString(), "2021-08-09");
  EXPECT_EQ(formula->usable_range().lowest_ticks, 50'000'000);
  EXPECT_EQ(formula->usable_range().highest_ticks, 150'000'000);
  const Annex& rural = formula->annex(registry::Milieu::kRural);
  EXPECT_EQ(rural.constant.ToString(), "9.825");
  EXPECT_EQ(rural.regions[0].ToString(), "0.1");
  EXPECT_EQ(rural.regions[11].ToString(), "0.12");
}

TEST(ParseFormula, TermsComeInTheOrderOfTheirNumbers) {
  const auto formula = ParseFormula(SmallFormula());
  ASSERT_TRUE(formula.ok()) << formula.status();
  const auto& terms = formula->annex(registry::Milieu::kUrban).terms;
  ASSERT_EQ(terms.size(), 2u);
  EXPECT_EQ(terms[0].number, "V2");
  EXPECT_EQ(terms[0].variable, Variable::kMembers);
  EXPECT_EQ(terms[0].coefficient.ToString(), "-0.177");
  EXPECT_EQ(terms[1].number, "V10");
}

// The first place where `from` stands in the small formula (which is in its
// urban annex, if it is in an annex) becomes `to`.
struct RefusalCase {
  std::string name;
  std::string from;
  std::string to;
  std::string path;
  std::string rule;
};

constexpr char kNameRule[] = "must be 1 to 64 of a-z, 0-9, '-', '_' and '.'";

std::vector<RefusalCase> RefusalCases() {
  return {
      // clang-format off
      {"Syntax", "mark: \"D\"", "mark \"D\"", "line 4, column 6", "Expected"},
      {"UnknownField", "mark: \"D\"", "marque: \"D\"", "line 4, column 7", "marque"},
      {"FieldTwice", "mark: \"D\"", "mark: \"D\" mark: \"D\"", "line 4, column 15", "specified multiple times"},
      {"NoName", "\"test-1\"", "\"\"", "name", "must be given"},
      {"NameLongest", "\"test-1\"", "\"" + std::string(65, 'a') + "\"", "name", kNameRule},
      {"NameCapital", "\"test-1\"", "\"Test\"", "name", kNameRule},
      {"NameSpace", "\"test-1\"", "\" \"", "name", kNameRule},
      {"NameAccent", "\"test-1\"", "\"décret\"", "name", kNameRule},
      {"NameNotUtf8", "\"test-1\"", R"("z\377q")", "name", "must be UTF-8"},
      {"NameLineBreak", "\"test-1\"", R"("a\nb")", "name", "control characters"},
      {"NameNul", "\"test-1\"", R"("a\000b")", "name", "control characters"},
      {"SourceBlank", "\"a test\"", "\" \u2003\"", "source", "must not be blank"},
      {"SourceEscape", "\"a test\"", R"("\033[2J")", "source", "control characters"},
      {"SourceC1", "\"a test\"", R"("\302\205")", "source", "control characters"},
      {"SourceNotUtf8", "\"a test\"", R"("\303")", "source", "must be UTF-8"},
      {"SourceTooLong", "\"a test\"", "\"" + std::string(2'001, 'a') + "\"", "source", "1 to 2000 characters"},
      {"FigureSource", "\"9.825\"", R"("9.825" source: "\033")", "urban.constant.source", "control characters"},
      {"QuotedText", "\"members\"", R"("\033]0;x\007")", "urban.terms[1].variable", "control characters"},
      {"AlternativeText", "\"-0.178\"", R"("\377")", "urban.terms[1].coefficient.alternatives[0]", "must be UTF-8"},
      {"FileNotUtf8", "\"a test\"", "\"\xe9\"", "text", "must be UTF-8"},
      {"FileWithNul", "\"a test\"", std::string("\"a test\"\0", 9), "line 3, column 17", "control characters"},
      {"NoSource", "\"a test\"", "\"\"", "source", "must be given"},
      {"FormulaMark", "mark: \"D\"", "mark: \"E\"", "mark", "A, B, C or D"},
      {"NoDate", "2021-08-09", "", "effective_from", "date"},
      {"BadDate", "2021-08-09", "2021-02-29", "effective_from", "date"},
      {"NoConstant", "constant { value: \"9.825\" mark: \"B\" }", "", "urban.constant.value", "decimal"},
      {"ConstantMark", "\"9.825\" mark: \"B\"", "\"9.825\"", "urban.constant.mark", "A, B, C or D"},
      {"EightDecimals", "\"0.226\"", "\"0.22600001\"", "urban.terms[0].coefficient.value", "at most 7 decimals"},
      {"Exponent", "\"0.226\"", "\"2e-1\"", "urban.terms[0].coefficient.value", "decimal"},
      {"TooLarge", "\"0.226\"", "\"1000000000000\"", "urban.terms[0].coefficient.value", "64 bits"},
      {"TermMark", "mark: \"C\"", "", "urban.terms[1].coefficient.mark", "A, B, C or D"},
      {"Alternative", "\"-0.178\"", "\"about\"", "urban.terms[1].coefficient.alternatives[0]", "decimal"},
      {"UnknownVariable", "\"members\"", "\"x\"", "urban.terms[1].variable", "unknown variable 'x'"},
      {"DuplicateVariable", "\"members\"", "\"cars\"", "urban.terms[1].variable", "duplicate variable 'cars'"},
      {"DuplicateNumber", "\"V2\"", "\"V10\"", "urban.terms[1].number", "duplicate number 'V10'"},
      {"NumberForm", "\"V2\"", "\"V02\"", "urban.terms[1].number", "V1 to V999"},
      {"NumberMissing", "\"V2\"", "\"\"", "urban.terms[1].number", "V1 to V999"},
      {"UnknownRegion", "region: \"03\"", "region: \"13\"", "urban.regions[2].region", "unknown region '13'"},
      {"RegionForm", "region: \"03\"", "region: \"3\"", "urban.regions[2].region", "unknown region '3'"},
      {"DuplicateRegion", "region: \"03\"", "region: \"02\"", "urban.regions[2].region", "duplicate region '02'"},
      {"MissingRegion", "region: \"03\"", "region: \"02\"", "urban.regions", "missing region '03'"},
      {"RegionFigure", "\"0.3\"", "\".3\"", "urban.regions[2].constant.value", "decimal"},
      {"EmptyRange", "value: \"5\"", "value: \"15\"", "usable_range.highest", "above the lowest"},
      {"RangeMark", "\"5\" mark: \"C\"", "\"5\"", "usable_range.lowest.mark", "A, B, C or D"},
      // 99 cars x 5,000 x 10^13 ticks is over half of 2^63; 10^14 over all.
      {"Overflow", "\"0.226\"", "\"10000000\"", "urban", "could overflow"},
      // clang-format on
  };
}

class RefusalTest : public testing::TestWithParam<RefusalCase> {};

TEST_P(RefusalTest, NamesThePlace) {
  const RefusalCase& c = GetParam();
  std::string text = SmallFormula();
  const std::size_t at = text.find(c.from);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, c.from.size(), c.to);

  const auto formula = ParseFormula(text);
  ASSERT_EQ(formula.status().code(), absl::StatusCode::kInvalidArgument)
      << formula.status();
  const base::ErrorDetail detail = base::DetailOf(formula.status());
  EXPECT_EQ(detail.reason, "MALFORMED_FORMULA");
  bool found = false;
  for (const base::FieldViolation& violation : detail.violations) {
    found |= violation.path == c.path &&
             violation.rule.find(c.rule) != std::string::npos;
  }
  EXPECT_TRUE(found) << formula.status();
}

INSTANTIATE_TEST_SUITE_P(Files, RefusalTest, testing::ValuesIn(RefusalCases()),
                         [](const testing::TestParamInfo<RefusalCase>& test) {
                           return test.param.name;
                         });

TEST(ParseFormula, TakesTheLongestNameAndSource) {
  const std::string longest = "a-z_0.9" + std::string(57, 'x');
  const std::string text = absl::StrReplaceAll(
      SmallFormula(),
      {{"test-1", longest}, {"a test", std::string(2'000, 'a')}});
  const auto formula = ParseFormula(text);
  ASSERT_TRUE(formula.ok()) << formula.status();
  EXPECT_EQ(formula->name(), longest);
}

TEST(ParseFormula, AByteOrderMarkMayBeginTheText) {
  EXPECT_TRUE(ParseFormula("\xef\xbb\xbf" + SmallFormula()).ok());
  const absl::Status utf16 =
      ParseFormula(absl::string_view("\xff\xfen\0a\0", 6)).status();
  EXPECT_EQ(utf16.message(), "text: must be UTF-8");
}

TEST(ParseFormula, NamesTheRuralAnnexToo) {
  std::string text = SmallFormula();
  text.replace(text.rfind("\"cars\""), 6, "\"yachts\"");
  EXPECT_THAT(std::string(ParseFormula(text).status().message()),
              HasSubstr("rural.terms[0].variable: unknown variable 'yachts'"));
}

TEST(ParseFormula, NamesAllThatIsWrongAtOnce) {
  const std::string text = absl::StrReplaceAll(
      SmallFormula(), {{"\"members\"", "\"x\""}, {"2021-08-09", "soon"}});
  const std::string message(ParseFormula(text).status().message());
  EXPECT_THAT(message, HasSubstr("effective_from:"));
  EXPECT_THAT(message, HasSubstr("urban.terms[1].variable:"));
  EXPECT_THAT(message, HasSubstr("rural.terms[1].variable:"));
}

// The bound is on the sum of magnitudes over 100 x 50, with the constant, the
// largest region and each term at the end of its range.
TEST(Formula, OverflowBoundIsSharp) {
  FormulaFigures figures;
  figures.name = "test-1";
  figures.usable_range = {0, 1};
  figures.urban.terms = {
      {"V1", Variable::kMembers, Coefficient::FromTicks(-3)}};
  // 2^63 - 1 = 9,223,372,036,854,775,807, over 5,000: 1,844,674,407,370,955;
  // less 3 ticks x 50 members.
  figures.urban.constant = Coefficient::FromTicks(1'844'674'407'370'955 - 150);
  EXPECT_TRUE(Formula::Create(figures).ok());
  figures.urban.constant = Coefficient::FromTicks(1'844'674'407'370'956 - 150);
  EXPECT_FALSE(Formula::Create(figures).ok());
  figures.urban.constant = Coefficient::FromTicks(-1'844'674'407'370'956 + 150);
  EXPECT_FALSE(Formula::Create(figures).ok());
}

}  // namespace
}  // namespace scoring
