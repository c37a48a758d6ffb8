#ifndef SCORING_STORAGE_ADDED_INPUT_H_
#define SCORING_STORAGE_ADDED_INPUT_H_

#include <cstdint>
#include <map>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "registry/codes/person.h"
#include "registry/declaration/declaration_key.h"
#include "scoring/storage/formula_names.h"
#include "scoring/storage/input_block.h"

namespace scoring {

// How inputs come among those of score_inputs.h.

// What a declaration was scored from, and how.
struct ScoreInput {
  base::Date effective_date;
  absl::string_view formula;
  std::int64_t score_ticks = 0;
  absl::string_view variables;  // packed

  // Nothing: not known. Not of the score, but for counts.
  std::optional<registry::Sex> head_sex = std::nullopt;

  // Of the formula's figures, stored with its name when that is new.
  absl::string_view formula_digest = "";
};

// Stores a block of inputs, as a part of a write.
//
// Errors: FAILED_PRECONDITION if it is not full.
class StoredInputBlock : public base::sql::PlannedWrite {
 public:
  explicit StoredInputBlock(std::int64_t block) : block_(block) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

 private:
  const std::int64_t block_;
  InputBlockBuilder builder_;
  absl::Status built_;
};

// Adds the input of a declaration that is not stored yet, as a part of its
// write: notes whose place it takes, and stores the block that it fills. The
// position is taken in the write's turn.
class AddedInput : public base::sql::PlannedWrite {
 public:
  // Borrows `key`, and what the input borrows. The household of a first
  // revision need be known only when the part has its turn.
  AddedInput(const registry::DeclarationKey* key, const ScoreInput& input)
      : key_(*key),
        input_(input),
        formula_(input_.formula, input_.formula_digest) {}

  void AddKeys(base::sql::Keys& /*keys*/) const override {}
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // Once its row is in the trip: where it stands among all.
  std::optional<std::int64_t> position() const { return position_; }

 private:
  enum class Step { kFormula, kCount, kTurn, kFullBlock, kBlock };

  absl::StatusOr<Next> Store(std::int64_t known_at_us, base::sql::Trip& trip);
  void PutEnds(std::int64_t known_at_us, base::sql::Trip& trip) const;

  const registry::DeclarationKey& key_;
  const ScoreInput input_;

  Step step_ = Step::kFormula;  // what comes next
  FormulaNumber formula_;
  // Of the household's declarations, the position that counts for each
  // effective day: that of its last revision.
  std::map<std::int32_t, std::int64_t> positions_;
  std::optional<std::int64_t> position_;
  std::optional<StoredInputBlock> block_;
};

// Adds an input in a session. Gives its position.
absl::StatusOr<std::int64_t> AddScoreInput(base::sql::WriteSession& session,
                                           const registry::DeclarationKey& key,
                                           const ScoreInput& input);

// Stores a block in a session.
//
// Errors: FAILED_PRECONDITION if it is not full.
absl::Status StoreInputBlock(base::sql::WriteSession& session,
                             std::int64_t block);

}  // namespace scoring

#endif  // SCORING_STORAGE_ADDED_INPUT_H_
