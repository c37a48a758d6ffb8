#ifndef SCORING_STORAGE_INPUT_BLOCK_H_
#define SCORING_STORAGE_INPUT_BLOCK_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "registry/codes/person.h"

namespace scoring {

// An input of a score as a scan meets it. What it borrows is valid during the
// call.
struct ScannedInput {
  std::int64_t position = 0;
  std::int32_t effective_day = 0;
  int formula = 0;  // index in FormulaNames()
  std::int64_t score_ticks = 0;
  absl::string_view variables;
  std::optional<registry::Sex> head_sex;  // nothing: not known
};

// The inputs at the positions [b * kInputsInBlock, (b + 1) * kInputsInBlock),
// block b, one after the other as bytes: a byte for the version of the layout,
// 1, and of each input, integers little-endian,
//
//   offset  bytes  what
//        0      4  effective day, signed
//        4      4  formula
//        8      8  ticks of the score, signed
//       16      1  sex of the head
//       17      2  length n of the variables
//       19      n  variables
inline constexpr std::int64_t kInputsInBlock = 4096;

// More than there will ever be: a greater count was not stored so.
inline constexpr std::int64_t kMostInputs = std::int64_t{1} << 33;

// Builds a block. Not thread-safe.
class InputBlockBuilder {
 public:
  // Of inputs in order. Errors: OUT_OF_RANGE: the variables are longer than
  // their length has room for, 65,535 bytes.
  absl::Status Add(const ScannedInput& input);

  bool IsFull() const { return inputs_ == kInputsInBlock; }

  // Valid until the next Add().
  absl::string_view bytes() const { return bytes_; }

 private:
  std::string bytes_ = std::string(1, '\1');
  std::int64_t inputs_ = 0;
};

// Calls `each` with the inputs of a block that stand at [first, end), in order.
//
// Errors: DATA_LOSS: the bytes are no block. Those of `each`, which end it.
absl::Status ReadInputBlock(
    std::int64_t block, absl::string_view bytes, std::int64_t first,
    std::int64_t end,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each);

}  // namespace scoring

#endif  // SCORING_STORAGE_INPUT_BLOCK_H_
