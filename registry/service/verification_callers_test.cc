#include "registry/service/verification_callers.h"

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace registry {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(VerificationCallersTest, RightsAreThoseOfTheFile) {
  const auto callers = VerificationCallers::Parse(R"(
    callers { name: "cnss" ground: "agreement 7"
              fields: ["birth_date", "family_name"] }
    callers { name: "commune-03" ground: "agreement 9" fields: "province"
              regions: ["03", "04"] })");
  ASSERT_TRUE(callers.ok()) << callers.status();
  ASSERT_NE(callers->Find("cnss"), nullptr);
  EXPECT_THAT(callers->Find("cnss")->fields,
              ElementsAre("birth_date", "family_name"));
  EXPECT_THAT(callers->Find("cnss")->regions, IsEmpty());
  EXPECT_THAT(callers->Find("commune-03")->regions, ElementsAre("03", "04"));
  EXPECT_EQ(callers->Find("CNSS"), nullptr);
  EXPECT_EQ(callers->Find(""), nullptr);
  EXPECT_EQ(VerificationCallers().Find("cnss"), nullptr);
}

TEST(VerificationCallersTest, EveryMistakeIsNamedByItsPlace) {
  const auto callers = VerificationCallers::Parse(R"(
    callers { name: "a" fields: "birth_date" }
    callers { name: "a" ground: "x" fields: ["phone", "province", "province"] }
    callers { ground: "x" regions: "13" })");
  std::vector<std::string> paths;
  for (const auto& violation : base::DetailOf(callers.status()).violations) {
    paths.push_back(violation.path);
  }
  EXPECT_THAT(paths, ElementsAre("callers[0].ground", "callers[1].fields[0]",
                                 "callers[1].fields[2]", "callers[1].name",
                                 "callers[2].fields", "callers[2].regions[0]",
                                 "callers[2].name"));
  EXPECT_THAT(std::string(VerificationCallers::Parse("callers {\n nmae: 'a' }")
                              .status()
                              .message()),
              testing::HasSubstr("line 2"));
}

}  // namespace
}  // namespace registry
