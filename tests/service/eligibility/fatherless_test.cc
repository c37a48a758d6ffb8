// Direct aid of fatherless children over the wire: which death counts, of whom,
// and from when on. Figures of 2026: 300 MAD a child in school or under six,
// 400 fatherless.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/service/eligibility/aid_rules_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST_F(AidRulesTest, AFathersRegisteredDeathCountsFromTheDayAfter) {
  const Declared father = Head(registry::Sex::MALE);
  const Declared mother = Spouse();
  const Declared child = Born("2015-01-01");
  const Declared twin = Born("2015-01-01");
  Declare("H", "2025-01-01", {father, mother, child, twin});
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-03-10")), ElementsAre(300, 300));
  Bury(father.idcs, "2026-03-10");
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-03-10")), ElementsAre(300, 300));
  const v1::DirectAid aid = Aid(mother.idcs, "2026-03-11");
  EXPECT_THAT(Amounts(aid), ElementsAre(400, 400));
  EXPECT_EQ(aid.children(0).ground(), v1::ChildAid::FATHERLESS);
  EXPECT_THAT(Codes(aid), ElementsAre("AID_SCORE_AT_OR_UNDER_THRESHOLD",
                                      "AID_CHILD_FATHERLESS", "AID_FATHER_DIED",
                                      "AID_CHILD_FATHERLESS", "AID_FATHER_DIED",
                                      "AID_CHILDREN_TOTAL"));
  EXPECT_THAT(aid.reasons(2).sentence(), HasSubstr("2026-03-10"));
  // The widow declares without him, and the register still knows.
  Declared widow = mother;
  widow.relationship = registry::Member::HEAD;
  Declare("H", "2026-04-01", {widow, child, twin});
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-04-01")), ElementsAre(400, 400));
  // A body's word counts before the register's.
  Report(twin.idcs, registry::PersonStatus::FATHERLESS, "2026-05-01",
         registry::StatusEvent::ENDED);
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-05-01")), ElementsAre(400, 300));
}

TEST_F(AidRulesTest, TheFatherlessStaySoWithWhoRaisesThem) {
  const Declared father = Head(registry::Sex::MALE);
  const Declared mother = Spouse();
  Declared child = Born("2015-01-01");
  Declare("H", "2025-01-01", {father, mother, child});
  Bury(father.idcs, "2026-03-01");
  // The widow moves in with her father: the couple there are nobody's parents.
  const Declared grandfather = Head(registry::Sex::MALE);
  Declared widow = mother;
  widow.relationship = registry::Member::CHILD;
  child.relationship = registry::Member::GRANDCHILD;
  Declare("H-2", "2026-04-01", {grandfather, widow, child});
  ReportRaised(child.idcs, mother.idcs, registry::RaisingTitle::CUSTODY,
               "2026-04-01");
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-04-01")), ElementsAre(400));
  EXPECT_THAT(Codes(Aid(mother.idcs, "2026-04-01")),
              Contains("AID_FATHER_DIED"));
  Bury(grandfather.idcs, "2026-05-01");
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-05-02")), ElementsAre(400));
  // Who never was declared as a child of a father is not known to have lost
  // him.
  const Declared aunt = Head();
  const Declared nephew = Born("2016-01-01", registry::Member::OTHER_RELATIVE);
  const Declared uncle = Spouse(registry::Sex::MALE);
  Declare("H-3", "2026-01-01", {aunt, uncle, nephew});
  ReportRaised(nephew.idcs, aunt.idcs, registry::RaisingTitle::KAFALA,
               "2026-01-01");
  Bury(uncle.idcs, "2026-02-01");
  EXPECT_THAT(Amounts(Aid(aunt.idcs, "2026-04-01")), ElementsAre(300));
}

TEST_F(AidRulesTest, AMothersDeathOrADivorceMakesNobodyFatherless) {
  const Declared father = Head(registry::Sex::MALE);
  const Declared mother = Spouse();
  const Declared child = Born("2015-01-01");
  const Declared other = Born("2016-01-01");
  Declare("H", "2025-01-01", {father, mother, child, other});
  Declared divorced = mother;
  divorced.relationship = registry::Member::HEAD;
  Declare("H-2", "2025-06-01", {divorced, other});
  EXPECT_THAT(Amounts(Aid(mother.idcs, "2026-04-01")), ElementsAre(300));
  Bury(mother.idcs, "2026-03-01");
  EXPECT_THAT(Amounts(Aid(father.idcs, "2026-04-01")), ElementsAre(300));
}

}  // namespace
}  // namespace rpc_test
