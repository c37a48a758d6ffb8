#include "scoring/rescoring/rescore_blocks.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "registry/storage/empty_households.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/storage/score_inputs.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {

using base::sql::Session;

namespace {

constexpr std::int64_t kMillion = 1'000'000;

// From which day on each input of these positions is in force no more.
absl::StatusOr<std::vector<std::int32_t>> EndDays(Session& session,
                                                  std::int64_t begin,
                                                  std::int64_t end,
                                                  std::int64_t known_at_us) {
  std::vector<std::int32_t> days(static_cast<std::size_t>(end - begin),
                                 INT32_MAX);
  RSU_RETURN_IF_ERROR(
      ScanEnds(session, begin, end, known_at_us,
               [&](std::int64_t position, std::int32_t end_day) {
                 days[static_cast<std::size_t>(position - begin)] = end_day;
               }));
  return days;
}

}  // namespace

void RescoringCounts::Add(const RescoringCounts& other) {
  households += other.households;
  changed += other.changed;
  computed += other.computed;
  not_usable_before += other.not_usable_before;
  not_usable_after += other.not_usable_after;
  for (const auto& [place, crossing] : other.crossings) {
    Crossing& counted = crossings[place];
    counted.entered += crossing.entered;
    counted.left += crossing.left;
    counted.to_unusable += crossing.to_unusable;
    counted.from_unusable += crossing.from_unusable;
  }
}

void RescoringCounts::Subtract(const RescoringCounts& other) {
  households -= other.households;
  changed -= other.changed;
  computed -= other.computed;
  not_usable_before -= other.not_usable_before;
  not_usable_after -= other.not_usable_after;
  for (const auto& [place, crossing] : other.crossings) {
    Crossing& counted = crossings[place];
    counted.entered -= crossing.entered;
    counted.left -= crossing.left;
    counted.to_unusable -= crossing.to_unusable;
    counted.from_unusable -= crossing.from_unusable;
    if (counted.IsNothing()) crossings.erase(place);
  }
}

RescoringPlan::RescoringPlan(const FormulaSet& formulas, const Formula& formula,
                             RescoringRun run)
    : formulas_(&formulas),
      formula_(&formula),
      run_(std::move(run)),
      scorer_(std::make_shared<const PackedScorer>(formula)) {}

absl::StatusOr<RescoringPlan> RescoringPlan::Create(
    const FormulaSet& formulas, const ProgrammeSet& programmes,
    RescoringRun run) {
  const Formula* formula = formulas.ByName(run.formula);
  if (formula == nullptr) return UnknownFormula(run.formula);
  RescoringPlan plan(formulas, *formula, std::move(run));
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(plan.run_.from_day);
    if (period == nullptr) continue;
    plan.thresholds_.push_back({programme.name(), period});
  }
  const UnusableShareRule* share =
      RuleOn(programmes.common().unusable_share, plan.run_.from_day);
  if (share != nullptr) plan.unusable_per_million_ = share->at_most_per_million;
  for (const Formula& other : formulas.formulas()) {
    plan.changes_.emplace(&other, FormulaChange(other, *formula));
  }
  return plan;
}

bool RescoringPlan::WantsConfirmation(const RescoringCounts& counts) const {
  return !run_.takes_back.has_value() && unusable_per_million_.has_value() &&
         counts.not_usable_after * kMillion >
             counts.households * *unusable_per_million_;
}

void RescoringPlan::Count(const Outcome& outcome, absl::string_view packed,
                          RescoringCounts& counts) const {
  const auto& [before, after, computed] = outcome;
  ++counts.households;
  if (computed) ++counts.computed;
  if (!before.usable) ++counts.not_usable_before;
  if (!after.usable) ++counts.not_usable_after;
  if (before.ticks != after.ticks) ++counts.changed;
  if (before.ticks == after.ticks && before.usable == after.usable) return;
  const auto on_side = [](const Period& period, const Scored& scored) {
    return scored.usable && period.OnSide(Score::FromTicks(scored.ticks));
  };
  for (std::size_t i = 0; i < thresholds_.size(); ++i) {
    const bool was = on_side(*thresholds_[i].period, before);
    const bool is = on_side(*thresholds_[i].period, after);
    if (was == is) continue;
    Crossing& crossing = counts.crossings[std::make_tuple(
        static_cast<int>(i), PackedRegion(packed), PackedMilieu(packed),
        PackedMembers(packed))];
    if (is) {
      ++(before.usable ? crossing.entered : crossing.from_unusable);
    } else {
      ++(after.usable ? crossing.left : crossing.to_unusable);
    }
  }
}

inline bool RescoringPlan::FindOutcome(const ScannedInput& input,
                                       const ScoresInForce& scores,
                                       const ScoresInForce* without,
                                       Outcome& outcome) const {
  if (!GoesBefore(run_, scores.Native(input)) ||
      !Matches(run_.filter, input.variables, input.effective_day)) {
    return false;
  }
  const auto usable = [](const Formula* formula, std::int64_t ticks) {
    return formula != nullptr && formula->usable_range().Holds(ticks);
  };
  const ScoresInForce::Standing before = scores.Of(input);
  outcome.before = {before.ticks, usable(before.formula, before.ticks)};
  if (without != nullptr) {
    const ScoresInForce::Standing after = without->Of(input);
    outcome.after = {after.ticks, usable(after.formula, after.ticks)};
    return true;
  }
  const auto change = changes_.find(before.formula);
  outcome.computed =
      change == changes_.end() || change->second.MayChange(input.variables);
  const std::int64_t after =
      outcome.computed ? *scorer_->Ticks(input.variables) : before.ticks;
  outcome.after = {after, usable(formula_, after)};
  return true;
}

