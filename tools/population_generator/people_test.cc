#include "tools/population_generator/people.h"

#include <map>
#include <set>
#include <string>

#include "absl/strings/str_split.h"
#include "base/status_matchers.h"
#include "gtest/gtest.h"
#include "rapidjson/stringbuffer.h"
#include "registry/coverage/coverage_event.h"
#include "registry/interchange/event_line.h"
#include "registry/interchange/person_line.h"
#include "registry/status/status_event.h"
#include "tools/population_generator/coverage.h"
#include "tools/population_generator/lines.h"

namespace population {
namespace {

using ::base::IsOk;
using registry::HouseholdFacts;
using registry::Relationship;

constexpr std::int64_t kHouseholds = 20'000;

class PeopleTest : public testing::Test {
 protected:
  template <typename Check>
  void ForEachHousehold(Check check) {
    for (std::int64_t number = 1; number <= kHouseholds; ++number) {
      const HouseholdFacts facts =
          GenerateHousehold(calibration_, population_, number);
      check(number, facts, maker_.MakePeople(population_, number, facts));
      if (HasFailure()) FAIL() << "household " << number << " of seed 3";
    }
  }

  const base::Date day_ = base::Date::Parse("2026-01-01").value();
  const Population population_ = {3, day_};
  const Calibration calibration_ = Calibration::Load().value();
  const PeopleMaker maker_{calibration_};
};

TEST_F(PeopleTest, EveryPersonIsTakenByTheReaderOfPeople) {
  ForEachHousehold([this](std::int64_t number, const HouseholdFacts& facts,
                          const std::vector<DrawnPerson>& people) {
    ASSERT_EQ(people.size(), facts.members.size());
    rapidjson::StringBuffer buffer;
    AppendPeople(number, facts, people, buffer);
    const std::vector<std::string> lines =
        absl::StrSplit(buffer.GetString(), '\n', absl::SkipEmpty());
    ASSERT_EQ(lines.size(), people.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const registry::PersonLine read =
          registry::ReadPersonLine(lines[i], day_);
      ASSERT_THAT(read.person, IsOk()) << lines[i];
      EXPECT_EQ(read.person_ref, PersonRef(number, static_cast<int>(i) + 1));
      EXPECT_EQ(read.person->given_name(), people[i].given_name);
      EXPECT_EQ(read.person->family_name_ar(), people[i].family_name_ar);
      EXPECT_EQ(read.person->birth_date(), facts.members[i].birth_date);
      EXPECT_EQ(read.person->sex(), facts.members[i].sex);
      EXPECT_EQ(read.person->documents(), people[i].documents);
    }
  });
}

TEST_F(PeopleTest, NoDocumentIsThatOfTwoAndEveryAdultHasOne) {
  std::set<std::string> numbers;
  std::set<registry::DocumentType> types;
  ForEachHousehold([&](std::int64_t, const HouseholdFacts& facts,
                       const std::vector<DrawnPerson>& people) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      for (const registry::Document& document : people[i].documents) {
        EXPECT_TRUE(numbers.insert(document.number).second);
        types.insert(document.type);
      }
      if (base::WholeYears(facts.members[i].birth_date, day_) >= 18) {
        EXPECT_EQ(people[i].documents.size(), 1u);
      }
    }
  });
  EXPECT_EQ(types.size(), 3u);
}

// The largest number of a household still has its own documents.
TEST_F(PeopleTest, TheLastHouseholdHasDocumentsOfItsOwn) {
  std::set<std::string> numbers;
  for (const std::int64_t number :
       {std::int64_t{1}, kMostHouseholds - 1, kMostHouseholds}) {
    const HouseholdFacts facts =
        GenerateHousehold(calibration_, population_, number);
    for (const DrawnPerson& person :
         maker_.MakePeople(population_, number, facts)) {
      for (const registry::Document& document : person.documents) {
        EXPECT_EQ(document.number.size(), 10u);
        EXPECT_TRUE(numbers.insert(document.number).second);
      }
    }
  }
  EXPECT_GE(numbers.size(), 3u);
}

TEST_F(PeopleTest, ChildrenBearTheFathersNameAndNoTwoMembersOneGivenName) {
  ForEachHousehold([](std::int64_t, const HouseholdFacts& facts,
                      const std::vector<DrawnPerson>& people) {
    std::set<std::string> names;
    const bool father_heads = facts.members.front().sex == registry::Sex::kMale;
    for (std::size_t i = 0; i < people.size(); ++i) {
      // In Arabic also those that are spelled otherwise are one.
      const std::string& arabic = people[i].given_name_ar;
      EXPECT_TRUE(
          names.insert(arabic.empty() ? people[i].given_name : arabic).second);
      if (father_heads &&
          facts.members[i].relationship == Relationship::kChild) {
        EXPECT_EQ(people[i].family_name, people.front().family_name);
      }
    }
  });
}

