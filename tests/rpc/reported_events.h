#ifndef TESTS_RPC_REPORTED_EVENTS_H_
#define TESTS_RPC_REPORTED_EVENTS_H_

#include <string>

#include "gtest/gtest.h"
#include "tests/rpc/person_events.h"
#include "tests/rpc/register_fixture.h"

namespace rpc_test {

// A register for each test in which bodies report what befalls people
// (person_events.h); each report is taken.
class ReportedEventsTest : public RegisterTest {
 protected:
  void Send(const rsu::registry::v1::RecordStatusEventsRequest& request) {
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              rsu::registry::v1::RecordStatusEventsResponse::Result::STORED);
  }

  void Report(const std::string& idcs,
              rsu::registry::v1::PersonStatus::Value status,
              const std::string& day,
              rsu::registry::v1::StatusEvent::Event event =
                  rsu::registry::v1::StatusEvent::BEGAN) {
    Send(StatusReported(idcs, status, day, event));
  }

  void ReportRaised(const std::string& child, const std::string& raiser,
                    rsu::registry::v1::RaisingTitle::Value title,
                    const std::string& day) {
    auto request =
        StatusReported(child, rsu::registry::v1::PersonStatus::RAISED_BY, day);
    request.mutable_events(0)->set_raised_by(raiser);
    request.mutable_events(0)->set_title(title);
    Send(request);
  }

  void Cover(const std::string& idcs,
             rsu::registry::v1::InsuredRole::Value role, const std::string& day,
             rsu::registry::v1::CoverageEvent::Event event =
                 rsu::registry::v1::CoverageEvent::OPENED) {
    auto request = CoverOpened(idcs, role, day);
    request.mutable_events(0)->set_event(event);
    EXPECT_EQ(client.Call(request).reply.results(0).outcome(),
              rsu::registry::v1::RecordCoverageEventsResponse::Result::STORED);
  }

  void Bury(const std::string& idcs, const std::string& day) {
    const auto answer = client.Call(Death(idcs, day));
    ASSERT_TRUE(answer.ok()) << answer.status;
  }
};

}  // namespace rpc_test

#endif  // TESTS_RPC_REPORTED_EVENTS_H_
