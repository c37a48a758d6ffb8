// Since when somebody belongs to a household, and where they belonged before.

#include <optional>
#include <vector>

#include "base/status_macros.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/service/eligibility_facts.h"
#include "scoring/service/standing.h"

namespace scoring {
namespace {

using base::Date;
using idcs::IdcsNumber;

Date DayBefore(Date day) { return Date::FromDayNumber(day.day_number() - 1); }

// The usable score of a declaration on a day.
absl::StatusOr<std::optional<Score>> UsableScore(
    base::sql::Session& session, const FormulaSet& formulas,
    const registry::DeclarationKey& key, Date day, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(auto declaration,
                       registry::FindDeclaration(session, key));
  if (!declaration.has_value()) {
    return absl::DataLossError("a member's declaration is missing");
  }
  RSU_RETURN_IF_ERROR(
      ApplyRescoring(session, formulas, day, known_at_us, *declaration));
  RSU_ASSIGN_OR_RETURN(const bool usable, IsUsable(formulas, *declaration));
  if (!usable) return std::optional<Score>();
  return std::optional<Score>(Score::FromTicks(declaration->score_ticks));
}

}  // namespace

absl::StatusOr<std::optional<Arrival>> EligibilityFactsFinder::ArrivalSince(
    std::size_t place, Date score_from) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  const Holder& holder = reported->holder;
  const registry::StoredDeclaration& declaration = kept_->household.declaration;
  if (holder.named_once) {
    // On no day before the declaration did any other name them.
    if (declaration.effective_date < score_from) return std::nullopt;
    return Arrival{declaration.effective_date, false, std::nullopt};
  }
  RSU_ASSIGN_OR_RETURN(
      std::vector<Date> days,
      registry::ListDaysOfHouseholds(session_, holder.number, holder.summary,
                                     DayBefore(score_from), known_at_us_));
  days.insert(days.begin(), DayBefore(score_from));
  // On the last of them until the day the person belongs to the household.
  std::optional<Date> first;
  for (auto day = days.rbegin(); day != days.rend(); ++day) {
    if (day_ < *day) continue;
    if (!first.has_value()) {
      first = *day;
      continue;
    }
    RSU_ASSIGN_OR_RETURN(
        const auto membership,
        registry::FindMembership(session_, holder.number, holder.summary, *day,
                                 known_at_us_, std::nullopt));
    if (!membership.has_value()) {
      return Arrival{*first, false, std::nullopt};
    }
    if (membership->declaration.household != declaration.key.household) {
      Arrival arrival{*first, true, std::nullopt};
      RSU_ASSIGN_OR_RETURN(
          arrival.score,
          UsableScore(session_, formulas_, membership->declaration,
                      DayBefore(*first), known_at_us_));
      return arrival;
    }
    first = *day;
  }
  return std::nullopt;
}

absl::StatusOr<bool> EligibilityFactsFinder::BelongedAsKnown(
    std::size_t place, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  const IdcsNumber number = reported->holder.number;
  RSU_ASSIGN_OR_RETURN(
      const registry::PersonSummary summary,
      registry::FindPersonSummary(session_, number, known_at_us));
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       registry::FindMembership(session_, number, summary, day_,
                                                known_at_us, std::nullopt));
  return membership.has_value() &&
         membership->declaration.household ==
             kept_->household.declaration.key.household;
}

}  // namespace scoring
