#ifndef SCORING_RESCORING_SCORE_IN_FORCE_H_
#define SCORING_RESCORING_SCORE_IN_FORCE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/packed_score.h"
#include "scoring/storage/rescoring_runs.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {

// Which score of a declaration holds on a day, as known at a moment. A
// declaration comes with the score of the formula that was in force on its
// effective date. A run of re-scoring that succeeded by that moment, and whose
// scores hold from that day or before, gives another one, unless the formula of
// the declaration is newer than the run's first day or the run was not for such
// declarations. Of several runs that with the latest first day goes before, and
// of those the last. A run that was taken back by that moment gives none.
//
// What was declared after a run succeeded has no stored score of it; it gets
// the same one, by the run's formula, when it is asked for. So does what was
// stored and is damaged.

// Whether a run is for an input.
bool Matches(const RescoringFilter& filter, absl::string_view packed,
             std::int32_t effective_day);

// The score, in ticks, that a run that succeeded gives a declaration; nothing
// if the run is not for it.
//
// Errors: those of ApplyRescoring().
absl::StatusOr<std::optional<std::int64_t>> ScoreByRun(
    base::sql::Session& session, const FormulaSet& formulas,
    const RescoringRun& run, const registry::StoredDeclaration& declaration);

// A score of a declaration, and the formula that gave it.
struct ScoreByFormula {
  std::int64_t ticks = 0;
  std::string formula;
};

// The score that holds for a declaration on a day.
//
// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA: a run or the declaration
//         has a formula that this program does not know. Those of the session.
absl::StatusOr<ScoreByFormula> FindScoreInForce(
    base::sql::Session& session, const FormulaSet& formulas, base::Date day,
    std::int64_t known_at_us, const registry::StoredDeclaration& declaration);

// Puts the score and the formula that hold in the place of those that the
// declaration came with. Errors: those of FindScoreInForce().
absl::Status ApplyRescoring(base::sql::Session& session,
                            const FormulaSet& formulas, base::Date day,
                            std::int64_t known_at_us,
                            registry::StoredDeclaration& declaration);

// The scores that hold for many inputs, block by block. Not thread-safe.
class ScoresInForce {
 public:
  // `but` is the number of a run that is left out, as if it had never been; 0
  // for none. Borrows `formulas`.
  //
  // Errors: those of ApplyRescoring().
  static absl::StatusOr<ScoresInForce> Load(base::sql::Session& session,
                                            const FormulaSet& formulas,
                                            base::Date day,
                                            std::int64_t known_at_us,
                                            std::int64_t but);

  // Reads what the runs gave to a block, before its inputs are asked for. What
  // is damaged of it is computed again when it is asked for.
  absl::Status EnterBlock(base::sql::Session& session, std::int64_t block);

  struct Standing {
    std::int64_t ticks = 0;
    // Null only of a damaged store, whose input names no formula.
    const Formula* formula = nullptr;
  };

  // `input` is of the block that was entered, and its variables are good.
  Standing Of(const ScannedInput& input) const;

  // Every score that an input has had by the days from which they held, with
  // the one that holds last: that it came with, then those of the runs. Without
  // those outside the usable range of their formula. Of the same inputs as
  // Of(). Replaces what `ticks` held.
  void HistoryOf(const ScannedInput& input,
                 std::vector<std::int64_t>& ticks) const;

  // The numbers of the runs, in the order of HistoryOf().
  std::vector<std::int64_t> RunNumbers() const;

  // The formula that an input came with; null as in Standing.
  const Formula* Native(const ScannedInput& input) const;

 private:
  struct Run {
    RescoringRun run;
    const Formula* formula;
    std::shared_ptr<const PackedScorer> scorer;
    std::string block;

    // It cannot be read, and its scores are computed as they were then.
    bool is_damaged = false;
  };

  // Nothing if the run is not for the input.
  static std::optional<std::int64_t> TicksOf(const Run& run,
                                             const Formula* native,
                                             const ScannedInput& input);

  std::vector<Run> runs_;  // the one that goes before the others first
  std::vector<const Formula*> native_;
};

// Whether a run's score goes before the one that an input came with.
bool GoesBefore(const RescoringRun& run, const Formula* native);

// Whether a score is within the usable range of its formula.
//
// Errors: UnknownFormula().
absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              absl::string_view formula,
                              std::int64_t score_ticks);
absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              const registry::StoredDeclaration& stored);

// FAILED_PRECONDITION, reason UNKNOWN_FORMULA: this program does not know the
// formula of that name.
absl::Status UnknownFormula(absl::string_view name);

}  // namespace scoring

#endif  // SCORING_RESCORING_SCORE_IN_FORCE_H_
