// Direct aid over the wire by what bodies and registers know of the household:
// exclusions before the score, births as their day had them, children whom
// somebody raises, back-to-school aid, birth dates that differ. Figures of
// 2026: 300 MAD a child in school or under six, 200 out of school, no household
// under 500; 2,000 for a first birth and 1,000 for a second since 1 December
// 2023.

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/reported_events.h"
#include "tests/service/eligibility/aid_rules_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A grandfather's small pension excludes a household far under the threshold.
TEST_F(AidRulesTest,
       AnExclusionComesBeforeTheScoreAndNamesMemberSourceAndDays) {
  const Declared head = Head(registry::Sex::MALE);
  const Declared child = Born("2015-01-01");
  Declared grandfather = Head(registry::Sex::MALE);
  grandfather.relationship = registry::Member::PARENT;
  Declare("H-1", "2025-01-01", {head, child, grandfather});
  const v1::Eligibility before = Check(child.idcs, "2026-06-01");
  EXPECT_TRUE(before.direct_aid().eligible());

  Report(grandfather.idcs, registry::PersonStatus::PENSION, "2026-03-01");
  EXPECT_TRUE(Aid(child.idcs, "2026-02-28").eligible());
  for (const Declared& member : {head, child, grandfather}) {
    const v1::Eligibility answer = Check(member.idcs, "2026-03-01");
    EXPECT_TRUE(answer.household_at_or_under_asd_threshold());
    const v1::DirectAid& aid = answer.direct_aid();
    EXPECT_FALSE(aid.eligible());
    EXPECT_FALSE(aid.has_monthly_mad());
    EXPECT_THAT(Codes(aid), ElementsAre("AID_EXCLUDED_BY_PENSION"));
    ASSERT_EQ(aid.exclusions_size(), 1);
    const v1::AidExclusion& exclusion = aid.exclusions(0);
    EXPECT_EQ(exclusion.status(), registry::PersonStatus::PENSION);
    EXPECT_EQ(exclusion.source(), "TESTS");
    EXPECT_EQ(exclusion.since(), "2026-03-01");
    EXPECT_EQ(exclusion.ends(), "");
    EXPECT_EQ(exclusion.member(), 3);
    EXPECT_EQ(exclusion.relationship(), registry::Member::PARENT);
    EXPECT_THAT(aid.reasons(0).sentence(), HasSubstr("the head's parent"));
    EXPECT_THAT(aid.reasons(0).sentence(), HasSubstr("2026-03-01"));
    EXPECT_THAT(aid.reasons(0).sentence(), Not(HasSubstr(grandfather.idcs)));
  }
  // It ends on the day that the body says, which is told before.
  Report(grandfather.idcs, registry::PersonStatus::PENSION, "2026-09-01",
         registry::StatusEvent::ENDED);
  EXPECT_EQ(Aid(child.idcs, "2026-08-31").exclusions(0).ends(), "2026-09-01");
  EXPECT_THAT(Codes(Aid(child.idcs, "2026-08-31")),
              ElementsAre("AID_EXCLUDED_BY_PENSION", "AID_EXCLUSION_ENDS"));
  EXPECT_TRUE(Aid(child.idcs, "2026-09-01").eligible());
  // What was known before still gives the answer of before.
  EXPECT_EQ(
      Check(child.idcs, "2026-06-01", &before.known_at()).SerializeAsString(),
      before.SerializeAsString());
}

