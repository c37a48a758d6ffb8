#ifndef BASE_TEXT_PROTO_H_
#define BASE_TEXT_PROTO_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/error.h"
#include "google/protobuf/message.h"

namespace base {

// The longest text in a configuration file, in characters.
inline constexpr int kMaxConfigurationTextCharacters = 2'000;

// Reads a text proto, which a byte order mark may begin, into `message`.
//
// Errors: INVALID_ARGUMENT, whose message is the first thing that is wrong:
// with its place as an editor counts, "line 3, column 7: …", or, of a text that
// an escape spells, with its field, "callers[0].ground: …". What is wrong
// includes what BrokenFileText() and BrokenTexts() find.
absl::Status ReadTextProto(absl::string_view text,
                           google::protobuf::Message& message);

// Where a field begins in a text, as an editor counts, from 1; 0: nowhere.
struct TextPlace {
  int line = 0;
  int column = 0;
};

// The places of the violations of `error`, in their order, in the text proto
// `text` that it was read from. Of a field that is not there the place is that
// of the message it belongs in. `scratch`, of the type that was read, is
// written over.
std::vector<TextPlace> PlacesInTextProto(absl::string_view text,
                                         google::protobuf::Message& scratch,
                                         const absl::Status& error);

// The error of what was read from the text proto `text` of the file `file`,
// with the file, the line and the column before each violation:
// "callers.textproto:5:3: callers[0].name: is missing", as
// PlacesInTextProto() has them. An error without violations gets the file
// alone.
absl::Status InTextProtoFile(absl::string_view file, absl::string_view text,
                             google::protobuf::Message& scratch,
                             const absl::Status& error);

// What no configuration file may hold, comments included: bytes that are not
// UTF-8, control characters but tab and line ends, and all else that
// BrokenTextRule() refuses. The path is the place: "line 3, column 7".
std::optional<FieldViolation> BrokenFileText(absl::string_view text);

// Which texts in `message`, and in the messages in it, break BrokenTextRule().
// A text that is absent or empty breaks none.
std::vector<FieldViolation> BrokenTexts(
    const google::protobuf::Message& message);

}  // namespace base

#endif  // BASE_TEXT_PROTO_H_
