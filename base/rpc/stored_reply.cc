#include "base/rpc/stored_reply.h"

#include "base/damage/damaged_row.h"
#include "base/request_id.h"

namespace base::rpc {

absl::Status ReadStoredReply(const std::string& request_id,
                             const std::string& bytes,
                             google::protobuf::MessageLite& reply) {
  if (reply.MergeFromString(bytes)) return absl::OkStatus();
  return DamagedRow("request", RequestIdText(request_id),
                    "a stored reply cannot be read");
}

}  // namespace base::rpc