TEST_F(AidRulesTest, WhoLeftOrDiedExcludesNobodyAnyMore) {
  const Declared head = Head();
  Declared brother = Head(registry::Sex::MALE);
  brother.relationship = registry::Member::SIBLING;
  Declared mother = Head();
  mother.relationship = registry::Member::PARENT;
  Declare("H-1", "2025-01-01", {head, brother, mother});
  Report(brother.idcs, registry::PersonStatus::PUBLIC_EMPLOYEE, "2025-01-01");
  Report(mother.idcs, registry::PersonStatus::OTHER_FAMILY_ALLOWANCE,
         "2025-01-01");
  EXPECT_THAT(Codes(Aid(head.idcs, "2025-06-01")),
              ElementsAre("AID_EXCLUDED_BY_PUBLIC_EMPLOYEE",
                          "AID_EXCLUDED_BY_OTHER_FAMILY_ALLOWANCE"));
  Bury(mother.idcs, "2025-07-01");
  EXPECT_THAT(Codes(Aid(head.idcs, "2025-07-01")),
              ElementsAre("AID_EXCLUDED_BY_PUBLIC_EMPLOYEE"));
  Declared alone = brother;
  alone.relationship = registry::Member::HEAD;
  Declare("H-2", "2025-08-01", {alone});
  EXPECT_FALSE(Aid(head.idcs, "2025-07-31").eligible());
  EXPECT_TRUE(Aid(head.idcs, "2025-08-01").eligible());
  EXPECT_FALSE(Aid(brother.idcs, "2025-08-01").eligible());
}

// The case of a second birth, whose elder child dies and is declared no more.
TEST_F(AidRulesTest, ASecondBirthStaysOneWhenTheElderChildDies) {
  const Declared mother = Head();
  const Declared elder = Born("2018-06-15");
  const Declared younger = Born("2024-06-15");
  Declare("H", "2024-07-01", {mother, elder, younger});
  const v1::Eligibility before = Check(younger.idcs, "2025-12-31");
  ASSERT_EQ(before.direct_aid().children_size(), 2);
  EXPECT_EQ(before.direct_aid().children(1).birth_premium_mad(), 1000);
  Bury(elder.idcs, "2025-10-01");
  EXPECT_EQ(Aid(mother.idcs, "2025-12-31").children(0).birth_premium_mad(),
            1000);
  Declare("H", "2026-01-01", {mother, younger});
  const v1::DirectAid after = Aid(mother.idcs, "2026-01-01");
  ASSERT_EQ(after.children_size(), 1);
  EXPECT_EQ(after.children(0).rank(), 1);
  EXPECT_EQ(after.children(0).birth_premium_mad(), 1000);
  EXPECT_EQ(
      Check(younger.idcs, "2025-12-31", &before.known_at()).SerializeAsString(),
      before.SerializeAsString());
  // Nor does it change where the mother moves with the younger child.
  Declare("H-2", "2026-02-01", {mother, younger});
  EXPECT_EQ(Aid(mother.idcs, "2026-02-01").children(0).birth_premium_mad(),
            1000);
}

TEST_F(AidRulesTest, AFirstBirthStaysOneWhenAnElderChildIsDeclaredLater) {
  const Declared mother = Head();
  const Declared elder = Born("2018-06-15");
  const Declared younger = Born("2024-06-15");
  Declare("H", "2024-07-01", {mother, younger});
  EXPECT_EQ(Aid(mother.idcs, "2025-12-31").children(0).birth_premium_mad(),
            2000);
  Declare("H", "2026-01-01", {mother, elder, younger});
  EXPECT_EQ(Aid(mother.idcs, "2026-01-01").children(1).birth_premium_mad(),
            2000);
  // A correction of that day says what held on it.
  Declare("H", "2024-07-01", {mother, elder, younger});
  EXPECT_EQ(Aid(mother.idcs, "2026-01-01").children(1).birth_premium_mad(),
            1000);
}

TEST_F(AidRulesTest, AnElderChildWhoLeftBeforeTheBirthStillCounts) {
  const Declared mother = Head();
  const Declared elder = Born("2004-06-15");
  const Declared younger = Born("2024-06-15");
  Declare("H", "2023-12-15", {mother, elder});
  Declared alone = elder;
  alone.relationship = registry::Member::HEAD;
  Declare("H-2", "2024-01-01", {alone});
  Declare("H", "2024-07-01", {mother, younger});
  EXPECT_EQ(Aid(mother.idcs, "2026-01-01").children(0).birth_premium_mad(),
            1000);
}

