#include "scoring/variables/extract_variables.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"

namespace scoring {
namespace {

using internal::ExtractFromFacts;
using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Milieu;
using registry::Relationship;

// A plain household of two: the head, and one member who matters.
HouseholdFacts WithMember(const MemberFacts& member) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.members.push_back(member);
  return facts;
}

// Expected by hand from the description in example_household.h.
TEST(ExtractVariables, FamilyOfFourByHand) {
  const Variables v = ExtractFromFacts(FamilyOfFour(Milieu::kRural));
  EXPECT_EQ(v.milieu, Milieu::kRural);
  EXPECT_EQ(v.region, 1);
  EXPECT_EQ(v.members(), 4);
  const std::vector<std::pair<Variable, int>> expected = {
      {Variable::kAtMostTwoPerRoom, 1},
      {Variable::kDurableDwelling, 1},
      {Variable::kBathOrShower, 1},
      {Variable::kIndividualElectricityMeter, 1},
      {Variable::kHeadHigherEducation, 1},
      {Variable::kHeadMiddleExecutive, 1},
      {Variable::kCoverOtherThanRamed, 1},
      {Variable::kAtLeastOneComputer, 1},
      {Variable::kAtLeastOneCar, 1},
      {Variable::kAtLeastOneMotorcycle, 1},
      {Variable::kSatelliteDish, 1},
      {Variable::kIrrigatedLand, 1},
      {Variable::kMembers, 4},
      {Variable::kHeadAge, 45},
      {Variable::kPupilsInPublicSchool, 1},
      {Variable::kMembers30To59, 2},
      {Variable::kMobilePhones, 3},
      {Variable::kCars, 1},
      {Variable::kMotorcycles, 2},
      {Variable::kShareWithoutDiploma, 2},
      {Variable::kShareTechnicalDiploma, 1},
      {Variable::kShareEmployed, 1},
      {Variable::kShareLiterate, 3},
      {Variable::kMembersSquared, 16},
      {Variable::kHeadAgeSquared, 2025},
      {Variable::kCows, 5},
      {Variable::kButaneYearlyPerPerson, 600'00},
      {Variable::kWaterElectricityYearlyPerPerson, 2'400'00},
      {Variable::kPhoneInternetYearlyPerPerson, 600'00},
  };
  Variables rest = v;
  for (const auto& [variable, value] : expected) {
    EXPECT_EQ(v[variable], value) << std::string(EntryOf(variable).name);
    rest[variable] = 0;
  }
  for (const CatalogueEntry& entry : Catalogue()) {
    EXPECT_EQ(rest[entry.variable], 0) << std::string(entry.name);
  }
}

TEST(ExtractVariables, BothMilieuxGiveTheSameVariables) {
  Variables urban = ExtractFromFacts(FamilyOfFour(Milieu::kUrban));
  urban.milieu = Milieu::kRural;
  EXPECT_EQ(urban, ExtractFromFacts(FamilyOfFour(Milieu::kRural)));
}

TEST(ExtractVariables, OrderOfMembersDoesNotMatter) {
  HouseholdFacts facts = FamilyOfFour(Milieu::kUrban);
  const Variables expected = ExtractFromFacts(facts);
  for (int i = 0; i < 3; ++i) {
    std::rotate(facts.members.begin(), facts.members.begin() + 1,
                facts.members.end());
    EXPECT_EQ(ExtractFromFacts(facts), expected) << "rotation " << i;
  }
}

// Ages on 2026-01-01: born on 2011-01-01 is 15 that day, a day later is 14.
struct AgeCase {
  const char* birth_date;
  Variable variable;
  int expected;
};

TEST(ExtractVariables, AgeLimitsAreInWholeYearsOnTheEffectiveDate) {
  const AgeCase cases[] = {
      {"2011-01-02", Variable::kShareLiterate, 0},         // 14
      {"2011-01-01", Variable::kShareLiterate, 1},         // 15
      {"2020-01-02", Variable::kPupilsInPublicSchool, 0},  // 5
      {"2020-01-01", Variable::kPupilsInPublicSchool, 1},  // 6
      {"2011-01-02", Variable::kPupilsInPublicSchool, 1},  // 14
      {"2011-01-01", Variable::kPupilsInPublicSchool, 0},  // 15
      {"2007-01-02", Variable::kMembers19To29, 0},         // 18
      {"2007-01-01", Variable::kMembers19To29, 1},         // 19
      {"1996-01-02", Variable::kMembers19To29, 1},         // 29
      {"1996-01-01", Variable::kMembers19To29, 0},         // 30
      {"1996-01-02", Variable::kMembers30To59, 1 + 0},     // 29; head is 40
      {"1996-01-01", Variable::kMembers30To59, 1 + 1},     // 30
      {"1966-01-02", Variable::kMembers30To59, 1 + 1},     // 59
      {"1966-01-01", Variable::kMembers30To59, 1 + 0},     // 60
      {"1966-01-02", Variable::kMembers60OrOver, 0},       // 59
      {"1966-01-01", Variable::kMembers60OrOver, 1},       // 60
      {"2026-01-01", Variable::kMembers60OrOver, 0},       // born that day
  };
  for (const AgeCase& c : cases) {
    MemberFacts member = PlainMember(Relationship::kChild, c.birth_date);
    member.can_read_and_write = true;
    member.schooling = registry::Schooling::kPublic;
    EXPECT_EQ(ExtractFromFacts(WithMember(member))[c.variable], c.expected)
        << c.birth_date << " " << std::string(EntryOf(c.variable).name);
  }
}

TEST(ExtractVariables, PrivatePupilsHaveTheSameAges) {
  for (const auto& [birth_date, expected] :
       std::vector<std::pair<const char*, int>>{{"2020-01-02", 0},
                                                {"2020-01-01", 1},
                                                {"2011-01-02", 1},
                                                {"2011-01-01", 0}}) {
    MemberFacts member = PlainMember(Relationship::kChild, birth_date);
    member.schooling = registry::Schooling::kPrivate;
    const Variables v = ExtractFromFacts(WithMember(member));
    EXPECT_EQ(v[Variable::kPupilsInPrivateSchool], expected) << birth_date;
    EXPECT_EQ(v[Variable::kPupilsInPublicSchool], 0) << birth_date;
  }
}

struct RoomCase {
  int members;
  int rooms;
  int at_most_two;
  int over_two_to_three;
};

TEST(ExtractVariables, RoomsBothSidesOfEachLimit) {
  const RoomCase cases[] = {
      {1, 1, 1, 0}, {2, 1, 1, 0}, {3, 1, 0, 1}, {4, 1, 0, 0}, {4, 2, 1, 0},
      {5, 2, 0, 1}, {6, 2, 0, 1}, {7, 2, 0, 0}, {6, 3, 1, 0}, {50, 50, 1, 0},
  };
  for (const RoomCase& c : cases) {
    HouseholdFacts facts = PlainHousehold(Milieu::kRural);
    facts.dwelling.rooms = c.rooms;
    facts.members.resize(static_cast<std::size_t>(c.members),
                         PlainMember(Relationship::kChild, "2000-01-01"));
    const Variables v = ExtractFromFacts(facts);
    EXPECT_EQ(v[Variable::kAtMostTwoPerRoom], c.at_most_two)
        << c.members << " in " << c.rooms;
    EXPECT_EQ(v[Variable::kOverTwoToThreePerRoom], c.over_two_to_three)
        << c.members << " in " << c.rooms;
  }
}

TEST(ExtractVariables, SinglePersonOrCoupleWithNobodyElse) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  const auto is_single = [&facts] {
    return ExtractFromFacts(facts)[Variable::kSinglePersonOrCouple];
  };
  EXPECT_EQ(is_single(), 1);
  facts.members.push_back(PlainMember(Relationship::kSpouse, "1990-01-01"));
  EXPECT_EQ(is_single(), 1);
  facts.members.push_back(PlainMember(Relationship::kChild, "2020-01-01"));
  EXPECT_EQ(is_single(), 0);
  facts.members.erase(facts.members.begin() + 1);  // head and child
  EXPECT_EQ(is_single(), 0);
}

TEST(ExtractVariables, AnyoneBesideHeadSpouseAndChildIsAnotherNucleus) {
  for (int value = 1; value <= 8; ++value) {
    const auto relationship = static_cast<Relationship>(value);
    if (relationship == Relationship::kHead) continue;
    const Variables v =
        ExtractFromFacts(WithMember(PlainMember(relationship, "1990-01-01")));
    const bool nuclear = relationship == Relationship::kSpouse ||
                         relationship == Relationship::kChild;
    EXPECT_EQ(v[Variable::kMoreThanOneNucleus], nuclear ? 0 : 1) << value;
  }
}

TEST(ExtractVariables, RamedAndBothAmoDoNotCountAsCover) {
  for (int value = 1; value <= 11; ++value) {
    MemberFacts member = PlainMember(Relationship::kChild, "2020-01-01");
    member.health_cover = static_cast<registry::HealthCover>(value);
    const Variables v = ExtractFromFacts(WithMember(member));
    EXPECT_EQ(v[Variable::kCoverOtherThanRamed], value >= 5 ? 1 : 0) << value;
  }
}

TEST(ExtractVariables, DurableDwellings) {
  const bool durable[] = {true, true, false, true, true, false, false, false};
  for (int value = 1; value <= 8; ++value) {
    HouseholdFacts facts = PlainHousehold(Milieu::kRural);
    facts.dwelling.type = static_cast<registry::DwellingType>(value);
    EXPECT_EQ(ExtractFromFacts(facts)[Variable::kDurableDwelling],
              durable[value - 1] ? 1 : 0)
        << value;
  }
}

TEST(ExtractVariables, WhatTheHeadDoes) {
  using registry::Occupation;
  const std::pair<Occupation, Variable> cases[] = {
      {Occupation::kSeniorExecutive, Variable::kHeadSeniorExecutive},
      {Occupation::kMiddleExecutive, Variable::kHeadMiddleExecutive},
      {Occupation::kMachineOperator, Variable::kHeadMachineOperator},
      {Occupation::kCraftsman, Variable::kHeadCraftsman},
      {Occupation::kFarmOperator, Variable::kHeadFarmOperator},
  };
  for (const auto& [occupation, variable] : cases) {
    HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
    EXPECT_EQ(ExtractFromFacts(facts)[variable], 0);
    // Only the head's: a spouse's occupation makes no difference.
    facts.members.push_back(PlainMember(Relationship::kSpouse, "1990-01-01"));
    facts.members[1].occupation = occupation;
    EXPECT_EQ(ExtractFromFacts(facts)[variable], 0);
    facts.members[0].occupation = occupation;
    EXPECT_EQ(ExtractFromFacts(facts)[variable], 1);
  }
}

TEST(ExtractVariables, HeadRetiredOrLivingOffAnIncome) {
  for (int value = 1; value <= 7; ++value) {
    HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
    facts.members[0].activity = static_cast<registry::Activity>(value);
    EXPECT_EQ(ExtractFromFacts(facts)[Variable::kHeadRetiredOrRentier],
              value == 5 || value == 6 ? 1 : 0)
        << value;
  }
}

TEST(ExtractVariables, SharesCountOnlyThoseAged15OrMore) {
  MemberFacts member = PlainMember(Relationship::kChild, "2011-01-01");
  member.diploma = registry::Diploma::kHigher;
  member.activity = registry::Activity::kEmployed;
  member.occupation = registry::Occupation::kTrader;
  Variables v = ExtractFromFacts(WithMember(member));
  EXPECT_EQ(v[Variable::kShareHigherDiploma], 1);
  EXPECT_EQ(v[Variable::kShareEmployed], 1);
  EXPECT_EQ(v[Variable::kShareTraders], 1);
  EXPECT_EQ(v[Variable::kShareWithoutDiploma], 1);  // the head
  member.birth_date = TestDate("2011-01-02");
  v = ExtractFromFacts(WithMember(member));
  EXPECT_EQ(v[Variable::kShareHigherDiploma], 0);
  EXPECT_EQ(v[Variable::kShareEmployed], 0);
  EXPECT_EQ(v[Variable::kShareTraders], 0);
}

// Limits of the declaration format: 10,000,000 centimes a month.
TEST(ExtractVariables, LargestSpendingStaysInRange) {
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.spending = {
      10'000'000, {10'000'000, 10'000'000, 10'000'000}, 10'000'000};
  const Variables v = ExtractFromFacts(facts);
  EXPECT_EQ(v[Variable::kButaneYearlyPerPerson], 120'000'000);
  EXPECT_EQ(v[Variable::kWaterElectricityYearlyPerPerson], 120'000'000);
  EXPECT_EQ(v[Variable::kPhoneInternetYearlyPerPerson], 120'000'000);
  EXPECT_TRUE(CheckVariables(v).ok());
}

TEST(ExtractVariables, FactsOutOfRangeNeverWrapIntoRange) {
  constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();
  // 4 x 2^30 is 0 in 32 bits.
  for (const std::int64_t centimes :
       {kHuge, std::int64_t{1} << 30, std::int64_t{-1}, -kHuge}) {
    HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
    facts.spending.gas_monthly_centimes = centimes;
    EXPECT_FALSE(CheckVariables(ExtractFromFacts(facts)).ok()) << centimes;
    facts = PlainHousehold(Milieu::kUrban);
    facts.spending.water_electricity_bills_centimes = {centimes, centimes, 0};
    EXPECT_FALSE(CheckVariables(ExtractFromFacts(facts)).ok()) << centimes;
  }
  HouseholdFacts facts = PlainHousehold(Milieu::kUrban);
  facts.members[0].relationship = Relationship::kChild;
  EXPECT_FALSE(CheckVariables(ExtractFromFacts(facts)).ok()) << "no head";
  facts.members.clear();
  EXPECT_FALSE(CheckVariables(ExtractFromFacts(facts)).ok()) << "nobody";
}

}  // namespace
}  // namespace scoring
