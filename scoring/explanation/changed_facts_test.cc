#include "scoring/explanation/changed_facts.h"

#include <vector>

#include "gtest/gtest.h"

namespace scoring {
namespace {

using registry::ChangedField;

bool Among(const char* fact, const ChangedField& change) {
  return IsAmong(fact, {change});
}

TEST(ChangedFactsTest, AFieldIsItselfAndItsElements) {
  const ChangedField cows = {"assets.cows", "assets.cows", false};
  EXPECT_TRUE(Among("assets.cows", cows));
  EXPECT_FALSE(Among("assets.cars", cows));
  EXPECT_FALSE(Among("assets.cowshed", cows));
  EXPECT_FALSE(Among("members", cows));
  const char* bill = "spending.water_electricity_bills_centimes[2]";
  EXPECT_TRUE(
      Among("spending.water_electricity_bills_centimes", {bill, bill, false}));
  EXPECT_FALSE(Among("spending.gas_monthly_centimes", {bill, bill, false}));
  EXPECT_FALSE(IsAmong("assets.cows", {}));
  EXPECT_TRUE(IsAmong("assets.cows",
                      std::vector<ChangedField>{{bill, bill, false}, cows}));
}

TEST(ChangedFactsTest, AFieldOfAMember) {
  const ChangedField read = {"members[3].education", "members[2].education",
                             false};
  EXPECT_TRUE(Among("members[*].education", read));
  EXPECT_FALSE(Among("members[*].diploma", read));
  EXPECT_FALSE(Among("members[HEAD].education", read));
  EXPECT_FALSE(Among("members", read));
  const ChangedField of_head = {"members[0].education", "members[0].education",
                                true};
  EXPECT_TRUE(Among("members[*].education", of_head));
  EXPECT_TRUE(Among("members[HEAD].education", of_head));
  EXPECT_FALSE(Among("members[HEAD].occupation", of_head));
}

TEST(ChangedFactsTest, SomebodyCameOrLeft) {
  for (const ChangedField& change : {ChangedField{"", "members[4]", false},
                                     ChangedField{"members[4]", "", false}}) {
    EXPECT_TRUE(Among("members", change));
    EXPECT_TRUE(Among("members[*].education", change));
    EXPECT_FALSE(Among("members[HEAD].education", change));
    EXPECT_FALSE(Among("assets.cows", change));
  }
  EXPECT_TRUE(Among("members[HEAD].education", {"members[0]", "", true}));
}

TEST(ChangedFactsTest, SomebodyElseIsTheHead) {
  const ChangedField now_head = {"members[1].relationship",
                                 "members[1].relationship", true};
  EXPECT_TRUE(Among("members[HEAD].education", now_head));
  EXPECT_TRUE(Among("members[*].relationship", now_head));
  EXPECT_FALSE(Among("members[*].education", now_head));
  const ChangedField not_head = {"members[1].relationship",
                                 "members[1].relationship", false};
  EXPECT_FALSE(Among("members[HEAD].education", not_head));
}

}  // namespace
}  // namespace scoring