TEST_F(AidRulesTest, ChildrenCountForWhoRaisesThemAndAidIsPaidToWhoDoes) {
  const Declared aunt = Head();
  Declared nephew = Born("2015-01-01", registry::Member::OTHER_RELATIVE);
  const Declared own = Born("2014-01-01");
  const Declared mother = Head();
  Declare("H", "2025-01-01", {aunt, nephew, own});
  Declare("H-2", "2025-01-01", {mother});
  EXPECT_THAT(Amounts(Aid(aunt.idcs, "2026-01-01")), ElementsAre(300));
  EXPECT_EQ(Aid(aunt.idcs, "2026-01-01").recipient().basis(),
            v1::AidRecipient::HEAD);
  ReportRaised(nephew.idcs, aunt.idcs, registry::RaisingTitle::KAFALA,
               "2026-02-01");
  EXPECT_THAT(Amounts(Aid(aunt.idcs, "2026-01-31")), ElementsAre(300));
  const v1::DirectAid aid = Aid(aunt.idcs, "2026-02-01");
  EXPECT_THAT(Amounts(aid), ElementsAre(300, 300));
  EXPECT_EQ(aid.children(1).raised_by(), registry::RaisingTitle::KAFALA);
  EXPECT_EQ(aid.recipient().basis(), v1::AidRecipient::KAFALA);
  EXPECT_EQ(aid.recipient().member(), 1);
  EXPECT_THAT(Codes(aid), Contains("AID_CHILD_IN_KAFALA"));
  EXPECT_THAT(Codes(aid), Contains("AID_PAID_TO_KAFALA"));
  // A child of the head in somebody else's custody counts here no more.
  ReportRaised(own.idcs, mother.idcs, registry::RaisingTitle::CUSTODY,
               "2026-03-01");
  const v1::DirectAid left = Aid(aunt.idcs, "2026-03-01");
  EXPECT_THAT(Amounts(left), ElementsAre(300));
  EXPECT_THAT(Codes(left), Contains("AID_CHILD_RAISED_ELSEWHERE"));
  // Nobody is raised by the dead.
  Bury(mother.idcs, "2026-06-01");
  EXPECT_THAT(Amounts(Aid(aunt.idcs, "2026-05-31")), ElementsAre(300));
  EXPECT_THAT(Amounts(Aid(aunt.idcs, "2026-06-01")), ElementsAre(300, 300));
  // The title ends.
  auto ended = StatusReported(nephew.idcs, registry::PersonStatus::RAISED_BY,
                              "2026-04-01", registry::StatusEvent::ENDED);
  ended.mutable_events(0)->set_raised_by(aunt.idcs);
  ended.mutable_events(0)->set_title(registry::RaisingTitle::KAFALA);
  Send(ended);
  const v1::DirectAid none = Aid(aunt.idcs, "2026-04-01");
  EXPECT_THAT(Amounts(none), IsEmpty());
  EXPECT_EQ(none.recipient().basis(), v1::AidRecipient::REGISTRANT);
  EXPECT_FALSE(none.recipient().has_member());
}

TEST_F(AidRulesTest, TheHusbandIsPaidWhileHeIsThere) {
  const Declared wife = Head();
  const Declared husband = Spouse(registry::Sex::MALE);
  const Declared child = Born("2015-01-01");
  Declare("H", "2025-01-01", {wife, husband, child});
  const v1::DirectAid aid = Aid(wife.idcs, "2026-01-01");
  EXPECT_EQ(aid.recipient().basis(), v1::AidRecipient::HUSBAND);
  EXPECT_EQ(aid.recipient().member(), 2);
  EXPECT_THAT(Codes(aid), Contains("AID_PAID_TO_HUSBAND"));
  Bury(husband.idcs, "2026-02-01");
  EXPECT_EQ(Aid(wife.idcs, "2026-02-01").recipient().basis(),
            v1::AidRecipient::HEAD);
}

