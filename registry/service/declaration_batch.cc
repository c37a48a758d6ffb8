// Several declarations in one call, in one act or each alone: methods of
// HouseholdService.

#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/call_context.h"
#include "base/rpc/request_language.h"
#include "base/rpc/status.h"
#include "base/rpc/trial_call.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/declaration_intake.h"
#include "registry/service/declaration_record.h"
#include "registry/service/household_service.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::WriteSession;
using Batch = std::vector<PreparedDeclaration>;

constexpr int kMostDeclarations = 100;  // in one act
constexpr int kMostRecorded = 200;      // each alone

// The error of the request at a place, with the place in it.
absl::Status InRequest(const absl::Status& status, std::size_t place) {
  base::ErrorDetail detail = base::DetailOf(status);
  detail.metadata["request"] = absl::StrCat(place);
  if (!detail.violations.empty()) {
    for (base::FieldViolation& violation : detail.violations) {
      violation.path = absl::StrCat("requests[", place, "].", violation.path);
    }
    return base::MakeError(
        status.code(),
        base::InvalidFields(detail.reason, detail.violations).message(),
        detail);
  }
  if (detail.reason.empty()) return status;
  return base::MakeError(status.code(), std::string(status.message()), detail);
}

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

absl::StatusOr<Batch> Prepare(const v1::BatchCreateDeclarationsRequest& request,
                              const HouseholdScorer& scorer, base::Date today,
                              const std::string& caller) {
  RSU_RETURN_IF_ERROR(CheckRequests(request.requests(), kMostDeclarations));
  Batch batch;
  std::set<std::tuple<std::string, std::string, base::Date>> declared;
  for (int i = 0; i < request.requests_size(); ++i) {
    const v1::CreateDeclarationRequest& one = request.requests(i);
    const auto place = static_cast<std::size_t>(i);
    absl::StatusOr<PreparedDeclaration> prepared =
        PrepareDeclaration(caller, one, scorer, today);
    if (!prepared.ok()) return InRequest(prepared.status(), place);
    if (!declared
             .emplace(prepared->sender, prepared->household_ref,
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

// Stores all of them, then looks at their members.
absl::StatusOr<std::vector<IntakeResult>> Store(WriteSession& session,
                                                const Batch& batch,
                                                const IntakeParts& parts) {
  std::vector<IntakeResult> results;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    absl::StatusOr<IntakeResult> placed = PlaceIntake(
        session, batch[i], DayOfRegistration(session.known_at_us()));
    if (!placed.ok()) return InRequest(placed.status(), i);
    RSU_RETURN_IF_ERROR(StorePlaced(session, batch[i], parts, *placed));
    results.push_back(*std::move(placed));
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const absl::Status members = CheckMembers(session, batch[i], results[i]);
    if (!members.ok()) return InRequest(members, i);
    RSU_RETURN_IF_ERROR(NoteLeft(session, results[i]));
  }
  return results;
}

// The reply without the declarations themselves, which the request holds.
std::string ReplyOf(const std::vector<IntakeResult>& results,
                    bool validate_only) {
  v1::BatchCreateDeclarationsResponse reply;
  for (const IntakeResult& result : results) {
    v1::DeclarationRecord& record = *reply.add_declarations();
    FillIntake(result, record);
    if (validate_only) ClearNotStored(result, record);
  }
  return reply.SerializeAsString();
}

// A declaration that can be stored, or why it cannot.
using Prepared = std::vector<absl::StatusOr<PreparedDeclaration>>;

// Whether an error is about the declaration, so that the others go on.
bool IsRefusal(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kFailedPrecondition:
      return true;
    default:
      return false;
  }
}

absl::StatusOr<std::string> StoreEach(WriteSession& session,
                                      const Prepared& declarations,
                                      const IntakeParts& parts) {
  v1::RecordDeclarationsResponse reply;
  for (const absl::StatusOr<PreparedDeclaration>& prepared : declarations) {
    absl::Status refused = prepared.status();
    v1::RecordDeclarationsResponse::Result& result = *reply.add_results();
    if (refused.ok()) {
      // Every check comes before anything is stored.
      const absl::StatusOr<IntakeResult> intake =
          StoreIntake(session, *prepared, parts);
      if (intake.ok()) {
        FillIntake(*intake, *result.mutable_declaration());
        continue;
      }
      refused = intake.status();
    }
    if (!IsRefusal(refused)) return refused;
    result.mutable_error()->ParseFromString(
        base::rpc::ToGrpc(refused).error_details());
  }
  return reply.SerializeAsString();
}

}  // namespace

grpc::ServerUnaryReactor* HouseholdService::BatchCreateDeclarations(
    grpc::CallbackServerContext* context,
    const v1::BatchCreateDeclarationsRequest* request,
    v1::BatchCreateDeclarationsResponse* response) {
  absl::StatusOr<Batch> read =
      Prepare(*request, scorer_, DayOfRegistration(clock_.NowMicros()),
              base::rpc::CallerOf(*context));
  if (!read.ok()) return Answer(context, read.status());
  const auto batch = std::make_shared<const Batch>(*std::move(read));
  auto identity = base::rpc::Identify("BatchCreateDeclarations", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  const base::sql::Act act =
      [this, batch, validate_only = request->validate_only()](
          WriteSession& session) -> absl::StatusOr<std::string> {
    RSU_ASSIGN_OR_RETURN(const std::vector<IntakeResult> results,
                         Store(session, *batch, {&issuer_, &scorer_}));
    return ReplyOf(results, validate_only);
  };
  const auto add_declarations = [batch, response] {
    for (int i = 0; i < response->declarations_size(); ++i) {
      *response->mutable_declarations(i)->mutable_declaration() =
          (*batch)[static_cast<std::size_t>(i)].message;
    }
  };
  if (request->validate_only()) {
    return base::rpc::AnswerFromTrial(context, database_, act, response,
                                      add_declarations);
  }
  return base::rpc::AnswerFromWrite(context, database_, *std::move(identity),
                                    act, response, add_declarations);
}

grpc::ServerUnaryReactor* HouseholdService::RecordDeclarations(
    grpc::CallbackServerContext* context,
    const v1::RecordDeclarationsRequest* request,
    v1::RecordDeclarationsResponse* response) {
  const absl::Status whole = CheckRequests(request->requests(), kMostRecorded);
  if (!whole.ok()) return Answer(context, whole);
  auto identity = base::rpc::Identify("RecordDeclarations", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  const std::string caller = base::rpc::CallerOf(*context);
  const base::Date today = DayOfRegistration(clock_.NowMicros());
  auto declarations = std::make_shared<Prepared>();
  for (const v1::CreateDeclarationRequest& one : request->requests()) {
    declarations->push_back(PrepareDeclaration(caller, one, scorer_, today));
  }
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, declarations](WriteSession& session) {
        return StoreEach(session, *declarations, {&issuer_, &scorer_});
      },
      response,
      [response, language = base::rpc::LanguageOf(*context)] {
        for (auto& result : *response->mutable_results()) {
          if (!result.has_error()) continue;
          base::rpc::AddMessageInLanguage(language, *result.mutable_error());
        }
      });
}

}  // namespace registry
