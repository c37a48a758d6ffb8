#ifndef TESTS_LOAD_UNARY_LOAD_H_
#define TESTS_LOAD_UNARY_LOAD_H_

#include <grpcpp/support/byte_buffer.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace load {

// How many unary calls the callers keep in flight.
inline constexpr int kCallsInFlight = 64;

// Sends `requests` to `method` ("/package.Service/Method") of the server at
// `address`, kCallsInFlight at a time, over one connection, and gives the calls
// answered in a second. The first kWarmUpCalls are not timed. Requests are
// ready bytes and replies are not parsed: the callers take as little of the
// machine as they can, and the same for every server.
//
// Errors: that of the first call that was not answered OK.
inline constexpr int kWarmUpCalls = 256;
absl::StatusOr<double> CallsPerSecond(
    const std::string& address, const std::string& method,
    const std::vector<grpc::ByteBuffer>& requests);

// The bytes of a message on the wire.
grpc::ByteBuffer ToBytes(const std::string& serialized);

}  // namespace load

#endif  // TESTS_LOAD_UNARY_LOAD_H_
