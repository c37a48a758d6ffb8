#ifndef REGISTRY_INTERCHANGE_JSON_RECORD_H_
#define REGISTRY_INTERCHANGE_JSON_RECORD_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "base/error.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace registry {

// The longest record, in bytes: a declaration with 50 members takes 20 KiB.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{1} << 20;

// The most violations that are noted of one record; reading stops there. A
// declaration has fewer than 700 fields.
inline constexpr std::size_t kMaxRecordViolations = 1'000;

// Path of a violation that is of the record as a whole.
inline constexpr char kWholeRecord[] = "line";

// That an object, whose fields have the path `prefix` before their names, has a
// field that the format does not: by its name if that looks like one (at most
// 40 ASCII letters and underscores, the first in lower case), else as "?" with
// the length of the name, which may be a document's number or a person's.
base::FieldViolation UnknownField(const std::string& prefix,
                                  absl::string_view name);

// Reads one JSON object into `message`, which is empty, by the proto3 JSON
// mapping, with the differences that docs/formats.md states: an unknown field
// is a violation unless its name starts with an underscore, and so is a name
// that comes twice. Names are those of the proto or their lowerCamelCase; null
// is absent; an integer may be written 3, 3.0, 3e0 or "3"; an enumeration by
// name or number.
//
// Returns one violation for each field that cannot be read, in the order of
// the text, by its path in the proto's names ("members[3].birth_date"); of a
// text that is no JSON object, one with the path kWholeRecord. Rules never
// repeat a part of the text, except the name of an unknown field
// (UnknownField()).
//
// `message` then holds what could be read. A field in error is absent; an
// element of a list in error is there and zero or empty, so that the others
// keep their places. What a broken text said before the break is there too.
//
// Fields of `message` are int32, int64, bool, string, enum, message or lists of
// these, which is what the formats of the registry need: anything else stops
// the process.
std::vector<base::FieldViolation> ReadJsonRecord(
    absl::string_view json, google::protobuf::Message& message);

// `message` as one line of JSON in the proto3 JSON mapping, with the proto's
// names and without a newline. ReadJsonRecord() turns it back into the same
// message. Texts in `message` are UTF-8.
std::string WriteJsonRecord(const google::protobuf::Message& message);

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_JSON_RECORD_H_
