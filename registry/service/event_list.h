#ifndef REGISTRY_SERVICE_EVENT_LIST_H_
#define REGISTRY_SERVICE_EVENT_LIST_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/question.h"
#include "base/sql/trip.h"
#include "registry/service/new_event.h"
#include "registry/storage/event_table.h"

namespace registry {

// What became of an event of a list.
struct EventOutcome {
  enum class Kind { kStored, kAlreadyKnown, kRefused };
  Kind kind = Kind::kStored;

  // With kRefused.
  absl::Status why{};

  // With kStored: it ends something after the registered death of its person.
  bool after_death = false;
};

// A list of events, each of which is stored, unless it is known under some
// number of its person, or refused: because of who has the number, because
// something would begin after the person's death, or by its rules.
//
// All events ask first, side by side. When everything is known they are decided
// in the order of the list, which is that of their sequences.
class EventList : public base::sql::PlannedWrite {
 public:
  // All of one table. For an event that cannot be read: why it is refused.
  EventList(const EventTable* table,
            std::vector<absl::StatusOr<NewEvent>> events);

  // Those of all events and of their rules.
  void AddKeys(base::sql::Keys& keys) const override;

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  // In the order of the list. Once Decide() gave kDone.
  const std::vector<EventOutcome>& outcomes() const { return outcomes_; }

 private:
  // An event with what has to be known of it.
  struct Item {
    explicit Item(absl::StatusOr<NewEvent> of) : event(std::move(of)) {
      if (event.ok()) known.emplace(&*event);
    }

    const absl::StatusOr<NewEvent> event;
    std::optional<EventQuestion> known;  // of one that can be read
  };

  const EventTable& table_;
  std::deque<Item> items_;
  std::vector<base::sql::Question*> questions_;  // of all
  std::vector<base::sql::Question*> asking_;     // not answered yet
  std::vector<EventOutcome> outcomes_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_LIST_H_
