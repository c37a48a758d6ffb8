#ifndef BASE_DIGEST_H_
#define BASE_DIGEST_H_

#include <string>

#include "absl/strings/string_view.h"

namespace base {

// SHA-256 of `bytes`: 32 bytes. Thread-safe.
std::string Sha256(absl::string_view bytes);

}  // namespace base

#endif  // BASE_DIGEST_H_