absl::StatusOr<RescoringPlan::Context> RescoringPlan::ReadContext(
    Session& session, std::int64_t begin_position, std::int64_t end_position,
    std::int64_t known_at_us) const {
  RSU_ASSIGN_OR_RETURN(std::int64_t seen_us, base::sql::LastKnownAt(session));
  seen_us = std::min(seen_us, known_at_us);
  RSU_ASSIGN_OR_RETURN(ScoresInForce scores,
                       ScoresInForce::Load(session, *formulas_, run_.from_day,
                                           seen_us, run_.run));
  std::optional<ScoresInForce> without;
  if (run_.takes_back.has_value()) {
    RSU_ASSIGN_OR_RETURN(without,
                         ScoresInForce::Load(session, *formulas_, run_.from_day,
                                             seen_us, *run_.takes_back));
  }
  RSU_ASSIGN_OR_RETURN(std::vector<std::int32_t> end_days,
                       EndDays(session, begin_position, end_position, seen_us));
  RSU_ASSIGN_OR_RETURN(
      std::vector<std::int64_t> empty,
      registry::FindEmpty(session, begin_position, end_position, run_.from_day,
                          seen_us, [&session](std::int64_t position) {
                            return KeyOfInput(session, position);
                          }));
  return Context{begin_position,    end_position,       seen_us,
                 std::move(scores), std::move(without), std::move(end_days),
                 std::move(empty)};
}

absl::Status RescoringPlan::RescoreBlock(Session& session, Context& context,
                                         RescoredBlock& block) const {
  RSU_RETURN_IF_ERROR(context.scores.EnterBlock(session, block.block));
  const ScoresInForce* without = nullptr;
  if (context.without.has_value()) {
    RSU_RETURN_IF_ERROR(context.without->EnterBlock(session, block.block));
    without = &*context.without;
  }
  const std::int64_t begin = block.block * kBlockPositions;
  const std::int64_t end =
      std::min(context.end_position, begin + kBlockPositions);
  if (end <= begin) return absl::OkStatus();
  const std::int32_t from_day = run_.from_day.day_number();
  std::vector<std::int64_t> ticks(static_cast<std::size_t>(end - begin),
                                  kNoTicks);
  RSU_RETURN_IF_ERROR(ScanScoreInputs(
      session, begin, end, [&](const ScannedInput& input) -> absl::Status {
        const std::int32_t end_day = context.end_days[static_cast<std::size_t>(
            input.position - context.begin_position)];
        if (end_day <= std::max(from_day, input.effective_day)) {
          return absl::OkStatus();
        }
        if (!MayBePacked(input.variables)) {
          return absl::DataLossError(
              absl::StrCat("the stored variables at position ", input.position,
                           " cannot be read"));
        }
        Outcome outcome;
        if (!FindOutcome(input, context.scores, without, outcome)) {
          return absl::OkStatus();
        }
        ticks[SlotOf(input.position)] = outcome.after.ticks;
        if (input.effective_day > from_day ||
            std::binary_search(context.empty.begin(), context.empty.end(),
                               input.position)) {
          return absl::OkStatus();
        }
        Count(outcome, input.variables, block.counts);
        return absl::OkStatus();
      }));
  if (without == nullptr) block.scores = EncodeScores(ticks);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<RescoredBlock>> RescoringPlan::Rescore(
    Session& session, std::int64_t first, std::int64_t end,
    std::int64_t end_position, std::int64_t known_at_us) const {
  std::vector<RescoredBlock> blocks(static_cast<std::size_t>(end - first));
  const std::int64_t begin_position = first * kBlockPositions;
  end_position = std::min(end_position, end * kBlockPositions);
  if (end_position <= begin_position) return blocks;
  RSU_ASSIGN_OR_RETURN(Context context, ReadContext(session, begin_position,
                                                    end_position, known_at_us));
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    blocks[i].block = first + static_cast<std::int64_t>(i);
    blocks[i].seen_us = context.seen_us;
    RSU_RETURN_IF_ERROR(RescoreBlock(session, context, blocks[i]));
  }
  return blocks;
}

std::vector<CrossingRow> RescoringPlan::CrossingRows(
    const RescoringCounts& counts) const {
  std::vector<CrossingRow> rows;
  for (const auto& [place, crossing] : counts.crossings) {
    const auto& [threshold, region, milieu, members] = place;
    rows.push_back({thresholds_[static_cast<std::size_t>(threshold)].programme,
                    region, milieu, members, crossing.entered, crossing.left,
                    crossing.to_unusable, crossing.from_unusable});
  }
  return rows;
}

}  // namespace scoring
