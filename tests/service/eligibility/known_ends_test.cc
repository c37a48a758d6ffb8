// What an answer says of ends: of all that the register knows, the one that
// comes first, with its cause.
//
// Scores by annex 2, by hand, of a household of SomeDeclaration(): of one
// 8.8543900, of two 8.6341600 (register_fixture.h, merges_test.cc).

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
using ::testing::EndsWith;
using ::testing::IsEmpty;

constexpr auto kBegan = registry::StatusEvent::BEGAN;
constexpr auto kEnded = registry::StatusEvent::ENDED;

class KnownEndsTest : public ReportedEventsTest {
 protected:
  // The first the head, the others the head's parents.
  void Declare(const std::string& household_ref, const std::string& day,
               const std::vector<std::string>& people) {
    const auto request = HeadWithParents(household_ref, day, people);
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }

  void Pension(const std::string& idcs, const std::string& day,
               registry::StatusEvent::Event event,
               const std::string& source = "CMR") {
    auto request =
        StatusReported(idcs, registry::PersonStatus::PENSION, day, event);
    request.mutable_events(0)->set_source(source);
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              registry::RecordStatusEventsResponse::Result::STORED);
  }

  void Cover(
      const std::string& idcs, const std::string& day,
      registry::CoverageEvent::Event event = registry::CoverageEvent::OPENED,
      registry::InsuredRole::Value role = registry::InsuredRole::PRINCIPAL,
      const std::string& source = "CNSS") {
    auto request = CoverOpened(idcs, role, day);
    request.mutable_events(0)->set_event(event);
    request.mutable_events(0)->set_source(source);
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              registry::RecordCoverageEventsResponse::Result::STORED);
  }

  // A child, not in school, whom CNSS covers as a dependant from 2025 on, in
  // the household of a head.
  std::string CoveredChild(const std::string& household_ref,
                           const std::string& birth_date) {
    const std::string child = NewPerson(birth_date);
    auto request =
        SomeDeclaration(household_ref, "2026-01-01", {NewPerson(), child});
    registry::Member& member =
        *request.mutable_declaration()->mutable_members(1);
    member.set_relationship(registry::Member::CHILD);
    member.set_birth_date(birth_date);
    EXPECT_TRUE(client.Call(request).ok());
    Cover(child, "2025-01-01", registry::CoverageEvent::OPENED,
          registry::InsuredRole::DEPENDANT);
    return child;
  }

  void Bury(const std::string& idcs, const std::string& day) {
    const auto answer = client.Call(Death(idcs, day));
    ASSERT_TRUE(answer.ok()) << answer.status;
  }
};

std::vector<std::string> SentencesOf(
    const google::protobuf::RepeatedPtrField<v1::Reason>& reasons,
    const std::string& prefix) {
  std::vector<std::string> sentences;
  for (const v1::Reason& reason : reasons) {
    if (reason.code().rfind(prefix, 0) == 0) {
      sentences.push_back(reason.sentence());
    }
  }
  return sentences;
}

std::vector<std::string> AidOf(const v1::Eligibility& answer) {
  return SentencesOf(answer.direct_aid().reasons(), "AID_EXCLU");
}

std::vector<std::string> CoverOf(const v1::Eligibility& answer) {
  return SentencesOf(answer.notes(), "COVER_");
}

// Until when the score holds.
std::vector<std::string> UntilWhen(const v1::Eligibility& answer) {
  std::vector<std::string> codes;
  for (const v1::Reason& note : answer.notes()) {
    for (const char* code :
         {"SCORE_NEXT", "SCORE_UNTIL_CHANGED", "SCORE_ENDS_FOR_PERSON"}) {
      if (note.code() == code) codes.emplace_back(code);
    }
  }
  return codes;
}

constexpr char kThenItsScore[] =
    "; then its score decides, as nothing is known that excludes it on that "
    "day.";
constexpr char kDrawsAPension[] =
    "Member 2 of the declaration, the head's parent, draws a pension, as CMR "
    "reports from 2020-01-01 on; this excludes the household from direct "
    "social aid whatever its score";

