#include "scoring/entitlement/uncounted.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/entitlement/born_member.h"
#include "scoring/programme/programme_set.h"

namespace scoring {
namespace {

using registry::Absence;
using registry::Member;
using registry::Raised;
using registry::Relationship;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kDay[] = "2026-03-01";

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

Member Gone(Absence absence, Relationship relationship = Relationship::kChild) {
  Member member = Born("2015-01-01", relationship);
  member.departed = true;
  member.absence = absence;
  return member;
}

Member RaisedBy(std::optional<std::size_t> raiser, Relationship relationship) {
  Member member = Born("2015-01-01", relationship);
  member.statuses.raised =
      Raised{registry::RaisingTitle::kKafala, "COURT", Day("2025-01-01")};
  member.raiser = raiser;
  return member;
}

class UncountedTest : public testing::Test {
 protected:
  // Of the members behind a head: "2 OVER_AGE" as place and value.
  std::vector<std::pair<std::size_t, UncountedBy>> Of(
      std::vector<Member> members) const {
    members.insert(members.begin(), Born("1980-01-01", Relationship::kHead));
    const ProgrammeRules& rules =
        programmes_.ByName(kDirectSocialAidProgramme)->rules();
    const DirectAid aid = ComputeDirectAid(rules.aid, Day(kDay), members,
                                           RuleOn(rules.child_heads, Day(kDay)))
                              .value();
    std::vector<std::pair<std::size_t, UncountedBy>> found;
    for (const Uncounted& one : FindUncounted(*RuleOn(rules.aid, Day(kDay)),
                                              Day(kDay), members, aid)) {
      EXPECT_EQ(one.relationship, members[one.member].relationship);
      found.emplace_back(one.member, one.why);
    }
    return found;
  }

  const ProgrammeSet programmes_ = ProgrammeSet::Load().value();
};

// Children count up to the age of 20: the last day is that before the 21st
// birthday.
TEST_F(UncountedTest, AChildOfTheHeadCountsUntilTheDayBeforeItsBirthday) {
  EXPECT_THAT(Of({Born("2005-03-02", Relationship::kChild)}), IsEmpty());
  EXPECT_THAT(Of({Born("2005-03-01", Relationship::kChild)}),
              ElementsAre(std::make_pair(1, UncountedBy::kOverAge)));
}

TEST_F(UncountedTest, OthersAreToldOfWhileTheyAreYoung) {
  for (const Relationship relationship :
       {Relationship::kSibling, Relationship::kGrandchild,
        Relationship::kOtherRelative, Relationship::kNotRelated}) {
    EXPECT_THAT(Of({Born("2005-03-02", relationship)}),
                ElementsAre(std::make_pair(1, UncountedBy::kNotRaisedHere)));
    EXPECT_THAT(Of({Born("2005-03-01", relationship)}), IsEmpty());
  }
  EXPECT_THAT(Of({Born("2006-01-01", Relationship::kSpouse)}), IsEmpty());
}

TEST_F(UncountedTest, WhoeverRaisesAChildDecides) {
  EXPECT_THAT(Of({RaisedBy(0, Relationship::kSibling),
                  RaisedBy(std::nullopt, Relationship::kGrandchild),
                  RaisedBy(std::nullopt, Relationship::kChild)}),
              ElementsAre(std::make_pair(2, UncountedBy::kNotRaisedHere),
                          std::make_pair(3, UncountedBy::kRaisedElsewhere)));
}

TEST_F(UncountedTest, WhoIsNotThereIsToldOfFirst) {
  Member abroad = Born("2015-01-01", Relationship::kSibling);
  abroad.statuses.lives_abroad = true;
  EXPECT_THAT(Of({Gone(Absence::kDied), Gone(Absence::kInOtherHousehold),
                  Gone(Absence::kNamedTwice), Gone(Absence::kRetired),
                  Gone(Absence::kDied, Relationship::kGrandchild), abroad}),
              ElementsAre(std::make_pair(1, UncountedBy::kDied),
                          std::make_pair(2, UncountedBy::kInOtherHousehold),
                          std::make_pair(3, UncountedBy::kNamedTwice),
                          std::make_pair(4, UncountedBy::kNumberRetired),
                          std::make_pair(5, UncountedBy::kDied),
                          std::make_pair(6, UncountedBy::kLivesAbroad)));
}

}  // namespace
}  // namespace scoring
