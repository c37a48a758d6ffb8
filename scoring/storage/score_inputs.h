#ifndef SCORING_STORAGE_SCORE_INPUTS_H_
#define SCORING_STORAGE_SCORE_INPUTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "registry/codes/person.h"
#include "registry/declaration/declaration_key.h"
#include "registry/storage/damaged_input.h"
#include "scoring/storage/input_block.h"

namespace scoring {

// What scores are computed from, one row for each declaration, numbered 0, 1,
// 2, ... in the order in which they became known, without a gap. The rows of a
// block (input_block.h) that is full are stored a second time, as one: so a
// whole register is read in a fraction of a second. Every function works inside
// the caller's session and returns the session's errors. added_input.h has how
// they come in.

// How many inputs there are, which is the next position.
absl::StatusOr<std::int64_t> CountScoreInputs(base::sql::Session& session);

// How many inputs became known by a moment: those before that position.
absl::StatusOr<std::int64_t> CountScoreInputsKnownAt(
    base::sql::Session& session, std::int64_t known_at_us,
    registry::DamagedInput damaged = registry::DamagedInput::kFails);

// Calls `each` with the inputs at [first, end), in order: from blocks where
// they are stored and can be read, else from the rows.
//
// Errors: DATA_LOSS: neither can be read. Those of `each`.
absl::Status ScanScoreInputs(
    base::sql::Session& session, std::int64_t first, std::int64_t end,
    absl::FunctionRef<absl::Status(const ScannedInput&)> each);

// Calls `each` with the inputs at [first, end) that are in force no more from a
// day on, as known at `known_at_us`, in order.
absl::Status ScanEnds(
    base::sql::Session& session, std::int64_t first, std::int64_t end,
    std::int64_t known_at_us,
    absl::FunctionRef<void(std::int64_t position, std::int32_t end_day)> each);

// Calls `each` with the inputs whose end became known after `after_us` and not
// after `until_us`, and when; in no order.
absl::Status EndsKnownBetween(
    base::sql::Session& session, std::int64_t after_us, std::int64_t until_us,
    absl::FunctionRef<void(std::int64_t position, std::int64_t known_at_us)>
        each);

// The declaration at each of the positions [first, end).
absl::StatusOr<std::vector<registry::DeclarationKey>> KeysOfInputs(
    base::sql::Session& session, std::int64_t first, std::int64_t end);

// The declaration at a position. Errors: also DATA_LOSS: there is none.
absl::StatusOr<registry::DeclarationKey> KeyOfInput(base::sql::Session& session,
                                                    std::int64_t position);

// A declaration whose head's sex is not beside its input: it was stored before
// that was kept.
struct InputWithoutHead {
  std::int64_t position = 0;
  registry::DeclarationKey declaration;
  std::string content;  // of the declaration
};

// Such declarations at positions from `first` on, in order, at most `most`.
absl::StatusOr<std::vector<InputWithoutHead>> FindInputsWithoutHead(
    base::sql::Session& session, std::int64_t first, int most);

// Puts the sex of the head beside an input. The block that the input is in is
// stored no more, until StoreInputBlock().
absl::Status SetHeadSex(base::sql::WriteSession& session, std::int64_t position,
                        registry::Sex head_sex);

// The full blocks that are not stored, in order: those of a store that is older
// than blocks, or whose rows were completed since.
absl::StatusOr<std::vector<std::int64_t>> FindBlocksNotStored(
    base::sql::Session& session);

}  // namespace scoring

#endif  // SCORING_STORAGE_SCORE_INPUTS_H_
