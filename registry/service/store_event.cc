#include "registry/service/store_event.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/storage/households.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"

namespace registry {
namespace {

using Kind = EventOutcome::Kind;

// Who has the identifier of an event.
struct EventHolder {
  // The rule that `idcs` breaks because of who has it; empty if a new event of
  // that person can be stored.
  std::string broken_rule;

  // Every number of the person, if there are several: what was recorded under
  // one of them is known, under whichever it comes again.
  std::vector<idcs::IdcsNumber> numbers;

  // If somebody has it.
  base::Date birth;

  // The day of the person's death, if the register has it.
  std::optional<base::Date> died;
};

absl::StatusOr<EventHolder> FindEventHolder(base::sql::Session& session,
                                            idcs::IdcsNumber person) {
  EventHolder holder;
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       FindPersonSummary(session, person, kAllKnown));
  if (!summary.registered) {
    holder.broken_rule = kNobodyHasIt;
    return holder;
  }
  holder.birth = summary.birth_date;
  idcs::IdcsNumber now = person;
  if (summary.retired) {
    RSU_ASSIGN_OR_RETURN(const auto departure,
                         FindDeparture(session, person, kAllKnown));
    if (departure.has_value() && departure->died) holder.died = departure->day;
    if (departure.has_value() && !departure->died) {
      holder.broken_rule = "is retired: its holder has another identifier";
      RSU_ASSIGN_OR_RETURN(now, FindHolder(session, person, kAllKnown));
    }
  }
  if (summary.merged_into || !holder.broken_rule.empty()) {
    RSU_ASSIGN_OR_RETURN(holder.numbers,
                         FindNumbersOf(session, now, kAllKnown));
  }
  return holder;
}

// Refuses an event by which something would begin after the death of `holder`:
// the body, or the death, is about somebody else. What ends is a late word, and
// is stored.
absl::Status CheckAlive(const EventHolder& holder, const NewEvent& event) {
  if (!holder.died.has_value() || !event.begins ||
      event.reported.effective_date() <= *holder.died) {
    return absl::OkStatus();
  }
  return BadEventField("effective_date",
                       "must not be after the registered death");
}

// Why the event of `holder` cannot be stored, or OK.
absl::StatusOr<absl::Status> CheckRules(const base::sql::WriteSession& session,
                                        const EventHolder& holder,
                                        const NewEvent& event) {
  absl::Status alive = CheckAlive(holder, event);
  if (!alive.ok()) return alive;
  return event.rule(holder.birth, DayOfRegistration(session.known_at_us()));
}

EventOutcome Refused(absl::Status why) {
  return {Kind::kRefused, std::move(why)};
}

}  // namespace

absl::Status BadEventField(absl::string_view field, absl::string_view rule) {
  return base::InvalidFields("MALFORMED_EVENT",
                             {{std::string(field), std::string(rule)}});
}

absl::StatusOr<EventOutcome> StoreEvent(base::sql::WriteSession& session,
                                        const NewEvent& event,
                                        std::int64_t& last_sequence) {
  RSU_ASSIGN_OR_RETURN(const EventHolder holder,
                       FindEventHolder(session, event.person));
  for (const idcs::IdcsNumber number : holder.numbers) {
    RSU_ASSIGN_OR_RETURN(const bool known,
                         event.table.Has(session, number, event.row));
    if (known) return EventOutcome{Kind::kAlreadyKnown};
  }
  if (!holder.broken_rule.empty()) {
    return Refused(BadEventField("idcs", holder.broken_rule));
  }
  RSU_ASSIGN_OR_RETURN(const absl::Status kept,
                       CheckRules(session, holder, event));
  if (!kept.ok()) {
    // What was stored before there was the rule is known.
    RSU_ASSIGN_OR_RETURN(const bool known,
                         event.table.Has(session, event.person, event.row));
    return known ? EventOutcome{Kind::kAlreadyKnown} : Refused(kept);
  }
  RSU_ASSIGN_OR_RETURN(
      const bool stored,
      event.table.Insert(session, event.person, event.row, last_sequence));
  if (!stored) return EventOutcome{Kind::kAlreadyKnown};
  EventOutcome outcome;
  outcome.after_death =
      holder.died.has_value() && *holder.died < event.reported.effective_date();
  return outcome;
}

}  // namespace registry
