#ifndef TOOLS_RSUCTL_CALL_CONNECTION_H_
#define TOOLS_RSUCTL_CALL_CONNECTION_H_

#include <grpcpp/channel.h>

#include <memory>

#include "absl/status/statusor.h"
#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {

// A channel to a server that answers.
//
// Errors:
//   INVALID_ARGUMENT  the address or the TLS files are wrong.
//   UNAVAILABLE       no server answers there.
absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(
    const ServerFlags& flags);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_CONNECTION_H_
