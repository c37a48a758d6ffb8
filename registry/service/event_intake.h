#ifndef REGISTRY_SERVICE_EVENT_INTAKE_H_
#define REGISTRY_SERVICE_EVENT_INTAKE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/rpc/request_language.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "registry/coverage/coverage_event.h"
#include "registry/status/status_event.h"

// What the services have in common that take lists of events about people, each
// event standing alone: CoverageService and StatusService.
namespace registry {

inline constexpr int kMaxEvents = 1000;

// An event that can be stored, or why it cannot.
template <typename Event>
struct ReadEvent {
  absl::StatusOr<Event> event;
  idcs::IdcsNumber person;
};

// INVALID_ARGUMENT, reason MALFORMED_EVENT, which names `idcs`.
absl::Status BadIdcs(absl::string_view rule);

// The same, which names `effective_date`.
absl::Status BeginsAfterDeath();

inline bool BeginsSomething(CoverageChange change) {
  return change == CoverageChange::kOpened;
}
inline bool BeginsSomething(StatusChange change) {
  return change == StatusChange::kBegan;
}

// The rule that an identifier breaks which nobody has.
inline constexpr char kNobodyHasIt[] =
    "nobody is registered under this identifier";

// Who has the identifier of an event.
struct EventHolder {
  // The rule that `idcs` breaks because of who has it; empty if a new event of
  // that person can be stored.
  std::string broken_rule;

  // Every number of the person, if there are several: what was recorded under
  // one of them is known, under whichever it comes again.
  std::vector<idcs::IdcsNumber> numbers;

  // The day of the person's death, if the register has it.
  std::optional<base::Date> died;
};
absl::StatusOr<EventHolder> FindEventHolder(base::sql::Session& session,
                                            idcs::IdcsNumber person);

template <typename Event, typename Message>
ReadEvent<Event> ReadOneEvent(const Message& message) {
  ReadEvent<Event> read{Event::Read(message), {}};
  if (!read.event.ok()) return read;
  const auto number = idcs::IdcsNumber::Parse(read.event->idcs());
  if (number.ok()) {
    read.person = *number;
  } else {
    read.event = BadIdcs("is missing");
  }
  return read;
}

template <typename Result>
void RefuseEvent(const absl::Status& status, Result& result) {
  result.set_outcome(Result::REFUSED);
  const grpc::Status rpc = base::rpc::ToGrpc(status);
  result.mutable_error()->ParseFromString(rpc.error_details());
}

// How events of a kind are stored and found: as InsertCoverageEvent() and
// HasCoverageEvent() do. `rule`, unless it is null, says what else has to hold
// of an event against the register: OK, or what it is refused with.
template <typename Event>
struct EventStore {
  absl::StatusOr<bool> (*insert)(base::sql::WriteSession&, idcs::IdcsNumber,
                                 const Event&, std::int64_t& last_sequence);
  absl::StatusOr<bool> (*has)(base::sql::Session&, idcs::IdcsNumber,
                              const Event&);
  absl::StatusOr<absl::Status> (*rule)(base::sql::WriteSession&,
                                       const Event&) = nullptr;
};

// Refuses an event by which something would begin after the death of `holder`:
// the body, or the death, is about somebody else. What ends is a late word, and
// is stored.
template <typename Event>
absl::Status CheckAlive(const EventHolder& holder, const Event& event) {
  if (!holder.died.has_value() || !BeginsSomething(event.change()) ||
      event.effective_date() <= *holder.died) {
    return absl::OkStatus();
  }
  return BeginsAfterDeath();
}

// `last_sequence` is as of InsertCoverageEvent().
template <typename Event, typename Result>
absl::Status StoreOneEvent(base::sql::WriteSession& session,
                           const ReadEvent<Event>& read,
                           const EventStore<Event>& store,
                           std::int64_t& last_sequence, Result& result) {
  if (!read.event.ok()) {
    RefuseEvent(read.event.status(), result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const EventHolder holder,
                       FindEventHolder(session, read.person));
  for (const idcs::IdcsNumber number : holder.numbers) {
    RSU_ASSIGN_OR_RETURN(const bool known,
                         store.has(session, number, *read.event));
    if (!known) continue;
    result.set_outcome(Result::ALREADY_KNOWN);
    return absl::OkStatus();
  }
  if (!holder.broken_rule.empty()) {
    RefuseEvent(BadIdcs(holder.broken_rule), result);
    return absl::OkStatus();
  }
  absl::Status kept = CheckAlive(holder, *read.event);
  if (kept.ok() && store.rule != nullptr) {
    RSU_ASSIGN_OR_RETURN(kept, store.rule(session, *read.event));
  }
  if (!kept.ok()) {
    // What was stored before there was the rule is known.
    RSU_ASSIGN_OR_RETURN(const bool known,
                         store.has(session, read.person, *read.event));
    if (known) {
      result.set_outcome(Result::ALREADY_KNOWN);
    } else {
      RefuseEvent(kept, result);
    }
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(
      const bool stored,
      store.insert(session, read.person, *read.event, last_sequence));
  result.set_outcome(stored ? Result::STORED : Result::ALREADY_KNOWN);
  if (stored && holder.died.has_value() &&
      *holder.died < read.event->effective_date()) {
    result.set_after_death(true);
  }
  return absl::OkStatus();
}

// Answers a call that sends a list. A list may be sent again without an id:
// what is known changes nothing.
template <typename Event, typename Request, typename Response>
grpc::ServerUnaryReactor* RecordEvents(grpc::CallbackServerContext* context,
                                       base::sql::Database& database,
                                       const Request& request,
                                       Response* response,
                                       EventStore<Event> store) {
  if (request.events().empty() || request.events_size() > kMaxEvents) {
    return base::rpc::Answer(
        context,
        base::rpc::MalformedRequest(
            "events", absl::StrCat("must hold from 1 to ", kMaxEvents)));
  }
  auto events = std::make_shared<std::vector<ReadEvent<Event>>>();
  for (const auto& message : request.events()) {
    events->push_back(ReadOneEvent<Event>(message));
  }
  return base::rpc::AnswerFromWrite(
      context, database, {},
      [events,
       store](base::sql::WriteSession& session) -> absl::StatusOr<std::string> {
        Response reply;
        std::int64_t last_sequence = 0;
        for (const ReadEvent<Event>& event : *events) {
          RSU_RETURN_IF_ERROR(StoreOneEvent(
              session, event, store, last_sequence, *reply.add_results()));
        }
        return reply.SerializeAsString();
      },
      [response,
       language = base::rpc::LanguageOf(*context)](const std::string& reply) {
        response->ParseFromString(reply);
        for (auto& result : *response->mutable_results()) {
          if (!result.has_error()) continue;
          base::rpc::AddMessageInLanguage(language, *result.mutable_error());
        }
      });
}

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_INTAKE_H_
