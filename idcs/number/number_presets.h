#ifndef IDCS_NUMBER_NUMBER_PRESETS_H_
#define IDCS_NUMBER_NUMBER_PRESETS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "idcs/number/number_rules.h"

namespace idcs {

// The rules of the preset `name` among those that the program carries
// (idcs/number/data/presets.textproto): "default", "mosip-validator" or
// "mosip-generator".
//
// Errors:
//   NOT_FOUND  there is no such preset. The message lists the names.
absl::StatusOr<NumberRules> LoadPreset(absl::string_view name);

// The rules of every preset that the program carries, in the file's order.
//
// Errors: none as long as this folder's tests pass.
absl::StatusOr<std::vector<NumberRules>> LoadPresets();

// Reads presets of one's own: `text` is a rsu.idcs.v1.NumberPresets as a text
// proto.
//
// Errors:
//   INVALID_ARGUMENT  `text` is not such a message (the message gives line,
//                     column and the unknown field), holds no preset or the
//                     same name twice, or a preset's values make no sense as
//                     NumberRules::Create() says. Reason
//                     INVALID_NUMBER_PRESET; paths name preset and field.
absl::StatusOr<std::vector<NumberRules>> ParsePresets(absl::string_view text);

}  // namespace idcs

#endif  // IDCS_NUMBER_NUMBER_PRESETS_H_
