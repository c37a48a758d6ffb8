// Ends of statuses that bodies report beforehand, where they change an answer:
// with the day, the cause and who reports it. A child is a dependant up to 21,
// who studies and is not married up to 26 (until 2027-01-31), with a severe
// disability without limit; "up to 21" is until the day before the 22nd
// birthday.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/reported_events.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Status = registry::PersonStatus;

constexpr auto kBegan = registry::StatusEvent::BEGAN;
constexpr auto kEnded = registry::StatusEvent::ENDED;
constexpr auto kDependant = registry::InsuredRole::DEPENDANT;

class StatusEndsTest : public ReportedEventsTest {
 protected:
  // A new household of a head and a child; the child.
  std::string NewChild(
      const std::string& household_ref, const std::string& birth_date,
      registry::Schooling::Value schooling = registry::Schooling::NOT_ENROLLED,
      registry::Member::Relationship relationship = registry::Member::CHILD) {
    head_ = NewPerson();
    const std::string child = NewPerson(birth_date);
    DeclareChild(household_ref, "2025-01-01", child, birth_date, schooling,
                 relationship);
    return child;
  }

  void DeclareChild(
      const std::string& household_ref, const std::string& day,
      const std::string& child, const std::string& birth_date,
      registry::Schooling::Value schooling,
      registry::Member::Relationship relationship = registry::Member::CHILD) {
    auto request = SomeDeclaration(household_ref, day, {head_, child});
    registry::Member& member =
        *request.mutable_declaration()->mutable_members(1);
    member.set_relationship(relationship);
    member.set_birth_date(birth_date);
    member.set_schooling(schooling);
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }

  // A new household of a head and so many children in school; the children, the
  // first of whom is this to the head.
  std::vector<std::string> NewChildren(
      const std::string& household_ref, int count,
      registry::Member::Relationship first = registry::Member::CHILD) {
    head_ = NewPerson();
    std::vector<std::string> people = {head_};
    for (int i = 0; i < count; ++i) people.push_back(NewPerson("2016-01-01"));
    auto request = SomeDeclaration(household_ref, "2025-01-01", people);
    auto& members = *request.mutable_declaration()->mutable_members();
    for (int i = 1; i <= count; ++i) {
      members[i].set_relationship(i == 1 ? first : registry::Member::CHILD);
      members[i].set_birth_date("2016-01-01");
      members[i].set_schooling(registry::Schooling::PUBLIC);
    }
    EXPECT_TRUE(client.Call(request).ok());
    people.erase(people.begin());
    return people;
  }

  // The head of the last of them.
  std::string head_;
};

std::vector<std::string> SentencesOf(
    const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
    const std::string& code) {
  std::vector<std::string> sentences;
  for (const v1::Reason& reason : reasons) {
    if (reason.code() == code) sentences.push_back(reason.sentence());
  }
  return sentences;
}

std::string CoverOf(const v1::Eligibility& answer) {
  return SentencesOf(answer.notes(), "COVER_SINCE").at(0);
}

std::vector<std::string> AidEndsOf(const v1::Eligibility& answer) {
  return SentencesOf(answer.direct_aid().reasons(), "AID_STATUS_ENDS");
}

TEST_F(StatusEndsTest, CoverEndsWithWhatEndsTheSofterLimit) {
  struct Case {
    const char* birth_date;
    Status::Value begins;
    Status::Value changes;
    registry::StatusEvent::Event event;
    const char* source;
    const char* cover;   // how it ends
    const char* reason;  // how it ended
  };
  const Case cases[] = {
      {"2003-01-01", Status::STUDENT, Status::STUDENT, kEnded, "ONOUSC",
       "the studies, whose end ONOUSC reports",
       "the studies, whose end ONOUSC reports"},
      {"2002-01-01", Status::STUDENT, Status::MARRIED, kBegan, "ADOUL",
       "the marriage that ADOUL reports", "the marriage that ADOUL reports"},
      {"2001-01-01", Status::SEVERE_DISABILITY, Status::SEVERE_DISABILITY,
       kEnded, "ENTRAIDE", "the severe disability, whose end ENTRAIDE reports",
       "the severe disability, whose end ENTRAIDE reports"},
  };
  for (const Case& one : cases) {
    const std::string child = NewChild(one.birth_date, one.birth_date);
    ReportBy(child, one.begins, "A", "2020-01-01", kBegan);
    Cover(child, kDependant, "2025-11-01");
    ReportBy(child, one.changes, one.source, "2026-07-01", one.event);
    EXPECT_EQ(CoverOf(CheckInDetail(child, "2026-06-30")),
              std::string("This cover by CNSS is open since 2025-11-01, and "
                          "ends with ") +
                  one.cover +
                  ", and the age limit of 21 years: from 2026-07-01 on it "
                  "counts no more.");
    for (const char* day : {"2026-07-01", "2027-06-01"}) {
      EXPECT_EQ(CheckInDetail(child, day).reasons(0).sentence(),
                std::string("The cover as a dependant by CNSS ended on "
                            "2026-07-01 with ") +
                    one.reason +
                    ", and the age limit of 21 years that then holds; no other "
                    "compulsory regime covers the person.");
    }
  }
}

