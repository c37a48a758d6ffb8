#ifndef REGISTRY_SERVICE_EVENT_INTAKE_H_
#define REGISTRY_SERVICE_EVENT_INTAKE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/rpc/request_language.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/event/reported_event.h"
#include "registry/service/store_event.h"
#include "registry/storage/event_table.h"

// What the services have in common that take lists of events about people, each
// event standing alone.
namespace registry {

inline constexpr int kMaxEvents = 1000;

// An event that can be stored, or why it cannot.
template <typename Event>
struct ReadEvent {
  absl::StatusOr<Event> event;
  idcs::IdcsNumber person;
};

// The number of an event, which it must have.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_EVENT.
absl::StatusOr<idcs::IdcsNumber> NumberOf(const ReportedEvent& event);

template <typename Event>
ReadEvent<Event> ReadOneEvent(const typename Event::Message& message) {
  ReadEvent<Event> read{Event::Read(message), {}};
  if (!read.event.ok()) return read;
  const auto number = NumberOf(*read.event);
  if (number.ok()) {
    read.person = *number;
  } else {
    read.event = number.status();
  }
  return read;
}

// A kind of events, as the register takes it.
template <typename Event>
struct EventKind {
  const EventTable& table;

  // What has to hold of an event against the register beside its date; null:
  // nothing. Returns as an EventRule does.
  absl::StatusOr<absl::Status> (*rule)(base::sql::WriteSession&,
                                       const Event&) = nullptr;
};

template <typename Event>
absl::StatusOr<EventOutcome> StoreOneEvent(base::sql::WriteSession& session,
                                           const ReadEvent<Event>& read,
                                           const EventKind<Event>& kind,
                                           std::int64_t& last_sequence) {
  if (!read.event.ok()) {
    return EventOutcome{EventOutcome::Kind::kRefused, read.event.status()};
  }
  const Event& event = *read.event;
  const EventRow row = RowOf(event);
  const auto rule = [&](base::Date birth,
                        base::Date today) -> absl::StatusOr<absl::Status> {
    const auto broken = event.BrokenDateRule(birth, today);
    if (broken.has_value()) return BadEventField("effective_date", *broken);
    if (kind.rule == nullptr) return absl::OkStatus();
    return kind.rule(session, event);
  };
  return StoreEvent(session,
                    {read.person, event, event.begins(), kind.table, row, rule},
                    last_sequence);
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

// Says that a list is empty or too long.
absl::Status BadNumberOfEvents();

// Answers a call that sends a list. A list may be sent again without an id:
// what is known changes nothing.
template <typename Event, typename Request, typename Response>
grpc::ServerUnaryReactor* RecordEvents(grpc::CallbackServerContext* context,
                                       base::sql::Database& database,
                                       const Request& request,
                                       Response* response,
                                       EventKind<Event> kind) {
  if (request.events().empty() || request.events_size() > kMaxEvents) {
    return base::rpc::Answer(context, BadNumberOfEvents());
  }
  auto events = std::make_shared<std::vector<ReadEvent<Event>>>();
  for (const auto& message : request.events()) {
    events->push_back(ReadOneEvent<Event>(message));
  }
  return base::rpc::AnswerFromWrite(
      context, database, {},
      [events,
       kind](base::sql::WriteSession& session) -> absl::StatusOr<std::string> {
        Response reply;
        std::int64_t last_sequence = 0;
        for (const ReadEvent<Event>& event : *events) {
          RSU_ASSIGN_OR_RETURN(
              const EventOutcome outcome,
              StoreOneEvent(session, event, kind, last_sequence));
          WriteOutcome(outcome, *reply.add_results());
        }
        return reply.SerializeAsString();
      },
      response,
      [response, language = base::rpc::LanguageOf(*context)] {
        for (auto& result : *response->mutable_results()) {
          if (!result.has_error()) continue;
          base::rpc::AddMessageInLanguage(language, *result.mutable_error());
        }
      });
}

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_INTAKE_H_
