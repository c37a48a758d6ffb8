// What is told of a person's cover, statuses and households, with sources and
// days: ListCoverageEvents, ListStatusEvents and ListDeclarations over the
// wire.

#include <grpcpp/client_context.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/rpc/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "proto/rsu/registry/v1/status_service.grpc.pb.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PersonHistoryTest : public RegisterTest {
 protected:
  PersonHistoryTest()
      : coverage_(v1::CoverageService::NewStub(register_.channel())),
        statuses_(v1::StatusService::NewStub(register_.channel())) {}

  absl::Status List(const v1::ListCoverageEventsRequest& request,
                    v1::ListCoverageEventsResponse* response) {
    grpc::ClientContext context;
    return base::rpc::FromGrpc(
        coverage_->ListCoverageEvents(&context, request, response));
  }

  absl::Status List(const v1::ListStatusEventsRequest& request,
                    v1::ListStatusEventsResponse* response) {
    grpc::ClientContext context;
    return base::rpc::FromGrpc(
        statuses_->ListStatusEvents(&context, request, response));
  }

  // The effective dates of a person's cover, on pages of `page_size`.
  std::vector<std::string> CoverDays(const std::string& idcs, int page_size) {
    std::vector<std::string> days;
    v1::ListCoverageEventsRequest request;
    request.set_parent("people/" + idcs);
    request.set_page_size(page_size);
    do {
      v1::ListCoverageEventsResponse response;
      const absl::Status status = List(request, &response);
      EXPECT_TRUE(status.ok()) << status;
      for (const auto& recorded : response.events()) {
        days.push_back(recorded.event().effective_date());
      }
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return days;
  }

  std::vector<std::string> DeclarationsOf(
      const std::string& parent,
      const google::protobuf::Timestamp* known_at = nullptr,
      int page_size = 0) {
    std::vector<std::string> names;
    v1::ListDeclarationsRequest request;
    request.set_parent(parent);
    request.set_page_size(page_size);
    if (known_at != nullptr) *request.mutable_known_at() = *known_at;
    do {
      const auto answer = client.Call(request);
      if (!answer.ok()) return {ReasonOf(answer.status)};
      for (const auto& record : answer.reply.declarations()) {
        names.push_back(record.name());
      }
      request.set_page_token(answer.reply.next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  std::unique_ptr<v1::CoverageService::Stub> coverage_;
  std::unique_ptr<v1::StatusService::Stub> statuses_;
};

TEST_F(PersonHistoryTest, CoverIsToldWithItsSourceAndDays) {
  const std::string person = NewPerson();
  ASSERT_TRUE(
      client.Call(CoverOpened(person, v1::InsuredRole::PRINCIPAL, "2026-02-01"))
          .ok());
  v1::ListCoverageEventsRequest request;
  request.set_parent("people/" + person);
  v1::ListCoverageEventsResponse response;
  ASSERT_TRUE(List(request, &response).ok());
  EXPECT_EQ(response.person(), "people/" + person);
  ASSERT_EQ(response.events_size(), 1);
  const v1::CoverageEvent expected =
      CoverOpened(person, v1::InsuredRole::PRINCIPAL, "2026-02-01").events(0);
  EXPECT_EQ(response.events(0).event().SerializeAsString(),
            expected.SerializeAsString());
  EXPECT_GT(response.events(0).create_time().seconds(), 0);
  // As known a second earlier there was none.
  *request.mutable_known_at() = response.events(0).create_time();
  request.mutable_known_at()->set_seconds(request.known_at().seconds() - 1);
  v1::ListCoverageEventsResponse before;
  const absl::Status status = List(request, &before);
  EXPECT_TRUE(before.events().empty());
  EXPECT_TRUE(status.ok() || ReasonOf(status) == "UNKNOWN_PERSON") << status;
}

TEST_F(PersonHistoryTest, StatusesAreToldWithWhatIsSaidBesideThem) {
  const std::string child = NewPerson();
  const std::string raiser = NewPerson();
  v1::RecordStatusEventsRequest reported =
      StatusReported(child, v1::PersonStatus::RAISED_BY, "2026-01-01");
  reported.mutable_events(0)->set_raised_by(raiser);
  reported.mutable_events(0)->set_title(v1::RaisingTitle::KAFALA);
  *reported.add_events() =
      StatusReported(child, v1::PersonStatus::STUDENT, "2026-01-02").events(0);
  reported.mutable_events(1)->set_school_level(v1::SchoolLevel::PRIMARY);
  ASSERT_TRUE(client.Call(reported).ok());
  v1::ListStatusEventsRequest request;
  request.set_parent("people/" + child);
  v1::ListStatusEventsResponse response;
  ASSERT_TRUE(List(request, &response).ok());
  ASSERT_EQ(response.events_size(), 2);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(response.events(i).event().SerializeAsString(),
              reported.events(i).SerializeAsString());
  }
}

// Also where more has to be found out of the first than of those after it.
TEST_F(PersonHistoryTest, TheEventsOfAListStayInItsOrder) {
  const std::string stays = NewPerson();
  const std::string earlier = NewPerson();
  const std::string twice = NewPerson();
  ASSERT_TRUE(client.Call(Merging(earlier, stays)).ok());
  v1::RecordCoverageEventsRequest list;
  for (const auto& [idcs, day] :
       {std::pair(stays, "2026-02-04"), std::pair(stays, "2026-02-03"),
        std::pair(twice, "2026-02-02"), std::pair(stays, "2026-02-01")}) {
    *list.add_events() =
        CoverOpened(idcs, v1::InsuredRole::PRINCIPAL, day).events(0);
  }
  ASSERT_TRUE(client.Call(list).ok());
  ASSERT_TRUE(client.Call(Merging(twice, stays)).ok());
  EXPECT_THAT(CoverDays(stays, 0), ElementsAre("2026-02-04", "2026-02-03",
                                               "2026-02-02", "2026-02-01"));
}

TEST_F(PersonHistoryTest, AMergedPersonHasTheEventsOfAllTheirNumbers) {
  const std::string stays = NewPerson();
  const std::string twice = NewPerson();
  for (const std::string& idcs : {twice, stays}) {
    ASSERT_TRUE(
        client
            .Call(CoverOpened(idcs, v1::InsuredRole::PRINCIPAL,
                              idcs == stays ? "2026-02-02" : "2026-02-01"))
            .ok());
  }
  EXPECT_THAT(CoverDays(stays, 0), ElementsAre("2026-02-02"));
  ASSERT_TRUE(client.Call(Merging(twice, stays)).ok());
  for (const std::string& asked : {stays, twice}) {
    EXPECT_THAT(CoverDays(asked, 0), ElementsAre("2026-02-01", "2026-02-02"));
    EXPECT_THAT(CoverDays(asked, 1), ElementsAre("2026-02-01", "2026-02-02"));
  }
}

TEST_F(PersonHistoryTest, WhomNobodyKnowsAndWhatIsMalformedIsRefused) {
  v1::ListCoverageEventsRequest request;
  v1::ListCoverageEventsResponse response;
  request.set_parent("people/2013023805");
  EXPECT_EQ(ReasonOf(List(request, &response)), "UNKNOWN_PERSON");
  request.set_parent("2013023805");
  EXPECT_THAT(FieldsOf(List(request, &response)), ElementsAre("parent"));
  request.set_parent("people/" + NewPerson());
  request.set_page_size(-1);
  EXPECT_THAT(FieldsOf(List(request, &response)), ElementsAre("page_size"));
  request.set_page_size(0);
  request.set_page_token("made up");
  EXPECT_THAT(FieldsOf(List(request, &response)), ElementsAre("page_token"));
}

TEST_F(PersonHistoryTest, DeclarationsThatNameAPersonAreTheLastFirst) {
  const std::string stays = NewPerson();
  const std::string twice = NewPerson();
  const auto first = client.Call(SomeDeclaration("HA", "2026-01-01", {stays}));
  const auto second = client.Call(SomeDeclaration("HB", "2026-02-01", {twice}));
  const auto third =
      client.Call(SomeDeclaration("HA", "2026-03-01", {stays, NewPerson()}));
  ASSERT_TRUE(first.ok() && second.ok() && third.ok());
  const std::string a = first.reply.name();
  const std::string b = second.reply.name();
  const std::string c = third.reply.name();
  EXPECT_THAT(DeclarationsOf("people/" + stays), ElementsAre(c, a));
  EXPECT_THAT(DeclarationsOf("people/" + twice), ElementsAre(b));
  const google::protobuf::Timestamp then = second.reply.create_time();
  EXPECT_THAT(DeclarationsOf("people/" + stays, &then), ElementsAre(a));
  EXPECT_THAT(DeclarationsOf("households/" + first.reply.household(), &then),
              ElementsAre(a));
  ASSERT_TRUE(client.Call(Merging(twice, stays)).ok());
  for (const std::string& asked : {stays, twice}) {
    EXPECT_THAT(DeclarationsOf("people/" + asked), ElementsAre(c, b, a));
    EXPECT_THAT(DeclarationsOf("people/" + asked, nullptr, 1),
                ElementsAre(c, b, a));
  }
  // The merge was not known then.
  EXPECT_THAT(DeclarationsOf("people/" + stays, &then), ElementsAre(a));
  EXPECT_THAT(DeclarationsOf("people/2013023805"),
              ElementsAre("UNKNOWN_PERSON"));
  EXPECT_THAT(DeclarationsOf("people/" + NewPerson()), IsEmpty());
}

}  // namespace
}  // namespace rpc_test
