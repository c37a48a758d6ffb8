#ifndef SCORING_RESCORING_INPUTS_IN_FORCE_H_
#define SCORING_RESCORING_INPUTS_IN_FORCE_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "scoring/formula/formula_set.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {

// Which inputs are in force on a day, as known at a moment, and with which
// score: one input of each household that declared by then for that day or
// before, but for a household to which nobody belongs any more, which counts
// for nothing. Read block by block, in order. Not thread-safe.
class InputsInForce {
 public:
  // Borrows `formulas`.
  //
  // Errors: those of ScoresInForce and of the session.
  static absl::StatusOr<InputsInForce> Load(
      base::sql::Session& session, const FormulaSet& formulas, base::Date day,
      std::int64_t known_at_us,
      registry::DamagedInput damaged = registry::DamagedInput::kFails);

  // Inputs at this position and beyond were not known.
  std::int64_t end() const { return end_; }

  // What each input is scored with, and was.
  const ScoresInForce& scores() const { return scores_; }

  absl::Status EnterBlock(base::sql::Session& session, std::int64_t block);

  // `input` is of the block that was entered.
  bool Holds(const ScannedInput& input) const;
  ScoresInForce::Standing StandingOf(const ScannedInput& input) const {
    return scores_.Of(input);
  }

 private:
  InputsInForce(ScoresInForce scores, base::Date day, std::int64_t known_at_us,
                registry::DamagedInput damaged, std::int64_t end)
      : scores_(std::move(scores)),
        day_(day.day_number()),
        known_at_us_(known_at_us),
        damaged_(damaged),
        end_(end) {}

  ScoresInForce scores_;
  std::int32_t day_;
  std::int64_t known_at_us_;
  registry::DamagedInput damaged_;
  std::int64_t end_;
  std::vector<std::int32_t> end_days_;  // of the block
};

}  // namespace scoring

#endif  // SCORING_RESCORING_INPUTS_IN_FORCE_H_
