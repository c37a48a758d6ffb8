#ifndef TESTS_GOLDEN_REFERENCE_SCORES_H_
#define TESTS_GOLDEN_REFERENCE_SCORES_H_

#include <string>
#include <unordered_map>

#include "absl/status/statusor.h"

namespace golden {

// The scores that score_reference.py gives, which shares nothing with the
// engine and uses exact fractions: household_ref to text with seven decimals.
// `path` names a file of valid declarations, one JSON object a line.
//
// Errors: INTERNAL  the script cannot be run, or failed.
absl::StatusOr<std::unordered_map<std::string, std::string>> ReferenceScores(
    const std::string& path);

}  // namespace golden

#endif  // TESTS_GOLDEN_REFERENCE_SCORES_H_
