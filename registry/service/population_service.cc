#include "registry/service/population_service.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/call_context.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/population/person.h"
#include "registry/service/errors.h"
#include "registry/service/registration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"
#include "registry/storage/reviews.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::FoundInAnswer;
using base::rpc::PersonIn;
using base::rpc::Reads;
using base::rpc::Writes;
using base::sql::Session;
using base::sql::WriteSession;

bool IsHeld(const std::vector<Candidate>& candidates) {
  return !candidates.empty() &&
         candidates.front().agreement == NameAgreement::kSame;
}

// What a registration needs beside the person.
struct Registration {
  PreparedPerson person;
  v1::Person message;  // what the person is replied as
  std::string caller;
  bool has_request_id = false;
};

// Whether the person may be registered at all, and who may be the same person.
absl::StatusOr<std::vector<Candidate>> Check(Session& session,
                                             const PreparedPerson& person) {
  RSU_RETURN_IF_ERROR(CheckDocuments(session, person.row, std::nullopt));
  return FindCandidates(session, person);
}

// The reply to somebody who was held in `review`.
std::string HeldReply(const std::vector<Candidate>& candidates,
                      std::int64_t review) {
  v1::RegisteredPerson reply;
  AddCandidates(candidates, *reply.mutable_candidates());
  reply.set_review(ReviewName(review));
  return reply.SerializeAsString();
}

absl::StatusOr<std::string> Register(WriteSession& session,
                                     const Registration& registration,
                                     idcs::NumberIssuer& issuer) {
  const PersonRow& row = registration.person.row;
  if (!registration.has_request_id) {
    // Before the documents are looked at, which by the decision may be those of
    // the very person. Renew() says what was decided.
    RSU_ASSIGN_OR_RETURN(const std::int64_t before,
                         FindHeldBefore(session, row.content));
    if (before != 0) {
      RSU_ASSIGN_OR_RETURN(const std::vector<Candidate> candidates,
                           FindCandidates(session, registration.person));
      return HeldReply(candidates, before);
    }
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<Candidate> candidates,
                       Check(session, registration.person));
  if (IsHeld(candidates)) {
    RSU_ASSIGN_OR_RETURN(
        const std::int64_t review,
        HoldForReview(session, registration.caller, row.content,
                      /*by_content=*/!registration.has_request_id));
    return HeldReply(candidates, review);
  }
  v1::RegisteredPerson reply;
  AddCandidates(candidates, *reply.mutable_candidates());
  RSU_ASSIGN_OR_RETURN(
      const idcs::IdcsNumber number,
      issuer.Issue(session, idcs::HolderKind::kPerson, registration.caller));
  RSU_RETURN_IF_ERROR(
      InsertPerson(session, number, 1, row, {registration.caller, "", ""}));
  RSU_RETURN_IF_ERROR(FillVersion(
      number, {1, "", session.known_at_us(), {registration.caller, "", ""}},
      reply));
  reply.set_etag("1");
  // The content is that of the request, and need not be kept twice.
  reply.clear_person();
  return reply.SerializeAsString();
}

// The answer to a registration that comes again, with what became of the
// person: one who was held may be decided, another may be retired.
absl::StatusOr<std::string> Renew(WriteSession& session,
                                  const std::string& request_id,
                                  const std::string& reply, bool repeated) {
  v1::RegisteredPerson first;
  RSU_RETURN_IF_ERROR(base::rpc::ReadStoredReply(request_id, reply, first));
  if (first.review().empty()) {
    const auto number = ReadPersonName(first.name());
    if (!repeated || !number.has_value()) return reply;
    RSU_RETURN_IF_ERROR(FillDeparture(session, *number, first));
    return first.SerializeAsString();
  }
  RSU_ASSIGN_OR_RETURN(
      const auto review,
      FindReview(session, ReadReviewName(first.review()).value_or(0)));
  if (!review.has_value() || !review->decision.has_value()) return reply;
  v1::RegisteredPerson decided;
  RSU_RETURN_IF_ERROR(FillPerson(session, review->decision->person, decided));
  decided.set_already_registered(review->decision->verdict ==
                                 Verdict::kSamePerson);
  return decided.SerializeAsString();
}

// Of a registration that was kept before names and numbers had one form.
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
  Unary("GetPerson", Reads(PersonIn(&v1::GetPersonRequest::name)),
        &PopulationService::GetPerson);
  Unary("SearchPeople", Reads(FoundInAnswer()),
        &PopulationService::SearchPeople);
  Unary("ListPersonVersions",
        Reads(PersonIn(&v1::ListPersonVersionsRequest::parent)),
        &PopulationService::ListPersonVersions);
  Unary("CorrectPerson", Writes(PersonIn(&v1::CorrectPersonRequest::name)),
        &PopulationService::CorrectPerson);
  // Of a death that names a document the answer says who died.
  Unary("RecordDeath", Writes(PersonIn(&v1::RecordDeathRequest::name)),
        &PopulationService::RecordDeath);
  Unary("MergePeople", Writes(base::rpc::Named(MergedPeople)),
        &PopulationService::MergePeople);
  Unary("GetRegistrationReview", Reads(FoundInAnswer()),
        &PopulationService::GetRegistrationReview);
  Unary("ListRegistrationReviews", Reads(FoundInAnswer()),
        &PopulationService::ListRegistrationReviews);
  // Who was held is found in the answer; a candidate they are said to be is
  // named.
  Unary("DecideRegistrationReview",
        Writes(PersonIn(&v1::DecideRegistrationReviewRequest::candidate)),
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
  const std::string request_id = identity->request_id;
  identity->earlier_fingerprint =
      FingerprintAsGiven(request->request_id(), request->person());
  if (request->validate_only()) {
    *response->mutable_person() = registration->message;
    return base::rpc::AnswerFromRead(
        context, database_,
        [registration, response](Session& session) -> absl::Status {
          RSU_ASSIGN_OR_RETURN(const std::vector<Candidate> candidates,
                               Check(session, registration->person));
          AddCandidates(candidates, *response->mutable_candidates());
          return absl::OkStatus();
        });
  }
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this,
       registration](WriteSession& session) -> absl::StatusOr<std::string> {
        return Register(session, *registration, issuer_);
      },
      response,
      [registration, response] {
        // A person found in a review brings their own content.
        if (!response->has_person()) {
          *response->mutable_person() = registration->message;
        }
      },
      [request_id](WriteSession& session, const std::string& reply,
                   bool repeated) {
        return Renew(session, request_id, reply, repeated);
      });
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
