// The declarations of a household or of a person: HouseholdService::
// ListDeclarations.

#include "registry/storage/declaration_lists.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/rpc/admission.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/declaration_record.h"
#include "registry/service/errors.h"
#include "registry/service/household_service.h"
#include "registry/service/place_question.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using idcs::IdcsNumber;

constexpr int kDefaultPage = 50;
constexpr int kLargestPage = 500;
// A page ends here even if it holds fewer: the largest declaration takes 20 KiB
// and a reply may take 4 MiB.
constexpr std::size_t kLargestPageBytes = std::size_t{3} << 20;
constexpr char kParentRule[] = "must be households/ or people/ and ten digits";

using Position = std::optional<std::vector<std::int64_t>>;

// What is asked for, beside the page's size.
struct Question {
  const v1::ListDeclarationsRequest& request;
  std::vector<std::string> list;  // what a page token is bound to
  int size = 0;
  Position position;  // nothing on the first page

  const google::protobuf::Timestamp* known_at() const {
    return request.has_known_at() ? &request.known_at() : nullptr;
  }
};

// Adds declarations to a page until it is full.
class Page {
 public:
  Page(Session& session, int size, v1::ListDeclarationsResponse& response)
      : session_(session), size_(size), response_(response) {}

  // False if the page is full, and `stored` belongs on the next one.
  //
  // Errors: those of FillStored().
  absl::StatusOr<bool> Add(const StoredDeclaration& stored) {
    if (response_.declarations_size() == size_ || bytes_ > kLargestPageBytes) {
      return false;
    }
    bytes_ += stored.content.size();
    RSU_RETURN_IF_ERROR(
        FillStored(session_, stored, *response_.add_declarations()));
    return true;
  }

 private:
  Session& session_;
  const int size_;
  v1::ListDeclarationsResponse& response_;
  std::size_t bytes_ = 0;
};

// The position is the revision at which the page before ended.
absl::Status ListOfHousehold(Session& session, IdcsNumber household,
                             const Question& question,
                             v1::ListDeclarationsResponse& response) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t known_at_us,
                       base::rpc::KnownAt(session, question.known_at()));
  RSU_ASSIGN_OR_RETURN(const std::int64_t last,
                       LastRevisionKnown(session, household, known_at_us));
  std::int64_t before = last + 1;
  if (question.position.has_value()) {
    before = question.position->front();
    if (before == 0 || before > last) return base::rpc::WrongPageToken();
  } else if (last == 0) {
    return UnknownHousehold("parent");
  }
  RSU_ASSIGN_OR_RETURN(
      const std::vector<StoredDeclaration> found,
      ListDeclarationsBefore(session, household, before, question.size + 1));
  Page page(session, question.size, response);
  for (const StoredDeclaration& stored : found) {
    RSU_ASSIGN_OR_RETURN(const bool added, page.Add(stored));
    if (added) continue;
    const int listed = response.declarations_size();
    response.set_next_page_token(base::rpc::WritePageToken(
        absl::StrCat(response.declarations(listed - 1).revision()),
        question.list));
    break;
  }
  return absl::OkStatus();
}

// Which households a call may see the declarations of.
struct SeenHouseholds {
  const base::rpc::Call* call;
  base::Date today;

  absl::StatusOr<bool> Has(Session& session, IdcsNumber household) const {
    if (!call->is_placed()) return true;
    return IsReached(session, *call->grants.front(),
                     base::rpc::Subject::Kind::kHousehold, household, today);
  }
};

// The position is the moment of the first page, and how many declarations the
// pages before this one held, with those that were left out.
absl::Status ListOfPerson(Session& session, IdcsNumber number,
                          const Question& question, const SeenHouseholds& seen,
                          v1::ListDeclarationsResponse& response) {
  const Position& position = question.position;
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t known_at_us,
      base::rpc::KnownAtOfPage(session, question.known_at(),
                               position.has_value()
                                   ? std::optional<std::int64_t>((*position)[0])
                                   : std::nullopt));
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, number, known_at_us));
  if (!traits.has_value()) return UnknownPerson("parent");
  RSU_ASSIGN_OR_RETURN(const IdcsNumber person,
                       FindHolder(session, number, known_at_us));
  std::int64_t passed = position.has_value() ? (*position)[1] : 0;
  const bool is_first_page = !position.has_value();
  if (!is_first_page && passed == 0) return base::rpc::WrongPageToken();
  Page page(session, question.size, response);
  // A page goes on past what the call may not see: it is empty only at the end.
  for (bool is_any = false;; is_any = true) {
    RSU_ASSIGN_OR_RETURN(const std::vector<DeclarationKey> keys,
                         ListDeclarationsNaming(session, person, known_at_us,
                                                passed, question.size + 1));
    if (!is_first_page && !is_any && keys.empty()) {
      return base::rpc::WrongPageToken();
    }
    for (const DeclarationKey& key : keys) {
      RSU_ASSIGN_OR_RETURN(const bool is_seen,
                           seen.Has(session, key.household));
      if (is_seen) {
        RSU_ASSIGN_OR_RETURN(const StoredDeclaration stored,
                             ReadDeclaration(session, key));
        RSU_ASSIGN_OR_RETURN(const bool added, page.Add(stored));
        if (!added) {
          response.set_next_page_token(base::rpc::WritePageToken(
              absl::StrCat(known_at_us, " ", passed), question.list));
          return absl::OkStatus();
        }
      }
      ++passed;
    }
    if (static_cast<int>(keys.size()) <= question.size) break;
  }
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* HouseholdService::ListDeclarations(
    grpc::CallbackServerContext* context,
    const v1::ListDeclarationsRequest* request,
    v1::ListDeclarationsResponse* response) {
  const auto household = ReadHouseholdName(request->parent());
  const auto person = ReadPersonName(request->parent());
  if (!household.has_value() && !person.has_value()) {
    return Answer(context, MalformedRequest("parent", kParentRule));
  }
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  Question question{*request, {request->parent()}, *size, std::nullopt};
  if (request->has_known_at()) {
    question.list.push_back(request->known_at().SerializeAsString());
  }
  if (!request->page_token().empty()) {
    question.position = base::rpc::ReadPageNumbers(
        request->page_token(), question.list, household.has_value() ? 1 : 2);
    if (!question.position.has_value()) {
      return Answer(context, base::rpc::WrongPageToken());
    }
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [household, person, question = std::move(question),
       seen = SeenHouseholds{&base::rpc::CallOf(*context).call(),
                             DayOfRegistration(clock_.NowMicros())},
       response](Session& session) {
        return household.has_value()
                   ? ListOfHousehold(session, *household, question, *response)
                   : ListOfPerson(session, *person, question, seen, *response);
      });
}

}  // namespace registry
