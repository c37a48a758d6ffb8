// What a detailed answer says over the wire of what ends, of who is gone, and
// of what can be done.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/reported_events.h"
#include "tests/fixtures/told.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

class DetailedAnswersTest : public ReportedEventsTest {
 protected:
  // As SomeDeclaration() has them, the first the head.
  void Declare(const std::string& household_ref, const std::string& day,
               const std::vector<std::string>& people,
               const std::vector<registry::Member::Relationship>& others = {}) {
    auto request = SomeDeclaration(household_ref, day, people);
    for (std::size_t i = 0; i < others.size(); ++i) {
      request.mutable_declaration()
          ->mutable_members(static_cast<int>(i) + 1)
          ->set_relationship(others[i]);
    }
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }
};

// The codes that ways out go with.
std::vector<std::string> WaysOut(const v1::Eligibility& answer) {
  std::vector<std::string> codes;
  for (const v1::WayOut& way : answer.ways_out()) {
    codes.insert(codes.end(), way.reasons().begin(), way.reasons().end());
  }
  return codes;
}

std::vector<std::string> NotesOf(const v1::Eligibility& answer,
                                 const std::string& code) {
  std::vector<std::string> sentences;
  for (const v1::Reason& note : answer.notes()) {
    if (note.code() == code) sentences.push_back(note.sentence());
  }
  return sentences;
}

// Of the way out that goes with a code.
std::string TextOf(const v1::Eligibility& answer, const std::string& code) {
  for (const v1::WayOut& way : answer.ways_out()) {
    for (const std::string& reason : way.reasons()) {
      if (reason == code) return way.text();
    }
  }
  return "";
}

std::string AidSentence(const v1::Eligibility& answer,
                        const std::string& code) {
  for (const v1::Reason& reason : answer.direct_aid().reasons()) {
    if (reason.code() == code) return reason.sentence();
  }
  return "";
}

TEST_F(DetailedAnswersTest, OfAnExclusionWhoseEndIsReportedOnlyTheDayIsTold) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Report(head, registry::PersonStatus::PENSION, "2026-03-01");
  EXPECT_THAT(WaysOut(CheckInDetail(head, "2026-03-01")),
              ElementsAre("AID_EXCLUDED_BY_PENSION"));
  Report(head, registry::PersonStatus::PENSION, "2026-07-01",
         registry::StatusEvent::ENDED);
  const v1::Eligibility answer = CheckInDetail(head, "2026-06-30");
  EXPECT_THAT(answer.direct_aid().reasons(0).sentence(),
              HasSubstr("until the end that TESTS reports, 2026-07-01."));
  EXPECT_THAT(WaysOut(answer), ElementsAre("AID_EXCLUSION_ENDS"));
  EXPECT_THAT(WaysOut(CheckInDetail(head, "2026-07-01")), IsEmpty());
}

TEST_F(DetailedAnswersTest, OfCoverWhoseEndIsReportedNobodyIsAskedToReportIt) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Cover(head, registry::InsuredRole::PRINCIPAL, "2026-10-01");
  EXPECT_THAT(WaysOut(CheckInDetail(head, "2026-11-28")),
              Contains("COVERED_AS_PRINCIPAL"));
  Cover(head, registry::InsuredRole::PRINCIPAL, "2027-02-01",
        registry::CoverageEvent::CLOSED);
  const v1::Eligibility answer = CheckInDetail(head, "2026-11-28");
  EXPECT_EQ(NoteOf(answer, "COVER_SINCE"),
            "This cover by CNSS is open since 2026-10-01, and its end is "
            "reported: from 2027-02-01 on it counts no more.");
  EXPECT_THAT(WaysOut(answer), Not(Contains("COVERED_AS_PRINCIPAL")));
  EXPECT_EQ(NoteOf(CheckInDetail(head, "2027-02-01"), "COVER_SINCE"), "");
}

// Cover that does not count is not told of as open.
TEST_F(DetailedAnswersTest, CoverEndsWithItsHolder) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Cover(head, registry::InsuredRole::PRINCIPAL, "2026-02-01");
  Bury(head, "2026-03-01");
  EXPECT_NE(NoteOf(CheckInDetail(head, "2026-02-28"), "COVER_SINCE"), "");
  EXPECT_EQ(NoteOf(CheckInDetail(head, "2026-03-01"), "COVER_SINCE"), "");
}

