#include "tools/population_generator/household.h"

#include <set>
#include <string>

#include "base/status_matchers.h"
#include "gtest/gtest.h"
#include "rapidjson/stringbuffer.h"
#include "registry/interchange/declaration_line.h"
#include "tools/population_generator/lines.h"
#include "tools/population_generator/member_facts.h"

namespace population {
namespace {

using ::base::IsOk;
using registry::Activity;
using registry::HealthCover;
using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Relationship;

constexpr std::int64_t kHouseholds = 30'000;

const Calibration& Calibrated() {
  static const auto* const calibration =
      new Calibration(Calibration::Load().value());
  return *calibration;
}

Population Of(std::uint64_t seed) {
  return {seed, base::Date::Parse("2026-01-01").value()};
}

std::string DeclarationOf(std::int64_t number, const HouseholdFacts& facts) {
  rapidjson::StringBuffer line;
  AppendDeclaration(number, facts, line);
  return line.GetString();
}

int AgeOf(const MemberFacts& member, const HouseholdFacts& facts) {
  return base::WholeYears(member.birth_date, facts.effective_date);
}

template <typename Check>
void ForEachHousehold(Check check) {
  for (std::int64_t number = 1; number <= kHouseholds; ++number) {
    check(number, GenerateHousehold(Calibrated(), Of(7), number));
    if (testing::Test::HasFailure()) {
      FAIL() << "household " << number << " of seed 7";
    }
  }
}

// What the reader makes of a line, written again, is the line: so the reader
// takes every field, and nothing is lost or written under another name.
TEST(HouseholdTest, EveryDeclarationIsTakenAsItWasMade) {
  ForEachHousehold([](std::int64_t number, const HouseholdFacts& facts) {
    const std::string line = DeclarationOf(number, facts);
    const registry::DeclarationLine read = registry::ReadDeclarationLine(line);
    ASSERT_THAT(read.declaration, IsOk()) << line;
    EXPECT_EQ(read.household_ref, HouseholdRef(number));
    EXPECT_EQ(DeclarationOf(number, read.declaration->facts()), line);
    EXPECT_EQ(read.declaration->members().back().person_ref,
              PersonRef(number, static_cast<int>(facts.members.size())));
  });
}

TEST(HouseholdTest, TheSameNumberIsTheSameHouseholdAndAnotherSeedAnother) {
  int changed = 0;
  for (std::int64_t number = 1; number <= 100; ++number) {
    const std::string line =
        DeclarationOf(number, GenerateHousehold(Calibrated(), Of(1), number));
    EXPECT_EQ(
        DeclarationOf(number, GenerateHousehold(Calibrated(), Of(1), number)),
        line);
    changed += DeclarationOf(number, GenerateHousehold(Calibrated(), Of(2),
                                                       number)) != line;
  }
  EXPECT_EQ(changed, 100);
}

TEST(HouseholdTest, ReferencesHaveNineDigits) {
  EXPECT_EQ(HouseholdRef(1), "H000000001");
  EXPECT_EQ(HouseholdRef(kMostHouseholds), "H999999999");
  EXPECT_EQ(PersonRef(1, 3), "H000000001-3");
}

TEST(HouseholdTest, AgesAgreeWithRelationships) {
  ForEachHousehold([](std::int64_t, const HouseholdFacts& facts) {
    const MemberFacts& head = facts.members.front();
    ASSERT_EQ(head.relationship, Relationship::kHead);
    const int head_age = AgeOf(head, facts);
    EXPECT_GE(head_age, 15);
    const MemberFacts* spouse = nullptr;
    for (const MemberFacts& member : facts.members) {
      const int age = AgeOf(member, facts);
      EXPECT_GE(age, 0);
      EXPECT_LE(age, 110);
      if (member.relationship == Relationship::kSpouse) {
        EXPECT_GE(age, 18);
        EXPECT_NE(member.sex, head.sex);
        if (spouse == nullptr) {
          EXPECT_LE(std::abs(age - head_age), 30);
          spouse = &member;
        }
      } else if (member.relationship == Relationship::kChild) {
        const bool mother_known =
            spouse != nullptr || head.sex == registry::Sex::kFemale;
        const MemberFacts& mother =
            spouse != nullptr && spouse->sex == registry::Sex::kFemale ? *spouse
                                                                       : head;
        EXPECT_GE(AgeOf(mother, facts) - age, 16);
        if (mother_known) {
          EXPECT_LE(AgeOf(mother, facts) - age, 47);
        }
        EXPECT_GE(head_age - age, 9);
      } else if (member.relationship == Relationship::kParent) {
        EXPECT_GE(age - head_age, 16);
      } else if (member.relationship == Relationship::kGrandchild) {
        EXPECT_GE(head_age - age, 36);
      }
    }
  });
}

TEST(HouseholdTest, LearningAndWorkAgreeWithAges) {
  ForEachHousehold([](std::int64_t, const HouseholdFacts& facts) {
    for (const MemberFacts& member : facts.members) {
      const int age = AgeOf(member, facts);
      const bool employed = member.activity == Activity::kEmployed;
      EXPECT_EQ(employed,
                member.occupation != registry::Occupation::kNoOccupation);
      EXPECT_EQ(employed, member.employment_status !=
                              registry::EmploymentStatus::kNotEmployed);
      if (employed) {
        EXPECT_GE(age, 15);
      }
      if (age < 15) {
        EXPECT_EQ(member.diploma, registry::Diploma::kNone);
      }
      if (age < 4) {
        EXPECT_EQ(member.education, registry::Education::kNone);
      }
      if (age < 18) {
        EXPECT_NE(member.education, registry::Education::kHigher);
      }
      if (member.diploma == registry::Diploma::kHigher) {
        EXPECT_GE(age, 18);
        EXPECT_EQ(member.education, registry::Education::kHigher);
      }
      if (member.schooling != registry::Schooling::kNotEnrolled) {
        EXPECT_GE(age, 4);
        EXPECT_LE(age, 26);
      }
      if (member.activity == Activity::kRetired) {
        EXPECT_GE(age, 45);
      }
      if (member.activity == Activity::kStudent) {
        EXPECT_NE(member.schooling, registry::Schooling::kNotEnrolled);
      }
      if (member.health_cover == HealthCover::kAmoChamil) {
        EXPECT_FALSE(employed);
      }
    }
  });
}

TEST(HouseholdTest, SpousesAndChildrenShareTheCoverOfTheFamily) {
  ForEachHousehold([](std::int64_t, const HouseholdFacts& facts) {
    const MemberFacts& head = facts.members.front();
    if (head.activity != Activity::kEmployed ||
        head.health_cover != HealthCover::kCnss) {
      return;
    }
    for (const MemberFacts& member : facts.members) {
      if (!IsDependant(member, AgeOf(member, facts))) continue;
      EXPECT_TRUE(member.health_cover == HealthCover::kCnss ||
                  member.health_cover == HealthCover::kStudent ||
                  member.activity == Activity::kRetired);
    }
  });
}

TEST(IsDependantTest, ChildrenAreUntil21OrWhileTheyStudyUntil26) {
  MemberFacts child = {};
  child.relationship = Relationship::kChild;
  child.activity = Activity::kUnemployed;
  EXPECT_TRUE(IsDependant(child, 21));
  EXPECT_FALSE(IsDependant(child, 22));
  child.activity = Activity::kStudent;
  EXPECT_TRUE(IsDependant(child, 26));
  EXPECT_FALSE(IsDependant(child, 27));
  child.activity = Activity::kEmployed;
  EXPECT_FALSE(IsDependant(child, 18));
  child.relationship = Relationship::kParent;
  child.activity = Activity::kInactive;
  EXPECT_FALSE(IsDependant(child, 70));
}

// Whatever a test of the engine looks for is there.
TEST(HouseholdTest, EveryKindOccurs) {
  std::set<Relationship> relationships;
  std::set<Activity> activities;
  std::set<HealthCover> covers;
  std::set<registry::Occupation> occupations;
  std::set<registry::EmploymentStatus> statuses;
  std::set<registry::DwellingType> dwellings;
  std::set<std::size_t> sizes;
  int newborns = 0;
  int second_wives = 0;
  ForEachHousehold([&](std::int64_t, const HouseholdFacts& facts) {
    sizes.insert(facts.members.size());
    dwellings.insert(facts.dwelling.type);
    int spouses = 0;
    for (const MemberFacts& member : facts.members) {
      relationships.insert(member.relationship);
      activities.insert(member.activity);
      covers.insert(member.health_cover);
      occupations.insert(member.occupation);
      statuses.insert(member.employment_status);
      newborns += AgeOf(member, facts) == 0;
      spouses += member.relationship == Relationship::kSpouse;
    }
    second_wives += spouses > 1;
  });
  EXPECT_EQ(relationships.size(), 8u);
  EXPECT_EQ(activities.size(), 7u);
  EXPECT_EQ(covers.size(), 11u);
  EXPECT_EQ(occupations.size(), 10u);
  EXPECT_EQ(statuses.size(), 6u);
  EXPECT_EQ(dwellings.size(), 8u);
  EXPECT_GE(sizes.size(), 10u);
  EXPECT_GT(newborns, 0);
  EXPECT_GT(second_wives, 0);
}

}  // namespace
}  // namespace population
