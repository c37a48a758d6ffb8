// What an eligibility answer says of the person's household over the wire:
// role, direct aid child by child, cover that ended with an age limit,
// residence, and the three languages. Figures of 2026: 300 MAD a child in
// school or under six, 200 out of school, 400 fatherless, 100 more with a
// severe disability, no household under 500.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/reported_events.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class HouseholdEligibilityTest : public ReportedEventsTest {
 protected:
  v1::Eligibility Check(const std::string& idcs,
                        const std::string& as_of = "2026-01-01",
                        const std::string& language = "") {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(as_of);
    request.set_language(language);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

  // A head, a spouse, and children with these birth dates, none in school.
  std::vector<std::string> Family(const std::vector<std::string>& births) {
    std::vector<std::string> people = {NewPerson(), NewPerson()};
    for (std::size_t i = 0; i < births.size(); ++i) {
      people.push_back(NewPerson(births[i]));
    }
    request_ = SomeDeclaration("H-1", "2025-01-01", people);
    auto& members = *request_.mutable_declaration()->mutable_members();
    members[1].set_relationship(registry::Member::SPOUSE);
    for (std::size_t i = 0; i < births.size(); ++i) {
      registry::Member& child = members[static_cast<int>(i) + 2];
      child.set_relationship(registry::Member::CHILD);
      child.set_birth_date(births[i]);
      child.set_activity(registry::Activity::INACTIVE);
    }
    Declare();
    return people;
  }

  void Declare() {
    const auto answer = client.Call(request_);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }

  void Merge(const std::string& twice, const std::string& into) {
    const auto merged = client.Call(Merging(twice, into));
    ASSERT_TRUE(merged.ok()) << merged.status;
  }

  registry::CreateDeclarationRequest request_;
};

std::vector<std::string> Codes(
    const google::protobuf::RepeatedPtrField<v1::Reason>& reasons) {
  std::vector<std::string> codes;
  for (const v1::Reason& reason : reasons) {
    codes.push_back(reason.code());
    EXPECT_FALSE(reason.sentence().empty());
  }
  return codes;
}

TEST_F(HouseholdEligibilityTest, RolesWithinTheHousehold) {
  const auto people = Family({"2015-01-01", "2003-06-15"});
  EXPECT_EQ(Check(people[0]).insured_as(), v1::InsuredAs::PRINCIPAL);
  EXPECT_THAT(Codes(Check(people[0]).notes()),
              ElementsAre("HEAD_OF_HOUSEHOLD"));
  EXPECT_EQ(Check(people[1]).insured_as(), v1::InsuredAs::DEPENDANT);
  EXPECT_THAT(Codes(Check(people[1]).notes()),
              ElementsAre("SPOUSE_OF_PRINCIPAL"));
  EXPECT_THAT(Codes(Check(people[2]).notes()), ElementsAre("CHILD_UP_TO_AGE"));
  // 21 until the day before the 22nd birthday, unless a university confirms.
  EXPECT_THAT(Codes(Check(people[3], "2025-06-14").notes()),
              ElementsAre("CHILD_UP_TO_AGE"));
  EXPECT_EQ(Check(people[3], "2025-06-15").insured_as(),
            v1::InsuredAs::PRINCIPAL);
  Report(people[3], registry::PersonStatus::STUDENT, "2025-06-15");
  EXPECT_THAT(Codes(Check(people[3], "2025-06-15").notes()),
              ElementsAre("STUDENT_UP_TO_AGE"));
  // Where the head is insured elsewhere, the spouse is the principal.
  Cover(people[0], registry::InsuredRole::PRINCIPAL, "2025-07-01");
  EXPECT_EQ(Check(people[1], "2025-07-01").insured_as(),
            v1::InsuredAs::PRINCIPAL);
  EXPECT_EQ(Check(people[2], "2025-07-01").insured_as(),
            v1::InsuredAs::DEPENDANT);
  // And where the spouse died too, the child is alone.
  Bury(people[1], "2025-08-01");
  EXPECT_THAT(Codes(Check(people[2], "2025-07-31").notes()),
              ElementsAre("CHILD_UP_TO_AGE"));
  EXPECT_THAT(Codes(Check(people[2], "2025-08-01").notes()),
              ElementsAre("MINOR_THROUGH_SIBLING"));
  EXPECT_THAT(Codes(Check(people[3], "2025-08-01").notes()),
              ElementsAre("NO_PRINCIPAL_IN_HOUSEHOLD"));
  EXPECT_EQ(Check(people[2], "2025-08-01").insured_through().member(), 4);
  EXPECT_EQ(Check(people[0], "2025-08-01").insured_as(),
            v1::InsuredAs::UNSPECIFIED);
}

