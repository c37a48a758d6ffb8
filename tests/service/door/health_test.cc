// Health over the wire: of the server and of each service, asked for once or
// watched.

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>

#include <memory>
#include <string>

#include "base/error.h"
#include "base/rpc/status.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/service/door/wire_fixture.h"

namespace rpc_test {
namespace {

TEST_F(WireTest, HealthIsServing) {
  std::string reply;
  const grpc::Status status = Send("/grpc.health.v1.Health/Check", "", &reply);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(reply, "\x08\x01");  // field 1, SERVING
}

// HealthCheckRequest: field 1, the service. HealthCheckResponse: field 1,
// 1 is SERVING and 2 is NOT_SERVING (grpc/health/v1/health.proto).
std::string HealthRequest(const std::string& service) {
  return std::string("\x0a") + static_cast<char>(service.size()) + service;
}

// One call of Watch.
class Watch {
 public:
  Watch(const std::shared_ptr<grpc::Channel>& channel,
        const std::string& service)
      : stub_(channel) {
    call_ =
        stub_.PrepareCall(&context_, "/grpc.health.v1.Health/Watch", &queue_);
    call_->StartCall(nullptr);
    Step();
    const std::string request = HealthRequest(service);
    const grpc::Slice slice(request);
    call_->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(),
                     nullptr);
    Step();
  }

  ~Watch() {
    context_.TryCancel();
    if (!ended_) Status();
  }

  // The next message; empty at the end.
  std::string Next() {
    grpc::ByteBuffer bytes;
    call_->Read(&bytes, nullptr);
    grpc::Slice whole;
    if (!Step() || !bytes.DumpToSingleSlice(&whole).ok()) return "";
    return {reinterpret_cast<const char*>(whole.begin()), whole.size()};
  }

  grpc::Status Status() {
    grpc::Status status;
    call_->Finish(&status, nullptr);
    Step();
    ended_ = true;
    return status;
  }

 private:
  bool Step() {
    void* tag = nullptr;
    bool ok = false;
    return queue_.Next(&tag, &ok) && ok;
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
  bool ended_ = false;
};

TEST_F(WireTest, EveryServiceHasItsHealth) {
  for (const bool serving : {true, false, true}) {
    register_.server().SetServing(serving);
    for (const char* service :
         {"", "rsu.idcs.v1.IdentifierService",
          "rsu.registry.v1.PopulationService",
          "rsu.registry.v1.HouseholdService", "rsu.registry.v1.CoverageService",
          "rsu.registry.v1.StatusService",
          "rsu.registry.v1.VerificationService", "rsu.scoring.v1.ScoreService",
          "rsu.scoring.v1.SimulationService",
          "rsu.eligibility.v1.EligibilityService",
          "rsu.eligibility.v1.BeneficiaryService",
          "rsu.jobs.v1.RescoringService"}) {
      std::string reply;
      const grpc::Status status =
          Send("/grpc.health.v1.Health/Check", HealthRequest(service), &reply);
      EXPECT_TRUE(status.ok()) << service << ": " << status.error_message();
      EXPECT_EQ(reply, serving ? "\x08\x01" : "\x08\x02") << service;
    }
  }
  EXPECT_EQ(Send("/grpc.health.v1.Health/Check", HealthRequest("no.Service"))
                .error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(WireTest, AnUnknownServiceHasNoHealth) {
  const absl::Status status = base::rpc::FromGrpc(
      Send("/grpc.health.v1.Health/Check", HealthRequest("no.Service")));
  EXPECT_EQ(base::DetailOf(status).reason, "SERVICE_UNKNOWN");
  Watch watch(register_.channel(), "no.Service");
  EXPECT_EQ(watch.Next(), "\x08\x03");  // SERVICE_UNKNOWN
}

TEST_F(WireTest, WhoWatchesHearsOfEveryChangeAndOfTheStop) {
  auto stopping = std::make_unique<Register>();
  Watch watch(stopping->channel(), "rsu.idcs.v1.IdentifierService");
  EXPECT_EQ(watch.Next(), "\x08\x01");
  for (const bool serving : {false, true}) {
    stopping->server().SetServing(serving);
    EXPECT_EQ(watch.Next(), serving ? "\x08\x01" : "\x08\x02");
  }
  stopping.reset();
  EXPECT_EQ(watch.Next(), "\x08\x02");
  EXPECT_EQ(watch.Next(), "");
  EXPECT_EQ(watch.Status().error_code(), grpc::StatusCode::UNAVAILABLE);
}

}  // namespace
}  // namespace rpc_test
