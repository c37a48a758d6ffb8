#include "scoring/rescoring/score_in_force.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/storage/formula_names.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {

using base::sql::Session;

absl::Status UnknownFormula(absl::string_view name) {
  return base::ReasonError(
      absl::StatusCode::kFailedPrecondition, "UNKNOWN_FORMULA",
      absl::StrCat("the formula ", name, " is not known to this server"));
}

bool GoesBefore(const RescoringRun& run, const Formula* native) {
  return native == nullptr || native->effective_from() <= run.from_day;
}

bool Matches(const RescoringFilter& filter, absl::string_view packed,
             std::int32_t effective_day) {
  if (filter.regions != 0 &&
      (filter.regions >> (PackedRegion(packed) - 1) & 1) == 0) {
    return false;
  }
  if (filter.milieu.has_value() && *filter.milieu != PackedMilieu(packed)) {
    return false;
  }
  return !filter.declared_before.has_value() ||
         effective_day < filter.declared_before->day_number();
}

absl::StatusOr<std::optional<std::int64_t>> ScoreByRun(
    Session& session, const FormulaSet& formulas, const RescoringRun& run,
    const registry::StoredDeclaration& declaration) {
  const Formula* native = formulas.ByName(declaration.formula);
  if (native == nullptr) return UnknownFormula(declaration.formula);
  if (!GoesBefore(run, native)) return std::nullopt;
  std::optional<std::int64_t> ticks;
  if (declaration.position < run.end_position) {
    const absl::Status status =
        ReadBlock(session, run.run, BlockOf(declaration.position),
                  [&](absl::string_view block) {
                    ticks = ScoreAtSlot(block, SlotOf(declaration.position));
                  });
    if (status.ok()) return ticks;
    if (!absl::IsDataLoss(status)) return status;
  }
  if (!MayBePacked(declaration.variables)) {
    return absl::DataLossError("stored variables cannot be read");
  }
  if (!Matches(run.filter, declaration.variables,
               declaration.effective_date.day_number())) {
    return std::nullopt;
  }
  const Formula* formula = formulas.ByName(run.formula);
  if (formula == nullptr) return UnknownFormula(run.formula);
  return PackedScorer(*formula).Ticks(declaration.variables);
}

absl::StatusOr<ScoreByFormula> FindScoreInForce(
    Session& session, const FormulaSet& formulas, base::Date day,
    std::int64_t known_at_us, const registry::StoredDeclaration& declaration) {
  RSU_ASSIGN_OR_RETURN(const std::vector<RescoringRun> runs,
                       RunsInForce(session, day, known_at_us));
  for (const RescoringRun& run : runs) {
    RSU_ASSIGN_OR_RETURN(const auto ticks,
                         ScoreByRun(session, formulas, run, declaration));
    if (ticks.has_value()) return ScoreByFormula{*ticks, run.formula};
  }
  return ScoreByFormula{declaration.score_ticks, declaration.formula};
}

absl::Status ApplyRescoring(Session& session, const FormulaSet& formulas,
                            base::Date day, std::int64_t known_at_us,
                            registry::StoredDeclaration& declaration) {
  RSU_ASSIGN_OR_RETURN(
      ScoreByFormula score,
      FindScoreInForce(session, formulas, day, known_at_us, declaration));
  declaration.score_ticks = score.ticks;
  declaration.formula = std::move(score.formula);
  return absl::OkStatus();
}

absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              absl::string_view formula,
                              std::int64_t score_ticks) {
  const Formula* known = formulas.ByName(formula);
  if (known == nullptr) return UnknownFormula(formula);
  return known->usable_range().Holds(score_ticks);
}

absl::StatusOr<bool> IsUsable(const FormulaSet& formulas,
                              const registry::StoredDeclaration& stored) {
  return IsUsable(formulas, stored.formula, stored.score_ticks);
}

absl::StatusOr<ScoresInForce> ScoresInForce::Load(Session& session,
                                                  const FormulaSet& formulas,
                                                  base::Date day,
                                                  std::int64_t known_at_us,
                                                  std::int64_t but) {
  ScoresInForce scores;
  RSU_ASSIGN_OR_RETURN(const std::vector<RescoringRun> runs,
                       RunsInForce(session, day, known_at_us, but));
  for (const RescoringRun& run : runs) {
    const Formula* formula = formulas.ByName(run.formula);
    if (formula == nullptr) return UnknownFormula(run.formula);
    scores.runs_.push_back(
        {run, formula, std::make_shared<const PackedScorer>(*formula), ""});
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<std::string> names,
                       FormulaNames(session));
  for (const std::string& name : names) {
    const Formula* formula = formulas.ByName(name);
    // No formula stands at 0.
    if (formula == nullptr && !name.empty()) return UnknownFormula(name);
    scores.native_.push_back(formula);
  }
  return scores;
}

absl::Status ScoresInForce::EnterBlock(Session& session, std::int64_t block) {
  for (Run& run : runs_) {
    run.block.clear();
    const absl::Status status = ReadBlock(
        session, run.run.run, block,
        [&run](absl::string_view scores) { run.block = std::string(scores); });
    run.is_damaged = absl::IsDataLoss(status);
    if (!run.is_damaged) RSU_RETURN_IF_ERROR(status);
  }
  return absl::OkStatus();
}

const Formula* ScoresInForce::Native(const ScannedInput& input) const {
  const auto index = static_cast<std::size_t>(input.formula);
  return index < native_.size() ? native_[index] : nullptr;
}

std::optional<std::int64_t> ScoresInForce::TicksOf(const Run& run,
                                                   const Formula* native,
                                                   const ScannedInput& input) {
  if (!GoesBefore(run.run, native)) return std::nullopt;
  if (input.position < run.run.end_position && !run.is_damaged) {
    return ScoreAtSlot(run.block, SlotOf(input.position));
  }
  if (!Matches(run.run.filter, input.variables, input.effective_day)) {
    return std::nullopt;
  }
  return run.scorer->Ticks(input.variables);
}

ScoresInForce::Standing ScoresInForce::Of(const ScannedInput& input) const {
  const Formula* native = Native(input);
  for (const Run& run : runs_) {
    const std::optional<std::int64_t> ticks = TicksOf(run, native, input);
    if (ticks.has_value()) return {*ticks, run.formula};
  }
  return {input.score_ticks, native};
}

void ScoresInForce::HistoryOf(const ScannedInput& input,
                              std::vector<std::int64_t>& ticks) const {
  ticks.clear();
  const Formula* native = Native(input);
  if (native != nullptr && native->usable_range().Holds(input.score_ticks)) {
    ticks.push_back(input.score_ticks);
  }
  for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
    const std::optional<std::int64_t> given = TicksOf(*run, native, input);
    if (given.has_value() && run->formula->usable_range().Holds(*given)) {
      ticks.push_back(*given);
    }
  }
}

std::vector<std::int64_t> ScoresInForce::RunNumbers() const {
  std::vector<std::int64_t> numbers;
  for (auto run = runs_.rbegin(); run != runs_.rend(); ++run) {
    numbers.push_back(run->run.run);
  }
  return numbers;
}

}  // namespace scoring
