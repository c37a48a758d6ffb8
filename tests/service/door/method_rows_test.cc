// Every method that a register serves has its row at the door, which says the
// right thing about whom its calls are about.

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/rpc/call_record.h"
#include "base/rpc/method_row.h"
#include "base/rpc/method_walk.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

using base::rpc::Access;
using base::rpc::MethodRow;
using base::rpc::Subject;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MethodRowsTest : public RegisterTest {
 protected:
  const MethodRow& RowOf(const std::string& method) {
    for (const MethodRow* row : register_.server().rows()) {
      if (row->method == method) return *row;
    }
    ADD_FAILURE() << "no row for " << method;
    static const MethodRow none;
    return none;
  }

  // Whom a request names, with `h` before a household and `?` before either.
  std::vector<std::string> SubjectsOf(
      const std::string& method, const google::protobuf::Message& request) {
    std::vector<std::string> subjects;
    RowOf(method).each_subject(request, [&subjects](const Subject& subject) {
      const char* kind = subject.kind == Subject::Kind::kHousehold ? "h"
                         : subject.kind == Subject::Kind::kEither  ? "?"
                                                                   : "";
      subjects.push_back(kind + std::string(subject.number));
    });
    return subjects;
  }
};

// Counts the answers of each method.
class Answers : public base::rpc::NoRecord {
 public:
  void AnswerReady(const base::rpc::Call& call, const absl::Status& outcome,
                   base::rpc::Departure& departure) override {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      ++count_[call.row->method];
    }
    NoRecord::AnswerReady(call, outcome, departure);
  }
  std::map<std::string, int> Take() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return std::exchange(count_, {});
  }

 private:
  std::mutex mutex_;
  std::map<std::string, int> count_;
};

// Sends an empty message to any method and waits for the end of the call.
void CallWithNothing(const std::shared_ptr<grpc::Channel>& channel,
                     const std::string& method) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareCall(&context, "/" + method, &queue);
  void* tag = nullptr;
  bool ok = false;
  call->StartCall(nullptr);
  queue.Next(&tag, &ok);
  const grpc::Slice nothing("");
  call->WriteLast(grpc::ByteBuffer(&nothing, 1), {}, nullptr);
  queue.Next(&tag, &ok);
  grpc::ByteBuffer reply;
  call->Read(&reply, nullptr);
  queue.Next(&tag, &ok);
  grpc::Status status;
  call->Finish(&status, nullptr);
  queue.Next(&tag, &ok);
}

TEST(CallRecordTest, TheAnswerOfEveryMethodIsRecordedOnce) {
  Answers answers;
  const Register all({}, nullptr, nullptr, formulas::WithDecree({}),
                     scoring::ProgrammeSet::Load().value(), "", &answers);
  for (const std::string& method : base::rpc::ServedMethods(all.channel())) {
    if (method.rfind("grpc.", 0) == 0) continue;
    CallWithNothing(all.channel(), method);
    const std::map<std::string, int> once = {{method, 1}};
    EXPECT_EQ(answers.Take(), once);
  }
}

TEST_F(MethodRowsTest, EveryMethodThatReflectionTellsHasARow) {
  EXPECT_GE(base::rpc::ServedMethods(register_.channel()).size(), 44u);
  EXPECT_THAT(base::rpc::ServedWithoutRow(register_.channel(),
                                          register_.server().rows()),
              IsEmpty());
}

TEST_F(MethodRowsTest, WhatChangesTheRegisterSaysSo) {
  std::set<std::string> writes;
  for (const MethodRow* row : register_.server().rows()) {
    if (row->access == Access::kWrites) {
      writes.insert(row->method.substr(row->method.rfind('/') + 1));
    }
  }
  EXPECT_THAT(
      writes,
      ElementsAre("BatchCreateDeclarations", "BatchIssueIdentifiers",
                  "CorrectPerson", "CreateDeclaration",
                  "DecideRegistrationReview", "IssueIdentifier", "MergePeople",
                  "RecordCoverageEvents", "RecordDeath", "RecordDeclarations",
                  "RecordStatusEvents", "RegisterPerson", "RetireIdentifier",
                  "StreamIssueIdentifiers"));
}