// 8.8543900 with a garage (no term of annex 2), a secondary home 0.334, land
// 0.233, a car 0.187 and a motorcycle 0.0635: 9.6718900. With 3,600 MAD of
// phone a year more, 3.096, it is 12.7678900: 3.0248890 above direct aid. By
// the phone, the home, the land, the car and the motorcycle it could be lower,
// by 3.9135 in all. One person is at most two in a room, whatever is declared.
TEST_F(DetailedAnswersTest, AboveAThresholdTheTermsToLookAtAreNamed) {
  const std::string head = NewPerson();
  auto request = SomeDeclaration("H", "2026-01-01", {head});
  registry::Declaration& declared = *request.mutable_declaration();
  declared.mutable_assets()->set_has_secondary_home(true);
  declared.mutable_assets()->set_has_non_agricultural_land(true);
  declared.mutable_assets()->set_cars(1);
  declared.mutable_assets()->set_motorcycles(1);
  declared.mutable_spending()->set_phone_internet_monthly_centimes(30000);
  ASSERT_TRUE(client.Call(request).ok());
  const v1::Eligibility answer = CheckInDetail(head, "2026-03-01");
  EXPECT_EQ(answer.standing().score(), "12.7678900");
  EXPECT_EQ(
      NotesOf(answer, "SCORE_ABOVE_WITHIN_FACTS"),
      std::vector<std::string>(
          {"The score lies 3.4414616 above the threshold of AMO Tadamon; with "
           "the same members, of the same ages, in the same place, other "
           "declared facts could lower it by 3.9135000 at most. Whether a fact "
           "that is corrected or declared anew brings it to the threshold or "
           "under it, only the new score says.",
           "The score lies 3.0248890 above the threshold of direct social aid; "
           "with the same members, of the same ages, in the same place, other "
           "declared facts could lower it by 3.9135000 at most. Whether a fact "
           "that is corrected or declared anew brings it to the threshold or "
           "under it, only the new score says."}));
  EXPECT_THAT(WaysOut(answer), IsSupersetOf({"SCORE_ABOVE_THRESHOLD",
                                             "AID_SCORE_ABOVE_THRESHOLD",
                                             "SCORE_ABOVE_WITHIN_FACTS"}));
  EXPECT_THAT(
      TextOf(answer, "SCORE_ABOVE_WITHIN_FACTS"),
      HasSubstr(" could lower the score most: yearly phone and internet "
                "spending per person, MAD; secondary home; "
                "non-agricultural land; at least one car."));
  EXPECT_THAT(TextOf(answer, "SCORE_ABOVE_WITHIN_FACTS"), Not(HasSubstr("{")));
  for (const v1::HeavyTerm& term : answer.standing().heaviest_terms()) {
    EXPECT_EQ(term.can_be_changed(),
              term.number() == "V28" || term.number() == "V14" ||
                  term.number() == "V15" || term.number() == "V11")
        << term.number();
  }
}

// In town, by annex 1: 9.825 + 0.103 (V1) + 0.0475 (V3) - 0.177 + 0.00533 for
// one person, - 0.0104 x 45 + 0.0000771 x 2025 for the age of 45, - 0.0557
// (V25, no diploma): 9.4362575, 0.1098291 above AMO Tadamon, with nothing that
// could be declared otherwise and lower it. In the countryside it is under it.
TEST_F(DetailedAnswersTest, NobodyIsToldThatFactsCouldDoMoreThanTheyCan) {
  const std::string head = NewPerson();
  auto request = SomeDeclaration("H", "2026-01-01", {head});
  ASSERT_TRUE(client.Call(request).ok());
  EXPECT_THAT(WaysOut(CheckInDetail(head, "2026-01-31")), IsEmpty());
  request = SomeDeclaration("H", "2026-02-01", {head});
  request.set_request_id(RequestId(201));
  request.mutable_declaration()->set_milieu(registry::Milieu::URBAN);
  ASSERT_TRUE(client.Call(request).ok());
  const v1::Eligibility above = CheckInDetail(head, "2026-02-01");
  EXPECT_EQ(above.standing().score(), "9.4362575");
  EXPECT_THAT(NotesOf(above, "SCORE_ABOVE_WITHIN_FACTS"), IsEmpty());
  EXPECT_EQ(NoteOf(above, "SCORE_ABOVE_BEYOND_FACTS"),
            "The score lies 0.1098291 above the threshold of AMO Tadamon; with "
            "the same members, of the same ages, in the same place, no other "
            "declared fact could lower it. Only who belongs to the household, "
            "their ages or the place where it lives could.");
  EXPECT_THAT(WaysOut(above), Contains("SCORE_ABOVE_THRESHOLD"));
  EXPECT_THAT(WaysOut(above), Not(Contains("SCORE_ABOVE_WITHIN_FACTS")));
}

// In region 11, 0.285 more, with a diploma of which no term speaks: 9.7769575.
// Without it, 0.0557 less, the score is under the threshold of direct aid,
// 9.743001, though no term that raises it could fall; never under AMO Tadamon.
TEST_F(DetailedAnswersTest, WhatCouldBringAScoreUnderAThresholdIsNotDenied) {
  const std::string head = NewPerson();
  auto request = SomeDeclaration("H", "2026-01-01", {head});
  registry::Declaration& declared = *request.mutable_declaration();
  declared.set_milieu(registry::Milieu::URBAN);
  declared.set_region("11");
  declared.set_province("11.537");
  declared.mutable_members(0)->set_diploma(registry::Diploma::SECONDARY);
  ASSERT_TRUE(client.Call(request).ok());
  const v1::Eligibility answer = CheckInDetail(head, "2026-01-01");
  EXPECT_EQ(answer.standing().score(), "9.7769575");
  EXPECT_THAT(
      NoteOf(answer, "SCORE_ABOVE_WITHIN_FACTS"),
      HasSubstr("The score lies 0.0339565 above the threshold of direct "
                "social aid; "));
  EXPECT_THAT(
      NoteOf(answer, "SCORE_ABOVE_BEYOND_FACTS"),
      HasSubstr("0.4505291 above the threshold of AMO Tadamon; with the "
                "same members, of the same ages, in the same place, "
                "other declared facts could lower it by 0.0557000 at "
                "most, which does not bring it to the threshold."));
  EXPECT_THAT(TextOf(answer, "SCORE_ABOVE_WITHIN_FACTS"),
              HasSubstr(" could lower the score most: share of members aged 15 "
                        "or more and without any diploma."));
}