TEST_F(StatusEndsTest, CoverEndsWithTheDeclarationOrTheLimitItself) {
  const std::string child =
      NewChild("A", "2003-01-01", registry::Schooling::PUBLIC);
  Cover(child, kDependant, "2025-11-01");
  DeclareChild("A", "2026-08-01", child, "2003-01-01",
               registry::Schooling::NOT_ENROLLED);
  EXPECT_EQ(CoverOf(CheckInDetail(child, "2026-07-31")),
            "This cover by CNSS is open since 2025-11-01, and ends with the "
            "studies, as the household declares for that day, and the age "
            "limit of 21 years: from 2026-08-01 on it counts no more.");
  EXPECT_EQ(CoverOf(CheckInDetail(child, "2026-07-31", "fr")),
            "Cette couverture par la CNSS est ouverte depuis le 1er novembre "
            "2025\u202F; elle prend fin avec les études, selon la déclaration "
            "du ménage pour ce jour, et la limite d'âge de 21 ans\u202F: à "
            "compter du 1er août 2026, elle ne compte plus.");
  EXPECT_EQ(CheckInDetail(child, "2026-08-01", "ar").reasons(0).sentence(),
            "انتهت التغطية لدى الصندوق الوطني للضمان الاجتماعي بصفة ذي حقوق "
            "بتاريخ 1 غشت 2026 "
            "بانتهاء الدراسة حسب تصريح الأسرة، إذ يسري عندئذ حد السن المحدد في "
            "21 سنة؛ ولا يغطي الشخصَ أي نظام إجباري آخر.");
  // Who turns 27 is past the limit of those who study, whatever they do.
  const std::string eldest =
      NewChild("B", "1999-07-01", registry::Schooling::PUBLIC);
  Cover(eldest, kDependant, "2025-11-01");
  ReportBy(eldest, Status::STUDENT, "ONOUSC", "2020-01-01", kBegan);
  ReportBy(eldest, Status::STUDENT, "ONOUSC", "2026-07-02", kEnded);
  EXPECT_EQ(CoverOf(CheckInDetail(eldest, "2026-06-30")),
            "This cover by CNSS is open since 2025-11-01, and ends with the "
            "age limit of 26 years: from 2026-07-01 on it counts no more.");
}

TEST_F(StatusEndsTest, ADependantUntilAReportIsToldSo) {
  const std::string child = NewChild("A", "2003-01-01");
  ReportBy(child, Status::STUDENT, "ONOUSC", "2020-01-01", kBegan);
  const char code[] = "DEPENDANT_UNTIL";
  EXPECT_THAT(SentencesOf(CheckInDetail(child, "2026-06-30").notes(), code),
              IsEmpty());
  ReportBy(child, Status::STUDENT, "ONOUSC", "2026-07-01", kEnded);
  const v1::Eligibility before = CheckInDetail(child, "2026-06-30");
  EXPECT_EQ(before.insured_as(), v1::InsuredAs::DEPENDANT);
  EXPECT_THAT(
      SentencesOf(before.notes(), code),
      ElementsAre("ONOUSC reports the end of the studies from 2026-07-01 on: "
                  "from that day on the age limit is 21 years, and the "
                  "person cannot be a dependant any more."));
  EXPECT_THAT(
      SentencesOf(CheckInDetail(child, "2026-06-30", "fr").notes(), code),
      ElementsAre("ONOUSC signale la fin des études à compter du 1er juillet "
                  "2026\u202F: dès ce jour, la limite d'âge est de 21 ans, et "
                  "la personne ne peut plus être ayant droit."));
  const v1::Eligibility after = CheckInDetail(child, "2026-07-01");
  EXPECT_EQ(after.insured_as(), v1::InsuredAs::PRINCIPAL);
  EXPECT_THAT(SentencesOf(after.notes(), code), IsEmpty());
  // A marriage comes before.
  ReportBy(child, Status::MARRIED, "ADOUL", "2026-06-20", kBegan);
  EXPECT_THAT(
      SentencesOf(CheckInDetail(child, "2026-06-19").notes(), code),
      ElementsAre("ADOUL reports a marriage from 2026-06-20 on: from that day "
                  "on the age limit is 21 years, and the person cannot be a "
                  "dependant any more."));
  // Of whom is in another household by then nothing is told here.
  auto own = SomeDeclaration("O", "2026-06-20", {child});
  own.mutable_declaration()->mutable_members(0)->set_birth_date("2003-01-01");
  ASSERT_TRUE(client.Call(own).ok());
  EXPECT_THAT(SentencesOf(CheckInDetail(child, "2026-06-19").notes(), code),
              IsEmpty());
}

TEST_F(StatusEndsTest, LivingAbroadUntilAReportIsToldSo) {
  const std::string child = NewChild("A", "2003-01-01");
  ReportBy(child, Status::LIVES_ABROAD, "DGSN", "2026-01-01", kBegan);
  ReportBy(child, Status::LIVES_ABROAD, "DGSN", "2026-07-20", kEnded);
  EXPECT_THAT(SentencesOf(CheckInDetail(child, "2026-07-19").notes(),
                          "LIVES_ABROAD_UNTIL"),
              ElementsAre("DGSN reports that the person lives abroad no more "
                          "from 2026-07-20 on."));
  EXPECT_EQ(CheckInDetail(child, "2026-07-20").outcome(),
            v1::Outcome::AMO_TADAMON);
}

