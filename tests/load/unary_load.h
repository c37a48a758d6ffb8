#ifndef TESTS_LOAD_UNARY_LOAD_H_
#define TESTS_LOAD_UNARY_LOAD_H_

#include <grpcpp/support/byte_buffer.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace load {

// How callers call.
struct Pace {
  int in_flight = 64;
  int warm_up = 256;  // of the calls, before time is taken
};

// Sends `requests` to `method` ("/package.Service/Method") of the server at
// `address`, some at a time, over one connection, and gives the calls answered
// in a second. Requests are ready bytes and replies are not parsed: the callers
// take as little of the machine as they can, and the same for every server.
//
// Errors: that of the first call that was not answered OK.
absl::StatusOr<double> CallsPerSecond(
    const std::string& address, const std::string& method,
    const std::vector<grpc::ByteBuffer>& requests, const Pace& pace = {});

// The bytes of a message on the wire.
grpc::ByteBuffer ToBytes(const std::string& serialized);

}  // namespace load

#endif  // TESTS_LOAD_UNARY_LOAD_H_
