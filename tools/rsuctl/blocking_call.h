#ifndef TOOLS_RSUCTL_BLOCKING_CALL_H_
#define TOOLS_RSUCTL_BLOCKING_CALL_H_

#include <grpcpp/client_context.h>

#include <chrono>
#include <functional>
#include <thread>

#include "absl/status/statusor.h"
#include "base/rpc/status.h"
#include "tools/rsuctl/call_window.h"

namespace rsuctl {

// Makes one call and waits for its answer; a failure that may pass is tried
// again for kPatienceMs.
template <typename Response>
absl::StatusOr<Response> CallAndWait(
    const std::function<grpc::Status(grpc::ClientContext*, Response*)>& call) {
  const auto give_up =
      std::chrono::steady_clock::now() + std::chrono::milliseconds(kPatienceMs);
  for (int attempt = 0;; ++attempt) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() +
                         std::chrono::milliseconds(kCallDeadlineMs));
    AskInSpokenLanguage(context);
    Response response;
    const absl::Status status = base::rpc::FromGrpc(call(&context, &response));
    if (status.ok()) return response;
    if (!MayPass(status) || std::chrono::steady_clock::now() >= give_up) {
      return InWords(status);
    }
    std::this_thread::sleep_for(RetryDelay(status, attempt));
  }
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_BLOCKING_CALL_H_
