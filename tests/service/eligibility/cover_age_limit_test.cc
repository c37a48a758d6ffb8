// Which cover counts of somebody who was covered as a child: the one that no
// age limit ended, and since when. Up to 21 is until the day before the 22nd
// birthday, of students 26, and 30 from 2027-02-01 on (law 54-23).

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
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class CoverAgeLimitTest : public ReportedEventsTest {
 protected:
  std::string FirstReason(const std::string& idcs, const std::string& as_of) {
    return CheckInDetail(idcs, as_of).reasons(0).sentence();
  }

  std::vector<std::string> CoverOf(const std::string& idcs,
                                   const std::string& as_of) {
    std::vector<std::string> sentences;
    const v1::Eligibility answer = CheckInDetail(idcs, as_of);
    for (const v1::Reason& note : answer.notes()) {
      if (note.code().rfind("COVER_", 0) == 0) {
        sentences.push_back(note.sentence());
      }
    }
    return sentences;
  }

  void Open(const std::string& idcs, registry::Regime::Value regime,
            registry::InsuredRole::Value role, const std::string& day) {
    auto request = CoverOpened(idcs, role, day);
    request.mutable_events(0)->set_regime(regime);
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              registry::RecordCoverageEventsResponse::Result::STORED);
  }

  void DeclareChild(const std::string& child, const std::string& birth_date,
                    const std::string& day,
                    registry::Schooling::Value schooling =
                        registry::Schooling::NOT_ENROLLED) {
    if (head_.empty()) head_ = NewPerson();
    auto request = SomeDeclaration("P", day, {head_, child});
    registry::Member& member =
        *request.mutable_declaration()->mutable_members(1);
    member.set_relationship(registry::Member::CHILD);
    member.set_birth_date(birth_date);
    member.set_schooling(schooling);
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
  }

 private:
  std::string head_;
};

constexpr auto kDependant = registry::InsuredRole::DEPENDANT;
const char kEndedByAge[] =
    "The cover as a dependant by CNOPS ended on 2026-06-01 with the age limit "
    "of 21 years; no other compulsory regime covers the person.";

TEST_F(CoverAgeLimitTest, ForgottenCoverOfAChildHidesNoOther) {
  const std::string child = NewPerson("2004-06-01");
  DeclareChild(child, "2004-06-01", "2025-01-01");
  Open(child, registry::Regime::CNOPS, kDependant, "2025-11-01");
  Open(child, registry::Regime::CNSS, kDependant, "2026-06-10");
  EXPECT_THAT(
      CoverOf(child, "2026-05-31"),
      ElementsAre("This cover by CNOPS is open since 2025-11-01, and ends with "
                  "the age limit of 21 years: from 2026-06-01 on it counts no "
                  "more.",
                  "On 2026-06-10 CNSS covers the person, by what is known "
                  "already."));
  for (const char* day : {"2026-06-01", "2026-06-09"}) {
    EXPECT_EQ(FirstReason(child, day), kEndedByAge);
  }
  for (const char* day : {"2026-06-10", "2027-01-31"}) {
    const v1::Eligibility answer = CheckInDetail(child, day);
    EXPECT_EQ(answer.outcome(), v1::Outcome::COVERED_ELSEWHERE) << day;
    EXPECT_THAT(answer.reasons(0).sentence(), HasSubstr("CNSS"));
    EXPECT_THAT(
        CoverOf(child, day),
        ElementsAre("This cover by CNSS is open since 2026-06-10, until that "
                    "regime reports its end."));
  }
}

// Neither as the head of a household nor as somebody's spouse.
TEST_F(CoverAgeLimitTest, CoverThatEndedDoesNotComeBackByMovingOut) {
  for (const bool marries : {false, true}) {
    const std::string child = NewPerson("2004-06-01");
    DeclareChild(child, "2004-06-01", "2025-01-01");
    Open(child, registry::Regime::CNOPS, kDependant, "2025-11-01");
    auto own = marries
                   ? SomeDeclaration("S", "2026-06-08", {NewPerson(), child})
                   : SomeDeclaration("O", "2026-06-08", {child});
    registry::Member& member = *own.mutable_declaration()->mutable_members(
        own.declaration().members_size() - 1);
    member.set_birth_date("2004-06-01");
    if (marries) member.set_relationship(registry::Member::SPOUSE);
    const auto answer = client.Call(own);
    ASSERT_TRUE(answer.ok()) << answer.status;
    EXPECT_THAT(CoverOf(child, "2026-05-31"),
                ElementsAre("This cover by CNOPS is open since 2025-11-01, and "
                            "ends with the age limit of 21 years: from "
                            "2026-06-01 on it counts no more."));
    for (const char* day : {"2026-06-07", "2026-06-08"}) {
      EXPECT_EQ(FirstReason(child, day), kEndedByAge) << marries;
    }
    // A regime that opens cover anew knows why.
    Open(child, registry::Regime::CNSS, kDependant, "2026-07-01");
    EXPECT_EQ(CheckInDetail(child, "2026-06-30").reasons(0).sentence(),
              kEndedByAge);
    EXPECT_THAT(FirstReason(child, "2026-07-01"), HasSubstr("insured by CNSS"));
  }
}

// Who moves out within the limit stays covered until it.
TEST_F(CoverAgeLimitTest, WhoMovesOutIsCoveredUntilTheLimit) {
  const std::string child = NewPerson("2004-06-01");
  DeclareChild(child, "2004-06-01", "2025-01-01");
  Open(child, registry::Regime::CNOPS, kDependant, "2025-11-01");
  auto own = SomeDeclaration("O", "2026-03-01", {child});
  own.mutable_declaration()->mutable_members(0)->set_birth_date("2004-06-01");
  ASSERT_TRUE(client.Call(own).ok());
  EXPECT_THAT(FirstReason(child, "2026-05-31"), HasSubstr("insured by CNOPS"));
  EXPECT_EQ(FirstReason(child, "2026-06-01"), kEndedByAge);
  // One that was somebody's spouse when it began has no limit.
  const std::string spouse = NewPerson("2004-06-01");
  auto couple = SomeDeclaration("C", "2025-01-01", {NewPerson(), spouse});
  registry::Member& member = *couple.mutable_declaration()->mutable_members(1);
  member.set_relationship(registry::Member::SPOUSE);
  member.set_birth_date("2004-06-01");
  ASSERT_TRUE(client.Call(couple).ok());
  Open(spouse, registry::Regime::CNOPS, kDependant, "2025-11-01");
  EXPECT_THAT(FirstReason(spouse, "2030-06-01"), HasSubstr("insured by CNOPS"));
}

// The limit keeps the cover from counting for a while, within one opening.
TEST_F(CoverAgeLimitTest, CoverIsOpenSinceTheLimitKeepsItFromCountingNoMore) {
  const std::string child = NewPerson("2004-06-01");
  DeclareChild(child, "2004-06-01", "2025-01-01");
  Open(child, registry::Regime::CNOPS, kDependant, "2025-11-01");
  DeclareChild(child, "2004-06-01", "2026-06-16", registry::Schooling::PUBLIC);
  EXPECT_EQ(FirstReason(child, "2026-06-15"), kEndedByAge);
  EXPECT_THAT(CoverOf(child, "2026-06-16").front(),
              testing::StartsWith("This cover by CNOPS is open since "
                                  "2026-06-16"));
  EXPECT_THAT(CoverOf(child, "2026-06-15"), IsEmpty());
}

}  // namespace
}  // namespace rpc_test
