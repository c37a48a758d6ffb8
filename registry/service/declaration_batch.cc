// Several declarations in one call, in one act or each alone: methods of
// HouseholdService.

#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/rpc/call_context.h"
#include "base/rpc/request_language.h"
#include "base/rpc/status.h"
#include "base/rpc/trial_call.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/batch_act.h"
#include "registry/service/errors.h"
#include "registry/service/household_service.h"
#include "registry/service/prepared_declaration.h"
#include "registry/service/record_act.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;

constexpr int kMostDeclarations = 100;  // in one act
constexpr int kMostRecorded = 200;      // each alone

// What belongs to the batch and not to one of it.
absl::Status CheckRequests(const google::protobuf::RepeatedPtrField<
                               v1::CreateDeclarationRequest>& requests,
                           int most) {
  if (requests.empty() || requests.size() > most) {
    return MalformedRequest("requests",
                            absl::StrCat("must hold from 1 to ", most));
  }
  for (int i = 0; i < requests.size(); ++i) {
    const v1::CreateDeclarationRequest& one = requests.Get(i);
    if (!one.request_id().empty() || one.validate_only()) {
      return InRequest(
          MalformedRequest(one.validate_only() ? "validate_only" : "request_id",
                           "must be that of the batch"),
          static_cast<std::size_t>(i));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<DeclarationBatch> Prepare(
    const v1::BatchCreateDeclarationsRequest& request,
    const HouseholdScorer& scorer, base::Date today,
    const base::rpc::Call& call) {
  RSU_RETURN_IF_ERROR(CheckRequests(request.requests(), kMostDeclarations));
  DeclarationBatch batch;
  std::set<std::tuple<std::string, std::string, base::Date>> declared;
  for (int i = 0; i < request.requests_size(); ++i) {
    const v1::CreateDeclarationRequest& one = request.requests(i);
    const auto place = static_cast<std::size_t>(i);
    absl::StatusOr<PreparedDeclaration> prepared =
        PrepareDeclaration(&call, one, scorer, today);
    if (!prepared.ok()) return InRequest(prepared.status(), place);
    if (!declared
             .emplace(prepared->household.sender,
                      prepared->household.household_ref,
                      prepared->effective_date)
             .second) {
      return InRequest(MalformedRequest("declaration",
                                        "must not be for the household and "
                                        "effective date of one before"),
                       place);
    }
    batch.push_back(*std::move(prepared));
  }
  return batch;
}

}  // namespace

grpc::ServerUnaryReactor* HouseholdService::BatchCreateDeclarations(
    grpc::CallbackServerContext* context,
    const v1::BatchCreateDeclarationsRequest* request,
    v1::BatchCreateDeclarationsResponse* response) {
  absl::StatusOr<DeclarationBatch> read =
      Prepare(*request, scorer_, DayOfRegistration(clock_.NowMicros()),
              base::rpc::CallOf(*context).call());
  if (!read.ok()) return Answer(context, read.status());
  const auto batch = std::make_shared<const DeclarationBatch>(*std::move(read));
  auto identity = base::rpc::Identify("BatchCreateDeclarations", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  auto act = std::make_unique<BatchAct>(batch, IntakeParts{&issuer_, &scorer_},
                                        request->validate_only());
  const auto add_declarations = [batch, response] {
    for (int i = 0; i < response->declarations_size(); ++i) {
      *response->mutable_declarations(i)->mutable_declaration() =
          (*batch)[static_cast<std::size_t>(i)].message;
    }
  };
  if (request->validate_only()) {
    return base::rpc::AnswerFromTrial(
        context, database_,
        [act = std::shared_ptr<BatchAct>(std::move(act))](
            base::sql::WriteSession& session) -> absl::StatusOr<std::string> {
          RSU_RETURN_IF_ERROR(base::sql::CarryOut(*act, session));
          return act->Reply();
        },
        response, add_declarations);
  }
  return base::rpc::AnswerFromPlannedWrite(context, database_,
                                           *std::move(identity), std::move(act),
                                           response, add_declarations);
}

grpc::ServerUnaryReactor* HouseholdService::RecordDeclarations(
    grpc::CallbackServerContext* context,
    const v1::RecordDeclarationsRequest* request,
    v1::RecordDeclarationsResponse* response) {
  const absl::Status whole = CheckRequests(request->requests(), kMostRecorded);
  if (!whole.ok()) return Answer(context, whole);
  auto identity = base::rpc::Identify("RecordDeclarations", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  const base::rpc::Call& call = base::rpc::CallOf(*context).call();
  const base::Date today = DayOfRegistration(clock_.NowMicros());
  PreparedDeclarations declarations;
  for (const v1::CreateDeclarationRequest& one : request->requests()) {
    declarations.push_back(PrepareDeclaration(&call, one, scorer_, today));
  }
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<RecordAct>(std::move(declarations),
                                  IntakeParts{&issuer_, &scorer_}),
      response, [response, language = base::rpc::LanguageOf(*context)] {
        for (auto& result : *response->mutable_results()) {
          if (!result.has_error()) continue;
          base::rpc::AddMessageInLanguage(language, *result.mutable_error());
        }
      });
}

}  // namespace registry