TEST_F(KnownEndsTest, AnExclusionEndsWhenTheMemberLeaves) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("E", "2026-01-01", {head, parent});
  Pension(parent, "2020-01-01", kBegan);
  Pension(parent, "2027-01-01", kEnded);
  EXPECT_THAT(
      AidOf(CheckInDetail(head, "2026-07-31")),
      ElementsAre(std::string(kDrawsAPension) +
                      ", until the end that CMR reports, 2027-01-01.",
                  "From 2027-01-01 on this excludes the household no more" +
                      std::string(kThenItsScore)));
  Declare("E", "2026-08-01", {head});
  const std::string nowhere =
      "From 2026-08-01 on member 2 of the declaration belongs to no "
      "household, as declared, and excludes this one no more" +
      std::string(kThenItsScore);
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-07-31")),
              ElementsAre(std::string(kDrawsAPension) + ".", nowhere));
  Declare("P", "2026-08-01", {parent});
  const v1::Eligibility answer = CheckInDetail(head, "2026-07-31");
  EXPECT_THAT(
      AidOf(answer),
      ElementsAre(std::string(kDrawsAPension) + ".",
                  "From 2026-08-01 on member 2 of the declaration belongs to "
                  "another household, as declared, and excludes this one no "
                  "more" +
                      std::string(kThenItsScore)));
  EXPECT_EQ(answer.direct_aid().exclusions(0).ends(), "2026-08-01");
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-08-01")), IsEmpty());
  // In the household of one's own the report ends it.
  EXPECT_EQ(
      CheckInDetail(parent, "2026-08-01").direct_aid().exclusions(0).ends(),
      "2027-01-01");
}

TEST_F(KnownEndsTest, AnExclusionEndsWithADeathUnlessTheReportComesFirst) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("E", "2026-01-01", {head, parent});
  Pension(parent, "2020-01-01", kBegan);
  EXPECT_THAT(
      AidOf(CheckInDetail(head, "2026-03-01")),
      ElementsAre(std::string(kDrawsAPension) + ", until CMR reports an end."));
  Bury(parent, "2026-06-01");
  const std::string died =
      "The death of member 2 of the declaration on 2026-06-01 is recorded: "
      "from that day on this excludes the household no more" +
      std::string(kThenItsScore);
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-05-31")),
              ElementsAre(std::string(kDrawsAPension) + ".", died));
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-06-01")), IsEmpty());
  EXPECT_EQ(AidOf(CheckInDetail(head, "2026-05-31", "fr")).back(),
            "Le décès du membre 2 de la déclaration, le 1er juin 2026, est "
            "enregistré\u202F: à "
            "compter de ce jour, le ménage n'est plus exclu pour cette "
            "raison\u202F; son score décide alors, aucun motif d'exclusion "
            "n'étant connu pour ce jour.");
  EXPECT_EQ(AidOf(CheckInDetail(head, "2026-05-31", "ar")).back(),
            "وفاة العضو 2 في التصريح بتاريخ 1 يونيو 2026 مسجلة: ابتداء من ذلك "
            "اليوم لا "
            "يقصي ذلك الأسرة؛ وعندئذ يحسم تنقيطها، إذ لا يعرف سبب يقصيها في "
            "ذلك اليوم.");
  Pension(parent, "2026-05-31", kEnded);
  EXPECT_EQ(CheckInDetail(head, "2026-05-30").direct_aid().exclusions(0).ends(),
            "2026-05-31");
}

TEST_F(KnownEndsTest, WhatBeginsAgainIsToldWithTheEnd) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("E", "2026-01-01", {head, parent});
  Pension(parent, "2020-01-01", kBegan);
  Pension(parent, "2027-01-01", kEnded);
  Pension(parent, "2027-02-01", kBegan);
  const std::string ends =
      "From 2027-01-01 on this excludes the household no more" +
      std::string(kThenItsScore);
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-12-31")),
              ElementsAre(std::string(kDrawsAPension) +
                              ", until the end that CMR reports, 2027-01-01.",
                          ends,
                          "It is known already that member 2 of the "
                          "declaration excludes the household from 2027-02-01 "
                          "on: CMR reports a pension."));
  EXPECT_THAT(AidOf(CheckInDetail(head, "2027-01-01")), IsEmpty());
  // Another body's, from before the end on.
  Pension(parent, "2026-12-15", kBegan, "RCAR");
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-12-14")),
              ElementsAre(std::string(kDrawsAPension) +
                              ", until the end that CMR reports, 2027-01-01.",
                          "From 2027-01-01 on this excludes the household no "
                          "more; but then another exclusion that is named here "
                          "holds.",
                          "It is known already that member 2 of the "
                          "declaration excludes the household from 2026-12-15 "
                          "on: RCAR reports a pension."));
  // Not of whom the household lost by then.
  Declare("E", "2026-12-15", {head});
  EXPECT_THAT(AidOf(CheckInDetail(head, "2026-12-14")).back(),
              EndsWith(kThenItsScore));
}

