#ifndef REGISTRY_SERVICE_NEW_EVENT_H_
#define REGISTRY_SERVICE_NEW_EVENT_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/planned_write.h"
#include "base/sql/question.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/service/holder_question.h"
#include "registry/storage/event_table.h"

namespace registry {

// The rule that an identifier breaks which nobody has.
inline constexpr char kNobodyHasIt[] =
    "nobody is registered under this identifier";

// INVALID_ARGUMENT, reason MALFORMED_EVENT, which names the field.
absl::Status BadEventField(absl::string_view field, absl::string_view rule);

// A rule that holds an event of a kind against the register, beside its date.
class RegisterRule : public base::sql::Question {
 public:
  // What it rests on, as of PlannedWrite.
  virtual void AddKeys(base::sql::Keys& keys) const = 0;

  // What the event is refused with, or OK. Once GoOn() gave kDone.
  virtual absl::Status Verdict() const = 0;
};

// An event on its way into the register. Borrows the table, and the event with
// its texts.
struct NewEvent {
  idcs::IdcsNumber person;
  base::Date effective_date;
  bool begins = false;  // something begins by it; else something ends
  const EventTable* table = nullptr;
  EventRow row;

  // The rule that its date breaks, of a person born on `birth`, told on
  // `today`; nothing if it can be.
  std::function<std::optional<std::string>(base::Date birth, base::Date today)>
      broken_date_rule;

  std::unique_ptr<RegisterRule> rule;  // null: none
};

// What has to be known of an event before it can be stored, beside its rule.
// One trip for nearly every event.
class EventQuestion : public base::sql::Question {
 public:
  // Borrows `event`.
  explicit EventQuestion(const NewEvent* event)
      : event_(*event), holder_(event->person) {}

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once GoOn() gave kDone.

  const HolderQuestion& holder() const { return holder_; }

  // What is recorded under the number of the event.
  const RecordedUnder& recorded() const { return recorded_; }

  // Whether the event is recorded, under whichever number of its person.
  bool is_recorded() const {
    return recorded_.has_it || is_recorded_elsewhere_;
  }

 private:
  const NewEvent& event_;
  HolderQuestion holder_;
  RecordedUnder recorded_;
  bool asked_elsewhere_ = false;
  bool is_recorded_elsewhere_ = false;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_NEW_EVENT_H_
