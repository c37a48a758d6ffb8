#include "registry/service/population_service.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/rpc/call_context.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/candidates.h"
#include "registry/service/document_check.h"
#include "registry/service/errors.h"
#include "registry/service/person_reply.h"
#include "registry/service/register_person.h"
#include "registry/service/registration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/people.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::FoundInAnswer;
using base::rpc::PersonIn;
using base::rpc::Reads;
using base::rpc::Writes;
using base::sql::Session;

// The fingerprint of a registration that was kept before names and numbers had
// one form.
std::string FingerprintAsGiven(const std::string& request_id,
                               v1::Person person) {
  person.clear_person_ref();
  const auto identity = base::sql::IdentifyRequest("RegisterPerson", request_id,
                                                   person.SerializeAsString());
  return identity.ok() ? identity->fingerprint : "";
}

// The two that are one, and the households that keep them.
void MergedPeople(const v1::MergePeopleRequest& request,
                  base::rpc::EachSubject each) {
  base::rpc::NamePerson(request.double_(), each);
  base::rpc::NamePerson(request.into(), each);
  for (const std::string& household : request.keep_households()) {
    base::rpc::NameHousehold(household, each);
  }
}

absl::Status UnknownNamed(const v1::GetPersonRequest& /*request*/) {
  return UnknownPerson("name");
}
absl::Status UnknownParent(const v1::ListPersonVersionsRequest& /*request*/) {
  return UnknownPerson("parent");
}
absl::Status UnknownCorrected(const v1::CorrectPersonRequest& /*request*/) {
  return UnknownPerson("name");
}

// With regions a death is recorded by number: whom a document belongs to is
// looked up later than the door looks.
absl::Status UnknownDead(const v1::RecordDeathRequest& request) {
  return UnknownPerson(request.name().empty() ? "document" : "name");
}

}  // namespace

PopulationService::PopulationService(
    base::sql::Database* database, idcs::NumberIssuer* issuer,
    const base::Clock* clock, const HouseholdScorer* scorer,
    std::unique_ptr<const PersonAnswers> answers)
    : database_(*database),
      issuer_(*issuer),
      clock_(*clock),
      scorer_(*scorer),
      answers_(std::move(answers)) {
  Unary("RegisterPerson", Writes(FoundInAnswer()),
        &PopulationService::RegisterPerson);
  Unary("GetPerson",
        Reads(PersonIn(&v1::GetPersonRequest::name))
            .KnowsPlaces(UnknownNamed)
            .NeedsReason(),
        &PopulationService::GetPerson);
  Unary("SearchPeople",
        Reads(FoundInAnswer())
            .For<v1::SearchPeopleRequest>()
            .KeepsPlaces()
            .NeedsReason(),
        &PopulationService::SearchPeople);
  Unary("ListPersonVersions",
        Reads(PersonIn(&v1::ListPersonVersionsRequest::parent))
            .KnowsPlaces(UnknownParent)
            .NeedsReason(),
        &PopulationService::ListPersonVersions);
  Unary("CorrectPerson",
        Writes(PersonIn(&v1::CorrectPersonRequest::name))
            .WithAuthor(&v1::CorrectPersonRequest::mutable_author)
            .KnowsPlaces(UnknownCorrected),
        &PopulationService::CorrectPerson);
  // Of a death that names a document the answer says who died.
  Unary("RecordDeath",
        Writes(PersonIn(&v1::RecordDeathRequest::name))
            .WithAuthor(&v1::RecordDeathRequest::mutable_author)
            .KnowsPlaces(UnknownDead),
        &PopulationService::RecordDeath);
  Unary("MergePeople",
        Writes(base::rpc::Named(MergedPeople))
            .WithAuthor(&v1::MergePeopleRequest::mutable_author),
        &PopulationService::MergePeople);
  Unary("GetRegistrationReview", Reads(FoundInAnswer()),
        &PopulationService::GetRegistrationReview);
  Unary("ListRegistrationReviews", Reads(FoundInAnswer()),
        &PopulationService::ListRegistrationReviews);
  // Who was held is found in the answer; a candidate they are said to be is
  // named.
  Unary("DecideRegistrationReview",
        Writes(PersonIn(&v1::DecideRegistrationReviewRequest::candidate))
            .WithAuthor(&v1::DecideRegistrationReviewRequest::mutable_author),
        &PopulationService::DecideRegistrationReview);
}

grpc::ServerUnaryReactor* PopulationService::RegisterPerson(
    grpc::CallbackServerContext* context,
    const v1::RegisterPersonRequest* request, v1::RegisteredPerson* response) {
  const absl::StatusOr<Person> person =
      Person::Read(request->person(), DayOfRegistration(clock_.NowMicros()));
  if (!person.ok()) return Answer(context, person.status());
  const auto registration = std::make_shared<const Registration>(Registration{
      PreparePerson(*person), ToMessage(*person), base::rpc::CallerOf(*context),
      !request->request_id().empty()});
  auto identity =
      base::sql::IdentifyRequest("RegisterPerson", request->request_id(),
                                 registration->person.row.content);
  if (!identity.ok()) return Answer(context, identity.status());
  identity->earlier_fingerprint =
      FingerprintAsGiven(request->request_id(), request->person());
  if (request->validate_only()) {
    *response->mutable_person() = registration->message;
    return base::rpc::AnswerFromRead(
        context, database_,
        [registration, response](Session& session) -> absl::Status {
          const PreparedPerson& prepared = registration->person;
          RSU_RETURN_IF_ERROR(
              CheckDocuments(session, prepared.row.documents, std::nullopt));
          RSU_ASSIGN_OR_RETURN(const std::vector<Candidate> candidates,
                               FindCandidates(session, prepared));
          AddCandidates(candidates, *response->mutable_candidates());
          return absl::OkStatus();
        });
  }
  auto renewal = std::make_unique<RegistrationRenewal>(identity->request_id);
  return base::rpc::AnswerFromPlannedWrite(
      context, database_, *std::move(identity),
      std::make_unique<RegistrationAct>(registration, &issuer_), response,
      [registration, response] {
        // A person found in a review brings their own content.
        if (!response->has_person()) {
          *response->mutable_person() = registration->message;
        }
      },
      std::move(renewal));
}

grpc::ServerUnaryReactor* PopulationService::GetPerson(
    grpc::CallbackServerContext* context, const v1::GetPersonRequest* request,
    v1::RegisteredPerson* response) {
  const auto number = ReadPersonName(request->name());
  if (!number.has_value()) {
    return Answer(context,
                  base::rpc::MalformedRequest("name", kPersonNameRule));
  }
  return base::rpc::AnswerFromRead(
      context, database_, [number = *number, response](Session& session) {
        return FillPerson(session, number, *response);
      });
}

grpc::ServerUnaryReactor* PopulationService::ListPersonVersions(
    grpc::CallbackServerContext* context,
    const v1::ListPersonVersionsRequest* request,
    v1::ListPersonVersionsResponse* response) {
  const auto number = ReadPersonName(request->parent());
  if (!number.has_value()) {
    return Answer(context,
                  base::rpc::MalformedRequest("parent", kPersonNameRule));
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [number = *number, response](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(const std::vector<StoredPerson> versions,
                             FindPersonVersions(session, number, kMaxVersions));
        if (versions.empty()) return UnknownPerson("parent");
        for (const StoredPerson& version : versions) {
          RSU_RETURN_IF_ERROR(
              FillVersion(number, version, *response->add_versions()));
        }
        return absl::OkStatus();
      });
}

}  // namespace registry
