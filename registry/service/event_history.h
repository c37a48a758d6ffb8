#ifndef REGISTRY_SERVICE_EVENT_HISTORY_H_
#define REGISTRY_SERVICE_EVENT_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "google/protobuf/timestamp.pb.h"
#include "idcs/number/number.h"
#include "registry/service/resource_name.h"
#include "registry/storage/event_table.h"

// What the services have in common that list the events of a person.
namespace registry {

inline constexpr int kDefaultEventPage = 100;
inline constexpr int kLargestEventPage = 1000;

// What a call that lists events says, whatever the kind of the events.
struct HistoryQuestion {
  idcs::IdcsNumber number;
  std::optional<google::protobuf::Timestamp> known_at;
  int page_size = 0;
  std::vector<std::string> list;  // what a page token is good for

  // Where the page begins, nothing on the first page: the moment of the first
  // page, and how many events the pages before it held.
  std::optional<std::int64_t> first_known_at_us;
  std::int64_t skip = 0;
};

// Of whom one page of a history is, and which part it shows: one event more
// than the page holds.
struct HistoryPage {
  idcs::IdcsNumber person;
  HistoryPart part;
};

// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST: the field that is wrong.
absl::StatusOr<HistoryQuestion> ReadHistoryQuestion(
    const std::string& parent, const google::protobuf::Timestamp* known_at,
    int page_size, const std::string& page_token);

// Errors:
//   NOT_FOUND         nobody was registered under the number then.
//   INVALID_ARGUMENT  reason MALFORMED_REQUEST: the moment, or the page token.
//   Those of the store.
absl::StatusOr<HistoryPage> FindHistoryPage(base::sql::Session& session,
                                            const HistoryQuestion& question);

// The token of the page that follows `page`.
std::string NextPageToken(const HistoryQuestion& question,
                          const HistoryPage& page);

// Answers a call that lists events of a person. `list` is as of
// ListCoverageHistory().
template <typename Event, typename Request, typename Response>
grpc::ServerUnaryReactor* AnswerWithHistory(
    grpc::CallbackServerContext* context, base::sql::Database& database,
    const Request& request, Response* response,
    absl::StatusOr<std::vector<KnownEvent<Event>>> (*list)(
        base::sql::Session&, idcs::IdcsNumber, const HistoryPart&)) {
  auto read = ReadHistoryQuestion(
      request.parent(), request.has_known_at() ? &request.known_at() : nullptr,
      request.page_size(), request.page_token());
  if (!read.ok()) return base::rpc::Answer(context, read.status());
  return base::rpc::AnswerFromLongRead(
      context, database,
      [question = *std::move(read), list,
       response](base::sql::Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const HistoryPage page,
                             FindHistoryPage(session, question));
        RSU_ASSIGN_OR_RETURN(auto events,
                             list(session, page.person, page.part));
        if (events.empty() && page.part.skip > 0) {
          return base::rpc::WrongPageToken();
        }
        response->set_person(PersonName(page.person));
        *response->mutable_known_at() =
            base::rpc::ToTimestamp(page.part.known_at_us);
        if (static_cast<int>(events.size()) > question.page_size) {
          events.pop_back();
          response->set_next_page_token(NextPageToken(question, page));
        }
        for (const KnownEvent<Event>& known : events) {
          auto& recorded = *response->add_events();
          *recorded.mutable_create_time() =
              base::rpc::ToTimestamp(known.known_at_us);
          *recorded.mutable_event() = ToMessage(known.event);
        }
        return absl::OkStatus();
      });
}

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_HISTORY_H_
