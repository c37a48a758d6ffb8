#include "scoring/rescoring/rescore_blocks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "registry/storage/score_inputs.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {

using base::sql::Session;
using registry::ScannedInput;

void RescoringCounts::Add(const RescoringCounts& other) {
  households += other.households;
  changed += other.changed;
  computed += other.computed;
  for (const auto& [place, crossing] : other.crossings) {
    crossings[place].entered += crossing.entered;
    crossings[place].left += crossing.left;
  }
}

void RescoringCounts::Subtract(const RescoringCounts& other) {
  households -= other.households;
  changed -= other.changed;
  computed -= other.computed;
  for (const auto& [place, crossing] : other.crossings) {
    Crossing& counted = crossings[place];
    counted.entered -= crossing.entered;
    counted.left -= crossing.left;
    if (counted.entered == 0 && counted.left == 0) crossings.erase(place);
  }
}

RescoringPlan::RescoringPlan(const FormulaSet& formulas, const Formula& formula,
                             registry::RescoringRun run)
    : formulas_(&formulas),
      formula_(&formula),
      run_(std::move(run)),
      scorer_(std::make_shared<const PackedScorer>(formula)) {}

absl::StatusOr<RescoringPlan> RescoringPlan::Create(
    const FormulaSet& formulas, const ProgrammeSet& programmes,
    registry::RescoringRun run) {
  const Formula* formula = formulas.ByName(run.formula);
  if (formula == nullptr) return UnknownFormula(run.formula);
  RescoringPlan plan(formulas, *formula, std::move(run));
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(plan.run_.from_day);
    if (period == nullptr) continue;
    plan.thresholds_.push_back({programme.name(), period});
  }
  for (const Formula& other : formulas.formulas()) {
    plan.changes_.emplace(&other, FormulaChange(other, *formula));
  }
  return plan;
}

void RescoringPlan::Count(std::int64_t before, std::int64_t after,
                          absl::string_view packed,
                          RescoringCounts& counts) const {
  ++counts.changed;
  const Score old_score = Score::FromTicks(before);
  const Score new_score = Score::FromTicks(after);
  for (std::size_t i = 0; i < thresholds_.size(); ++i) {
    const bool was = thresholds_[i].period->OnSide(old_score);
    const bool is = thresholds_[i].period->OnSide(new_score);
    if (was == is) continue;
    Crossing& crossing = counts.crossings[std::make_tuple(
        static_cast<int>(i), PackedRegion(packed),
        static_cast<int>(PackedMilieu(packed)), PackedMembers(packed))];
    ++(is ? crossing.entered : crossing.left);
  }
}

absl::StatusOr<std::vector<RescoredBlock>> RescoringPlan::Rescore(
    Session& session, std::int64_t first, std::int64_t end,
    std::int64_t end_position, std::int64_t known_at_us) const {
  std::vector<RescoredBlock> blocks(static_cast<std::size_t>(end - first));
  const std::int64_t begin_position = first * kBlockPositions;
  end_position = std::min(end_position, end * kBlockPositions);
  if (end_position <= begin_position) return blocks;
  RSU_ASSIGN_OR_RETURN(std::int64_t seen_us, base::sql::LastKnownAt(session));
  seen_us = std::min(seen_us, known_at_us);
  RSU_ASSIGN_OR_RETURN(ScoresInForce scores,
                       ScoresInForce::Load(session, *formulas_, run_.from_day,
                                           seen_us, run_.run));
  std::vector<std::int32_t> end_days(
      static_cast<std::size_t>(end_position - begin_position), INT32_MAX);
  RSU_RETURN_IF_ERROR(registry::ScanEnds(
      session, begin_position, end_position, seen_us,
      [&](std::int64_t position, std::int32_t end_day) {
        end_days[static_cast<std::size_t>(position - begin_position)] = end_day;
      }));

  const std::int32_t from_day = run_.from_day.day_number();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    RescoredBlock& block = blocks[i];
    block.block = first + static_cast<std::int64_t>(i);
    block.seen_us = seen_us;
    RSU_RETURN_IF_ERROR(scores.EnterBlock(session, block.block));
    const std::int64_t block_begin = block.block * kBlockPositions;
    const std::int64_t block_end =
        std::min(end_position, block_begin + kBlockPositions);
    if (block_end <= block_begin) continue;
    std::vector<std::int64_t> ticks(
        static_cast<std::size_t>(block_end - block_begin), kNoTicks);
    RSU_RETURN_IF_ERROR(registry::ScanScoreInputs(
        session, block_begin, block_end,
        [&](const ScannedInput& input) -> absl::Status {
          const std::int32_t end_day = end_days[static_cast<std::size_t>(
              input.position - begin_position)];
          if (end_day <= std::max(from_day, input.effective_day)) {
            return absl::OkStatus();
          }
          if (!MayBePacked(input.variables)) {
            return absl::DataLossError(
                absl::StrCat("the stored variables at position ",
                             input.position, " cannot be read"));
          }
          if (!GoesBefore(run_, scores.Native(input)) ||
              !Matches(run_.filter, input.variables, input.effective_day)) {
            return absl::OkStatus();
          }
          const ScoresInForce::Standing before = scores.Of(input);
          const auto change = changes_.find(before.formula);
          const bool compute = change == changes_.end() ||
                               change->second.MayChange(input.variables);
          const std::int64_t after =
              compute ? *scorer_->Ticks(input.variables) : before.ticks;
          ticks[SlotOf(input.position)] = after;
          if (input.effective_day > from_day) return absl::OkStatus();
          ++block.counts.households;
          if (compute) ++block.counts.computed;
          if (after != before.ticks) {
            Count(before.ticks, after, input.variables, block.counts);
          }
          return absl::OkStatus();
        }));
    block.scores = EncodeScores(ticks);
  }
  return blocks;
}

std::vector<registry::CrossingRow> RescoringPlan::CrossingRows(
    const RescoringCounts& counts) const {
  std::vector<registry::CrossingRow> rows;
  for (const auto& [place, crossing] : counts.crossings) {
    const auto& [threshold, region, milieu, members] = place;
    rows.push_back({thresholds_[static_cast<std::size_t>(threshold)].programme,
                    region, milieu, members, crossing.entered, crossing.left});
  }
  return rows;
}

}  // namespace scoring