TEST_F(KnownEndsTest, TheHouseholdsNextScoreIsNotThatOfWhoLeavesBefore) {
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("E", "2026-01-01", {head, parent});
  EXPECT_THAT(UntilWhen(CheckInDetail(parent, "2026-07-31")),
              ElementsAre("SCORE_UNTIL_CHANGED"));
  Declare("E", "2026-08-01", {head});
  Declare("P", "2026-08-01", {parent});
  EXPECT_THAT(UntilWhen(CheckInDetail(head, "2026-07-31")),
              ElementsAre("SCORE_NEXT"));
  const v1::Eligibility leaves = CheckInDetail(parent, "2026-07-31");
  EXPECT_EQ(leaves.standing().score(), "8.6341600");
  EXPECT_THAT(UntilWhen(leaves), ElementsAre("SCORE_ENDS_FOR_PERSON"));
  EXPECT_THAT(SentencesOf(leaves.notes(), "SCORE_ENDS_FOR_PERSON"),
              ElementsAre("It counts for this person until the day before "
                          "2026-08-01: from that day on the person belongs to "
                          "another household, as declared."));
  const v1::Eligibility alone = CheckInDetail(parent, "2026-08-01");
  EXPECT_EQ(alone.standing().score(), "8.8543900");
  EXPECT_THAT(UntilWhen(alone), ElementsAre("SCORE_UNTIL_CHANGED"));
  // A score that the household has before then is the person's, too.
  Declare("E", "2026-07-01", {head, parent, NewPerson()});
  EXPECT_THAT(UntilWhen(CheckInDetail(parent, "2026-06-30")),
              ElementsAre("SCORE_NEXT"));
  Bury(parent, "2026-07-01");
  EXPECT_THAT(SentencesOf(CheckInDetail(parent, "2026-06-30").notes(),
                          "SCORE_ENDS_FOR_PERSON"),
              ElementsAre("It counts for this person until the day before "
                          "2026-07-01: the person's death on that day is "
                          "recorded."));
}

TEST_F(KnownEndsTest, TheScoreOfWhoLivedAloneCountsForNobodyAfterTheDeath) {
  const std::string alone = NewPerson();
  Declare("A", "2026-01-01", {alone});
  Bury(alone, "2026-06-01");
  EXPECT_THAT(UntilWhen(CheckInDetail(alone, "2026-05-31")),
              ElementsAre("SCORE_ENDS_FOR_PERSON"));
  const v1::Eligibility dead = CheckInDetail(alone, "2026-06-01");
  EXPECT_THAT(SentencesOf(dead.reasons(), ""),
              ElementsAre("The person who had this identifier died on "
                          "2026-06-01; the score that is named is that of the "
                          "household which declared the person; nobody else is "
                          "left in it, so that it counts for nobody."));
  EXPECT_THAT(SentencesOf(dead.notes(), "SCORE_"), IsEmpty());
  // Somebody else is left until they move.
  const std::string head = NewPerson();
  const std::string parent = NewPerson();
  Declare("E", "2026-01-01", {head, parent});
  Bury(head, "2026-06-01");
  Declare("P", "2026-07-01", {parent});
  EXPECT_THAT(
      SentencesOf(CheckInDetail(head, "2026-06-30").reasons(), "").front(),
      EndsWith("and counts for its other members alone."));
  EXPECT_THAT(
      SentencesOf(CheckInDetail(head, "2026-07-01").reasons(), "").front(),
      EndsWith("so that it counts for nobody."));
}

