#ifndef TOOLS_RSUCTL_FILES_JSON_LINE_H_
#define TOOLS_RSUCTL_FILES_JSON_LINE_H_

#include <string>

#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"

namespace rsuctl {

// A server's answer as one line of JSON: the fields of its proto under their
// own names, also those that are empty; 64-bit integers are strings.
inline std::string JsonLine(const google::protobuf::Message& message) {
  google::protobuf::util::JsonPrintOptions options;
  options.preserve_proto_field_names = true;
  options.always_print_primitive_fields = true;
  std::string json;
  return google::protobuf::util::MessageToJsonString(message, &json, options)
                 .ok()
             ? json
             : "";
}

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FILES_JSON_LINE_H_
