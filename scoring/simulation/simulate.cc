#include "scoring/simulation/simulate.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "registry/storage/score_inputs.h"
#include "scoring/rescoring/block_groups.h"
#include "scoring/rescoring/inputs_in_force.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

using base::sql::Connection;
using base::sql::Session;
using registry::ScannedInput;

// What is looked at: fixed at the start, so that what is declared meanwhile is
// in no count, whichever block it comes to.
struct Extent {
  std::int64_t known_at_us = 0;
  std::int64_t end_position = 0;
  std::vector<std::int64_t> runs;
};

absl::StatusOr<Extent> FindExtent(Session& session, const FormulaSet& formulas,
                                  base::Date day, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t last,
                       base::sql::LastKnownAt(session));
  Extent extent;
  extent.known_at_us = std::min(known_at_us, last);
  RSU_ASSIGN_OR_RETURN(
      const InputsInForce inputs,
      InputsInForce::Load(session, formulas, day, extent.known_at_us));
  extent.end_position = inputs.end();
  extent.runs = inputs.scores().RunNumbers();
  return extent;
}

bool IsUsable(const Formula* formula, std::int64_t ticks) {
  if (formula == nullptr) return true;  // no range is known
  return ticks >= formula->usable_range().lowest_ticks &&
         ticks <= formula->usable_range().highest_ticks;
}

// Counts households one after the other.
class Counter {
 public:
  Counter(const Scenario& scenario, const ScoresInForce& scores,
          SimulationCounts& counts)
      : scenario_(scenario), scores_(scores), counts_(counts) {}

  absl::Status Count(const ScannedInput& input) {
    if (!MayBePacked(input.variables)) {
      return absl::DataLossError(
          absl::StrCat("the stored variables at position ", input.position,
                       " cannot be read"));
    }
    const ScoresInForce::Standing before = scores_.Of(input);
    scores_.HistoryOf(input, history_);
    CountedHousehold household;
    household.group = {PackedRegion(input.variables),
                       PackedMilieu(input.variables),
                       PackedMembers(input.variables), input.head_sex};
    household.ticks = {before.ticks, before.ticks};
    household.usable.before = IsUsable(before.formula, before.ticks);
    household.usable.after = household.usable.before;
    if (scenario_.scorer() != nullptr) {
      household.ticks.after = *scenario_.scorer()->Ticks(input.variables);
      household.usable.after =
          IsUsable(scenario_.formula(), household.ticks.after);
    }
    household.history = &history_;
    counts_.Count(household);
    return absl::OkStatus();
  }

 private:
  const Scenario& scenario_;
  const ScoresInForce& scores_;
  SimulationCounts& counts_;
  std::vector<std::int64_t> history_;
};

// Counts the inputs of the blocks [first, end) that are in force.
absl::Status CountBlocks(Session& session, const FormulaSet& formulas,
                         const Extent& extent, std::int64_t first,
                         std::int64_t end, SimulationCounts& counts) {
  const Scenario& scenario = counts.scenario();
  RSU_ASSIGN_OR_RETURN(InputsInForce inputs,
                       InputsInForce::Load(session, formulas, scenario.day(),
                                           extent.known_at_us));
  Counter counter(scenario, inputs.scores(), counts);
  for (std::int64_t block = first; block < end; ++block) {
    RSU_RETURN_IF_ERROR(inputs.EnterBlock(session, block));
    RSU_RETURN_IF_ERROR(registry::ScanScoreInputs(
        session, block * kBlockPositions, (block + 1) * kBlockPositions,
        [&](const ScannedInput& input) -> absl::Status {
          if (!inputs.Holds(input)) return absl::OkStatus();
          return counter.Count(input);
        }));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Simulation> Simulate(base::sql::Database& database,
                                    const FormulaSet& formulas,
                                    const Scenario& scenario,
                                    std::int64_t known_at_us, int workers,
                                    SimulationProgress& progress) {
  Extent extent;
  {
    RSU_ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection,
                         database.OpenReader());
    RSU_RETURN_IF_ERROR(connection->BeginRead());
    const Snapshot snapshot(*connection);
    RSU_ASSIGN_OR_RETURN(
        extent, FindExtent(*connection, formulas, scenario.day(), known_at_us));
  }
  progress.total = extent.end_position;
  Simulation simulation{extent.known_at_us, extent.runs,
                        SimulationCounts(&scenario)};
  std::mutex mutex;
  const auto count = [&](Connection& connection, std::int64_t first,
                         std::int64_t end) -> absl::Status {
    if (progress.cancelled) {
      return absl::CancelledError("the simulation was cancelled");
    }
    RSU_RETURN_IF_ERROR(connection.BeginRead());
    const Snapshot snapshot(connection);
    SimulationCounts counts(&scenario);
    RSU_RETURN_IF_ERROR(
        CountBlocks(connection, formulas, extent, first, end, counts));
    progress.done += std::min(extent.end_position, end * kBlockPositions) -
                     first * kBlockPositions;
    if (progress.advanced) progress.advanced();
    const std::lock_guard<std::mutex> lock(mutex);
    simulation.counts.Add(counts);
    return absl::OkStatus();
  };
  RSU_RETURN_IF_ERROR(
      ForGroups(database, workers, AllBlocksOf(extent.end_position), count));
  return simulation;
}

}  // namespace scoring
