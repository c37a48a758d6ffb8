#include "registry/person_file/belonging.h"

#include "base/status_macros.h"

namespace registry {

using base::Date;
using idcs::IdcsNumber;

absl::Status EachChangeOfBelonging(
    RegisterOnDay& known, IdcsNumber person, const PersonSummary& summary,
    Date from,
    absl::FunctionRef<bool(Date, const std::optional<Membership>&)> see) {
  RSU_ASSIGN_OR_RETURN(const std::vector<Date> days,
                       ListDaysOfHouseholds(known.session(), person, summary,
                                            from, known.known_at_us()));
  for (const Date day : days) {
    RSU_ASSIGN_OR_RETURN(const auto membership,
                         known.MembershipOn(day, person, summary));
    if (!see(day, membership)) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<KnownEnd>> FindEndOfBelonging(
    RegisterOnDay& known, IdcsNumber person, const PersonSummary& summary,
    IdcsNumber household) {
  std::optional<KnownEnd> end;
  RSU_RETURN_IF_ERROR(EachChangeOfBelonging(
      known, person, summary, known.day(),
      [&](Date day, const std::optional<Membership>& membership) {
        if (!membership.has_value()) {
          end = KnownEnd{day, EndCause::kInNoHousehold};
        } else if (membership->declaration.household != household) {
          end = KnownEnd{day, EndCause::kInOtherHousehold};
        }
        return !end.has_value();
      }));
  return end;
}

absl::StatusOr<std::vector<Stay>> FindStays(RegisterOnDay& known,
                                            IdcsNumber person,
                                            const PersonSummary& summary,
                                            IdcsNumber household) {
  std::vector<Stay> stays;
  const auto see = [&](Date day, const std::optional<Membership>& membership) {
    const bool stays_on = !stays.empty() && !stays.back().end.has_value();
    if (!membership.has_value() ||
        membership->declaration.household != household) {
      if (stays_on) stays.back().end = day;
      return true;
    }
    if (!stays_on) stays.push_back({day, std::nullopt, {}});
    stays.back().named.push_back(
        {day, membership->declaration, membership->named_as});
    return true;
  };
  RSU_ASSIGN_OR_RETURN(const auto today,
                       known.MembershipOn(known.day(), person, summary));
  see(known.day(), today);
  RSU_RETURN_IF_ERROR(
      EachChangeOfBelonging(known, person, summary, known.day(), see));
  return stays;
}

absl::StatusOr<std::optional<Arrival>> FindArrival(
    RegisterOnDay& known, const Holder& holder,
    const StoredDeclaration& declaration, Date since) {
  if (holder.named_once) {
    // On no day before the declaration did any other name them.
    if (declaration.effective_date < since) return std::nullopt;
    return Arrival{declaration.effective_date, std::nullopt};
  }
  const Date eve = DayBefore(since);
  // Where the person belonged, if not to the household, before the day that is
  // seen next.
  bool is_there = true;
  std::optional<DeclarationKey> elsewhere;
  std::optional<Arrival> arrival;
  const auto see = [&](Date day, const std::optional<Membership>& membership) {
    if (known.day() < day) return false;
    const bool was_there = is_there;
    is_there = membership.has_value() &&
               membership->declaration.household == declaration.key.household;
    if (is_there && !was_there) arrival = Arrival{day, elsewhere};
    elsewhere.reset();
    if (membership.has_value()) elsewhere = membership->declaration;
    return true;
  };
  RSU_ASSIGN_OR_RETURN(const auto before,
                       known.MembershipOn(eve, holder.number, holder.summary));
  see(eve, before);
  RSU_RETURN_IF_ERROR(
      EachChangeOfBelonging(known, holder.number, holder.summary, eve, see));
  return arrival;
}

}  // namespace registry
