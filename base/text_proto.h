#ifndef BASE_TEXT_PROTO_H_
#define BASE_TEXT_PROTO_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "google/protobuf/message.h"

namespace base {

// Reads a text proto, which a byte order mark may begin, into `message`.
//
// Errors: INVALID_ARGUMENT, whose message is the first thing that is wrong,
// with
//         its place as an editor counts: "line 3, column 7: …".
absl::Status ReadTextProto(absl::string_view text,
                           google::protobuf::Message& message);

}  // namespace base

#endif  // BASE_TEXT_PROTO_H_
