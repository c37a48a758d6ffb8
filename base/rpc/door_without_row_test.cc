// The one way into a service: in which order a call is asked about, who hears
// of it, and that nothing is served without a row.

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/rpc/answer_stream.h"
#include "base/rpc/channel.h"
#include "base/rpc/door.h"
#include "base/rpc/door_fixture.h"
#include "base/rpc/method_walk.h"
#include "base/rpc/server.h"
#include "base/rpc/unary_call.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"

namespace base::rpc {
namespace {

TEST(DoorWithoutRowTest, AMethodWithoutARowIsFoundInARunningServer) {
  HalfService service;
  grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  grpc::ServerBuilder builder;  // gRPC's own, which asks for no rows
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  builder.RegisterService(&service);
  const std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  ASSERT_NE(server, nullptr);
  EXPECT_THAT(ServedWithoutRow(
                  OpenChannel(absl::StrCat("127.0.0.1:", port), {}).value(),
                  service.rows()),
              testing::UnorderedElementsAre(
                  absl::StrCat(kCheck, "BatchCheckEligibility"),
                  absl::StrCat(kCheck, "StreamCheckEligibility")));
  server->Shutdown();
}

TEST(DoorWithoutRowTest, AServerWithAMethodWithoutARowDoesNotStart) {
  HalfService service;
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  const absl::Status status = RpcServer::Start(options, {&service}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(status.message()),
              testing::HasSubstr("BatchCheckEligibility"));
}

TEST(DoorWithoutRowTest, AServerWithAServiceWithoutADoorDoesNotStart) {
  Api::CallbackService service;
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  EXPECT_EQ(RpcServer::Start(options, {&service}).status().code(),
            absl::StatusCode::kInternal);
}

TEST(DoorWithoutRowTest, ALineWithoutARowDoesNotCompile) {
  EXPECT_FALSE(HalfService::CompilesWithoutRow<HalfService>::value);
  EXPECT_TRUE(HalfService::CompilesWithRowOf<Question>::value);
  EXPECT_FALSE(HalfService::CompilesWithRowOf<Questions>::value);
}

TEST(SubjectTest, ANumberIsTakenOutOfAResourceName) {
  const auto kind = Subject::Kind::kEither;
  EXPECT_EQ(SubjectOf("0123456789", kind).number, "0123456789");
  EXPECT_EQ(SubjectOf("0123456789", kind).kind, kind);
  const Subject household = SubjectOf("households/12/declarations/3", kind);
  EXPECT_EQ(household.number, "12");
  EXPECT_EQ(household.kind, Subject::Kind::kHousehold);
  EXPECT_EQ(SubjectOf("people/34", kind).number, "34");
  EXPECT_EQ(SubjectOf("people/34", kind).kind, Subject::Kind::kPerson);
  EXPECT_EQ(SubjectOf("people/", kind).number, "");
}

}  // namespace
}  // namespace base::rpc