TEST_F(HouseholdEligibilityTest, DirectAidChildByChild) {
  const auto people = Family({"2012-01-01", "2014-01-01", "2023-01-01"});
  auto aid = Check(people[0]).direct_aid();
  EXPECT_TRUE(aid.eligible());
  EXPECT_EQ(aid.monthly_mad(), 700);  // 200 + 200 + 300
  EXPECT_EQ(aid.basis(), v1::DirectAid::CHILDREN);
  ASSERT_EQ(aid.children_size(), 3);
  EXPECT_EQ(aid.children(0).age(), 14);
  EXPECT_EQ(aid.children(0).ground(), v1::ChildAid::OUT_OF_SCHOOL);
  EXPECT_EQ(aid.children(2).ground(), v1::ChildAid::UNDER_SCHOOL_AGE);
  EXPECT_THAT(Codes(aid.reasons()),
              ElementsAre("AID_SCORE_AT_OR_UNDER_THRESHOLD",
                          "AID_CHILD_OUT_OF_SCHOOL", "AID_CHILD_OUT_OF_SCHOOL",
                          "AID_CHILD_UNDER_SCHOOL_AGE", "AID_CHILDREN_TOTAL"));
  // Every member hears the same, and the steps before had other amounts.
  EXPECT_EQ(Check(people[3]).direct_aid().SerializeAsString(),
            aid.SerializeAsString());
  EXPECT_EQ(Check(people[0], "2025-12-31").direct_aid().monthly_mad(),
            600);  // 175 + 175 + 250
  EXPECT_EQ(Check(people[0], "2025-10-31").direct_aid().monthly_mad(),
            500);  // 150 + 150 + 200

  const auto before = Check(people[0]);
  Report(people[2], registry::PersonStatus::STUDENT, "2025-09-01");
  Report(people[2], registry::PersonStatus::FATHERLESS, "2025-09-01");
  Report(people[3], registry::PersonStatus::SEVERE_DISABILITY, "2026-01-02");
  EXPECT_EQ(Check(people[0]).direct_aid().monthly_mad(),
            900);  // 400 + 200 + 300
  EXPECT_EQ(Check(people[0], "2026-01-02").direct_aid().monthly_mad(), 1000);
  Bury(people[4], "2026-01-03");
  EXPECT_EQ(Check(people[0], "2026-01-03").direct_aid().monthly_mad(), 700);
  // What was known before still gives the answer of before.
  v1::CheckEligibilityRequest again;
  again.set_idcs(people[0]);
  again.set_as_of("2026-01-01");
  *again.mutable_known_at() = before.known_at();
  EXPECT_EQ(client.Call(again).reply.SerializeAsString(),
            before.SerializeAsString());
}

TEST_F(HouseholdEligibilityTest, DirectAidCanBeLeftOut) {
  const auto people = Family({"2012-01-01"});
  v1::CheckEligibilityRequest request;
  request.set_idcs(people[0]);
  request.set_as_of("2026-01-01");
  request.set_without_direct_aid(true);
  v1::Eligibility with = Check(people[0]);
  EXPECT_TRUE(with.has_direct_aid());
  with.clear_direct_aid();
  with.clear_receives_mad();
  const auto without = client.Call(request).reply;
  EXPECT_EQ(without.SerializeAsString(), with.SerializeAsString());
}

TEST_F(HouseholdEligibilityTest,
       AChildWhoWasMergedIsCountedUnderTheOtherNumber) {
  const auto people = Family({"2012-01-01", "2014-01-01"});
  const std::string other = NewPerson("2012-01-01");
  Merge(people[2], other);
  EXPECT_EQ(Check(people[0]).direct_aid().children_size(), 2);
  Report(other, registry::PersonStatus::SEVERE_DISABILITY, "2026-01-01");
  EXPECT_EQ(Check(people[0]).direct_aid().children(0).monthly_mad(), 300);
  EXPECT_EQ(Check(other).insured_as(), v1::InsuredAs::DEPENDANT);
  EXPECT_EQ(Check(other).direct_aid().children(0).monthly_mad(), 300);
}

