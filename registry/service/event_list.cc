#include "registry/service/event_list.h"

#include "base/status_macros.h"
#include "idcs/issuing/number_key.h"
#include "registry/population/person.h"
#include "registry/service/holder_question.h"
#include "registry/storage/appended_events.h"

namespace registry {
namespace {

using Kind = EventOutcome::Kind;

EventOutcome Refused(absl::Status why) {
  return {Kind::kRefused, std::move(why)};
}

// Refuses an event by which something would begin after the death of `holder`:
// the body, or the death, is about somebody else. What ends is a late word, and
// is stored.
absl::Status CheckAlive(const HolderQuestion& holder, const NewEvent& event) {
  const auto died = holder.died();
  if (!died.has_value() || !event.begins || event.effective_date <= *died) {
    return absl::OkStatus();
  }
  return BadEventField("effective_date",
                       "must not be after the registered death");
}

// Why the event of `holder` cannot be stored, or OK.
absl::Status CheckRules(const HolderQuestion& holder, const NewEvent& event,
                        std::int64_t known_at_us) {
  RSU_RETURN_IF_ERROR(CheckAlive(holder, event));
  const auto broken = event.broken_date_rule(holder.registered()->birth_date,
                                             DayOfRegistration(known_at_us));
  if (broken.has_value()) return BadEventField("effective_date", *broken);
  return event.rule != nullptr ? event.rule->Verdict() : absl::OkStatus();
}

// What becomes of an event, when all before it in the list are `appended`.
EventOutcome Store(const NewEvent& event, const EventQuestion& known,
                   std::int64_t known_at_us, AppendedEvents& appended,
                   base::sql::Trip& trip) {
  const HolderQuestion& holder = known.holder();
  if (!holder.registered().has_value()) {
    return Refused(BadEventField("idcs", kNobodyHasIt));
  }
  // Whatever the rules say: there may have been none when it was stored.
  if (known.is_recorded() || appended.Has(holder.holder(), event.row)) {
    return {Kind::kAlreadyKnown};
  }
  if (holder.is_given_up()) {
    return Refused(
        BadEventField("idcs", "is retired: its holder has another identifier"));
  }
  absl::Status kept = CheckRules(holder, event, known_at_us);
  if (!kept.ok()) return Refused(std::move(kept));
  appended.Append(trip, event.person, event.row, known.recorded(), known_at_us);
  EventOutcome outcome;
  outcome.after_death =
      holder.died().has_value() && *holder.died() < event.effective_date;
  return outcome;
}

}  // namespace

EventList::EventList(const EventTable* table,
                     std::vector<absl::StatusOr<NewEvent>> events)
    : table_(*table) {
  for (absl::StatusOr<NewEvent>& event : events) {
    Item& item = items_.emplace_back(std::move(event));
    if (!item.event.ok()) continue;
    questions_.push_back(&*item.known);
    if (item.event->rule != nullptr) {
      questions_.push_back(item.event->rule.get());
    }
  }
}

void EventList::AddKeys(base::sql::Keys& keys) const {
  for (const Item& item : items_) {
    if (!item.event.ok()) continue;
    idcs::AddNumberKey(keys, item.event->person);
    if (item.event->rule != nullptr) item.event->rule->AddKeys(keys);
  }
}

void EventList::Ask(base::sql::Trip& trip) {
  asking_ = questions_;
  for (base::sql::Question* question : asking_) question->Ask(trip);
}

absl::StatusOr<base::sql::PlannedWrite::Next> EventList::Decide(
    std::int64_t known_at_us, base::sql::Trip& trip) {
  std::size_t kept = 0;
  for (base::sql::Question* question : asking_) {
    RSU_ASSIGN_OR_RETURN(const Next next, question->GoOn(trip));
    if (next == Next::kGoOn) asking_[kept++] = question;
  }
  asking_.resize(kept);
  if (!asking_.empty()) return Next::kGoOn;
  AppendedEvents appended(&table_);
  outcomes_.clear();
  for (const Item& item : items_) {
    outcomes_.push_back(item.event.ok() ? Store(*item.event, *item.known,
                                                known_at_us, appended, trip)
                                        : Refused(item.event.status()));
  }
  return Next::kDone;
}

}  // namespace registry
