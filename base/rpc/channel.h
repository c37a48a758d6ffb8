#ifndef BASE_RPC_CHANNEL_H_
#define BASE_RPC_CHANNEL_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "base/rpc/tls.h"

namespace base::rpc {

// A client's way to the server at `address` (HOST:PORT). Without TLS only to a
// loopback address. Does not connect yet.
//
// Errors: INVALID_ARGUMENT  the address is empty, the TLS files cannot be read,
//                           or TLS is missing.
absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenChannel(
    const std::string& address, const TlsFiles& tls);

// Waits until the server answers.
//
// Errors: UNAVAILABLE  it did not within `wait_ms`; the message names the
//                      address.
absl::Status WaitForServer(grpc::Channel& channel, const std::string& address,
                           int wait_ms);

}  // namespace base::rpc

#endif  // BASE_RPC_CHANNEL_H_
