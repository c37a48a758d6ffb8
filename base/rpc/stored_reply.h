#ifndef BASE_RPC_STORED_REPLY_H_
#define BASE_RPC_STORED_REPLY_H_

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message_lite.h"

namespace base::rpc {

// Adds to `reply` what a write replied, whether it did so now or for an earlier
// call with the same request id. `request_id` is 16 bytes, or empty if the call
// gave none.
//
// Errors: DATA_LOSS, which names the row: what is stored is no such reply.
absl::Status ReadStoredReply(const std::string& request_id,
                             const std::string& bytes,
                             google::protobuf::MessageLite& reply);

}  // namespace base::rpc

#endif  // BASE_RPC_STORED_REPLY_H_
