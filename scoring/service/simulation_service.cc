#include "scoring/service/simulation_service.h"

#include <optional>
#include <utility>

#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/rpc/moment.h"
#include "base/status_macros.h"
#include "registry/storage/households.h"
#include "scoring/service/simulated_answers.h"
#include "scoring/service/simulation_call.h"
#include "scoring/service/simulation_message.h"
#include "scoring/simulation/scenario.h"
#include "scoring/simulation/simulate.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;

// A simulation takes a second or a few.
constexpr int kRetryMs = 1000;

absl::Status SimulationRunning() {
  return base::MakeError(absl::StatusCode::kResourceExhausted,
                         "another simulation is being made; one at a time",
                         {"SIMULATION_RUNNING", {}, {}, kRetryMs});
}

absl::Status CheckRequest(const v1::SimulateRequest& request) {
  RSU_RETURN_IF_ERROR(base::rpc::ReadDay("as_of", request.as_of()).status());
  if (!request.has_known_at()) return absl::OkStatus();
  return base::rpc::CheckTimestamp("known_at", request.known_at());
}

WhatIf ReadWhatIf(const v1::SimulateRequest& request) {
  WhatIf what_if;
  if (!request.formula().empty()) what_if.formula = request.formula();
  what_if.programmes.assign(request.programmes().begin(),
                            request.programmes().end());
  for (const v1::CostPerHousehold& cost : request.costs()) {
    what_if.costs.push_back({cost.programme(), cost.mad()});
  }
  if (!request.common_rules().empty()) {
    what_if.common_rules = request.common_rules();
  }
  what_if.count_answers = request.count_answers();
  return what_if;
}

// Simulates what a request asks that was checked.
absl::StatusOr<v1::Simulation> MakeSimulation(
    base::sql::Database& database, const FormulaSet& formulas,
    const ProgrammeSet& programmes, int workers,
    const v1::SimulateRequest& request, SimulationProgress& progress) {
  RSU_ASSIGN_OR_RETURN(const base::Date day,
                       base::rpc::ReadDay("as_of", request.as_of()));
  RSU_ASSIGN_OR_RETURN(const Scenario scenario,
                       Scenario::Create(programmes, day, ReadWhatIf(request)));
  const std::int64_t known_at_us = request.has_known_at()
                                       ? base::rpc::ToMicros(request.known_at())
                                       : registry::kAllKnown;
  std::optional<SimulatedAnswers> answers;
  if (scenario.counts_answers()) {
    answers.emplace(&formulas, &programmes, &scenario);
  }
  RSU_ASSIGN_OR_RETURN(
      const scoring::Simulation simulation,
      Simulate(database, formulas, scenario, answers ? &*answers : nullptr,
               known_at_us, workers, progress));
  return ToMessage(simulation);
}

}  // namespace

SimulationService::SimulationService(base::sql::Database* database,
                                     const FormulaSet* formulas,
                                     const ProgrammeSet* programmes,
                                     int workers)
    : database_(*database),
      formulas_(*formulas),
      programmes_(*programmes),
      workers_(workers) {
  // Counts of the whole register; no file of anybody.
  ReplyStream("Simulate", base::rpc::Reads(base::rpc::Nobody()),
              &SimulationService::Simulate);
}

SimulationService::~SimulationService() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (running_ != nullptr) running_->progress().cancelled = true;
  }
  if (thread_.joinable()) thread_.join();
}

grpc::ServerWriteReactor<v1::SimulateResponse>* SimulationService::Simulate(
    grpc::CallbackServerContext* context, const v1::SimulateRequest* request) {
  using Failed = base::rpc::FailedStream<v1::SimulateResponse>;
  if (const absl::Status status = CheckRequest(*request); !status.ok()) {
    return new Failed(context, status);
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  if (running_ != nullptr) return new Failed(context, SimulationRunning());
  // It has nothing left to do but to end.
  if (thread_.joinable()) thread_.join();
  auto call = std::make_shared<SimulationCall>();
  grpc::ServerWriteReactor<v1::SimulateResponse>* stream =
      call->MakeStream(context);
  call->progress().advanced = [&call = *call] { call.SendProgress(); };
  running_ = call;
  // The request is gRPC's, and gone once the call is over.
  thread_ = std::thread([this, call = std::move(call), request = *request] {
    Run(call, request);
  });
  return stream;
}

void SimulationService::Run(const std::shared_ptr<SimulationCall>& call,
                            const v1::SimulateRequest& request) {
  const absl::StatusOr<v1::Simulation> simulation = MakeSimulation(
      database_, formulas_, programmes_, workers_, request, call->progress());
  {
    // Before the caller hears of the end and may ask for another one.
    const std::lock_guard<std::mutex> lock(mutex_);
    running_ = nullptr;
  }
  call->End(simulation);
}

}  // namespace scoring
