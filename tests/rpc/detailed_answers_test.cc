// What a detailed answer says over the wire of what ends, of who is gone, and
// of what can be done.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/rpc/person_events.h"
#include "tests/rpc/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class DetailedAnswersTest : public RegisterTest {
 protected:
  v1::Eligibility Check(const std::string& idcs, const std::string& as_of) {
    v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(as_of);
    request.set_detailed(true);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

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

  void Report(
      const std::string& idcs, registry::PersonStatus::Value status,
      const std::string& day,
      registry::StatusEvent::Event event = registry::StatusEvent::BEGAN) {
    EXPECT_EQ(client.Call(StatusReported(idcs, status, day, event))
                  .reply.results(0)
                  .outcome(),
              registry::RecordStatusEventsResponse::Result::STORED);
  }

  void Cover(
      const std::string& idcs, const std::string& day,
      registry::CoverageEvent::Event event = registry::CoverageEvent::OPENED) {
    auto request = CoverOpened(idcs, registry::InsuredRole::PRINCIPAL, day);
    request.mutable_events(0)->set_event(event);
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              registry::RecordCoverageEventsResponse::Result::STORED);
  }

  void Bury(const std::string& idcs, const std::string& day) {
    const auto answer = client.Call(Death(idcs, day));
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

std::string Note(const v1::Eligibility& answer, const std::string& code) {
  for (const v1::Reason& note : answer.notes()) {
    if (note.code() == code) return note.sentence();
  }
  return "";
}

TEST_F(DetailedAnswersTest, OfAnExclusionWhoseEndIsReportedOnlyTheDayIsTold) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Report(head, registry::PersonStatus::PENSION, "2026-03-01");
  EXPECT_THAT(WaysOut(Check(head, "2026-03-01")),
              ElementsAre("AID_EXCLUDED_BY_PENSION"));
  Report(head, registry::PersonStatus::PENSION, "2026-07-01",
         registry::StatusEvent::ENDED);
  const v1::Eligibility answer = Check(head, "2026-06-30");
  EXPECT_THAT(answer.direct_aid().reasons(0).sentence(),
              HasSubstr("until the end that TESTS reports, 2026-07-01."));
  EXPECT_THAT(WaysOut(answer), ElementsAre("AID_EXCLUSION_ENDS"));
  EXPECT_THAT(WaysOut(Check(head, "2026-07-01")), IsEmpty());
}

TEST_F(DetailedAnswersTest, OfCoverWhoseEndIsReportedNobodyIsAskedToReportIt) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Cover(head, "2026-10-01");
  EXPECT_THAT(WaysOut(Check(head, "2026-11-28")),
              Contains("COVERED_AS_PRINCIPAL"));
  Cover(head, "2027-02-01", registry::CoverageEvent::CLOSED);
  const v1::Eligibility answer = Check(head, "2026-11-28");
  EXPECT_EQ(Note(answer, "COVER_SINCE"),
            "This cover by CNSS is open since 2026-10-01, and its end is "
            "reported: from 2027-02-01 on it counts no more.");
  EXPECT_THAT(WaysOut(answer), Not(Contains("COVERED_AS_PRINCIPAL")));
  EXPECT_EQ(Note(Check(head, "2027-02-01"), "COVER_SINCE"), "");
}

// Cover that does not count is not told of as open.
TEST_F(DetailedAnswersTest, CoverEndsWithItsHolder) {
  const std::string head = NewPerson();
  Declare("H", "2026-01-01", {head});
  Cover(head, "2026-02-01");
  Bury(head, "2026-03-01");
  EXPECT_NE(Note(Check(head, "2026-02-28"), "COVER_SINCE"), "");
  EXPECT_EQ(Note(Check(head, "2026-03-01"), "COVER_SINCE"), "");
}

}  // namespace
}  // namespace rpc_test
