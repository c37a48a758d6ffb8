#ifndef REGISTRY_INTERCHANGE_JSON_INTEGER_H_
#define REGISTRY_INTERCHANGE_JSON_INTEGER_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace registry {

// The whole number that a JSON number spells, found on its digits and so exact:
// "3", "-0", "3.0", "3e2" and "1200e-2" are whole, "3.5" and "1e-1" are not.
//
// Errors:
//   INVALID_ARGUMENT  `text` is not a JSON number, or not a whole one.
//   OUT_OF_RANGE      it does not fit in 64 bits.
absl::StatusOr<std::int64_t> ParseJsonInteger(absl::string_view text);

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_JSON_INTEGER_H_
