#include "scoring/simulation/simulate.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "scoring/rescoring/block_groups.h"
#include "scoring/rescoring/inputs_in_force.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/simulation/household_tally.h"
#include "scoring/storage/score_inputs.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

using base::sql::Connection;
using base::sql::Session;

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

// With answers, blocks that are read in one snapshot: some 16,000 people, half
// a second of work.
constexpr std::int64_t kGroupBlocksOfAnswers = 1;

absl::Status Cancelled() {
  return absl::CancelledError("the simulation was cancelled");
}

// What one group of blocks, or all of them, counted.
struct Counted {
  explicit Counted(const ScoreCuts& cuts) : households(&cuts) {
    if (cuts.scenario().counts_answers()) answers.emplace();
  }

  HouseholdTally households;
  std::optional<AnswerCounts> answers;
};

// Counts households one after the other.
class Counter {
 public:
  Counter(const Scenario& scenario, const ScoresInForce& scores,
          HouseholdTally& tally)
      : scenario_(scenario), scores_(scores), tally_(tally) {}

  absl::Status Count(const ScannedInput& input) {
    if (!MayBePacked(input.variables)) {
      return absl::DataLossError(
          absl::StrCat("the stored variables at position ", input.position,
                       " cannot be read"));
    }
    const ScoresInForce::Standing before = scores_.Of(input);
    if (before.formula == nullptr) {
      return absl::DataLossError(
          absl::StrCat("the formula of the score at position ", input.position,
                       " is not stored"));
    }
    scores_.HistoryOf(input, history_);
    CountedHousehold household;
    household.group = {PackedRegion(input.variables),
                       PackedMilieu(input.variables),
                       PackedMembers(input.variables), input.head_sex};
    household.ticks = {before.ticks, before.ticks};
    household.usable.before =
        before.formula->usable_range().Holds(before.ticks);
    household.usable.after = household.usable.before;
    if (scenario_.scorer() != nullptr) {
      household.ticks.after = *scenario_.scorer()->Ticks(input.variables);
      household.usable.after =
          scenario_.formula()->usable_range().Holds(household.ticks.after);
    }
    household.history = &history_;
    tally_.Count(household);
    if (scenario_.counts_answers()) Keep(input.position, household);
    return absl::OkStatus();
  }

  // Those counted in this block, by position, whose keys are not known yet.
  std::vector<std::pair<std::int64_t, AnsweredHousehold>> TakeKept() {
    return std::exchange(kept_, {});
  }

 private:
  void Keep(std::int64_t position, const CountedHousehold& household) {
    AnsweredHousehold answered;
    answered.group = household.group;
    if (scenario_.scorer() != nullptr) {
      answered.ticks_after = household.ticks.after;
      answered.usable_after = household.usable.after;
    }
    kept_.emplace_back(position, answered);
  }

  const Scenario& scenario_;
  const ScoresInForce& scores_;
  HouseholdTally& tally_;
  std::vector<std::int64_t> history_;
  std::vector<std::pair<std::int64_t, AnsweredHousehold>> kept_;
};

// What a simulation works with, of one connection.
struct Work {
  Session& session;
  const FormulaSet& formulas;
  const Scenario& scenario;
  const HouseholdAnswers* answers;
  const Extent& extent;
  SimulationProgress& progress;
};

// Counts the answers about households of the block that begins at `first`.
absl::Status CountAnswers(
    const Work& work, std::int64_t first,
    std::vector<std::pair<std::int64_t, AnsweredHousehold>> households,
    AnswerCounts& counts) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<registry::DeclarationKey> keys,
      KeysOfInputs(work.session, first, first + kBlockPositions));
  for (auto& each : households) {
    if (work.progress.cancelled) return Cancelled();
    const auto slot = static_cast<std::size_t>(each.first - first);
    if (slot >= keys.size()) {
      return absl::DataLossError("an input of a score is missing");
    }
    each.second.key = keys[slot];
    RSU_RETURN_IF_ERROR(work.answers->Count(work.session, each.second,
                                            work.extent.known_at_us, counts));
  }
  return absl::OkStatus();
}

// Counts the inputs of the blocks [first, end) that are in force.
absl::Status CountBlocks(const Work& work, std::int64_t first, std::int64_t end,
                         Counted& counted) {
  RSU_ASSIGN_OR_RETURN(
      InputsInForce inputs,
      InputsInForce::Load(work.session, work.formulas, work.scenario.day(),
                          work.extent.known_at_us));
  Counter counter(work.scenario, inputs.scores(), counted.households);
  for (std::int64_t block = first; block < end; ++block) {
    const std::int64_t begin = block * kBlockPositions;
    RSU_RETURN_IF_ERROR(inputs.EnterBlock(work.session, block));
    RSU_RETURN_IF_ERROR(
        ScanScoreInputs(work.session, begin, begin + kBlockPositions,
                        [&](const ScannedInput& input) -> absl::Status {
                          if (!inputs.Holds(input)) return absl::OkStatus();
                          return counter.Count(input);
                        }));
    if (counted.answers.has_value()) {
      RSU_RETURN_IF_ERROR(
          CountAnswers(work, begin, counter.TakeKept(), *counted.answers));
    }
    work.progress.done +=
        std::min(work.extent.end_position - begin, kBlockPositions);
    if (work.progress.advanced) work.progress.advanced();
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Simulation> Simulate(base::sql::Database& database,
                                    const FormulaSet& formulas,
                                    const Scenario& scenario,
                                    const HouseholdAnswers* answers,
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
  const ScoreCuts cuts(&scenario);
  Counted sum(cuts);
  std::mutex mutex;
  const auto count = [&](Connection& connection, std::int64_t first,
                         std::int64_t end) -> absl::Status {
    if (progress.cancelled) return Cancelled();
    RSU_RETURN_IF_ERROR(connection.BeginRead());
    const Snapshot snapshot(connection);
    Counted counted(cuts);
    RSU_RETURN_IF_ERROR(
        CountBlocks({connection, formulas, scenario, answers, extent, progress},
                    first, end, counted));
    const std::lock_guard<std::mutex> lock(mutex);
    sum.households.Add(counted.households);
    if (sum.answers.has_value()) sum.answers->Add(*counted.answers);
    return absl::OkStatus();
  };
  RSU_RETURN_IF_ERROR(ForGroups(
      database, workers, AllBlocksOf(extent.end_position), count,
      scenario.counts_answers() ? kGroupBlocksOfAnswers : kGroupBlocks));
  return Simulation{extent.known_at_us, extent.runs,
                    SimulationCounts(sum.households), std::move(sum.answers)};
}

}  // namespace scoring