TEST_F(MethodRowsTest, WhatARoleMustNameIsAPersonsFieldsAndAProgramme) {
  std::map<std::string, std::string> grants;
  for (const MethodRow* row : register_.server().rows()) {
    if (row->programme == nullptr && row->identity_fields == nullptr) continue;
    grants[row->method.substr(row->method.rfind('/') + 1)] =
        row->programme != nullptr ? "programme" : "fields";
  }
  const std::map<std::string, std::string> expected = {
      {"ListBeneficiaries", "programme"},
      {"ListBeneficiaryChanges", "programme"},
      {"ListBeneficiaryHouseholdChanges", "programme"},
      {"ListBeneficiaryHouseholds", "programme"},
      {"StreamBeneficiaries", "programme"},
      {"StreamBeneficiaryHouseholds", "programme"},
      {"VerifyPerson", "fields"}};
  EXPECT_EQ(grants, expected);
}

TEST_F(MethodRowsTest, ARowFindsThoseWhomTheRequestNames) {
  rsu::scoring::v1::GetScoreRequest score;
  score.set_name("households/0000000001");
  EXPECT_THAT(SubjectsOf("rsu.scoring.v1.ScoreService/GetScore", score),
              ElementsAre("h0000000001"));

  rsu::registry::v1::GetDeclarationRequest declaration;
  declaration.set_name("households/0000000002/declarations/3");
  EXPECT_THAT(SubjectsOf("rsu.registry.v1.HouseholdService/GetDeclaration",
                         declaration),
              ElementsAre("h0000000002"));

  rsu::registry::v1::ListDeclarationsRequest list;
  list.set_parent("people/0000000003");
  EXPECT_THAT(
      SubjectsOf("rsu.registry.v1.HouseholdService/ListDeclarations", list),
      ElementsAre("0000000003"));

  rsu::idcs::v1::RetireIdentifierRequest retire;
  retire.set_number("0000000004");
  EXPECT_THAT(
      SubjectsOf("rsu.idcs.v1.IdentifierService/RetireIdentifier", retire),
      ElementsAre("?0000000004"));

  rsu::eligibility::v1::BatchCheckEligibilityRequest batch;
  batch.add_idcs("1");
  batch.add_idcs("no number");
  EXPECT_THAT(
      SubjectsOf("rsu.eligibility.v1.EligibilityService/BatchCheckEligibility",
                 batch),
      ElementsAre("1", "no number"));
}

TEST_F(MethodRowsTest, ARowFindsThoseWhomAWriteNames) {
  rsu::registry::v1::RecordDeclarationsRequest declarations;
  *declarations.add_requests() = SomeDeclaration("a", "2026-01-01", {"1", "2"});
  *declarations.add_requests() = SomeDeclaration("b", "2026-01-01", {"3"});
  EXPECT_THAT(SubjectsOf("rsu.registry.v1.HouseholdService/RecordDeclarations",
                         declarations),
              ElementsAre("1", "2", "3"));

  rsu::registry::v1::RecordStatusEventsRequest events;
  events.add_events()->set_idcs("4");
  events.mutable_events(0)->set_raised_by("5");
  EXPECT_THAT(
      SubjectsOf("rsu.registry.v1.StatusService/RecordStatusEvents", events),
      ElementsAre("4", "5"));

  rsu::registry::v1::MergePeopleRequest merge;
  merge.set_double_("people/6");
  merge.set_into("people/7");
  merge.add_keep_households("households/8");
  EXPECT_THAT(
      SubjectsOf("rsu.registry.v1.PopulationService/MergePeople", merge),
      ElementsAre("6", "7", "h8"));

  // Who died is in the answer, if a document says it.
  EXPECT_THAT(SubjectsOf("rsu.registry.v1.PopulationService/RecordDeath",
                         rsu::registry::v1::RecordDeathRequest()),
              IsEmpty());
}

}  // namespace
}  // namespace rpc_test
