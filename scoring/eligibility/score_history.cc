#include "scoring/eligibility/score_history.h"

#include <map>
#include <set>

#include "base/date.h"
#include "base/status_macros.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/score.h"

namespace scoring {

using base::sql::Session;

absl::StatusOr<std::vector<DatedScore>> FindScoreHistory(
    Session& session, const FormulaSet& formulas,
    const registry::StoredDeclaration& in_force, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(
      std::vector<registry::StoredDeclaration> declarations,
      registry::ListDeclarationsBefore(session, in_force.key.household,
                                       registry::kAllKnown, kMostScores));
  // The last first, so that of one day the first seen is the one in force.
  std::map<base::Date, Score> scores;
  std::set<base::Date> seen;
  for (registry::StoredDeclaration& declaration : declarations) {
    const base::Date day = declaration.effective_date;
    if (declaration.known_at_us > known_at_us ||
        in_force.effective_date <= day || !seen.insert(day).second) {
      continue;
    }
    RSU_RETURN_IF_ERROR(
        ApplyRescoring(session, formulas, day, known_at_us, declaration));
    RSU_ASSIGN_OR_RETURN(const bool usable, IsUsable(formulas, declaration));
    if (usable) {
      scores.emplace(day, Score::FromTicks(declaration.score_ticks));
    }
  }
  std::vector<DatedScore> history;
  history.reserve(scores.size() + 1);
  for (const auto& [day, score] : scores) history.push_back({day, score});
  RSU_ASSIGN_OR_RETURN(const bool usable, IsUsable(formulas, in_force));
  if (usable) {
    history.push_back(
        {in_force.effective_date, Score::FromTicks(in_force.score_ticks)});
  }
  return history;
}

}  // namespace scoring