// The mother moved to a husband's household and did not declare the child, who
// stays in hers, in which nobody else is left.
TEST_F(DetailedAnswersTest, AChildWhoseMotherMovedIsToldOfInBothAnswers) {
  const std::string mother = NewPerson();
  const std::string child = NewPerson("2016-09-15");
  const std::string husband = NewPerson();
  auto request = SomeDeclaration("H", "2026-01-01", {mother, child});
  registry::Member& second = *request.mutable_declaration()->mutable_members(1);
  second.set_relationship(registry::Member::CHILD);
  second.set_birth_date("2016-09-15");
  second.set_activity(registry::Activity::INACTIVE);
  ASSERT_TRUE(client.Call(request).ok());
  EXPECT_EQ(NoteOf(CheckInDetail(child, "2026-06-30"), "HEAD_AND_SPOUSES_GONE"),
            "");
  Declare("R", "2026-07-01", {husband, mother}, {registry::Member::SPOUSE});

  const v1::Eligibility of_mother = CheckInDetail(mother, "2026-07-01");
  EXPECT_THAT(AidSentence(of_mother, "AID_CHILD_NOT_DECLARED"),
              HasSubstr("The child still belongs to a household in which no "
                        "head or spouse is left: what is paid for the child "
                        "is paid there, and"));
  EXPECT_THAT(WaysOut(of_mother), Contains("AID_CHILD_NOT_DECLARED"));
  const v1::Eligibility of_child = CheckInDetail(child, "2026-07-01");
  EXPECT_EQ(of_child.receives_mad(), 500);
  EXPECT_EQ(NoteOf(of_child, "HEAD_OR_SPOUSE_MOVED"),
            "Another household has declared member 1 of the declaration, the "
            "head, who belongs to this one no more.");
  EXPECT_NE(NoteOf(of_child, "HEAD_AND_SPOUSES_GONE"), "");
  EXPECT_THAT(WaysOut(of_child), Contains("HEAD_AND_SPOUSES_GONE"));

  // Declaring a child whom somebody else raises would bring nothing.
  const std::string raiser = NewPerson();
  ReportRaised(child, raiser, registry::RaisingTitle::KAFALA, "2026-08-01");
  EXPECT_NE(AidSentence(CheckInDetail(mother, "2026-07-31"),
                        "AID_CHILD_NOT_DECLARED"),
            "");
  EXPECT_EQ(AidSentence(CheckInDetail(mother, "2026-08-01"),
                        "AID_CHILD_NOT_DECLARED"),
            "");
  // It would again once the other has died.
  Bury(raiser, "2026-09-01");
  EXPECT_NE(AidSentence(CheckInDetail(mother, "2026-09-01"),
                        "AID_CHILD_NOT_DECLARED"),
            "");
}

TEST_F(DetailedAnswersTest, OfAHeadWhoDiedTheDayIsToldToEverybody) {
  const std::string head = NewPerson();
  const std::string spouse = NewPerson();
  Declare("H", "2026-01-01", {head, spouse}, {registry::Member::SPOUSE});
  Bury(head, "2026-03-01");
  const v1::Eligibility dead = CheckInDetail(head, "2026-04-01");
  ASSERT_EQ(dead.reasons_size(), 1);
  EXPECT_EQ(dead.reasons(0).sentence(),
            "The person who had this identifier died on 2026-03-01; the score "
            "that is named is that of the household which declared the person, "
            "and counts for its other members alone.");
  EXPECT_EQ(NoteOf(dead, "HEAD_OR_SPOUSE_DIED"), "");
  const v1::Eligibility widow = CheckInDetail(spouse, "2026-04-01");
  EXPECT_EQ(NoteOf(widow, "NO_HEAD_AS_PRINCIPAL"),
            "The head of the household has died, so the spouse is insured as a "
            "principal, in the spouse's own name.");
  EXPECT_EQ(NoteOf(widow, "HEAD_OR_SPOUSE_DIED"),
            "Member 1 of the declaration, the head, died on 2026-03-01.");
  EXPECT_EQ(NoteOf(widow, "HEAD_AND_SPOUSES_GONE"), "");
  EXPECT_EQ(NoteOf(CheckInDetail(spouse, "2026-02-28"), "HEAD_OR_SPOUSE_DIED"),
            "");
}

}  // namespace
}  // namespace rpc_test
