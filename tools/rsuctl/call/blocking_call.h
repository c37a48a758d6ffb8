#ifndef TOOLS_RSUCTL_CALL_BLOCKING_CALL_H_
#define TOOLS_RSUCTL_CALL_BLOCKING_CALL_H_

#include <grpcpp/client_context.h>

#include <chrono>
#include <functional>

#include "absl/status/statusor.h"
#include "base/rpc/status.h"
#include "tools/rsuctl/call/call_window.h"
#include "tools/rsuctl/call/retries.h"

namespace rsuctl {

// Makes one call and waits for its answer; a failure that may pass is tried
// again for kPatienceMs.
template <typename Response>
absl::StatusOr<Response> CallAndWait(
    const std::function<grpc::Status(grpc::ClientContext*, Response*)>& call) {
  Retries retries;
  while (true) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() +
                         std::chrono::milliseconds(kCallDeadlineMs));
    AddCallMetadata(context);
    Response response;
    const absl::Status status = base::rpc::FromGrpc(call(&context, &response));
    if (status.ok()) return response;
    if (!retries.Wait(status)) return InWords(status);
  }
}

// Calls `method` of a stub with `request`, as CallAndWait() does.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> CallMethod(
    Stub& stub,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                 Response*),
    const Request& request) {
  return CallAndWait<Response>(
      [&](grpc::ClientContext* context, Response* response) {
        return (stub.*method)(context, request, response);
      });
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_BLOCKING_CALL_H_
