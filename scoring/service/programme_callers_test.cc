#include "scoring/service/programme_callers.h"

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace scoring {
namespace {

using ::testing::ElementsAre;

absl::StatusOr<ProgrammeCallers> Parse(const char* text) {
  return ProgrammeCallers::Parse(text, ProgrammeSet::Load().value());
}

TEST(ProgrammeCallersTest, ACallerSeesTheProgrammesOfTheFile) {
  const auto callers = Parse(R"(
    callers { name: "cnss" ground: "law 60-22"
              programmes: ["amo-tadamon", "amo-chamil"] }
    callers { name: "anss" ground: "law 58-23" programmes: "asd" })");
  ASSERT_TRUE(callers.ok()) << callers.status();
  EXPECT_TRUE(callers->MaySee("cnss", "amo-chamil"));
  EXPECT_FALSE(callers->MaySee("cnss", "asd"));
  EXPECT_TRUE(callers->MaySee("anss", "asd"));
  EXPECT_FALSE(callers->MaySee("CNSS", "amo-chamil"));
  EXPECT_FALSE(callers->MaySee("", "asd"));
  EXPECT_FALSE(ProgrammeCallers().MaySee("cnss", "amo-chamil"));
}

TEST(ProgrammeCallersTest, EveryMistakeIsNamedByItsPlace) {
  const auto callers = Parse(R"(
    callers { name: "a" programmes: ["asd", "asd", "ramed"] }
    callers { name: "a" ground: "g" }
    callers { name: "unnamed" ground: "g" programmes: "asd" }
    callers { ground: "g" programmes: "asd" })");
  std::vector<std::string> places;
  for (const auto& violation : base::DetailOf(callers.status()).violations) {
    places.push_back(violation.path);
  }
  EXPECT_THAT(
      places,
      ElementsAre("callers[0].programmes[1]", "callers[0].programmes[2]",
                  "callers[0].ground", "callers[1].programmes",
                  "callers[1].name", "callers[2].name", "callers[3].name"));
  EXPECT_FALSE(Parse("callers { nam: 1 }").ok());
}

}  // namespace
}  // namespace scoring
