#ifndef BASE_RPC_STATUS_H_
#define BASE_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace base::rpc {

// The status on the wire, with base::ErrorDetail as the standard error details.
// What is no error of ours (INTERNAL, UNKNOWN) goes out without its message,
// which may say more than a caller should know.
grpc::Status ToGrpc(const absl::Status& status);

// The way back, for clients; base::DetailOf() finds the details again.
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace base::rpc

#endif  // BASE_RPC_STATUS_H_
