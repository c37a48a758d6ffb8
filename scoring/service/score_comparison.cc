#include "scoring/service/score_comparison.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/fraction.h"
#include "base/status_macros.h"
#include "registry/declaration/changed_fields.h"
#include "scoring/explanation/changed_facts.h"
#include "scoring/explanation/difference.h"
#include "scoring/service/stored_score.h"
#include "scoring/variables/pack_variables.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::sql::Session;
using registry::ChangedField;

// One of the two scores, with what it was computed from.
struct Compared {
  registry::StoredDeclaration stored;
  rsu::registry::v1::Declaration content;
  const Formula* formula = nullptr;
  Variables variables;
};

absl::StatusOr<Compared> FindCompared(Session& session,
                                      const FormulaSet& formulas,
                                      idcs::IdcsNumber household,
                                      const DayAndMoment& at,
                                      v1::Score& score) {
  Compared side;
  RSU_ASSIGN_OR_RETURN(side.stored, FindScore(session, formulas, household,
                                              at.day, at.known_at_us));
  RSU_ASSIGN_OR_RETURN(side.content, ContentOf(side.stored));
  RSU_ASSIGN_OR_RETURN(side.formula, FormulaOf(formulas, side.stored));
  RSU_ASSIGN_OR_RETURN(side.variables, UnpackVariables(side.stored.variables));
  RSU_RETURN_IF_ERROR(FillScore(side.stored, side.content, formulas, at.day,
                                at.known_at_us, score));
  return side;
}

// Lays out numerators over one denominator.
class Parts {
 public:
  explicit Parts(std::int64_t denominator)
      : per_tick_(denominator / base::kTicksPerUnit) {}

  void Fill(std::int64_t numerator, v1::ScoreComparison::Part& part) const {
    part.set_numerator(absl::StrCat(numerator));
    part.set_rounded(
        base::SevenDecimals(base::RoundHalfUp(numerator, per_tick_)));
  }

 private:
  const std::int64_t per_tick_;
};

void FillLine(const DifferenceLine& line,
              const std::vector<ChangedField>& changes, const Parts& parts,
              v1::ScoreComparison::Line& out) {
  out.set_variable(line.variable);
  out.set_description(line.description);
  out.set_number_before(line.number_before);
  out.set_number_after(line.number_after);
  out.set_value_before(line.value_before);
  out.set_value_after(line.value_after);
  out.set_coefficient_before(line.coefficient_before);
  out.set_coefficient_after(line.coefficient_after);
  parts.Fill(line.by_facts, *out.mutable_by_facts());
  parts.Fill(line.by_milieu, *out.mutable_by_milieu());
  parts.Fill(line.by_formula, *out.mutable_by_formula());
  parts.Fill(line.by_facts + line.by_milieu + line.by_formula,
             *out.mutable_total());
  for (const std::string& fact : line.facts) {
    out.add_facts(fact);
    if (IsAmong(fact, changes)) out.add_changed_facts(fact);
  }
}

}  // namespace

absl::Status CompareScores(Session& session, const FormulaSet& formulas,
                           idcs::IdcsNumber household,
                           const DayAndMoment& before,
                           const DayAndMoment& after, base::Language language,
                           v1::ScoreComparison& comparison) {
  RSU_ASSIGN_OR_RETURN(const Compared first,
                       FindCompared(session, formulas, household, before,
                                    *comparison.mutable_before()));
  RSU_ASSIGN_OR_RETURN(const Compared second,
                       FindCompared(session, formulas, household, after,
                                    *comparison.mutable_after()));
  RSU_ASSIGN_OR_RETURN(
      const ScoreDifference difference,
      ExplainDifference(*first.formula, first.variables, *second.formula,
                        second.variables, language));
  const std::vector<ChangedField> changes =
      registry::ChangedFields(first.content, second.content);
  const Parts parts(difference.denominator);
  for (const DifferenceLine& line : difference.lines) {
    FillLine(line, changes, parts, *comparison.add_lines());
  }
  parts.Fill(difference.by_facts, *comparison.mutable_by_facts());
  parts.Fill(difference.by_milieu, *comparison.mutable_by_milieu());
  parts.Fill(difference.by_formula, *comparison.mutable_by_formula());
  parts.Fill(difference.exact_numerator, *comparison.mutable_total());
  parts.Fill(difference.by_rounding, *comparison.mutable_by_rounding());
  comparison.set_denominator(absl::StrCat(difference.denominator));
  comparison.set_difference(base::SevenDecimals(difference.after.ticks() -
                                                difference.before.ticks()));
  for (const ChangedField& change : changes) {
    v1::ScoreComparison::ChangedField& out = *comparison.add_changed_fields();
    out.set_before(change.before);
    out.set_after(change.after);
  }
  return absl::OkStatus();
}

}  // namespace scoring
