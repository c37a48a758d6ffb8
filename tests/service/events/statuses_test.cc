// rsu.registry.v1.StatusService over the wire, against the promises of its
// proto file.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using Result = v1::RecordStatusEventsResponse::Result;
using ::testing::ElementsAre;

class StatusesTest : public RegisterTest {};

v1::StatusEvent Began(const std::string& idcs, const std::string& day) {
  v1::StatusEvent event;
  event.set_source("ONOUSC");
  event.set_event(v1::StatusEvent::BEGAN);
  event.set_status(v1::PersonStatus::STUDENT);
  event.set_idcs(idcs);
  event.set_effective_date(day);
  return event;
}

TEST_F(StatusesTest, EachEventStandsAloneAndIsAnsweredInOrder) {
  const std::string person = NewPerson();
  v1::RecordStatusEventsRequest request;
  *request.add_events() = Began(person, "2026-01-01");
  *request.add_events() = Began("2013023805", "2026-01-01");  // nobody
  *request.add_events() = Began(person, "2026-01-01");        // again
  *request.add_events() = Began(person, "2026-02-30");
  *request.add_events() = Began(person, "2026-01-01");
  request.mutable_events(4)->set_status(v1::PersonStatus::MARRIED);
  *request.add_events() = Began(person, "2026-01-01");
  request.mutable_events(5)->set_event(v1::StatusEvent::ENDED);
  const auto answer = client.Call(request);
  ASSERT_TRUE(answer.ok()) << answer.status;
  std::vector<Result::Outcome> outcomes;
  for (const Result& result : answer.reply.results()) {
    outcomes.push_back(result.outcome());
    EXPECT_EQ(result.has_error(), result.outcome() == Result::REFUSED);
    if (result.has_error()) ExpectWellFormedError(result.error(), request);
  }
  EXPECT_THAT(outcomes, ElementsAre(Result::STORED, Result::REFUSED,
                                    Result::ALREADY_KNOWN, Result::REFUSED,
                                    Result::STORED, Result::STORED));
}

TEST_F(StatusesTest, WhoRaisesAChildIsSomebodyOfTheRegister) {
  const std::string child = NewPerson();
  const std::string raiser = NewPerson();
  v1::StatusEvent raised = Began(child, "2026-01-01");
  raised.set_status(v1::PersonStatus::RAISED_BY);
  raised.set_title(v1::RaisingTitle::KAFALA);
  v1::RecordStatusEventsRequest request;
  *request.add_events() = raised;
  request.mutable_events(0)->set_raised_by("2013023805");  // nobody
  *request.add_events() = raised;
  request.mutable_events(1)->set_raised_by(raiser);
  *request.add_events() = request.events(1);  // again
  *request.add_events() = request.events(1);
  request.mutable_events(3)->set_title(v1::RaisingTitle::CUSTODY);
  const auto answer = client.Call(request);
  ASSERT_TRUE(answer.ok()) << answer.status;
  ASSERT_EQ(answer.reply.results_size(), 4);
  EXPECT_EQ(answer.reply.results(0).outcome(), Result::REFUSED);
  ExpectWellFormedError(answer.reply.results(0).error(), request);
  EXPECT_EQ(answer.reply.results(1).outcome(), Result::STORED);
  EXPECT_EQ(answer.reply.results(2).outcome(), Result::ALREADY_KNOWN);
  EXPECT_EQ(answer.reply.results(3).outcome(), Result::STORED);
  // Once the raiser's number is retired, the list may still be sent again.
  ASSERT_TRUE(client.Call(Merging(raiser, NewPerson())).ok());
  EXPECT_EQ(client.Call(request).reply.results(1).outcome(),
            Result::ALREADY_KNOWN);
}

TEST_F(StatusesTest, AListHoldsFromOneToAThousandEvents) {
  v1::RecordStatusEventsRequest request;
  const std::string person = NewPerson();
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("events"));
  while (request.events_size() < 1000) {
    *request.add_events() = Began(person, "2026-01-01");
  }
  EXPECT_EQ(client.Call(request).reply.results_size(), 1000);
  *request.add_events() = Began(person, "2026-01-01");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("events"));
}

}  // namespace
}  // namespace rpc_test