TEST_F(AidRulesTest, BackToSchoolAidNeedsTheLevelThatABodyReports) {
  const Declared mother = Head();
  const Declared pupil = Born("2012-01-01");
  const Declared unknown = Born("2014-01-01");
  Declare("H", "2025-01-01", {mother, pupil, unknown});
  auto studies =
      StatusReported(pupil.idcs, registry::PersonStatus::STUDENT, "2025-09-01");
  studies.mutable_events(0)->set_school_level(
      registry::SchoolLevel::UPPER_SECONDARY);
  Send(studies);
  EXPECT_FALSE(Aid(mother.idcs, "2026-08-31").has_school_aid());
  const v1::DirectAid aid = Aid(mother.idcs, "2026-09-01");
  ASSERT_EQ(aid.school_aid().children_size(), 2);
  EXPECT_EQ(aid.school_aid().children(0).mad(), 300);
  EXPECT_FALSE(aid.school_aid().children(1).has_mad());
  EXPECT_FALSE(aid.school_aid().has_mad());
  EXPECT_THAT(Codes(aid), Contains("AID_SCHOOL_LEVEL_UNKNOWN"));
  studies = StatusReported(unknown.idcs, registry::PersonStatus::STUDENT,
                           "2025-09-01");
  studies.mutable_events(0)->set_school_level(registry::SchoolLevel::PRIMARY);
  Send(studies);
  EXPECT_EQ(Aid(mother.idcs, "2026-09-30").school_aid().mad(), 500);
  EXPECT_EQ(Aid(mother.idcs, "2026-09-30").monthly_mad(), 600);
  EXPECT_FALSE(Aid(mother.idcs, "2026-10-01").has_school_aid());
}

TEST_F(AidRulesTest, AnAgeThatTheRegisterContradictsIsSaidWithBothDates) {
  const Declared mother = Head();
  const Declared child = Born("2007-01-01");
  Declare("H", "2025-01-01", {mother, child});
  EXPECT_THAT(Codes(Aid(mother.idcs, "2026-01-02")),
              Not(Contains("AID_BIRTH_DATE_DECLARED_COUNTS")));
  registry::GetPersonRequest get;
  get.set_name("people/" + child.idcs);
  const registry::RegisteredPerson person = client.Call(get).reply;
  registry::CorrectPersonRequest correct;
  correct.set_name(get.name());
  *correct.mutable_person() = person.person();
  correct.mutable_person()->set_birth_date("2004-01-01");
  correct.set_etag(person.etag());
  correct.set_author("Operator 7");
  correct.set_reason("the birth record says so");
  ASSERT_TRUE(client.Call(correct).ok());
  const v1::Eligibility answer = Check(child.idcs, "2026-01-02");
  ASSERT_EQ(answer.direct_aid().children_size(), 1);
  EXPECT_EQ(answer.direct_aid().children(0).age(), 19);
  EXPECT_EQ(answer.direct_aid().reasons(2).code(),
            "AID_BIRTH_DATE_DECLARED_COUNTS");
  ASSERT_EQ(answer.notes_size(), 2);
  EXPECT_EQ(answer.notes(1).code(), "BIRTH_DATE_DECLARED_COUNTS");
  EXPECT_THAT(answer.notes(1).sentence(), HasSubstr("2007-01-01"));
  EXPECT_THAT(answer.notes(1).sentence(), HasSubstr("2004-01-01"));
  EXPECT_THAT(answer.notes(1).sentence(), HasSubstr("22 years"));
  // The head's own birth date is the register's.
  EXPECT_EQ(Check(mother.idcs, "2026-01-02").notes_size(), 1);
}

}  // namespace
}  // namespace rpc_test