// Some four households in a thousand: 80 of 20,000, give or take 45.
TEST_F(PeopleTest, SomeHouseholdsAreForeign) {
  int foreign = 0;
  std::set<std::string> nationalities;
  ForEachHousehold([&](std::int64_t, const HouseholdFacts&,
                       const std::vector<DrawnPerson>& people) {
    foreign += people.front().nationality != "MAR";
    for (const DrawnPerson& person : people) {
      EXPECT_EQ(person.nationality, people.front().nationality);
      nationalities.insert(person.nationality);
      if (person.nationality == "MAR") continue;
      for (const registry::Document& document : person.documents) {
        EXPECT_NE(document.type, registry::DocumentType::kCnie);
      }
    }
  });
  EXPECT_NEAR(foreign, 80, 45);
  EXPECT_GE(nationalities.size(), 8u);
}

// Alike names, birth date and sex hold a registration back. Two of 79,000
// people were counted when this was written; more than 20 would be a list of
// names that lost its variety.
TEST_F(PeopleTest, FewPeopleHaveTheNamesBirthDateAndSexOfAnother) {
  std::map<std::string, int> seen;
  int alike = 0;
  ForEachHousehold([&](std::int64_t, const HouseholdFacts& facts,
                       const std::vector<DrawnPerson>& people) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      alike +=
          seen[absl::StrCat(people[i].family_name, "/", people[i].given_name,
                            "/", facts.members[i].birth_date.day_number(), "/",
                            static_cast<int>(facts.members[i].sex))]++;
    }
  });
  EXPECT_LE(alike, 20);
}

TEST_F(PeopleTest, EveryStatusIsTakenAndFollowsTheDeclaration) {
  std::set<registry::PersonStatus> seen;
  std::set<registry::SchoolLevel> levels;
  ForEachHousehold([&](std::int64_t number, const HouseholdFacts& facts,
                       const std::vector<DrawnPerson>&) {
    const std::vector<DrawnStatus> statuses =
        DrawStatuses(population_, number, facts);
    rapidjson::StringBuffer buffer;
    AppendStatuses(number, statuses, buffer);
    const std::vector<std::string> lines =
        absl::StrSplit(buffer.GetString(), '\n', absl::SkipEmpty());
    ASSERT_EQ(lines.size(), statuses.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto read =
          registry::ReadEventLine<registry::StatusEvent>(lines[i]);
      ASSERT_THAT(read.event, IsOk()) << lines[i];
      EXPECT_EQ(read.person_ref, PersonRef(number, statuses[i].member + 1));
      EXPECT_EQ(read.event->status(), statuses[i].status);
      EXPECT_EQ(read.event->school_level(), statuses[i].school_level);
      const auto& member =
          facts.members[static_cast<std::size_t>(statuses[i].member)];
      EXPECT_LE(member.birth_date, statuses[i].effective_date);
      EXPECT_LE(statuses[i].effective_date, day_);
      EXPECT_EQ(statuses[i].status == registry::PersonStatus::kPension,
                member.activity == registry::Activity::kRetired);
      seen.insert(statuses[i].status);
      if (statuses[i].school_level.has_value()) {
        levels.insert(*statuses[i].school_level);
      }
    }
  });
  EXPECT_EQ(seen.size(), 3u);  // pensions, public employment, studies
  EXPECT_EQ(levels.size(), 4u);
}

TEST_F(PeopleTest, EveryCoverageEventIsTakenAndFollowsTheDeclaredCover) {
  std::set<registry::CoverageReason> reasons;
  std::set<registry::Regime> regimes;
  ForEachHousehold([&](std::int64_t number, const HouseholdFacts& facts,
                       const std::vector<DrawnPerson>&) {
    const std::vector<DrawnEvent> events =
        DrawCoverage(calibration_, population_, number, facts);
    rapidjson::StringBuffer buffer;
    AppendCoverage(number, events, buffer);
    const std::vector<std::string> lines =
        absl::StrSplit(buffer.GetString(), '\n', absl::SkipEmpty());
    ASSERT_EQ(lines.size(), events.size());
    std::set<int> covered;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto read =
          registry::ReadEventLine<registry::CoverageEvent>(lines[i]);
      ASSERT_THAT(read.event, IsOk()) << lines[i];
      EXPECT_EQ(read.person_ref, PersonRef(number, events[i].member + 1));
      EXPECT_EQ(read.event->reason(), events[i].reason);
      EXPECT_EQ(read.event->effective_date(), events[i].effective_date);
      const auto& member =
          facts.members[static_cast<std::size_t>(events[i].member)];
      EXPECT_LE(member.birth_date, events[i].effective_date);
      EXPECT_LE(events[i].effective_date, day_);
      if (events[i].change == registry::CoverageChange::kOpened) {
        covered.insert(events[i].member);
      } else {
        EXPECT_TRUE(covered.count(events[i].member) == 1);
      }
      reasons.insert(events[i].reason);
      regimes.insert(events[i].regime);
    }
    for (std::size_t i = 0; i < facts.members.size(); ++i) {
      const auto cover = facts.members[i].health_cover;
      if (cover >= registry::HealthCover::kCnops &&
          cover <= registry::HealthCover::kStudent) {
        EXPECT_EQ(covered.count(static_cast<int>(i)), 1u);
      }
    }
  });
  EXPECT_EQ(reasons.size(), 9u);
  EXPECT_EQ(regimes.size(), 5u);
}

}  // namespace
}  // namespace population
