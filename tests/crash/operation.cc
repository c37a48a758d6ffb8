#include "tests/crash/operation.h"

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace crash {
namespace {

namespace idcs_v1 = ::rsu::idcs::v1;
namespace registry_v1 = ::rsu::registry::v1;
namespace scoring_v1 = ::rsu::scoring::v1;

absl::Status NothingToLookUp(const Client&, const Reply&) {
  return absl::OkStatus();
}

absl::Status Differs(absl::string_view what) {
  return absl::DataLossError(absl::StrCat(what, " is not what was answered"));
}

absl::Status LookUpPerson(const Client& client, const Reply& reply) {
  registry_v1::GetPersonRequest request;
  request.set_name(absl::StrCat("people/", reply.numbers.front()));
  RSU_ASSIGN_OR_RETURN(
      const registry_v1::RegisteredPerson found,
      Call(*client.population, &registry_v1::PopulationService::Stub::GetPerson,
           request));
  if (found.SerializeAsString() == reply.bytes) return absl::OkStatus();
  return Differs("GetPerson");
}

absl::Status LookUpDeclaration(const Client& client, const Reply& reply) {
  registry_v1::DeclarationRecord stored;
  stored.ParseFromString(reply.bytes);
  stored.clear_findings();  // only in the reply to CreateDeclaration
  const std::string expected = stored.SerializeAsString();

  registry_v1::GetDeclarationRequest get;
  get.set_name(stored.name());
  RSU_ASSIGN_OR_RETURN(
      const registry_v1::DeclarationRecord found,
      Call(*client.households,
           &registry_v1::HouseholdService::Stub::GetDeclaration, get));
  if (found.SerializeAsString() != expected) return Differs("GetDeclaration");

  registry_v1::ListDeclarationsRequest list;
  list.set_parent(absl::StrCat("households/", stored.household()));
  RSU_ASSIGN_OR_RETURN(
      const registry_v1::ListDeclarationsResponse listed,
      Call(*client.households,
           &registry_v1::HouseholdService::Stub::ListDeclarations, list));
  if (listed.declarations_size() != 1 ||
      listed.declarations(0).SerializeAsString() != expected) {
    return Differs("ListDeclarations");
  }

  scoring_v1::GetScoreRequest score;
  score.set_name(list.parent());
  RSU_ASSIGN_OR_RETURN(
      const scoring_v1::Score scored,
      Call(*client.scores, &scoring_v1::ScoreService::Stub::GetScore, score));
  if (scored.score() != stored.score() ||
      scored.revision() != stored.revision() ||
      scored.household_ref() != stored.declaration().household_ref()) {
    return Differs("GetScore");
  }
  return absl::OkStatus();
}

}  // namespace

Operation Issue(const idcs_v1::IssueIdentifierRequest& request) {
  const auto send = [request](const Client& client) -> absl::StatusOr<Reply> {
    RSU_ASSIGN_OR_RETURN(
        const idcs_v1::Identifier reply,
        Call(*client.identifiers,
             &idcs_v1::IdentifierService::Stub::IssueIdentifier, request));
    return Reply{reply.SerializeAsString(), {reply.number()}};
  };
  return {send, NothingToLookUp};
}

Operation IssueBatch(const idcs_v1::BatchIssueIdentifiersRequest& request) {
  const auto send = [request](const Client& client) -> absl::StatusOr<Reply> {
    RSU_ASSIGN_OR_RETURN(
        const idcs_v1::BatchIssueIdentifiersResponse reply,
        Call(*client.identifiers,
             &idcs_v1::IdentifierService::Stub::BatchIssueIdentifiers,
             request));
    if (reply.numbers_size() != request.count()) {
      return absl::DataLossError("a batch is not whole");
    }
    return Reply{reply.SerializeAsString(),
                 {reply.numbers().begin(), reply.numbers().end()}};
  };
  return {send, NothingToLookUp};
}

Operation RegisterPerson(const registry_v1::RegisterPersonRequest& request) {
  const auto send = [request](const Client& client) -> absl::StatusOr<Reply> {
    RSU_ASSIGN_OR_RETURN(
        registry_v1::RegisteredPerson reply,
        Call(*client.population,
             &registry_v1::PopulationService::Stub::RegisterPerson, request));
    if (!reply.review().empty()) return absl::InternalError("held for another");
    reply.clear_candidates();  // only in the reply to RegisterPerson
    return Reply{reply.SerializeAsString(), {reply.idcs()}};
  };
  return {send, LookUpPerson};
}

Operation Declare(const registry_v1::CreateDeclarationRequest& request) {
  const auto send = [request](const Client& client) -> absl::StatusOr<Reply> {
    RSU_ASSIGN_OR_RETURN(
        const registry_v1::DeclarationRecord reply,
        Call(*client.households,
             &registry_v1::HouseholdService::Stub::CreateDeclaration, request));
    return Reply{reply.SerializeAsString(), {reply.household()}};
  };
  return {send, LookUpDeclaration};
}

Operation RecordCoverage(
    const registry_v1::RecordCoverageEventsRequest& request) {
  using Response = registry_v1::RecordCoverageEventsResponse;
  using Result = Response::Result;
  const auto record = [request](const Client& client) {
    return Call(*client.coverage,
                &registry_v1::CoverageService::Stub::RecordCoverageEvents,
                request);
  };
  const auto send = [record](const Client& client) -> absl::StatusOr<Reply> {
    RSU_ASSIGN_OR_RETURN(const Response response, record(client));
    for (const Result& result : response.results()) {
      if (result.outcome() == Result::REFUSED) return Differs("an event");
    }
    return Reply{};
  };
  // What was acknowledged is known when it is sent again.
  const auto look_up = [record](const Client& client, const Reply&) {
    const absl::StatusOr<Response> response = record(client);
    if (!response.ok()) return response.status();
    for (const Result& result : response->results()) {
      if (result.outcome() != Result::ALREADY_KNOWN) return Differs("an event");
    }
    return absl::OkStatus();
  };
  return {send, look_up};
}

}  // namespace crash
