#ifndef REGISTRY_SERVICE_EVENT_INTAKE_H_
#define REGISTRY_SERVICE_EVENT_INTAKE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/rpc/request_language.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/sql/planned_write.h"
#include "base/sql/request_ledger.h"
#include "base/sql/trip.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/event/reported_event.h"
#include "registry/service/event_list.h"
#include "registry/service/new_event.h"
#include "registry/storage/event_table.h"

// What the services have in common that take lists of events about people, each
// event standing alone.
namespace registry {

// The most events of one list.
inline constexpr int kMaxEvents = 1000;

// A kind of events, as the register takes it.
template <typename Event>
struct EventKind {
  const EventTable& table;

  // What has to hold of an event against the register beside its date. Null,
  // or a null result: nothing.
  std::unique_ptr<RegisterRule> (*rule)(const Event&) = nullptr;
};

// The number of an event, which it must have.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_EVENT.
absl::StatusOr<idcs::IdcsNumber> NumberOf(const ReportedEvent& event);

// An event on its way into the register, which borrows `read`; or why it cannot
// be stored.
template <typename Event>
absl::StatusOr<NewEvent> ToStore(const absl::StatusOr<Event>& read,
                                 const EventKind<Event>& kind) {
  RSU_RETURN_IF_ERROR(read.status());
  NewEvent event;
  RSU_ASSIGN_OR_RETURN(event.person, NumberOf(*read));
  event.effective_date = read->effective_date();
  event.begins = read->begins();
  event.table = &kind.table;
  event.row = RowOf(*read);
  event.broken_date_rule = [&read](base::Date birth, base::Date today) {
    return read->BrokenDateRule(birth, today);
  };
  if (kind.rule != nullptr) event.rule = kind.rule(*read);
  return event;
}

template <typename Result>
void WriteOutcome(const EventOutcome& outcome, Result& result) {
  switch (outcome.kind) {
    case EventOutcome::Kind::kStored:
      result.set_outcome(Result::STORED);
      if (outcome.after_death) result.set_after_death(true);
      return;
    case EventOutcome::Kind::kAlreadyKnown:
      result.set_outcome(Result::ALREADY_KNOWN);
      return;
    case EventOutcome::Kind::kRefused:
      result.set_outcome(Result::REFUSED);
      result.mutable_error()->ParseFromString(
          base::rpc::ToGrpc(outcome.why).error_details());
      return;
  }
}

// The events of a request as a write, and the reply made of their outcomes.
template <typename Event, typename Request, typename Response>
class RecordEventsAct : public base::sql::PlannedAct {
 public:
  RecordEventsAct(const Request& request, const EventKind<Event>& kind)
      : events_(ReadAll(request)), list_(&kind.table, AllToStore(kind)) {}

  void AddKeys(base::sql::Keys& keys) const override { list_.AddKeys(keys); }
  void Ask(base::sql::Trip& trip) override { list_.Ask(trip); }
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override {
    return list_.Decide(known_at_us, trip);
  }
  std::string Reply() const override {
    Response reply;
    for (const EventOutcome& outcome : list_.outcomes()) {
      WriteOutcome(outcome, *reply.add_results());
    }
    return reply.SerializeAsString();
  }

 private:
  static std::vector<absl::StatusOr<Event>> ReadAll(const Request& request) {
    std::vector<absl::StatusOr<Event>> events;
    for (const auto& message : request.events()) {
      events.push_back(Event::Read(message));
    }
    return events;
  }

  std::vector<absl::StatusOr<NewEvent>> AllToStore(
      const EventKind<Event>& kind) const {
    std::vector<absl::StatusOr<NewEvent>> events;
    for (const absl::StatusOr<Event>& event : events_) {
      events.push_back(ToStore(event, kind));
    }
    return events;
  }

  const std::vector<absl::StatusOr<Event>> events_;
  EventList list_;
};

// Says that a list is empty or too long.
absl::Status BadNumberOfEvents();

// Answers a call that sends a list. A list may be sent again without an id:
// what is known changes nothing.
template <typename Event, typename Request, typename Response>
grpc::ServerUnaryReactor* RecordEvents(grpc::CallbackServerContext* context,
                                       base::sql::Database& database,
                                       const Request& request,
                                       Response* response,
                                       const EventKind<Event>& kind) {
  if (request.events().empty() || request.events_size() > kMaxEvents) {
    return base::rpc::Answer(context, BadNumberOfEvents());
  }
  return base::rpc::AnswerFromPlannedWrite(
      context, database, {},
      std::make_unique<RecordEventsAct<Event, Request, Response>>(request,
                                                                  kind),
      response, [response, language = base::rpc::LanguageOf(*context)] {
        for (auto& result : *response->mutable_results()) {
          if (!result.has_error()) continue;
          base::rpc::AddMessageInLanguage(language, *result.mutable_error());
        }
      });
}

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_INTAKE_H_
