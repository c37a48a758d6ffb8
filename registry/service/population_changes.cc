// Corrections and deaths: methods of PopulationService that change somebody who
// is registered.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/rpc/call_context.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/correct_person.h"
#include "registry/service/population_service.h"
#include "registry/service/record_death.h"
#include "registry/service/registration.h"
#include "registry/service/resource_name.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;

// Who died: by name, or by a document.
absl::Status ReadDeceased(const v1::RecordDeathRequest& request,
                          ReportedDeath& death) {
  if (!request.has_document()) {
    death.person = ReadPersonName(request.name());
    if (death.person.has_value()) return absl::OkStatus();
    return MalformedRequest("name", kPersonNameRule);
  }
  if (!request.name().empty()) {
    return MalformedRequest("name", "must be empty where document is given");
  }
  std::vector<base::FieldViolation> violations;
  death.document = ReadDocument(request.document(), "document", violations);
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields("MALFORMED_REQUEST", violations);
}

absl::StatusOr<ReportedDeath> ReadDeath(const v1::RecordDeathRequest& request,
                                        base::Date today,
                                        const std::string& caller) {
  ReportedDeath death;
  RSU_RETURN_IF_ERROR(ReadDeceased(request, death));
  RSU_ASSIGN_OR_RETURN(death.day, base::rpc::ReadDay("date", request.date()));
  if (today < death.day) {
    return MalformedRequest("date", "must not be after today");
  }
  RSU_ASSIGN_OR_RETURN(
      death.authorship,
      ReadAuthorship(caller, request.author(), request.reason()));
  return death;
}

}  // namespace

grpc::ServerUnaryReactor* PopulationService::CorrectPerson(
    grpc::CallbackServerContext* context,
    const v1::CorrectPersonRequest* request, v1::RegisteredPerson* response) {
  const auto number = ReadPersonName(request->name());
  if (!number.has_value()) {
    return Answer(context, MalformedRequest("name", kPersonNameRule));
  }
  if (request->etag().empty()) {
    return Answer(context, MalformedRequest("etag", "is missing"));
  }
  auto authorship = ReadAuthorship(base::rpc::CallerOf(*context),
                                   request->author(), request->reason());
  if (!authorship.ok()) return Answer(context, authorship.status());
  const absl::StatusOr<Person> person =
      Person::Read(request->person(), DayOfRegistration(clock_.NowMicros()));
  if (!person.ok()) return Answer(context, person.status());
  auto identity = base::rpc::Identify("CorrectPerson", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<CorrectionAct>(Correction{
          *number, request->etag(), PreparePerson(*person),
          *std::move(authorship), &base::rpc::CallOf(*context).call()}),
      response);
}

grpc::ServerUnaryReactor* PopulationService::RecordDeath(
    grpc::CallbackServerContext* context, const v1::RecordDeathRequest* request,
    v1::RegisteredPerson* response) {
  auto death = ReadDeath(*request, DayOfRegistration(clock_.NowMicros()),
                         base::rpc::CallerOf(*context));
  if (!death.ok()) return Answer(context, death.status());
  auto identity = base::rpc::Identify("RecordDeath", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<DeathAct>(*std::move(death)), response);
}

}  // namespace registry