TEST_F(StatusEndsTest, WhatTheAmountRestsOnUntilAReportIsToldSo) {
  const std::vector<std::string> children = NewChildren("A", 3);
  const std::string& child = children[0];
  ReportBy(child, Status::SEVERE_DISABILITY, "ENTRAIDE", "2020-01-01", kBegan);
  EXPECT_THAT(AidEndsOf(CheckInDetail(child, "2026-06-30")), IsEmpty());
  ReportBy(child, Status::SEVERE_DISABILITY, "ENTRAIDE", "2026-07-01", kEnded);
  const v1::Eligibility before = CheckInDetail(child, "2026-06-30");
  EXPECT_THAT(
      AidEndsOf(before),
      ElementsAre("The amount rests on the severe disability of member 2 of "
                  "the declaration, the end of which ENTRAIDE reports from "
                  "2026-07-01 on."));
  EXPECT_GT(before.direct_aid().monthly_mad(),
            CheckInDetail(child, "2026-07-01").direct_aid().monthly_mad());
  EXPECT_THAT(
      AidEndsOf(CheckInDetail(child, "2026-06-30", "fr")),
      ElementsAre("Le montant tient au handicap grave du membre 2 de la "
                  "déclaration, dont ENTRAIDE signale la fin à compter du "
                  "1er juillet 2026."));
  EXPECT_THAT(AidEndsOf(CheckInDetail(child, "2026-07-01")), IsEmpty());
  // While something else holds on the day: nobody is paid for who lives abroad.
  ReportBy(child, Status::LIVES_ABROAD, "DGSN", "2026-06-10", kBegan);
  ReportBy(child, Status::LIVES_ABROAD, "DGSN", "2026-06-20", kEnded);
  EXPECT_THAT(
      AidEndsOf(CheckInDetail(child, "2026-06-10")),
      ElementsAre("The amount rests on the residence abroad of member 2 of the "
                  "declaration, the end of which DGSN reports from 2026-06-20 "
                  "on."));
  EXPECT_THAT(AidEndsOf(CheckInDetail(child, "2026-06-20")),
              testing::SizeIs(1));
}

TEST_F(StatusEndsTest, WhatIsNotPaidForIsNotToldToEnd) {
  // The least amount of a household is paid with and without it.
  const std::string child =
      NewChild("A", "2016-01-01", registry::Schooling::PUBLIC);
  ReportBy(child, Status::SEVERE_DISABILITY, "ENTRAIDE", "2020-01-01", kBegan);
  ReportBy(child, Status::SEVERE_DISABILITY, "ENTRAIDE", "2026-07-01", kEnded);
  const v1::Eligibility before = CheckInDetail(child, "2026-06-30");
  EXPECT_THAT(AidEndsOf(before), IsEmpty());
  EXPECT_EQ(before.direct_aid().monthly_mad(),
            CheckInDetail(child, "2026-07-01").direct_aid().monthly_mad());
  // Too young for school, with or without it.
  const std::string infant = NewChild("B", "2020-08-01");
  ReportBy(infant, Status::STUDENT, "MEN", "2025-09-01", kBegan);
  ReportBy(infant, Status::STUDENT, "MEN", "2026-07-01", kEnded);
  EXPECT_THAT(AidEndsOf(CheckInDetail(infant, "2026-06-30")), IsEmpty());
}

TEST_F(StatusEndsTest, KafalaUntilAReportIsToldSo) {
  const std::vector<std::string> children =
      NewChildren("A", 4, registry::Member::OTHER_RELATIVE);
  const std::string& child = children[0];
  ReportRaised(child, head_, registry::RaisingTitle::KAFALA, "2024-01-01");
  EXPECT_THAT(AidEndsOf(CheckInDetail(child, "2026-06-30")), IsEmpty());
  auto ended = StatusReported(child, Status::RAISED_BY, "2026-07-01", kEnded);
  ended.mutable_events(0)->set_source("TRIBUNAL");
  ended.mutable_events(0)->set_raised_by(head_);
  ended.mutable_events(0)->set_title(registry::RaisingTitle::KAFALA);
  Send(ended);
  const v1::Eligibility before = CheckInDetail(child, "2026-06-30");
  EXPECT_EQ(before.direct_aid().children_size(), 4);
  EXPECT_THAT(AidEndsOf(before),
              ElementsAre("The amount rests on the kafala of member 2 of the "
                          "declaration, the end of which TRIBUNAL reports from "
                          "2026-07-01 on."));
  const v1::Eligibility after = CheckInDetail(child, "2026-07-01");
  EXPECT_EQ(after.direct_aid().children_size(), 3);
  EXPECT_LT(after.direct_aid().monthly_mad(),
            before.direct_aid().monthly_mad());
}

}  // namespace
}  // namespace rpc_test
