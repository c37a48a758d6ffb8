#include "tests/load/eligibility.h"

#include <grpcpp/client_context.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/rpc/server.h"
#include "base/rpc/status.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "tests/load/served_register.h"
#include "tests/load/set_programs.h"
#include "tests/load/unary_load.h"

namespace load {
namespace {

namespace v1 = ::rsu::eligibility::v1;

constexpr int kHouseholds = 4'300;  // of the samples: some 20,000 people
constexpr int kUnaryCalls = 40'000;
constexpr int kBatch = 1'000;
constexpr int kBatchCalls = 100;
constexpr Pace kBatchPace = {8, 8};
constexpr char kDay[] = "2026-06-01";
constexpr char kCheck[] =
    "/rsu.eligibility.v1.EligibilityService/CheckEligibility";
constexpr char kBatchCheck[] =
    "/rsu.eligibility.v1.EligibilityService/BatchCheckEligibility";

// Answers every check with the same bytes, and looks at nothing.
class EmptyService
    : public v1::EligibilityService::WithRawCallbackMethod_CheckEligibility<
          v1::EligibilityService::Service> {
 public:
  explicit EmptyService(const std::string& reply) : reply_(ToBytes(reply)) {}

  grpc::ServerUnaryReactor* CheckEligibility(
      grpc::CallbackServerContext* context, const grpc::ByteBuffer*,
      grpc::ByteBuffer* response) override {
    *response = reply_;
    return base::rpc::Answer(context, absl::OkStatus());
  }

 private:
  const grpc::ByteBuffer reply_;
};

// Checks of the people of a register, and a server that does nothing to be held
// against.
class Checks {
 public:
  static absl::StatusOr<std::unique_ptr<Checks>> Create(
      const Settings& settings) {
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<ServedRegister> served,
                         ServedRegister::Create(settings, kHouseholds));
    auto made = absl::WrapUnique(new Checks(std::move(served)));
    made->MakeRequests();
    RSU_RETURN_IF_ERROR(made->StartEmpty());
    return made;
  }

  ~Checks() {
    if (empty_server_ != nullptr) empty_server_->Shutdown(/*drain_ms=*/1000);
  }

  // Checks in a second, of the people in turn.
  absl::StatusOr<double> OneByOne() {
    return CallsPerSecond(served_->address(), kCheck, unary_);
  }
  absl::StatusOr<double> Nothing() {
    return CallsPerSecond(empty_server_->address(), kCheck, unary_);
  }
  absl::StatusOr<double> InBatches() {
    RSU_ASSIGN_OR_RETURN(
        const double calls,
        CallsPerSecond(served_->address(), kBatchCheck, batches_, kBatchPace));
    return calls * kBatch;
  }

 private:
  explicit Checks(std::unique_ptr<ServedRegister> served)
      : served_(std::move(served)) {}

  void MakeRequests() {
    const std::vector<std::string>& people = served_->people();
    std::size_t next = 0;
    const auto person = [&]() -> const std::string& {
      return people[next++ % people.size()];
    };
    for (int i = 0; i < kUnaryCalls; ++i) {
      v1::CheckEligibilityRequest request;
      request.set_idcs(person());
      request.set_as_of(kDay);
      unary_.push_back(ToBytes(request.SerializeAsString()));
    }
    for (int i = 0; i < kBatchCalls; ++i) {
      v1::BatchCheckEligibilityRequest request;
      request.set_as_of(kDay);
      for (int k = 0; k < kBatch; ++k) request.add_idcs(person());
      batches_.push_back(ToBytes(request.SerializeAsString()));
    }
  }

  // The server that does nothing, with a reply that was given to somebody.
  absl::Status StartEmpty() {
    const auto stub = v1::EligibilityService::NewStub(served_->Connect());
    v1::CheckEligibilityRequest request;
    request.set_idcs(served_->people().front());
    request.set_as_of(kDay);
    v1::Eligibility reply;
    grpc::ClientContext context;
    RSU_RETURN_IF_ERROR(
        base::rpc::FromGrpc(stub->CheckEligibility(&context, request, &reply)));
    if (!reply.has_standing()) {
      return absl::InternalError("a person of the register has no score");
    }
    empty_ = std::make_unique<EmptyService>(reply.SerializeAsString());
    base::rpc::ServerOptions options = {"127.0.0.1:0", {}, false};
    options.serves_without_door = true;
    RSU_ASSIGN_OR_RETURN(empty_server_,
                         base::rpc::RpcServer::Start(options, {empty_.get()}));
    return absl::OkStatus();
  }

  const std::unique_ptr<ServedRegister> served_;
  std::unique_ptr<EmptyService> empty_;
  std::unique_ptr<base::rpc::RpcServer> empty_server_;
  std::vector<grpc::ByteBuffer> unary_;
  std::vector<grpc::ByteBuffer> batches_;
};

std::string Size() {
  return absl::StrCat("a register of ", kHouseholds,
                      " households made of the samples, some 20,000 people");
}

}  // namespace

Benchmark EligibilityUnary(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "eligibility_unary";
  benchmark.unit = "calls/s";
  benchmark.target = 0.85;
  benchmark.ours_is =
      "CheckEligibility, as the server runs it; no record of the reading is "
      "kept, as there is none yet";
  benchmark.peer_is =
      "an empty callback handler that answers with the bytes of one such "
      "reply, same settings";
  benchmark.left_out =
      "the record of who read what, which eligibility_durable_read and "
      "eligibility_relaxed_read are to measure; TLS";
  benchmark.size = absl::StrCat(kUnaryCalls, " calls a round, ", Size());
  SetPrograms(settings, &Checks::OneByOne, &Checks::Nothing, benchmark);
  return benchmark;
}

Benchmark EligibilityBatch(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "eligibility_batch";
  benchmark.unit = "people/s";
  benchmark.target = 12;
  benchmark.ours_is =
      absl::StrCat("BatchCheckEligibility, ", kBatch, " people a call, ",
                   kBatchPace.in_flight, " in flight");
  benchmark.peer_is =
      "calls of the empty handler of eligibility_unary, 64 in flight: people "
      "for each of its calls";
  benchmark.left_out = "the record of who read what; TLS";
  benchmark.size = absl::StrCat(kBatchCalls, " and ", kUnaryCalls,
                                " calls a round, ", Size());
  SetPrograms(settings, &Checks::InBatches, &Checks::Nothing, benchmark);
  return benchmark;
}

}  // namespace load
