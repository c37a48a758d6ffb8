#include "scoring/service/simulation_call.h"

#include <utility>

#include "base/rpc/answer_stream.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kBetweenProgress{200};

}  // namespace

class SimulationCall::Stream
    : public base::rpc::AnswerStream<grpc::ServerWriteReactor<Response>,
                                     Response> {
 public:
  Stream(grpc::CallbackServerContext* context,
         std::shared_ptr<SimulationCall> call)
      : AnswerStream(context), call_(std::move(call)) {}

  using AnswerStream::Fail;
  using AnswerStream::SendLast;

  void OnWriteDone(bool ok) override { call_->OnWriteDone(ok); }
  void OnCancel() override { call_->progress_.cancelled = true; }
  void OnDone() override { delete this; }

 private:
  const std::shared_ptr<SimulationCall> call_;
};

grpc::ServerWriteReactor<SimulationCall::Response>* SimulationCall::MakeStream(
    grpc::CallbackServerContext* context) {
  stream_ = new Stream(context, shared_from_this());
  return stream_;
}

void SimulationCall::SendProgress() {
  const steady_clock::time_point now = steady_clock::now();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (writing_ || ended_ || now < next_) return;
  next_ = now + kBetweenProgress;
  v1::SimulationProgress& progress = *response_.mutable_progress();
  progress.set_done(progress_.done);
  progress.set_total(progress_.total);
  const std::int64_t us =
      std::chrono::duration_cast<microseconds>(now - begun_).count();
  progress.set_per_second(us > 0 ? progress.done() * 1'000'000 / us : 0);
  writing_ = true;
  stream_->StartWrite(&response_);
}

void SimulationCall::End(const absl::StatusOr<v1::Simulation>& simulation) {
  const std::lock_guard<std::mutex> lock(mutex_);
  ended_ = true;
  status_ = simulation.status();
  if (simulation.ok()) *last_.mutable_simulation() = *simulation;
  if (!writing_) FinishLocked();
}

void SimulationCall::OnWriteDone(bool ok) {
  const std::lock_guard<std::mutex> lock(mutex_);
  writing_ = false;
  if (!ok) progress_.cancelled = true;
  if (ended_) FinishLocked();
}

void SimulationCall::FinishLocked() {
  if (status_.ok()) {
    stream_->SendLast(&last_);
  } else {
    stream_->Fail(status_);
  }
}

}  // namespace scoring
