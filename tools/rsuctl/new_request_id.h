#ifndef TOOLS_RSUCTL_NEW_REQUEST_ID_H_
#define TOOLS_RSUCTL_NEW_REQUEST_ID_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/entropy/entropy.h"
#include "base/request_id.h"
#include "base/status_macros.h"

namespace rsuctl {

// A request_id that no other call has.
//
// Errors: UNAVAILABLE, reason NO_ENTROPY.
inline absl::StatusOr<std::string> NewRequestId() {
  base::OpensslEntropy entropy;
  RSU_ASSIGN_OR_RETURN(const std::uint64_t high, entropy.NextBits());
  RSU_ASSIGN_OR_RETURN(const std::uint64_t low, entropy.NextBits());
  return base::RequestIdOf(std::to_string(high) + "-" + std::to_string(low));
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_NEW_REQUEST_ID_H_
