#ifndef IDCS_NUMBER_PRESET_RANGES_H_
#define IDCS_NUMBER_PRESET_RANGES_H_

#include "absl/status/status.h"
#include "idcs/number/number_rules.h"

namespace idcs {

// Whether the values of `preset` make sense, as NumberRules::Create() says.
//
// Errors:
//   INVALID_ARGUMENT  they do not; one violation for each field.
absl::Status CheckPresetRanges(const NumberPreset& preset);

}  // namespace idcs

#endif  // IDCS_NUMBER_PRESET_RANGES_H_
