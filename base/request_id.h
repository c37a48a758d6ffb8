#ifndef BASE_REQUEST_ID_H_
#define BASE_REQUEST_ID_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base {

// Reads a UUID, `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx` in hexadecimal of either
// case, into its 16 bytes.
//
// Errors: INVALID_ARGUMENT, with a message that does not repeat `text`.
absl::StatusOr<std::string> ParseRequestId(absl::string_view text);

// The text of a UUID of 16 bytes, in small letters; empty of other bytes.
std::string RequestIdText(absl::string_view bytes);

// A UUID that stands for `content`: the same content always gives the same id,
// so that a program that is run again asks for the same thing (RFC 9562,
// version 8, over SHA-256).
std::string RequestIdOf(absl::string_view content);

}  // namespace base

#endif  // BASE_REQUEST_ID_H_
