#ifndef REGISTRY_SERVICE_EVENT_INTAKE_H_
#define REGISTRY_SERVICE_EVENT_INTAKE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "idcs/number/number.h"

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

// The rule that an identifier breaks which nobody has.
inline constexpr char kNobodyHasIt[] =
    "nobody is registered under this identifier";

// The rule that `idcs` breaks because of who has it; empty if an event of that
// person can be stored.
absl::StatusOr<std::string> BrokenHolderRule(base::sql::Session& session,
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

// What else has to hold of an event against the register: OK, or what it is
// refused with.
struct NoFurtherRule {
  template <typename Event>
  absl::StatusOr<absl::Status> operator()(base::sql::Session&,
                                          const Event&) const {
    return absl::OkStatus();
  }
};

// `insert` and `last_sequence` are as of InsertCoverageEvent(), `rule` as
// NoFurtherRule.
template <typename Event, typename Insert, typename Rule, typename Result>
absl::Status StoreOneEvent(base::sql::WriteSession& session,
                           const ReadEvent<Event>& read, Insert insert,
                           Rule rule, std::int64_t& last_sequence,
                           Result& result) {
  if (!read.event.ok()) {
    RefuseEvent(read.event.status(), result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const std::string broken,
                       BrokenHolderRule(session, read.person));
  if (!broken.empty()) {
    RefuseEvent(BadIdcs(broken), result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const absl::Status kept, rule(session, *read.event));
  if (!kept.ok()) {
    RefuseEvent(kept, result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const bool stored, insert(session, read.person,
                                                 *read.event, last_sequence));
  result.set_outcome(stored ? Result::STORED : Result::ALREADY_KNOWN);
  return absl::OkStatus();
}

// Answers a call that sends a list. A list may be sent again without an id:
// what is known changes nothing.
template <typename Event, typename Request, typename Response, typename Insert,
          typename Rule = NoFurtherRule>
grpc::ServerUnaryReactor* RecordEvents(grpc::CallbackServerContext* context,
                                       base::sql::Database& database,
                                       const Request& request,
                                       Response* response, Insert insert,
                                       Rule rule = {}) {
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
      [events, insert,
       rule](base::sql::WriteSession& session) -> absl::StatusOr<std::string> {
        Response reply;
        std::int64_t last_sequence = 0;
        for (const ReadEvent<Event>& event : *events) {
          RSU_RETURN_IF_ERROR(StoreOneEvent(session, event, insert, rule,
                                            last_sequence,
                                            *reply.add_results()));
        }
        return reply.SerializeAsString();
      },
      [response](const std::string& reply) {
        response->ParseFromString(reply);
      });
}

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_INTAKE_H_