TEST_F(HouseholdEligibilityTest, AChildOfTwoNumbersIsOneChild) {
  const auto people = Family({"2012-01-01", "2014-01-01"});
  ASSERT_EQ(Check(people[0]).direct_aid().children_size(), 2);
  const v1::Eligibility of_both = Check(people[3]);
  Merge(people[3], people[2]);
  const v1::DirectAid aid = Check(people[0]).direct_aid();
  ASSERT_EQ(aid.children_size(), 1);
  EXPECT_EQ(aid.children(0).age(), 14);
  EXPECT_EQ(aid.basis(), v1::DirectAid::FLOOR);
  EXPECT_EQ(Check(people[2]).direct_aid().SerializeAsString(),
            aid.SerializeAsString());
  EXPECT_EQ(of_both.direct_aid().children_size(), 2);
}

TEST_F(HouseholdEligibilityTest, WhoMovedCountsInTheLaterHouseholdAlone) {
  const auto people = Family({"2012-01-01", "2014-01-01"});
  ASSERT_EQ(Check(people[0]).direct_aid().children_size(), 2);
  // The mother leaves with the younger child.
  request_ = SomeDeclaration("H-2", "2026-02-01", {people[1], people[3]});
  registry::Member& child = *request_.mutable_declaration()->mutable_members(1);
  child.set_relationship(registry::Member::CHILD);
  child.set_birth_date("2014-01-01");
  child.set_activity(registry::Activity::INACTIVE);
  Declare();
  EXPECT_EQ(Check(people[0], "2026-01-31").direct_aid().children_size(), 2);
  const v1::DirectAid left = Check(people[0], "2026-02-01").direct_aid();
  ASSERT_EQ(left.children_size(), 1);
  EXPECT_EQ(left.children(0).age(), 14);
  const v1::DirectAid moved = Check(people[1], "2026-02-01").direct_aid();
  ASSERT_EQ(moved.children_size(), 1);
  EXPECT_EQ(moved.children(0).age(), 12);
}

TEST_F(HouseholdEligibilityTest, AHeadWhoMovedIsNobodysPrincipal) {
  const auto people = Family({"2014-01-01"});
  EXPECT_EQ(Check(people[1]).insured_as(), v1::InsuredAs::DEPENDANT);
  request_ = SomeDeclaration("H-2", "2026-02-01", {people[0]});
  Declare();
  EXPECT_EQ(Check(people[1], "2026-02-01").insured_as(),
            v1::InsuredAs::PRINCIPAL);
  // The child has the other partner.
  EXPECT_EQ(Check(people[2], "2026-02-01").insured_as(),
            v1::InsuredAs::DEPENDANT);
}

TEST_F(HouseholdEligibilityTest, StudiesOfTheFirstDayOfTheCoverCount) {
  // Both 23 when CNSS took them in, over the limit but for students.
  const auto people = Family({"2001-06-15", "2001-06-15"});
  auto& members = *request_.mutable_declaration()->mutable_members();
  members[2].set_activity(registry::Activity::STUDENT);
  request_.set_request_id(RequestId(200));
  Declare();
  Cover(people[2], registry::InsuredRole::DEPENDANT, "2025-01-01");
  Cover(people[3], registry::InsuredRole::DEPENDANT, "2025-01-01");
  // The one was declared a student then, and reaches the limit of students,
  // now 30.
  EXPECT_EQ(Check(people[2], "2032-06-14").outcome(),
            v1::Outcome::COVERED_ELSEWHERE);
  EXPECT_EQ(Check(people[2], "2032-06-15").outcome(), v1::Outcome::AMO_TADAMON);
  // The other was none, whatever came later: CNSS knew why.
  Report(people[3], registry::PersonStatus::STUDENT, "2025-09-01");
  Report(people[3], registry::PersonStatus::STUDENT, "2026-01-15",
         registry::StatusEvent::ENDED);
  EXPECT_EQ(Check(people[3], "2026-02-01").outcome(),
            v1::Outcome::COVERED_ELSEWHERE);
}

