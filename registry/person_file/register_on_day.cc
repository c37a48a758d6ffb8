#include "registry/person_file/register_on_day.h"

#include <cstddef>

#include "base/status_macros.h"
#include "registry/storage/coverage_events.h"
#include "registry/storage/merges.h"
#include "registry/storage/status_events.h"

namespace registry {

using idcs::IdcsNumber;

absl::StatusOr<PersonSummary> RegisterOnDay::Summary(IdcsNumber number) {
  // A call asks about a thousand people and their households at most.
  constexpr std::size_t kMostKept = 10'000;
  const auto found = summaries_.find(number.value());
  if (found != summaries_.end()) return found->second;
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       FindPersonSummary(session_, number, known_at_us_));
  if (summaries_.size() >= kMostKept) summaries_.clear();
  summaries_.emplace(number.value(), summary);
  return summary;
}

absl::StatusOr<IdcsNumber> RegisterOnDay::Holder(IdcsNumber number) {
  return FindHolder(session_, number, known_at_us_);
}

absl::StatusOr<std::optional<Departure>> RegisterOnDay::DepartureOf(
    IdcsNumber person) {
  return FindDeparture(session_, person, known_at_us_);
}

absl::StatusOr<bool> RegisterOnDay::DiedBy(IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder, Holder(number));
  RSU_ASSIGN_OR_RETURN(const auto departure, DepartureOf(holder));
  return departure.has_value() && departure->died && departure->day <= day_;
}

absl::StatusOr<std::vector<RecordedEvent>> RegisterOnDay::CoverEvents(
    IdcsNumber person, const PersonSummary& summary) {
  return FindRecordedEvents(session_, person, summary, known_at_us_);
}

absl::StatusOr<std::vector<RecordedStatus>> RegisterOnDay::StatusEvents(
    IdcsNumber person, const PersonSummary& summary) {
  return FindRecordedStatuses(session_, person, summary, known_at_us_);
}

absl::StatusOr<Reports> RegisterOnDay::ReportsOf(IdcsNumber person,
                                                 const PersonSummary& summary) {
  RSU_ASSIGN_OR_RETURN(const std::vector<RecordedStatus> events,
                       StatusEvents(person, summary));
  return ReportsOn(events, day_);
}

absl::StatusOr<std::optional<Membership>> RegisterOnDay::MembershipOn(
    base::Date day, IdcsNumber person, const PersonSummary& summary,
    const std::optional<DeclarationKey>& in_force) {
  return FindMembership(session_, person, summary, day, known_at_us_, in_force);
}

absl::StatusOr<std::vector<PastMembership>> RegisterOnDay::PastMemberships(
    IdcsNumber person, const PersonSummary& summary,
    const DeclarationKey& in_force) {
  return ListPastMemberships(session_, person, summary, day_, known_at_us_,
                             in_force);
}

}  // namespace registry
