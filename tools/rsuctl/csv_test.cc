#include "tools/rsuctl/csv.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using ::testing::ElementsAre;

TEST(CsvTest, OnlyWhatNeedsQuotesHasThem) {
  EXPECT_EQ(CsvField("H000001-4"), "H000001-4");
  EXPECT_EQ(CsvField("a,b"), "\"a,b\"");
  EXPECT_EQ(CsvField("say \"a\""), "\"say \"\"a\"\"\"");
}

TEST(CsvTest, FieldsComeBack) {
  EXPECT_THAT(*ReadCsvLine("a,b"), ElementsAre("a", "b"));
  EXPECT_THAT(*ReadCsvLine(""), ElementsAre(""));
  EXPECT_THAT(*ReadCsvLine("a,"), ElementsAre("a", ""));
  EXPECT_THAT(*ReadCsvLine("\"a,\"\"b\",c"), ElementsAre("a,\"b", "c"));
}

TEST(CsvTest, StrayQuotesAreRefused) {
  for (const char* line : {"\"a", "a\"b", "\"a\"b,c"}) {
    EXPECT_FALSE(ReadCsvLine(line).has_value()) << line;
  }
}

}  // namespace
}  // namespace rsuctl
