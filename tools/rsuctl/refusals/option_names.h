#ifndef TOOLS_RSUCTL_REFUSALS_OPTION_NAMES_H_
#define TOOLS_RSUCTL_REFUSALS_OPTION_NAMES_H_

#include <map>
#include <string>

#include "absl/status/status.h"

namespace google::protobuf {
class Descriptor;
}  // namespace google::protobuf

namespace rsuctl {

// Field of a request, such as "keep_households" or "filter.regions", and what
// the command line or the line of a file calls it: "--household".
using NamesOfFields = std::map<std::string, std::string>;

// `status`, which a server said of a request, with its fields as whoever gave
// the command knows them. The place in a list goes: "keep_households[0]" is
// "--household". What names no such field is returned as it is.
absl::Status InTermsOf(const NamesOfFields& names, const absl::Status& status);

// What the command that was given calls the fields of its requests. Nothing
// until it is set, which happens once, before the command runs and before there
// are other threads.
void NameFieldsBy(NamesOfFields names);
const NamesOfFields& NamesAsTyped();

// Where a file holds a message of a request: what stands before the names of
// the message's fields, such as "child." or "file.json: person.".
struct PlaceInFile {
  const google::protobuf::Descriptor* message = nullptr;  // null: in no file
  std::string prefix;

  // What else of the request was read there: "etag" is "file.json: etag".
  NamesOfFields beside = {};
};

// `status` with the fields of that message by their place in the file:
// "documents[0].number" is "child.documents[0].number". What names no such
// field is returned as it is.
absl::Status InTermsOf(const PlaceInFile& place, const absl::Status& status);

// Whether `status` names a field of that message.
bool IsOfFile(const PlaceInFile& place, const absl::Status& status);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_REFUSALS_OPTION_NAMES_H_
