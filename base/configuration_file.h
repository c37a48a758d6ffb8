#ifndef BASE_CONFIGURATION_FILE_H_
#define BASE_CONFIGURATION_FILE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"

namespace base {

// The longest file of figures or rules that a program takes. The decree's has
// 9 KB.
inline constexpr std::size_t kMaxConfigurationBytes = 1 << 20;

// The whole of a file that somebody wrote for a program to read when it starts
// or is called. Reads no more than the limit and one byte, also of a device
// that never ends. Thread-safe.
//
// Errors: NOT_FOUND  "cannot be read: " and why: there is none, or it is a
//             folder.
//         INVALID_ARGUMENT  "must be at most 1 MiB long"; "is no regular file"
//             of a pipe with a name or a socket, which might never be written
//             to: `-` reads what another program writes.
absl::StatusOr<std::string> ReadConfigurationFile(const std::string& path);

}  // namespace base

#endif  // BASE_CONFIGURATION_FILE_H_
