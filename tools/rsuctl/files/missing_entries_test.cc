// What a list lacks is counted as what it is: a person, a household, a part of
// the list of which the rest tells how many stood there, or does not.

#include "tools/rsuctl/files/missing_entries.h"

#include <optional>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace rsuctl {
namespace {

using Of = MissingEntries::Of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr char kUnnamed[] =
    "  a part of the list is damaged: households that stand there cannot be "
    "named";

TEST(MissingEntries, OfAListOfPeopleAreCountedByWhatIsNamed) {
  MissingEntries missing(Of::kPeople);
  EXPECT_FALSE(missing.any());
  missing.Add("2533101746", "4812345670");
  missing.Add("2533101746", "4812345671");
  missing.Add("3900000001", "");
  missing.Add("", "");
  // The next page names them again.
  missing.Add("3900000001", "");
  EXPECT_TRUE(missing.any());
  EXPECT_EQ(missing.Lines().size(), 4u);
  EXPECT_THAT(missing.Summary(),
              HasSubstr(": 2 people, all people of 1 household, all people of "
                        "1 household that nobody can name. The list is"));
}

TEST(MissingEntries, OfAPartOfTheListTheRestTellsHowMany) {
  MissingEntries missing(Of::kScores);
  missing.Went(5'000);
  missing.AddPart(5'200);
  missing.Went(117);
  EXPECT_TRUE(missing.any());
  EXPECT_THAT(missing.Lines(), ElementsAre(kUnnamed));
  EXPECT_THAT(missing.Summary(), HasSubstr(": 83 households that nobody can "
                                           "name. The list"));
  // A household that is named stands in none of the parts.
  missing.Add("2533101746", "");
  EXPECT_THAT(missing.Lines(), ElementsAre("  household 2533101746", kUnnamed));
  EXPECT_THAT(missing.Summary(),
              HasSubstr(": 1 household, 83 households that nobody can name."));
}

TEST(MissingEntries, WhereNobodyKnowsHowManyAPartIsAPart) {
  MissingEntries missing(Of::kScores);
  missing.Went(5'000);
  missing.AddPart(std::nullopt);
  EXPECT_THAT(missing.Summary(),
              HasSubstr(": the households of 1 damaged part of the list, how "
                        "many cannot be known. The list"));
  missing.AddPart(std::nullopt);
  EXPECT_THAT(missing.Summary(), HasSubstr("of 2 damaged parts of the list"));
}

// The damaged page held rows that stand above others, and no household.
TEST(MissingEntries, APartInWhichNothingStoodIsNotMissed) {
  MissingEntries missing(Of::kScores);
  missing.AddPart(117);
  missing.Went(116);
  EXPECT_TRUE(missing.any());
  missing.Went(1);
  EXPECT_FALSE(missing.any());
}

}  // namespace
}  // namespace rsuctl
