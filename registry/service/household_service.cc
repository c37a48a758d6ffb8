#include "registry/service/household_service.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/caller.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "scoring/score/score.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using base::sql::WriteSession;

constexpr int kDefaultPage = 50;
constexpr int kLargestPage = 500;
// A page ends here even if it holds fewer: the largest declaration takes 20 KiB
// and a reply may take 4 MiB.
constexpr std::size_t kLargestPageBytes = std::size_t{3} << 20;
constexpr char kNameRule[] =
    "must be households/, ten digits, /declarations/ and a revision";
constexpr char kParentRule[] = "must be households/ and ten digits";

// All but the declaration itself.
void FillRecord(const StoredDeclaration& stored,
                v1::DeclarationRecord& record) {
  record.set_name(DeclarationName(stored.key));
  record.set_household(stored.key.household.ToString());
  record.set_revision(stored.key.revision);
  record.set_replaces(stored.replaces);
  *record.mutable_create_time() = base::rpc::ToTimestamp(stored.known_at_us);
  record.set_score(scoring::Score::FromTicks(stored.score_ticks).ToString());
  record.set_formula(stored.formula);
  record.set_etag(absl::StrCat(stored.key.revision));
  record.set_sender(stored.sender);
}

void FillRecordWhole(const StoredDeclaration& stored,
                     v1::DeclarationRecord& record) {
  FillRecord(stored, record);
  record.mutable_declaration()->ParseFromString(stored.content);
}

void FillIntake(const IntakeResult& result, v1::DeclarationRecord& record) {
  FillRecord(result.stored, record);
  record.set_unchanged(result.unchanged);
  for (const v1::Finding& finding : result.findings) {
    *record.add_findings() = finding;
  }
}

// What a request asks for beside its id.
std::string ContentOf(const PreparedDeclaration& prepared) {
  return absl::StrCat(prepared.row.sender, "\n", prepared.etag, "\n",
                      prepared.restore ? "restore" : "", "\n",
                      prepared.row.content);
}

// Adds to a reply that holds the declaration already.
absl::Status FillForCheck(Session& session, const PreparedDeclaration& prepared,
                          v1::DeclarationRecord& record) {
  RSU_ASSIGN_OR_RETURN(const IntakeResult result,
                       CheckIntake(session, prepared));
  FillIntake(result, record);
  if (result.unchanged) return absl::OkStatus();
  record.clear_name();
  record.clear_revision();
  record.clear_create_time();
  record.clear_etag();
  if (!result.household_known) record.clear_household();
  return absl::OkStatus();
}

}  // namespace

HouseholdService::HouseholdService(base::sql::Database* database,
                                   idcs::NumberIssuer* issuer,
                                   const scoring::FormulaSet* formulas)
    : database_(*database), issuer_(*issuer), formulas_(*formulas) {
  Unary("CreateDeclaration", &HouseholdService::CreateDeclaration);
  Unary("GetDeclaration", &HouseholdService::GetDeclaration);
  Unary("ListDeclarations", &HouseholdService::ListDeclarations);
}

grpc::ServerUnaryReactor* HouseholdService::CreateDeclaration(
    grpc::CallbackServerContext* context,
    const v1::CreateDeclarationRequest* request,
    v1::DeclarationRecord* response) {
  absl::StatusOr<PreparedDeclaration> read =
      PrepareDeclaration(*request, formulas_);
  if (!read.ok()) return Answer(context, read.status());
  read->caller = base::rpc::CallerName(*context);
  // The content of the reply is that of the request, and is not kept twice.
  *response->mutable_declaration() = std::move(read->message);
  const auto prepared =
      std::make_shared<const PreparedDeclaration>(*std::move(read));
  auto identity = base::sql::IdentifyRequest(
      "CreateDeclaration", request->request_id(), ContentOf(*prepared));
  if (!identity.ok()) return Answer(context, identity.status());
  if (request->validate_only()) {
    return base::rpc::AnswerFromRead(
        context, database_, [prepared, response](Session& session) {
          return FillForCheck(session, *prepared, *response);
        });
  }
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, prepared](WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_ASSIGN_OR_RETURN(const IntakeResult result,
                             StoreIntake(session, *prepared, issuer_));
        v1::DeclarationRecord reply;
        FillIntake(result, reply);
        return reply.SerializeAsString();
      },
      [response](const std::string& reply) {
        response->MergeFromString(reply);
      });
}

grpc::ServerUnaryReactor* HouseholdService::GetDeclaration(
    grpc::CallbackServerContext* context,
    const v1::GetDeclarationRequest* request, v1::DeclarationRecord* response) {
  const auto key = ReadDeclarationName(request->name());
  if (!key.has_value()) {
    return Answer(context, MalformedRequest("name", kNameRule));
  }
  return base::rpc::AnswerFromRead(
      context, database_,
      [key = *key, response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const auto found, FindDeclaration(session, key));
        if (!found.has_value()) return UnknownDeclaration();
        FillRecordWhole(*found, *response);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* HouseholdService::ListDeclarations(
    grpc::CallbackServerContext* context,
    const v1::ListDeclarationsRequest* request,
    v1::ListDeclarationsResponse* response) {
  const auto household = ReadHouseholdName(request->parent());
  if (!household.has_value()) {
    return Answer(context, MalformedRequest("parent", kParentRule));
  }
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  // The token is the revision at which the page before ended.
  std::optional<std::int64_t> before;
  if (!request->page_token().empty()) {
    const auto position = base::rpc::ReadPageNumbers(
        request->page_token(), {household->ToString()}, 1);
    if (!position.has_value() || position->front() == 0) {
      return Answer(context, base::rpc::WrongPageToken());
    }
    before = position->front();
  }
  return base::rpc::AnswerFromRead(
      context, database_,
      [household = *household, size = *size, before,
       response](Session& session) -> absl::Status {
        if (before.has_value()) {
          RSU_ASSIGN_OR_RETURN(const std::int64_t last,
                               LastRevision(session, household));
          if (*before > last) return base::rpc::WrongPageToken();
        }
        RSU_ASSIGN_OR_RETURN(
            const std::vector<StoredDeclaration> found,
            ListDeclarationsBefore(session, household,
                                   before.value_or(INT64_MAX), size + 1));
        if (found.empty() && !before.has_value()) return UnknownHousehold();
        std::size_t bytes = 0;
        for (const StoredDeclaration& stored : found) {
          const int listed = response->declarations_size();
          if (listed == size || bytes > kLargestPageBytes) {
            response->set_next_page_token(base::rpc::WritePageToken(
                absl::StrCat(response->declarations(listed - 1).revision()),
                {household.ToString()}));
            break;
          }
          bytes += stored.content.size();
          FillRecordWhole(stored, *response->add_declarations());
        }
        return absl::OkStatus();
      });
}

}  // namespace registry
