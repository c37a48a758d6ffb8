#include "scoring/service/threshold_explanation.h"

#include <map>
#include <string>
#include <vector>

#include "base/message_code.h"
#include "base/status_macros.h"
#include "registry/declaration/declaration.h"
#include "registry/verification/verification.h"
#include "scoring/explanation/counterfactual.h"
#include "scoring/service/stored_score.h"

template <>
inline constexpr bool base::kSameNumbers<scoring::DistanceSide,
                                         rsu::scoring::v1::Threshold::Side> =
    true;

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;
using base::sql::Session;

void FillCrossing(const FactChange& change, v1::Threshold::Crossing& out) {
  out.set_field(change.field);
  out.set_declared(change.from);
  out.set_changed(change.to);
  for (const std::string& value : change.other_values) {
    out.add_other_values(value);
  }
  out.set_score(change.score.ToString());
  out.set_distance(change.distance.Size().ToString());
  out.set_side(base::InMessage(SideOf(change.distance)));
  out.set_usable(change.usable);
}

void FillProgramme(const Programme& programme, const Period& period,
                   Score score, bool usable, v1::Threshold::Programme& out) {
  out.set_name(programme.name());
  out.set_title(programme.title());
  out.set_above(period.side == scoring::Side::kAbove);
  out.set_on_its_side(usable && period.OnSide(score));
}

}  // namespace

absl::Status ExplainThresholds(Session& session, const FormulaSet& formulas,
                               const ProgrammeSet& programmes,
                               idcs::IdcsNumber household, base::Date day,
                               std::int64_t known_at_us,
                               absl::FunctionRef<absl::Status()> go_on,
                               v1::ThresholdExplanation& explanation) {
  RSU_ASSIGN_OR_RETURN(
      const registry::StoredDeclaration stored,
      FindScore(session, formulas, household, day, known_at_us));
  RSU_ASSIGN_OR_RETURN(const auto content, ContentOf(stored));
  RSU_ASSIGN_OR_RETURN(const Formula* formula, FormulaOf(formulas, stored));
  const auto declaration = registry::Declaration::Read(content);
  if (!declaration.ok()) {
    return absl::DataLossError("a stored declaration breaks its own rules");
  }
  const registry::VerifiedHousehold verified =
      registry::VerifyDeclared(*declaration);
  RSU_RETURN_IF_ERROR(FillScore(stored, content, formulas, day, known_at_us,
                                *explanation.mutable_score()));

  std::map<Score, std::vector<const Programme*>> thresholds;
  for (const Programme& programme : programmes.programmes()) {
    const Period* period = programme.InForce(day);
    if (period != nullptr) thresholds[period->threshold].push_back(&programme);
  }
  for (const auto& [threshold, those] : thresholds) {
    RSU_ASSIGN_OR_RETURN(const Counterfactual found,
                         FindCrossings(*formula, verified.facts(), threshold,
                                       Side::kAtMost, go_on));
    if (found.score.ticks() != stored.score_ticks) {
      return absl::DataLossError("a stored declaration has another score");
    }
    v1::Threshold& out = *explanation.add_thresholds();
    out.set_threshold(threshold.ToString());
    out.set_distance(found.distance.Size().ToString());
    out.set_side(base::InMessage(SideOf(found.distance)));
    for (const Programme* programme : those) {
      FillProgramme(*programme, *programme->InForce(day), found.score,
                    explanation.score().usable(), *out.add_programmes());
    }
    for (const FactChange& change : found.changes) {
      FillCrossing(change, *out.add_crossings());
    }
    for (const FactChange& change : found.cannot_be_changed) {
      FillCrossing(change, *out.add_cannot_be_changed());
    }
  }
  return absl::OkStatus();
}

}  // namespace scoring
