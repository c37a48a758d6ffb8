#ifndef SCORING_RESCORING_RESCORE_BLOCKS_H_
#define SCORING_RESCORING_RESCORE_BLOCKS_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/rescoring/formula_change.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/packed_score.h"
#include "scoring/storage/rescoring_runs.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {

// Households that came to one side of a threshold.
struct Crossing {
  std::int64_t entered = 0;  // the programme's side
  std::int64_t left = 0;

  // From that side to a score that may not be used, and the reverse.
  std::int64_t to_unusable = 0;
  std::int64_t from_unusable = 0;

  bool IsNothing() const {
    return entered == 0 && left == 0 && to_unusable == 0 && from_unusable == 0;
  }
};

// What a run does to the households that are in force on its day, but for those
// to which nobody belongs any more: they get a score and are not counted.
struct RescoringCounts {
  std::int64_t households = 0;
  std::int64_t changed = 0;
  std::int64_t computed = 0;

  // Households whose score was, and is, outside the usable range of its
  // formula.
  std::int64_t not_usable_before = 0;
  std::int64_t not_usable_after = 0;

  // By programme (its place in RescoringPlan::thresholds()), region, milieu and
  // number of members. Only where there are any.
  std::map<std::tuple<int, int, registry::Milieu, int>, Crossing> crossings;

  void Add(const RescoringCounts& other);

  // Takes away what was added before.
  void Subtract(const RescoringCounts& other);
};

// What a run gives to one block of inputs.
struct RescoredBlock {
  std::int64_t block = 0;
  std::string scores;  // as EncodeScores() writes them
  RescoringCounts counts;

  // What the store knew when the counts were made.
  std::int64_t seen_us = 0;
};

// A run made ready. Immutable; thread-safe. Borrows the formulas and
// programmes.
class RescoringPlan {
 public:
  // Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA.
  static absl::StatusOr<RescoringPlan> Create(const FormulaSet& formulas,
                                              const ProgrammeSet& programmes,
                                              RescoringRun run);

  const RescoringRun& run() const { return run_; }

  struct Threshold {
    std::string programme;
    const Period* period;
  };
  // Of every programme in force on the run's day.
  const std::vector<Threshold>& thresholds() const { return thresholds_; }

  // Whether so many of the scores may not be used that somebody has to confirm
  // the run, or has: the rule of the run's day. Never of a run that takes
  // another back, since what it brings back held before.
  bool WantsConfirmation(const RescoringCounts& counts) const;

  // Scores the inputs of the blocks [first, end) at positions before
  // `end_position`; a run that takes another back gives no scores and only
  // counts. Which are in force is told as known at `known_at_us`; at the latest
  // what the session knows.
  //
  // Errors: DATA_LOSS: stored variables cannot be read. Those of the session
  //         and of ScoresInForce.
  absl::StatusOr<std::vector<RescoredBlock>> Rescore(
      base::sql::Session& session, std::int64_t first, std::int64_t end,
      std::int64_t end_position, std::int64_t known_at_us) const;

  std::vector<CrossingRow> CrossingRows(const RescoringCounts& counts) const;

 private:
  RescoringPlan(const FormulaSet& formulas, const Formula& formula,
                RescoringRun run);

  // A score, and whether it may be used.
  struct Scored {
    std::int64_t ticks = 0;
    bool usable = false;
  };

  // What the run makes of an input in force.
  struct Outcome {
    Scored before;
    Scored after;
    bool computed = false;
  };

  // What is read once for the inputs of some blocks.
  struct Context {
    std::int64_t begin_position = 0;
    std::int64_t end_position = 0;
    std::int64_t seen_us = 0;
    ScoresInForce scores;
    std::optional<ScoresInForce> without;  // as FindOutcome() takes them

    // Of each input the day from which it is in force no more.
    std::vector<std::int32_t> end_days;

    // The inputs of households to which nobody belongs, in order.
    std::vector<std::int64_t> empty;
  };
  absl::StatusOr<Context> ReadContext(base::sql::Session& session,
                                      std::int64_t begin_position,
                                      std::int64_t end_position,
                                      std::int64_t known_at_us) const;

  absl::Status RescoreBlock(base::sql::Session& session, Context& context,
                            RescoredBlock& block) const;

  // Whether the run is for the input, whose variables are good; then the
  // outcome. `without` are the scores that hold once the run that this one
  // takes back is gone; null for another run.
  bool FindOutcome(const ScannedInput& input, const ScoresInForce& scores,
                   const ScoresInForce* without, Outcome& outcome) const;

  void Count(const Outcome& outcome, absl::string_view packed,
             RescoringCounts& counts) const;

  const FormulaSet* formulas_;
  const Formula* formula_;
  RescoringRun run_;
  std::shared_ptr<const PackedScorer> scorer_;
  std::vector<Threshold> thresholds_;
  std::optional<int> unusable_per_million_;
  // What the run's formula changes about each that is known.
  std::map<const Formula*, FormulaChange> changes_;
};

}  // namespace scoring

#endif  // SCORING_RESCORING_RESCORE_BLOCKS_H_
