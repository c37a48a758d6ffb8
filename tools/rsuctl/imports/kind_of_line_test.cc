#include "tools/rsuctl/imports/kind_of_line.h"

#include "gtest/gtest.h"

namespace rsuctl {
namespace {

TEST(KindOfLineTest, IsThatOfTheFieldThatOnlyOneKindHas) {
  const struct {
    const char* line;
    const char* code;
  } cases[] = {
      {R"({"person_ref": "a", "family_name": "Alaoui"})", "people"},
      {R"({"household_ref": "H", "members": [{"person_ref": "a"}]})",
       "households"},
      {R"({"event_ref": "1", "child": {"family_name": "Alaoui"}})", "events"},
      {R"({"source": "CNSS", "event": "OPENED", "regime": "CNSS"})",
       "coverage"},
      {R"({"source": "MEN", "event": "BEGAN", "status": "STUDENT"})", "status"},
  };
  for (const auto& c : cases) {
    const auto kind = FindKindOfLine(c.line);
    ASSERT_TRUE(kind.has_value()) << c.line;
    EXPECT_EQ(kind->code, c.code);
  }
  EXPECT_FALSE(FindKindOfLine("{}").has_value());
}

TEST(KindOfLineTest, CsvHasSeparatorsAndNoObject) {
  EXPECT_TRUE(LooksLikeCsv("person_ref,idcs"));
  EXPECT_TRUE(LooksLikeCsv("\xef\xbb\xbfperson_ref;idcs"));
  EXPECT_FALSE(LooksLikeCsv(R"({"a": 1, "b": 2})"));
  EXPECT_FALSE(LooksLikeCsv("person_ref"));
}

}  // namespace
}  // namespace rsuctl
