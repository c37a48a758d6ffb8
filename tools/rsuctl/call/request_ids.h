#ifndef TOOLS_RSUCTL_CALL_REQUEST_IDS_H_
#define TOOLS_RSUCTL_CALL_REQUEST_IDS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "base/entropy/entropy.h"
#include "base/request_id.h"
#include "base/status_macros.h"
#include "google/protobuf/message.h"

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

// The request_id of every call that asks for just this; `request` has none yet.
// Only for what nobody would ask for twice and mean it twice.
inline std::string RequestIdOfContent(
    const google::protobuf::Message& request) {
  return base::RequestIdOf(
      absl::StrCat(request.GetTypeName(), "\n", request.SerializeAsString()));
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_REQUEST_IDS_H_
