#include "registry/service/coverage_service.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/coverage/coverage_event.h"
#include "registry/storage/coverage_events.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::sql::WriteSession;
using Result = v1::RecordCoverageEventsResponse::Result;

// An event that can be stored, or why it cannot.
struct ReadEvent {
  absl::StatusOr<CoverageEvent> event;
  idcs::IdcsNumber person;
};

absl::Status BadIdcs(absl::string_view rule) {
  return base::InvalidFields("MALFORMED_EVENT", {{"idcs", std::string(rule)}});
}

ReadEvent ReadOne(const v1::CoverageEvent& message) {
  ReadEvent read{CoverageEvent::Read(message), {}};
  if (!read.event.ok()) return read;
  const auto number = idcs::IdcsNumber::Parse(read.event->idcs());
  if (number.ok()) {
    read.person = *number;
  } else {
    read.event = BadIdcs("is missing");
  }
  return read;
}

void Refuse(const absl::Status& status, Result& result) {
  result.set_outcome(Result::REFUSED);
  const grpc::Status rpc = base::rpc::ToGrpc(status);
  result.mutable_error()->ParseFromString(rpc.error_details());
}

absl::Status StoreOne(WriteSession& session, const ReadEvent& read,
                      Result& result) {
  if (!read.event.ok()) {
    Refuse(read.event.status(), result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, read.person, kAllKnown));
  if (!traits.has_value()) {
    Refuse(BadIdcs("nobody is registered under this identifier"), result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       FindDeparture(session, read.person, kAllKnown));
  if (departure.has_value() && !departure->died) {
    Refuse(BadIdcs("is retired: its holder has another identifier"), result);
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const bool stored,
                       InsertCoverageEvent(session, read.person, *read.event));
  result.set_outcome(stored ? Result::STORED : Result::ALREADY_KNOWN);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* CoverageService::RecordCoverageEvents(
    grpc::CallbackServerContext* context,
    const v1::RecordCoverageEventsRequest* request,
    v1::RecordCoverageEventsResponse* response) {
  if (request->events().empty() || request->events_size() > kMaxEvents) {
    return Answer(context, base::rpc::MalformedRequest(
                               "events", absl::StrCat("must hold from 1 to ",
                                                      kMaxEvents)));
  }
  auto events = std::make_shared<std::vector<ReadEvent>>();
  for (const v1::CoverageEvent& message : request->events()) {
    events->push_back(ReadOne(message));
  }
  // A list may be sent again without an id: what is known changes nothing.
  return base::rpc::AnswerFromWrite(
      context, database_, {},
      [events](WriteSession& session) -> absl::StatusOr<std::string> {
        v1::RecordCoverageEventsResponse reply;
        for (const ReadEvent& event : *events) {
          RSU_RETURN_IF_ERROR(StoreOne(session, event, *reply.add_results()));
        }
        return reply.SerializeAsString();
      },
      [response](const std::string& reply) {
        response->ParseFromString(reply);
      });
}

}  // namespace registry
