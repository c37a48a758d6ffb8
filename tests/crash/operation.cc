#include "tests/crash/operation.h"

#include <memory>

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

// What came of one stream so far, over all its calls.
absl::Status ReadStream(const Client& client,
                        const idcs_v1::StreamIssueIdentifiersRequest& request,
                        std::vector<std::string>& so_far) {
  grpc::ClientContext context;
  const auto stream =
      client.identifiers->StreamIssueIdentifiers(&context, request);
  idcs_v1::IssuedPart part;
  std::size_t read = 0;
  while (stream->Read(&part)) {
    for (const std::string& number : part.numbers()) {
      if (read == so_far.size()) so_far.push_back(number);
      if (so_far[read++] != number) {
        context.TryCancel();
        return Differs("a number of a stream");
      }
    }
  }
  return base::rpc::FromGrpc(stream->Finish());
}

// A registration that is held, and what is decided about it.
struct HeldRegistration {
  registry_v1::RegisterPersonRequest request;
  registry_v1::DecideRegistrationReviewRequest decision;  // the name once known
};

// Holds them if they are not yet, decides, and looks at them again.
absl::Status HoldAndDecide(const Client& client, HeldRegistration& held) {
  RSU_ASSIGN_OR_RETURN(
      const registry_v1::RegisteredPerson reply,
      Call(*client.population,
           &registry_v1::PopulationService::Stub::RegisterPerson,
           held.request));
  if (reply.review().empty()) {
    // Decided by a call that got no answer.
    return held.decision.name().empty() ? Differs("a held registration")
                                        : absl::OkStatus();
  }
  if (held.decision.name().empty()) held.decision.set_name(reply.review());
  if (held.decision.name() != reply.review()) return Differs("the review");
  if (held.decision.etag().empty()) {
    registry_v1::GetRegistrationReviewRequest get;
    get.set_name(reply.review());
    RSU_ASSIGN_OR_RETURN(
        const registry_v1::RegistrationReview review,
        Call(*client.population,
             &registry_v1::PopulationService::Stub::GetRegistrationReview,
             get));
    held.decision.set_etag(review.etag());
  }
  const absl::Status decided =
      Call(*client.population,
           &registry_v1::PopulationService::Stub::DecideRegistrationReview,
           held.decision)
          .status();
  if (absl::IsAborted(decided)) held.decision.clear_etag();
  return decided;
}

// Records events, none of which may be refused, by `method` of the service that
// is `stub` of a client.
template <typename Response, typename Request, typename Stub>
Operation RecordEvents(const Request& request,
                       const std::unique_ptr<Stub> Client::*stub,
                       grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                    const Request&,
                                                    Response*)) {
  using Result = typename Response::Result;
  const auto record = [request, stub, method](const Client& client) {
    return Call(*(client.*stub), method, request);
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

Operation IssueStream(const idcs_v1::StreamIssueIdentifiersRequest& request) {
  const auto so_far = std::make_shared<std::vector<std::string>>();
  const auto send = [request,
                     so_far](const Client& client) -> absl::StatusOr<Reply> {
    RSU_RETURN_IF_ERROR(ReadStream(client, request, *so_far));
    if (so_far->size() != static_cast<std::size_t>(request.count())) {
      return absl::DataLossError("a stream is not whole");
    }
    return Reply{"", *so_far};
  };
  return {send, NothingToLookUp};
}

Operation Retire(const idcs_v1::RetireIdentifierRequest& request) {
  const auto send = [request](const Client& client) -> absl::StatusOr<Reply> {
    RSU_ASSIGN_OR_RETURN(
        const idcs_v1::IdentifierHistory reply,
        Call(*client.identifiers,
             &idcs_v1::IdentifierService::Stub::RetireIdentifier, request));
    return Reply{reply.SerializeAsString(), {}};
  };
  const auto look_up = [number = request.number()](
                           const Client& client,
                           const Reply& reply) -> absl::Status {
    idcs_v1::GetIdentifierHistoryRequest get;
    get.set_number(number);
    RSU_ASSIGN_OR_RETURN(
        const idcs_v1::IdentifierHistory history,
        Call(*client.identifiers,
             &idcs_v1::IdentifierService::Stub::GetIdentifierHistory, get));
    if (history.SerializeAsString() == reply.bytes) return absl::OkStatus();
    return Differs("GetIdentifierHistory");
  };
  return {send, look_up};
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

Operation RegisterAndDecide(const registry_v1::RegisterPersonRequest& request,
                            const std::string& registered,
                            registry_v1::RegistrationDecision::Verdict verdict,
                            const std::string& decision_request_id) {
  using Decision = registry_v1::RegistrationDecision;
  const auto held = std::make_shared<HeldRegistration>();
  held->request = request;
  held->decision.set_verdict(verdict);
  if (verdict == Decision::SAME_PERSON) {
    held->decision.set_candidate(absl::StrCat("people/", registered));
  }
  held->decision.set_author("Operator 7");
  held->decision.set_reason("saw both");
  held->decision.set_request_id(decision_request_id);
  const auto send = [held, registered,
                     verdict](const Client& client) -> absl::StatusOr<Reply> {
    absl::Status decided;
    do {  // others with these names may come between
      decided = HoldAndDecide(client, *held);
    } while (absl::IsAborted(decided));
    RSU_RETURN_IF_ERROR(decided);
    RSU_ASSIGN_OR_RETURN(
        const registry_v1::RegisteredPerson found,
        Call(*client.population,
             &registry_v1::PopulationService::Stub::RegisterPerson,
             held->request));
    if (verdict == Decision::OTHER_PERSON) {
      return Reply{found.idcs(), {found.idcs()}};
    }
    if (found.idcs() != registered) return Differs("who they are");
    return Reply{found.idcs(), {}};
  };
  const auto look_up = [held](const Client& client,
                              const Reply& reply) -> absl::Status {
    registry_v1::GetRegistrationReviewRequest get;
    get.set_name(held->decision.name());
    RSU_ASSIGN_OR_RETURN(
        const registry_v1::RegistrationReview review,
        Call(*client.population,
             &registry_v1::PopulationService::Stub::GetRegistrationReview,
             get));
    if (review.decision().person() == absl::StrCat("people/", reply.bytes)) {
      return absl::OkStatus();
    }
    return Differs("GetRegistrationReview");
  };
  return {send, look_up};
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
  return RecordEvents<registry_v1::RecordCoverageEventsResponse>(
      request, &Client::coverage,
      &registry_v1::CoverageService::Stub::RecordCoverageEvents);
}

Operation RecordStatuses(
    const registry_v1::RecordStatusEventsRequest& request) {
  return RecordEvents<registry_v1::RecordStatusEventsResponse>(
      request, &Client::statuses,
      &registry_v1::StatusService::Stub::RecordStatusEvents);
}

}  // namespace crash
