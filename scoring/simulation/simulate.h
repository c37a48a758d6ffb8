#ifndef SCORING_SIMULATION_SIMULATE_H_
#define SCORING_SIMULATION_SIMULATE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/database.h"
#include "scoring/formula/formula_set.h"
#include "scoring/simulation/answer_counts.h"
#include "scoring/simulation/scenario.h"
#include "scoring/simulation/simulation_counts.h"

namespace scoring {

// How far a simulation is, for another thread, which may also end it.
struct SimulationProgress {
  std::atomic<std::int64_t> done{0};   // declarations
  std::atomic<std::int64_t> total{0};  // 0 until it is known
  std::atomic<bool> cancelled{false};

  // Called when `done` has grown, from several threads; may be empty.
  std::function<void()> advanced;
};

// What a simulation counted.
struct Simulation {
  // What the register knew then is what was counted; the same moment gives the
  // same counts on any later day.
  std::int64_t known_at_us = 0;

  // The re-scoring runs whose scores the households have had by the day, in
  // the order of the days from which they held.
  std::vector<std::int64_t> runs;

  // Borrows the scenario.
  SimulationCounts counts;

  // If the scenario counts answers.
  std::optional<AnswerCounts> answers;
};

// Counts over every household whose declaration is in force on the scenario's
// day, as known at `known_at_us` and at the latest now: with the score that
// holds then against the score by the scenario's formula, and with the
// programmes as they are against those of the scenario. What the people of
// these households are and would be answered comes from `answers`, which is
// asked only if the scenario counts answers, and else may be null: a hundred
// times the work. Stores nothing. On `workers` threads with connections of
// their own, at least 1, any number of which give the same; nobody who writes
// waits for it.
//
// Errors:
//   CANCELLED            `progress` said so.
//   FAILED_PRECONDITION  reason UNKNOWN_FORMULA: a re-scoring run in force or
//                        a score has a formula that this program does not know.
//   DATA_LOSS            what scores are computed from cannot be read.
//   those of the store.
absl::StatusOr<Simulation> Simulate(base::sql::Database& database,
                                    const FormulaSet& formulas,
                                    const Scenario& scenario,
                                    const HouseholdAnswers* answers,
                                    std::int64_t known_at_us, int workers,
                                    SimulationProgress& progress);

}  // namespace scoring

#endif  // SCORING_SIMULATION_SIMULATE_H_
