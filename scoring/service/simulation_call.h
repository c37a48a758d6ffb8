#ifndef SCORING_SERVICE_SIMULATION_CALL_H_
#define SCORING_SERVICE_SIMULATION_CALL_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <memory>
#include <mutex>

#include "absl/status/statusor.h"
#include "proto/rsu/scoring/v1/simulation_service.grpc.pb.h"
#include "scoring/simulation/simulate.h"

namespace scoring {

// One call of Simulate, between gRPC and the thread that counts. Both hold it,
// since either may be the last to let go: gRPC deletes the stream when the call
// is over, and the thread may still be leaving. Thread-safe.
class SimulationCall : public std::enable_shared_from_this<SimulationCall> {
 public:
  using Response = rsu::scoring::v1::SimulateResponse;

  // What gRPC is given; it deletes itself. Once, before anything else.
  grpc::ServerWriteReactor<Response>* MakeStream(
      grpc::CallbackServerContext* context);

  // How far it is; cancelled once nobody waits for the answer.
  SimulationProgress& progress() { return progress_; }

  // Tells the caller how far it is, unless that was told a moment ago or the
  // caller has not taken it yet: a slow reader slows nothing.
  void SendProgress();

  // Ends the call with an answer or an error. Once.
  void End(const absl::StatusOr<rsu::scoring::v1::Simulation>& simulation);

 private:
  class Stream;

  void OnWriteDone(bool ok);
  void FinishLocked();

  SimulationProgress progress_;
  const std::chrono::steady_clock::time_point begun_ =
      std::chrono::steady_clock::now();

  std::mutex mutex_;
  Stream* stream_ = nullptr;  // alive until it is finished
  bool writing_ = false;
  bool ended_ = false;
  absl::Status status_;
  Response response_;  // what is being written
  Response last_;
  std::chrono::steady_clock::time_point next_ = begun_;
};

}  // namespace scoring

#endif  // SCORING_SERVICE_SIMULATION_CALL_H_
