#include "tests/load/simulate_answers.h"

#include <grpcpp/client_context.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/rpc/status.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "proto/rsu/scoring/v1/simulation_service.grpc.pb.h"
#include "tests/load/served_register.h"
#include "tests/load/set_programs.h"
#include "tests/load/unary_load.h"

namespace load {
namespace {

namespace eligibility = ::rsu::eligibility::v1;
namespace v1 = ::rsu::scoring::v1;

constexpr char kDay[] = "2026-06-01";
constexpr std::size_t kBatch = 1'000;
constexpr Pace kBatchPace = {8, 0};
constexpr char kBatchCheck[] =
    "/rsu.eligibility.v1.EligibilityService/BatchCheckEligibility";
constexpr char kOtherThreshold[] = R"(name: "amo-tadamon" title: "AMO Tadamon"
  periods { effective_from: "2027-01-01" source: "a benchmark" mark: "D"
    at_most: "9.4" })";

class Answers {
 public:
  static absl::StatusOr<std::unique_ptr<Answers>> Create(
      const Settings& settings) {
    RSU_ASSIGN_OR_RETURN(
        std::unique_ptr<ServedRegister> served,
        ServedRegister::Create(settings, settings.declared_households));
    auto made = absl::WrapUnique(new Answers(std::move(served)));
    made->MakeBatches();
    return made;
  }

  // People a second.
  absl::StatusOr<double> Simulate() {
    v1::SimulateRequest request;
    request.set_as_of(kDay);
    request.add_programmes(kOtherThreshold);
    request.set_count_answers(true);
    grpc::ClientContext context;
    v1::SimulateResponse part;
    const auto begin = std::chrono::steady_clock::now();
    const auto stream = stub_->Simulate(&context, request);
    while (stream->Read(&part)) {
    }
    RSU_RETURN_IF_ERROR(base::rpc::FromGrpc(stream->Finish()));
    const std::chrono::duration<double> seconds =
        std::chrono::steady_clock::now() - begin;
    const auto people = static_cast<std::int64_t>(served_->people().size());
    if (part.simulation().people() != people) {
      return absl::InternalError("the simulation left people out");
    }
    return static_cast<double>(people) / seconds.count();
  }

  absl::StatusOr<double> Ask() {
    RSU_ASSIGN_OR_RETURN(
        const double calls,
        CallsPerSecond(served_->address(), kBatchCheck, batches_, kBatchPace));
    return calls * static_cast<double>(served_->people().size()) /
           static_cast<double>(batches_.size());
  }

 private:
  explicit Answers(std::unique_ptr<ServedRegister> served)
      : served_(std::move(served)),
        stub_(v1::SimulationService::NewStub(served_->Connect())) {}

  // Everybody once.
  void MakeBatches() {
    const std::vector<std::string>& people = served_->people();
    for (std::size_t begin = 0; begin < people.size(); begin += kBatch) {
      eligibility::BatchCheckEligibilityRequest request;
      request.set_as_of(kDay);
      for (std::size_t i = begin; i < std::min(people.size(), begin + kBatch);
           ++i) {
        request.add_idcs(people[i]);
      }
      batches_.push_back(ToBytes(request.SerializeAsString()));
    }
  }

  const std::unique_ptr<ServedRegister> served_;
  const std::unique_ptr<v1::SimulationService::Stub> stub_;
  std::vector<grpc::ByteBuffer> batches_;
};

}  // namespace

Benchmark SimulateAnswers(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "simulate_answers";
  benchmark.unit = "people/s";
  benchmark.target = 1.5;
  benchmark.ours_is =
      "a simulation of another threshold that counts what each person is "
      "answered before and after, over the call";
  benchmark.peer_is =
      absl::StrCat("BatchCheckEligibility of everybody once, ", kBatch,
                   " people a call, ", kBatchPace.in_flight, " in flight");
  benchmark.left_out = "TLS; a register larger than memory";
  benchmark.size = absl::StrCat("a register of ", settings.declared_households,
                                " households made of the samples");
  SetPrograms(settings, &Answers::Simulate, &Answers::Ask, benchmark);
  return benchmark;
}

}  // namespace load