TEST_F(HouseholdEligibilityTest, EventsOfOneListStayInOrderThroughAMerge) {
  const auto people = Family({});
  const std::string other = NewPerson();
  Cover(people[0], registry::InsuredRole::DEPENDANT, "2024-01-01");
  const auto role = registry::InsuredRole::DEPENDANT;
  auto request = CoverOpened(people[0], role, "2025-01-01");
  request.MergeFrom(CoverOpened(other, role, "2025-01-01"));
  request.mutable_events(1)->set_event(registry::CoverageEvent::CLOSED);
  ASSERT_TRUE(client.Call(request).ok());
  EXPECT_EQ(Check(people[0]).outcome(), v1::Outcome::COVERED_ELSEWHERE);
  Merge(other, people[0]);
  EXPECT_EQ(Check(people[0]).outcome(), v1::Outcome::AMO_TADAMON);
}

TEST_F(HouseholdEligibilityTest, CoverOfAChildEndsWithTheAgeLimit) {
  const auto people = Family({"2004-06-15", "2000-06-15"});
  Cover(people[2], registry::InsuredRole::DEPENDANT, "2025-02-01");
  Cover(people[3], registry::InsuredRole::DEPENDANT, "2025-02-01");
  EXPECT_EQ(Check(people[2], "2026-06-14").outcome(),
            v1::Outcome::COVERED_ELSEWHERE);
  const v1::Eligibility passed = Check(people[2], "2026-06-15");
  EXPECT_EQ(passed.outcome(), v1::Outcome::AMO_TADAMON);
  EXPECT_THAT(
      Codes(passed.reasons()),
      ElementsAre("DEPENDANT_AGE_LIMIT_PASSED", "SCORE_AT_OR_UNDER_THRESHOLD"));
  // The other was over the limit when CNSS took him.
  EXPECT_EQ(Check(people[3], "2026-06-15").outcome(),
            v1::Outcome::COVERED_ELSEWHERE);
  Report(people[2], registry::PersonStatus::STUDENT, "2025-09-01");
  EXPECT_EQ(Check(people[2], "2026-06-15").outcome(),
            v1::Outcome::COVERED_ELSEWHERE);
}

TEST_F(HouseholdEligibilityTest, SomebodyAbroadIsInNeitherUntilTheyAreBack) {
  const auto people = Family({});
  Report(people[0], registry::PersonStatus::LIVES_ABROAD, "2025-06-01");
  Report(people[0], registry::PersonStatus::LIVES_ABROAD, "2025-09-01",
         registry::StatusEvent::ENDED);
  EXPECT_EQ(Check(people[0], "2025-05-31").outcome(), v1::Outcome::AMO_TADAMON);
  const v1::Eligibility abroad = Check(people[0], "2025-08-31");
  EXPECT_EQ(abroad.outcome(), v1::Outcome::NOT_ELIGIBLE);
  EXPECT_THAT(Codes(abroad.reasons()),
              ElementsAre("NOT_COVERED_ELSEWHERE", "LIVES_ABROAD"));
  EXPECT_EQ(Check(people[0], "2025-09-01").outcome(), v1::Outcome::AMO_TADAMON);
}

TEST_F(HouseholdEligibilityTest, ReasonsComeInTheLanguageAskedFor) {
  const auto people = Family({});
  const v1::Eligibility english = Check(people[0]);
  EXPECT_EQ(Check(people[0], "2026-01-01", "en").SerializeAsString(),
            english.SerializeAsString());
  const v1::Eligibility french = Check(people[0], "2026-01-01", "fr");
  const v1::Eligibility arabic = Check(people[0], "2026-01-01", "ar");
  EXPECT_EQ(Codes(french.reasons()), Codes(english.reasons()));
  EXPECT_EQ(Codes(arabic.direct_aid().reasons()),
            Codes(english.direct_aid().reasons()));
  EXPECT_THAT(english.reasons(0).sentence(), HasSubstr("No other compulsory"));
  EXPECT_THAT(french.reasons(0).sentence(), HasSubstr("Aucun autre régime"));
  EXPECT_THAT(arabic.reasons(0).sentence(), HasSubstr("نظام إجباري آخر"));
  EXPECT_THAT(french.notes(0).sentence(), HasSubstr("chef de ménage"));

  v1::BatchCheckEligibilityRequest batch;
  batch.add_idcs(people[0]);
  batch.set_as_of("2026-01-01");
  batch.set_language("ar");
  EXPECT_EQ(client.Call(batch).reply.results(0).SerializeAsString(),
            arabic.SerializeAsString());
  batch.set_language("de");
  EXPECT_THAT(FieldsOf(client.Call(batch).status), ElementsAre("language"));
}

}  // namespace
}  // namespace rpc_test
