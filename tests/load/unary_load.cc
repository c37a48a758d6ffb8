#include "tests/load/unary_load.h"

#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <memory>

#include "base/rpc/status.h"

namespace load {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Call {
  grpc::ClientContext context;
  grpc::ByteBuffer reply;
  grpc::Status status;
  std::unique_ptr<grpc::GenericClientAsyncResponseReader> reader;
};

class Callers {
 public:
  Callers(const std::string& address, const std::string& method, int in_flight)
      : method_(method),
        in_flight_(static_cast<std::size_t>(in_flight)),
        stub_(
            grpc::CreateChannel(address, grpc::InsecureChannelCredentials())) {}

  // Sends requests [begin, end) and waits for all answers.
  absl::Status Send(const std::vector<grpc::ByteBuffer>& requests,
                    std::size_t begin, std::size_t end) {
    std::size_t next = begin;
    std::size_t open = 0;
    absl::Status first_error;
    while (next < end || open > 0) {
      for (; next < end && open < in_flight_; ++next, ++open) {
        Start(requests[next]);
      }
      void* tag = nullptr;
      bool ok = false;
      queue_.Next(&tag, &ok);
      --open;
      const std::unique_ptr<Call> call(static_cast<Call*>(tag));
      if (!call->status.ok()) {
        first_error.Update(base::rpc::FromGrpc(call->status));
        next = end;
      }
    }
    return first_error;
  }

 private:
  void Start(const grpc::ByteBuffer& request) {
    auto* call = new Call;  // its own tag, deleted when it comes back
    call->context.set_wait_for_ready(true);
    call->reader =
        stub_.PrepareUnaryCall(&call->context, method_, request, &queue_);
    call->reader->StartCall();
    call->reader->Finish(&call->reply, &call->status, call);
  }

  const std::string method_;
  const std::size_t in_flight_;
  grpc::GenericStub stub_;
  grpc::CompletionQueue queue_;
};

}  // namespace

absl::StatusOr<double> CallsPerSecond(
    const std::string& address, const std::string& method,
    const std::vector<grpc::ByteBuffer>& requests, const Pace& pace) {
  Callers callers(address, method, pace.in_flight);
  const auto warm_up = static_cast<std::size_t>(pace.warm_up);
  absl::Status status = callers.Send(requests, 0, warm_up);
  const auto begin = SteadyClock::now();
  if (status.ok()) {
    status = callers.Send(requests, warm_up, requests.size());
  }
  if (!status.ok()) return status;
  const std::chrono::duration<double> seconds = SteadyClock::now() - begin;
  return static_cast<double>(requests.size() - warm_up) / seconds.count();
}

grpc::ByteBuffer ToBytes(const std::string& serialized) {
  const grpc::Slice slice(serialized);
  return grpc::ByteBuffer(&slice, 1);
}

}  // namespace load
