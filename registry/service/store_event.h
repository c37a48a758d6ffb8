#ifndef REGISTRY_SERVICE_STORE_EVENT_H_
#define REGISTRY_SERVICE_STORE_EVENT_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/event/reported_event.h"
#include "registry/storage/event_table.h"

namespace registry {

// The rule that an identifier breaks which nobody has.
inline constexpr char kNobodyHasIt[] =
    "nobody is registered under this identifier";

// INVALID_ARGUMENT, reason MALFORMED_EVENT, which names the field.
absl::Status BadEventField(absl::string_view field, absl::string_view rule);

// What else has to hold of an event of a person born on `birth`, told on
// `today`. The inner status is what the event is refused with, or OK; the outer
// one: errors of the store.
using EventRule = absl::FunctionRef<absl::StatusOr<absl::Status>(
    base::Date birth, base::Date today)>;

// An event on its way into the register. Borrows all of it.
struct NewEvent {
  idcs::IdcsNumber person;
  const ReportedEvent& reported;
  bool begins;  // something begins by it; else something ends
  const EventTable& table;
  const EventRow& row;
  EventRule rule;
};

// What became of an event of a list.
struct EventOutcome {
  enum class Kind { kStored, kAlreadyKnown, kRefused };
  Kind kind = Kind::kStored;

  // With kRefused.
  absl::Status why{};

  // With kStored: it ends something after the registered death of its person.
  bool after_death = false;
};

// Stores an event, unless it is known under some number of its person or
// refused: because of who has the number, because something would begin after
// the person's death, or by its rule. `last_sequence` is as of
// EventTable::Insert().
//
// Errors: those of the store.
absl::StatusOr<EventOutcome> StoreEvent(base::sql::WriteSession& session,
                                        const NewEvent& event,
                                        std::int64_t& last_sequence);

}  // namespace registry

#endif  // REGISTRY_SERVICE_STORE_EVENT_H_
