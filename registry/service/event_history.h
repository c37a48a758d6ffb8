#ifndef REGISTRY_SERVICE_EVENT_HISTORY_H_
#define REGISTRY_SERVICE_EVENT_HISTORY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/rpc/admission.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/event_history.h"
#include "registry/storage/people.h"

// What the services have in common that list the events of a person:
// CoverageService and StatusService.
namespace registry {

inline constexpr int kDefaultEventPage = 100;
inline constexpr int kLargestEventPage = 1000;

// Where a page of a history begins: the moment of the first page, and how many
// events the pages before it held.
struct HistoryPosition {
  std::int64_t known_at_us = 0;
  std::int64_t skip = 0;
};

// The position of `request`; nothing on the first page.
//
// Errors: WrongPageToken().
template <typename Request>
absl::StatusOr<std::optional<HistoryPosition>> ReadHistoryPosition(
    const Request& request, const std::vector<std::string>& list) {
  if (request.page_token().empty()) return std::nullopt;
  const auto numbers =
      base::rpc::ReadPageNumbers(request.page_token(), list, 2);
  if (!numbers.has_value() || (*numbers)[1] == 0) {
    return base::rpc::WrongPageToken();
  }
  return HistoryPosition{(*numbers)[0], (*numbers)[1]};
}

// Answers a call that lists events of a person. `list` is as of
// ListCoverageRecords(), `fill` writes one record into a message.
template <typename Request, typename Response, typename List, typename Fill>
grpc::ServerUnaryReactor* AnswerWithHistory(
    grpc::CallbackServerContext* context, base::sql::Database& database,
    const Request& request, Response* response, List list, Fill fill) {
  const auto number = ReadPersonName(request.parent());
  if (!number.has_value()) {
    return base::rpc::Answer(
        context, base::rpc::MalformedRequest("parent", kPersonNameRule));
  }
  const absl::StatusOr<int> size = base::rpc::ReadPageSize(
      request.page_size(), kDefaultEventPage, kLargestEventPage);
  if (!size.ok()) return base::rpc::Answer(context, size.status());
  const std::vector<std::string> asked = {
      request.parent(), request.known_at().SerializeAsString()};
  const auto position = ReadHistoryPosition(request, asked);
  if (!position.ok()) return base::rpc::Answer(context, position.status());
  return base::rpc::AnswerFromLongRead(
      context, database,
      [number = *number, size = *size, position = *position, asked, list, fill,
       &request, response](base::sql::Session& session) -> absl::Status {
        HistoryPart part;
        RSU_ASSIGN_OR_RETURN(
            part.known_at_us,
            base::rpc::KnownAtOfPage(
                session, request.has_known_at() ? &request.known_at() : nullptr,
                position.has_value()
                    ? std::optional<std::int64_t>(position->known_at_us)
                    : std::nullopt));
        RSU_ASSIGN_OR_RETURN(
            const auto traits,
            FindPersonTraits(session, number, part.known_at_us));
        if (!traits.has_value()) return UnknownPerson("parent");
        RSU_ASSIGN_OR_RETURN(const idcs::IdcsNumber person,
                             FindHolder(session, number, part.known_at_us));
        part.skip = position.has_value() ? position->skip : 0;
        part.most = size + 1;
        RSU_ASSIGN_OR_RETURN(auto records, list(session, person, part));
        if (records.empty() && position.has_value()) {
          return base::rpc::WrongPageToken();
        }
        response->set_person(PersonName(person));
        *response->mutable_known_at() =
            base::rpc::ToTimestamp(part.known_at_us);
        if (static_cast<int>(records.size()) > size) {
          records.pop_back();
          response->set_next_page_token(base::rpc::WritePageToken(
              absl::StrCat(part.known_at_us, " ", part.skip + size), asked));
        }
        for (const auto& record : records) {
          auto& recorded = *response->add_events();
          const EventOrigin& origin = record.origin;
          *recorded.mutable_create_time() =
              base::rpc::ToTimestamp(origin.known_at_us);
          recorded.mutable_event()->set_source(origin.source);
          recorded.mutable_event()->set_idcs(origin.recorded_under.ToString());
          recorded.mutable_event()->set_effective_date(
              origin.effective_date.ToString());
          fill(record, *recorded.mutable_event());
        }
        return absl::OkStatus();
      });
}

}  // namespace registry

#endif  // REGISTRY_SERVICE_EVENT_HISTORY_H_
