#include "scoring/variables/variables.h"

#include <set>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"

namespace scoring {
namespace {

using ::testing::HasSubstr;

Variables Family() {
  return internal::ExtractFromFacts(FamilyOfFour(registry::Milieu::kUrban));
}

TEST(Catalogue, NamesAreUniqueAndFound) {
  std::set<std::string> names;
  for (const CatalogueEntry& entry : Catalogue()) {
    EXPECT_TRUE(names.insert(std::string(entry.name)).second)
        << std::string(entry.name);
    EXPECT_EQ(FindVariable(entry.name), entry.variable);
    EXPECT_FALSE(entry.description.empty()) << std::string(entry.name);
  }
  EXPECT_EQ(names.size(), kVariableCount);
  EXPECT_EQ(FindVariable("yachts"), std::nullopt);
  EXPECT_EQ(FindVariable(""), std::nullopt);
}

TEST(Catalogue, EntryStandsAtItsVariable) {
  EXPECT_EQ(EntryOf(Variable::kMembers).name, "members");
  EXPECT_EQ(EntryOf(Variable::kShareTraders).kind, VariableKind::kShare);
  EXPECT_EQ(EntryOf(Variable::kPhoneInternetYearlyPerPerson).kind,
            VariableKind::kYearlyAmountPerPerson);
}

TEST(CheckVariables, TakesAHouseholdInRange) {
  EXPECT_TRUE(CheckVariables(Family()).ok());
}

TEST(CheckVariables, EveryRangeIsHeldAtBothEnds) {
  for (const CatalogueEntry& entry : Catalogue()) {
    for (const std::int32_t value : {entry.lowest - 1, entry.highest + 1}) {
      Variables variables = Family();
      variables[entry.variable] = value;
      const absl::Status status = CheckVariables(variables);
      EXPECT_EQ(status.code(), absl::StatusCode::kOutOfRange);
      EXPECT_THAT(std::string(status.message()),
                  HasSubstr(std::string(entry.name)))
          << value;
    }
  }
}

struct BrokenCase {
  Variable variable;
  int value;
  const char* message;
};

TEST(CheckVariables, PartsMustAgree) {
  const BrokenCase cases[] = {
      {Variable::kShareWithoutDiploma, 5, "share_without_diploma"},
      {Variable::kShareTraders, 5, "share_traders"},
      {Variable::kMembersSquared, 15, "members_squared"},
      {Variable::kHeadAgeSquared, 2024, "head_age_squared"},
  };
  for (const BrokenCase& c : cases) {
    Variables variables = Family();
    variables[c.variable] = c.value;
    EXPECT_THAT(std::string(CheckVariables(variables).message()),
                HasSubstr(c.message));
  }
  Variables all = Family();
  all[Variable::kShareWithoutDiploma] = 4;
  EXPECT_TRUE(CheckVariables(all).ok());
}

TEST(CheckVariables, MilieuAndRegionMustExist) {
  for (const int region : {0, 13, -1}) {
    Variables variables = Family();
    variables.region = region;
    EXPECT_FALSE(CheckVariables(variables).ok()) << region;
  }
  for (const int milieu : {0, 3}) {
    Variables variables = Family();
    variables.milieu = static_cast<registry::Milieu>(milieu);
    EXPECT_FALSE(CheckVariables(variables).ok()) << milieu;
  }
}

}  // namespace
}  // namespace scoring
