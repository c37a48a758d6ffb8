#include "registry/service/household_service.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/call_context.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/declaration_record.h"
#include "registry/service/errors.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::HouseholdIn;
using base::rpc::MalformedRequest;
using base::rpc::Named;
using base::rpc::PersonOrHouseholdIn;
using base::rpc::Reads;
using base::rpc::Writes;
using base::sql::Session;
using base::sql::WriteSession;

constexpr char kNameRule[] =
    "must be households/, ten digits, /declarations/ and a revision";

// What a request asks for beside its id.
std::string ContentOf(const PreparedDeclaration& prepared) {
  return absl::StrCat(prepared.sender, "\n", prepared.etag, "\n",
                      prepared.restore ? "restore" : "", "\n",
                      prepared.content);
}

// Adds to a reply that holds the declaration already.
absl::Status FillForCheck(Session& session, const PreparedDeclaration& prepared,
                          base::Date today, v1::DeclarationRecord& record) {
  RSU_ASSIGN_OR_RETURN(const IntakeResult result,
                       CheckIntake(session, prepared, today));
  FillIntake(result, record);
  ClearNotStored(result, record);
  return absl::OkStatus();
}

// Those whom declarations name. Whose household it is, only its sender knows.
void Members(const v1::CreateDeclarationRequest& request,
             base::rpc::EachSubject each) {
  for (const v1::Member& member : request.declaration().members()) {
    base::rpc::NamePerson(member.idcs(), each);
  }
}

template <typename Request>
void MembersOfAll(const Request& request, base::rpc::EachSubject each) {
  for (const v1::CreateDeclarationRequest& one : request.requests()) {
    Members(one, each);
  }
}

}  // namespace

HouseholdService::HouseholdService(base::sql::Database* database,
                                   idcs::NumberIssuer* issuer,
                                   const base::Clock* clock,
                                   const HouseholdScorer* scorer)
    : database_(*database), issuer_(*issuer), clock_(*clock), scorer_(*scorer) {
  Unary("CreateDeclaration", Writes(Named(Members)),
        &HouseholdService::CreateDeclaration);
  Unary("BatchCreateDeclarations",
        Writes(Named(MembersOfAll<v1::BatchCreateDeclarationsRequest>)),
        &HouseholdService::BatchCreateDeclarations);
  Unary("RecordDeclarations",
        Writes(Named(MembersOfAll<v1::RecordDeclarationsRequest>)),
        &HouseholdService::RecordDeclarations);
  Unary("GetDeclaration", Reads(HouseholdIn(&v1::GetDeclarationRequest::name)),
        &HouseholdService::GetDeclaration);
  Unary("ListDeclarations",
        Reads(PersonOrHouseholdIn(&v1::ListDeclarationsRequest::parent)),
        &HouseholdService::ListDeclarations);
}

grpc::ServerUnaryReactor* HouseholdService::CreateDeclaration(
    grpc::CallbackServerContext* context,
    const v1::CreateDeclarationRequest* request,
    v1::DeclarationRecord* response) {
  absl::StatusOr<PreparedDeclaration> read =
      PrepareDeclaration(base::rpc::CallerOf(*context), *request, scorer_,
                         DayOfRegistration(clock_.NowMicros()));
  if (!read.ok()) return Answer(context, read.status());
  // The content of the reply is that of the request, and is not kept twice.
  *response->mutable_declaration() = std::move(read->message);
  const auto prepared =
      std::make_shared<const PreparedDeclaration>(*std::move(read));
  auto identity = base::sql::IdentifyRequest(
      "CreateDeclaration", request->request_id(), ContentOf(*prepared));
  if (!identity.ok()) return Answer(context, identity.status());
  if (request->validate_only()) {
    return base::rpc::AnswerFromRead(
        context, database_,
        [prepared, response,
         today = DayOfRegistration(clock_.NowMicros())](Session& session) {
          return FillForCheck(session, *prepared, today, *response);
        });
  }
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, prepared](WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_ASSIGN_OR_RETURN(
            const IntakeResult result,
            StoreIntake(session, *prepared, {&issuer_, &scorer_}));
        v1::DeclarationRecord reply;
        FillIntake(result, reply);
        return reply.SerializeAsString();
      },
      response);
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
        if (!found.has_value()) return UnknownDeclaration("name");
        return FillStored(session, *found, *response);
      });
}

}  // namespace registry
