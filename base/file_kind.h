#ifndef BASE_FILE_KIND_H_
#define BASE_FILE_KIND_H_

#include <cstddef>

#include "absl/strings/string_view.h"

namespace base {

// Bytes that are enough for KindOfForeignFile().
inline constexpr std::size_t kFileKindBytes = 64;

// What a file is that was given where UTF-8 text is read, with what to do, by
// its first bytes: "looks like UTF-16: save it as UTF-8"; empty if nothing is
// known of it. Pure; thread-safe.
absl::string_view KindOfForeignFile(absl::string_view first_bytes);

}  // namespace base

#endif  // BASE_FILE_KIND_H_
