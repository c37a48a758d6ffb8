#include "registry/service/event_history.h"

#include "absl/strings/str_cat.h"
#include "base/rpc/admission.h"
#include "registry/service/errors.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

absl::StatusOr<HistoryQuestion> ReadHistoryQuestion(
    const std::string& parent, const google::protobuf::Timestamp* known_at,
    int page_size, const std::string& page_token) {
  HistoryQuestion question;
  const auto number = ReadPersonName(parent);
  if (!number.has_value()) {
    return base::rpc::MalformedRequest("parent", kPersonNameRule);
  }
  question.number = *number;
  RSU_ASSIGN_OR_RETURN(
      question.page_size,
      base::rpc::ReadPageSize(page_size, kDefaultEventPage, kLargestEventPage));
  if (known_at != nullptr) question.known_at = *known_at;
  question.list = {parent,
                   known_at != nullptr ? known_at->SerializeAsString() : ""};
  if (page_token.empty()) return question;
  const auto position =
      base::rpc::ReadPageNumbers(page_token, question.list, 2);
  if (!position.has_value() || (*position)[1] == 0) {
    return base::rpc::WrongPageToken();
  }
  question.first_known_at_us = (*position)[0];
  question.skip = (*position)[1];
  return question;
}

absl::StatusOr<HistoryPage> FindHistoryPage(base::sql::Session& session,
                                            const HistoryQuestion& question) {
  HistoryPage page;
  RSU_ASSIGN_OR_RETURN(
      page.part.known_at_us,
      base::rpc::KnownAtOfPage(
          session,
          question.known_at.has_value() ? &*question.known_at : nullptr,
          question.first_known_at_us));
  RSU_ASSIGN_OR_RETURN(
      const auto traits,
      FindPersonTraits(session, question.number, page.part.known_at_us));
  if (!traits.has_value()) return UnknownPerson("parent");
  RSU_ASSIGN_OR_RETURN(
      page.person, FindHolder(session, question.number, page.part.known_at_us));
  page.part.skip = question.skip;
  page.part.most = question.page_size + 1;
  return page;
}

std::string NextPageToken(const HistoryQuestion& question,
                          const HistoryPage& page) {
  return base::rpc::WritePageToken(
      absl::StrCat(page.part.known_at_us, " ",
                   page.part.skip + question.page_size),
      question.list);
}

}  // namespace registry
