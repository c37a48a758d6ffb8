// The one way into a service: in which order a call is asked about, who hears
// of it, and that nothing is served without a row.

#include "base/rpc/door.h"

#include <grpcpp/client_context.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <future>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/rpc/answer_stream.h"
#include "base/rpc/door_fixture.h"
#include "base/rpc/method_walk.h"
#include "base/rpc/server.h"
#include "base/rpc/unary_call.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"

namespace base::rpc {
namespace {

TEST_F(DoorTest, AReadIsAskedAboutInOrderAndRecordedBeforeItsAnswerLeaves) {
  EXPECT_TRUE(Check("people/0123456789").ok());
  EXPECT_THAT(events_.Take(),
              ElementsAre("may call", "take call", "may ask 0123456789",
                          "take subjects", "work", "answer CheckEligibility"));
}

TEST_F(DoorTest, AWriteHasItsRecordInItsTransaction) {
  EXPECT_TRUE(Store("one").ok());
  EXPECT_THAT(
      events_.Take(),
      ElementsAre("may call", "take call", "may ask", "take subjects",
                  "written one", "answer BatchCheckEligibility recorded"));
  EXPECT_THAT(Kept(), ElementsAre("one", "record"));
}

TEST_F(DoorTest, AWriteInTwoPartsHasItsRecordInItsTransaction) {
  EXPECT_TRUE(Store(kPlanned).ok());
  EXPECT_THAT(
      events_.Take(),
      ElementsAre("may call", "take call", "may ask", "take subjects",
                  "written planned", "answer BatchCheckEligibility recorded"));
  EXPECT_THAT(Kept(), ElementsAre("planned", "record"));
}

TEST_F(DoorTest, AWriteInTwoPartsThatCannotBeRecordedIsUndone) {
  everybody_.refuses = "written";
  EXPECT_EQ(DetailOf(Store(kPlanned)).reason, "NO");
  EXPECT_THAT(Kept(), IsEmpty());
  EXPECT_EQ(events_.Take().back(), "answer BatchCheckEligibility NO");
}

TEST_F(DoorTest, AWriteThatCannotBeRecordedIsUndone) {
  everybody_.refuses = "written";
  EXPECT_EQ(DetailOf(Store("one")).reason, "NO");
  EXPECT_THAT(Kept(), IsEmpty());
  EXPECT_EQ(events_.Take().back(), "answer BatchCheckEligibility NO");
}

TEST_F(DoorTest, AnAnswerThatCannotBeRecordedDoesNotLeave) {
  everybody_.refuses = "answer";
  EXPECT_EQ(DetailOf(Check("1")).reason, "NO");
}

TEST_F(DoorTest, WhoMayNotCallIsRefusedBeforeTheBytesAreRead) {
  everybody_.refuses = "may call";
  grpc::GenericStub stub(channel_);
  grpc::ClientContext context;
  const grpc::Slice slice("\x0a\x7f");  // a length beyond the end
  const grpc::ByteBuffer malformed(&slice, 1);
  grpc::ByteBuffer reply;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, absl::StrCat("/", kCheck, "CheckEligibility"), {},
                 &malformed, &reply,
                 [&done](grpc::Status status) { done.set_value(status); });
  EXPECT_EQ(done.get_future().get().error_code(),
            grpc::StatusCode::PERMISSION_DENIED);
  EXPECT_THAT(events_.Take(),
              ElementsAre("may call", "answer CheckEligibility NO"));
}

TEST_F(DoorTest, WhoeverRefusesNobodyIsAskedAfterThem) {
  const std::vector<std::string> steps = {"may call", "take call", "may ask",
                                          "take subjects"};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    everybody_.refuses = steps[i];
    EXPECT_EQ(DetailOf(Check("")).reason, "NO");
    std::vector<std::string> expected(steps.begin(),
                                      steps.begin() + static_cast<int>(i) + 1);
    expected.push_back("answer CheckEligibility NO");
    EXPECT_EQ(events_.Take(), expected);
  }
}

TEST_F(DoorTest, EveryMessageOfAStreamIsAskedAboutAndRecorded) {
  grpc::ClientContext context;
  const auto stream = stub_->StreamCheckEligibility(&context);
  StreamQuestion question;
  StreamAnswer answer;
  for (const char* person : {"1", "2"}) {
    question.add_idcs(person);
    EXPECT_TRUE(stream->Write(question) && stream->Read(&answer));
  }
  everybody_.refuses = "may ask 1 2 3";
  question.add_idcs("3");
  stream->Write(question);
  EXPECT_FALSE(stream->Read(&answer));
  EXPECT_EQ(DetailOf(FromGrpc(stream->Finish())).reason, "NO");
  const std::string told = "answer StreamCheckEligibility";
  EXPECT_THAT(events_.Take(),
              ElementsAre("may call", "take call", "may call", "may ask 1",
                          "take subjects", told, "may call", "take call",
                          "may ask 1 2", "take subjects", told, "may call",
                          "take call", "may ask 1 2 3", told + " NO"));
}

TEST_F(DoorTest, EveryMethodOfTheServerHasARow) {
  EXPECT_THAT(
      ServedMethods(channel_),
      testing::UnorderedElementsAre(
          absl::StrCat(kCheck, "CheckEligibility"),
          absl::StrCat(kCheck, "BatchCheckEligibility"),
          absl::StrCat(kCheck, "StreamCheckEligibility"),
          "grpc.health.v1.Health/Check", "grpc.health.v1.Health/Watch"));
  EXPECT_THAT(ServedWithoutRow(channel_, server_->rows()), IsEmpty());
}

}  // namespace
}  // namespace base::rpc
