// What health checks answer of a server whose store cannot be written.

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>

#include <filesystem>
#include <string>

#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"
#include "tools/server/open_register.h"

namespace rpc_test {
namespace {

// HealthCheckRequest: field 1, the service. HealthCheckResponse: field 1,
// 1 is SERVING and 2 is NOT_SERVING (grpc/health/v1/health.proto).
constexpr char kServing[] = "\x08\x01";
constexpr char kNotServing[] = "\x08\x02";

class StoreHealthTest : public RegisterTest {
 protected:
  std::string Health(const std::string& service) {
    std::string request;
    if (!service.empty()) {
      request =
          std::string("\x0a") + static_cast<char>(service.size()) + service;
    }
    grpc::GenericStub stub(register_.channel());
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    const grpc::Slice slice(request);
    const grpc::ByteBuffer message(&slice, 1);
    const auto call = stub.PrepareUnaryCall(
        &context, "/grpc.health.v1.Health/Check", message, &queue);
    call->StartCall();
    grpc::ByteBuffer reply;
    grpc::Status status;
    call->Finish(&reply, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    EXPECT_TRUE(status.ok()) << status.error_message();
    grpc::Slice whole;
    if (!reply.DumpToSingleSlice(&whole).ok()) return "";
    return std::string(reinterpret_cast<const char*>(whole.begin()),
                       whole.size());
  }

  // Asks until the answer is this one; the test's own limit of time ends it.
  void AwaitHealth(const std::string& answer) {
    for (const char* service : {"", "rsu.idcs.v1.IdentifierService"}) {
      while (Health(service) != answer) {
      }
    }
  }
};

TEST_F(StoreHealthTest, HealthFollowsTheStore) {
  const server::HealthOfStore health(&register_.database(),
                                     &register_.server());
  const std::string person = NewPerson();
  AwaitHealth(kServing);
  const std::string path = register_.database_path();
  std::filesystem::rename(path, path + ".moved");
  AwaitHealth(kNotServing);
  // What was known is still answered.
  rsu::eligibility::v1::CheckEligibilityRequest check;
  check.set_idcs(person);
  check.set_as_of("2026-01-01");
  EXPECT_TRUE(client.Call(check).ok());
  EXPECT_EQ(
      ReasonOf(
          client.Call(SomeDeclaration("H", "2026-01-01", {person})).status),
      "STORAGE_REPLACED");
  std::filesystem::rename(path + ".moved", path);
  AwaitHealth(kServing);
  EXPECT_TRUE(client.Call(SomeDeclaration("H", "2026-01-01", {person})).ok());
}

TEST_F(StoreHealthTest, ALogThatIsCutOffIsNotServed) {
  const server::HealthOfStore health(&register_.database(),
                                     &register_.server());
  const std::string person = NewPerson();
  AwaitHealth(kServing);
  std::filesystem::resize_file(register_.database_path() + "-wal", 100);
  AwaitHealth(kNotServing);
  EXPECT_EQ(
      ReasonOf(
          client.Call(SomeDeclaration("H", "2026-01-01", {person})).status),
      "STORAGE_DAMAGED");
}

TEST_F(StoreHealthTest, AnotherStoreInTheFileIsNotServed) {
  const server::HealthOfStore health(&register_.database(),
                                     &register_.server());
  Register other;
  AwaitHealth(kServing);
  std::filesystem::copy_file(other.database_path(), register_.database_path(),
                             std::filesystem::copy_options::overwrite_existing);
  AwaitHealth(kNotServing);
}

TEST_F(StoreHealthTest, TheIndexOfTheLogIsMadeAgain) {
  const std::string person = NewPerson();
  std::filesystem::resize_file(register_.database_path() + "-shm", 0);
  rsu::eligibility::v1::CheckEligibilityRequest check;
  check.set_idcs(person);
  check.set_as_of("2026-01-01");
  auto answer = client.Call(check);
  // Who was told where a page is may be told to ask again.
  while (absl::IsUnavailable(answer.status)) answer = client.Call(check);
  ASSERT_TRUE(answer.ok()) << answer.status;
  EXPECT_EQ(answer.reply.idcs(), person);
}

}  // namespace
}  // namespace rpc_test
