#ifndef TESTS_RPC_REPORTED_EVENTS_H_
#define TESTS_RPC_REPORTED_EVENTS_H_

#include <string>
#include <vector>

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

  void ReportBy(const std::string& idcs,
                rsu::registry::v1::PersonStatus::Value status,
                const std::string& source, const std::string& day,
                rsu::registry::v1::StatusEvent::Event event) {
    auto request = StatusReported(idcs, status, day, event);
    request.mutable_events(0)->set_source(source);
    Send(request);
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

  rsu::eligibility::v1::Eligibility CheckInDetail(
      const std::string& idcs, const std::string& day,
      const std::string& language = "") {
    rsu::eligibility::v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(day);
    request.set_detailed(true);
    request.set_language(language);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply;
  }

  // The first the head, the others the head's parents.
  static rsu::registry::v1::CreateDeclarationRequest HeadWithParents(
      const std::string& household_ref, const std::string& day,
      const std::vector<std::string>& people) {
    auto request = SomeDeclaration(household_ref, day, people);
    auto& members = *request.mutable_declaration()->mutable_members();
    for (int i = 1; i < members.size(); ++i) {
      members[i].set_relationship(rsu::registry::v1::Member::PARENT);
    }
    return request;
  }

  void Bury(const std::string& idcs, const std::string& day) {
    const auto answer = client.Call(Death(idcs, day));
    ASSERT_TRUE(answer.ok()) << answer.status;
  }
};

}  // namespace rpc_test

#endif  // TESTS_RPC_REPORTED_EVENTS_H_