// Up to 21 is until the day before the 22nd birthday.
TEST_F(KnownEndsTest, CoverOfAChildEndsWithTheAgeLimitOrTheReportBefore) {
  constexpr auto kClosed = registry::CoverageEvent::CLOSED;
  constexpr auto kDependant = registry::InsuredRole::DEPENDANT;
  const std::string by_limit =
      "This cover by CNSS is open since 2025-01-01, and ends with the age "
      "limit of 21 years: from 2026-12-15 on it counts no more.";
  const std::string child = CoveredChild("A", "2004-12-15");
  EXPECT_THAT(CoverOf(CheckInDetail(child, "2026-11-28")),
              ElementsAre(by_limit));
  Cover(child, "2027-06-01", kClosed, kDependant);
  EXPECT_THAT(CoverOf(CheckInDetail(child, "2026-12-14")),
              ElementsAre(by_limit));
  for (const char* day : {"2026-12-15", "2027-05-31"}) {
    EXPECT_EQ(CheckInDetail(child, day).reasons(0).sentence(),
              "The cover as a dependant by CNSS ended on 2026-12-15 with the "
              "age limit of 21 years; no other compulsory regime covers the "
              "person.");
  }
  EXPECT_EQ(CheckInDetail(child, "2027-06-01").reasons(0).code(),
            "NOT_COVERED_ELSEWHERE");
  const std::string younger = CoveredChild("B", "2005-12-15");
  Cover(younger, "2027-06-01", kClosed, kDependant);
  EXPECT_THAT(CoverOf(CheckInDetail(younger, "2027-05-31")),
              ElementsAre("This cover by CNSS is open since 2025-01-01, and "
                          "its end is reported: from 2027-06-01 on it counts "
                          "no more."));
}

// Who studies is past the limit on the day on which the studies end.
TEST_F(KnownEndsTest, CoverOfAStudentEndsWithTheStudies) {
  const std::string child = CoveredChild("A", "2004-12-15");
  for (const auto event : {kBegan, kEnded}) {
    const auto request =
        StatusReported(child, registry::PersonStatus::STUDENT,
                       event == kBegan ? "2026-09-01" : "2027-07-01", event);
    ASSERT_TRUE(client.Call(request).ok());
  }
  EXPECT_THAT(CoverOf(CheckInDetail(child, "2027-06-30")),
              ElementsAre("This cover by CNSS is open since 2025-01-01, and "
                          "ends with the studies, whose end TESTS reports, "
                          "and the age limit of 21 years: from 2027-07-01 on "
                          "it counts no more."));
  EXPECT_EQ(CheckInDetail(child, "2028-01-01", "fr").reasons(0).sentence(),
            "La couverture comme ayant droit par la CNSS a pris fin le 1er "
            "juillet 2027 avec les études, dont TESTS signale la fin, et la "
            "limite d'âge de 21 ans qui vaut alors\u202F; aucun autre régime "
            "obligatoire ne couvre la personne.");
}

TEST_F(KnownEndsTest, CoverEndsWithADeathThatIsRecorded) {
  const std::string head = NewPerson();
  Declare("A", "2026-01-01", {head});
  Cover(head, "2026-01-01");
  Cover(head, "2026-09-01", registry::CoverageEvent::CLOSED);
  Bury(head, "2026-06-01");
  EXPECT_THAT(CoverOf(CheckInDetail(head, "2026-05-31")),
              ElementsAre("This cover by CNSS is open since 2026-01-01, and "
                          "ends with the person's death, which is recorded: "
                          "from 2026-06-01 on it counts no more."));
  EXPECT_THAT(CoverOf(CheckInDetail(head, "2026-06-01")), IsEmpty());
}

TEST_F(KnownEndsTest, CoverThatTwoReportIsOpenSinceTheFirst) {
  const std::string head = NewPerson();
  Declare("A", "2026-01-01", {head});
  Cover(head, "2025-04-24");
  Cover(head, "2026-04-28", registry::CoverageEvent::OPENED,
        registry::InsuredRole::PRINCIPAL, "CNSS2");
  const std::string open =
      "This cover by CNSS is open since 2025-04-24, until that regime reports "
      "its end.";
  EXPECT_THAT(CoverOf(CheckInDetail(head, "2026-04-27")), ElementsAre(open));
  EXPECT_THAT(CoverOf(CheckInDetail(head, "2026-04-28")), ElementsAre(open));
  // It is opened again after a month.
  Cover(head, "2027-01-01", registry::CoverageEvent::CLOSED);
  Cover(head, "2027-02-01");
  EXPECT_THAT(CoverOf(CheckInDetail(head, "2026-12-31")),
              ElementsAre("This cover by CNSS is open since 2025-04-24, and "
                          "its end is reported: from 2027-01-01 on it counts "
                          "no more.",
                          "On 2027-02-01 CNSS covers the person, by what "
                          "is known already."));
  EXPECT_THAT(CoverOf(CheckInDetail(head, "2027-02-01")),
              ElementsAre("This cover by CNSS is open since 2027-02-01, until "
                          "that regime reports its end."));
}

}  // namespace
}  // namespace rpc_test
