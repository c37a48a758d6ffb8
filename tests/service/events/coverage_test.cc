// rsu.registry.v1.CoverageService over the wire, against the promises of its
// proto file.

#include <string>
#include <vector>

#include "base/date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/google/rpc/error_details.pb.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using Result = v1::RecordCoverageEventsResponse::Result;
using ::testing::ElementsAre;

class CoverageTest : public RegisterTest {};

v1::CoverageEvent Opened(const std::string& idcs, const std::string& day) {
  return CoverOpened(idcs, v1::InsuredRole::PRINCIPAL, day).events(0);
}

// The fields that a refused event's error names.
std::vector<std::string> BadFields(const Result& result) {
  std::vector<std::string> fields;
  for (const google::protobuf::Any& any : result.error().details()) {
    google::rpc::BadRequest bad_request;
    if (!any.UnpackTo(&bad_request)) continue;
    for (const auto& violation : bad_request.field_violations()) {
      fields.push_back(violation.field());
    }
  }
  return fields;
}

TEST_F(CoverageTest, EachEventStandsAloneAndIsAnsweredInOrder) {
  const std::string person = NewPerson();
  v1::RecordCoverageEventsRequest request;
  *request.add_events() = Opened(person, "2026-01-01");
  *request.add_events() = Opened("2013023805", "2026-01-01");  // nobody
  *request.add_events() = Opened(person, "2026-01-01");        // again
  *request.add_events() = Opened(person, "2026-02-30");
  *request.add_events() = Opened(person, "2026-02-01");
  request.mutable_events(4)->set_source("cnss");
  request.mutable_events(4)->clear_reason();
  *request.add_events() = Opened(person, "2026-02-01");
  *request.add_events() = Opened("", "2026-02-01");
  request.mutable_events(6)->clear_idcs();
  request.mutable_events(6)->set_person_ref("ours-1");
  const auto answer = client.Call(request);
  ASSERT_TRUE(answer.ok()) << answer.status;
  std::vector<Result::Outcome> outcomes;
  for (const Result& result : answer.reply.results()) {
    outcomes.push_back(result.outcome());
    EXPECT_EQ(result.has_error(), result.outcome() == Result::REFUSED);
    if (!result.has_error()) continue;
    EXPECT_EQ(result.error().code(),
              static_cast<int>(absl::StatusCode::kInvalidArgument));
    ExpectWellFormedError(result.error(), request);
  }
  ASSERT_THAT(outcomes,
              ElementsAre(Result::STORED, Result::REFUSED,
                          Result::ALREADY_KNOWN, Result::REFUSED,
                          Result::REFUSED, Result::STORED, Result::REFUSED));
  EXPECT_THAT(BadFields(answer.reply.results(1)), ElementsAre("idcs"));
  EXPECT_THAT(BadFields(answer.reply.results(3)),
              ElementsAre("effective_date"));
  EXPECT_THAT(BadFields(answer.reply.results(4)),
              ElementsAre("source", "reason"));
  EXPECT_THAT(BadFields(answer.reply.results(6)), ElementsAre("idcs"));
}

TEST_F(CoverageTest, AListSentAgainChangesNothing) {
  v1::RecordCoverageEventsRequest request;
  const std::string person = NewPerson();
  const int first = base::Date::Parse("2020-01-01")->day_number();
  for (int i = 0; i < 1000; ++i) {
    *request.add_events() =
        Opened(person, base::Date::FromDayNumber(first + i).ToString());
  }
  for (const Result::Outcome expected :
       {Result::STORED, Result::ALREADY_KNOWN}) {
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
    ASSERT_EQ(answer.reply.results_size(), 1000);
    for (const Result& result : answer.reply.results()) {
      ASSERT_EQ(result.outcome(), expected);
    }
  }
}

TEST_F(CoverageTest, AListHoldsFromOneToAThousandEvents) {
  v1::RecordCoverageEventsRequest request;
  const std::string person = NewPerson();
  for (const int size : {0, 1001}) {
    while (request.events_size() < size) {
      *request.add_events() = Opened(person, "2026-01-01");
    }
    const absl::Status status = client.Call(request).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << size;
    EXPECT_EQ(ReasonOf(status), "MALFORMED_REQUEST");
    EXPECT_THAT(FieldsOf(status), ElementsAre("events"));
  }
}

// A body's late word that something ended is stored and said; a beginning is of
// somebody who lives.
TEST_F(CoverageTest, NothingBeginsAfterTheRegisteredDeath) {
  const std::string person = NewPerson();
  v1::RecordCoverageEventsRequest before;
  *before.add_events() = Opened(person, "2026-01-01");
  ASSERT_EQ(client.Call(before).reply.results(0).outcome(), Result::STORED);
  ASSERT_TRUE(client.Call(Death(person, "2026-01-10")).ok());
  v1::RecordCoverageEventsRequest request;
  *request.add_events() = Opened(person, "2026-01-01");  // known before
  *request.add_events() = Opened(person, "2026-01-10");
  *request.add_events() = Opened(person, "2026-01-11");
  *request.add_events() = Opened(person, "2026-01-11");
  request.mutable_events(3)->set_event(v1::CoverageEvent::CLOSED);
  request.mutable_events(3)->set_reason(v1::CoverageReason::DEATH);
  const auto answer = client.Call(request);
  ASSERT_TRUE(answer.ok()) << answer.status;
  const auto& results = answer.reply.results();
  EXPECT_EQ(results[0].outcome(), Result::ALREADY_KNOWN);
  EXPECT_EQ(results[1].outcome(), Result::STORED);
  EXPECT_FALSE(results[1].after_death());
  EXPECT_EQ(results[2].outcome(), Result::REFUSED);
  EXPECT_THAT(BadFields(results[2]), ElementsAre("effective_date"));
  EXPECT_EQ(results[3].outcome(), Result::STORED);
  EXPECT_TRUE(results[3].after_death());
}

TEST_F(CoverageTest, AStatusBeginsOfTheLivingAndByTheLiving) {
  using StatusResult = v1::RecordStatusEventsResponse::Result;
  const std::string child = NewPerson("2015-01-01");
  const std::string raiser = NewPerson();
  ASSERT_TRUE(client.Call(Death(raiser, "2026-01-10")).ok());
  const auto raised = [&](const char* day) {
    auto request = StatusReported(child, v1::PersonStatus::RAISED_BY, day);
    request.mutable_events(0)->set_raised_by(raiser);
    request.mutable_events(0)->set_title(v1::RaisingTitle::KAFALA);
    return client.Call(request).reply.results(0);
  };
  EXPECT_EQ(raised("2026-01-10").outcome(), StatusResult::STORED);
  EXPECT_EQ(raised("2026-01-11").outcome(), StatusResult::REFUSED);
  ASSERT_TRUE(client.Call(Death(child, "2026-02-01")).ok());
  const auto student = [&](const char* day, v1::StatusEvent::Event event) {
    return client
        .Call(StatusReported(child, v1::PersonStatus::STUDENT, day, event))
        .reply.results(0);
  };
  EXPECT_EQ(student("2026-02-02", v1::StatusEvent::BEGAN).outcome(),
            StatusResult::REFUSED);
  EXPECT_TRUE(student("2026-02-02", v1::StatusEvent::ENDED).after_death());
}

}  // namespace
}  // namespace rpc_test
