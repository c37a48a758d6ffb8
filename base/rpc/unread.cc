#include "base/rpc/unread.h"

#include "base/error.h"

namespace base::rpc {

absl::Status MalformedBytes() {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "the request is no message of this method: it is cut short, "
                   "nested too deep, or has a text that is not UTF-8",
                   {"MALFORMED_REQUEST", {}, {}, 0});
}

}  // namespace base::rpc
