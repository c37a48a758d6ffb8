#include "base/rpc/unread.h"

#include "base/error.h"

namespace base::rpc {

absl::Status MalformedBytes() {
  return ReasonError(
      absl::StatusCode::kInvalidArgument, "MALFORMED_REQUEST",
      "the request is no message of this method: it is cut short, "
      "nested too deep, or has a text that is not UTF-8");
}

}  // namespace base::rpc
