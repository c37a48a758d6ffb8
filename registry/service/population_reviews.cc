// Those who are held because they may be registered already: the methods of
// PopulationService for the operators who decide.

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/message_code.h"
#include "base/rpc/call_context.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/service/candidates.h"
#include "registry/service/document_check.h"
#include "registry/service/errors.h"
#include "registry/service/person_reply.h"
#include "registry/service/population_service.h"
#include "registry/service/registration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/reviews.h"

template <>
inline constexpr bool base::kSameNumbers<
    registry::Verdict, rsu::registry::v1::RegistrationDecision::Verdict> = true;

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using base::sql::WriteSession;
using idcs::IdcsNumber;

constexpr int kDefaultPage = 50;
constexpr int kLargestPage = 500;
constexpr char kReviewNameRule[] =
    "must be registrationReviews/ and a number from 1 on";

// Fills in all but the candidates: to find them takes a comparison with many
// people.
//
// Errors: DATA_LOSS, which names the row: what is stored is no person.
absl::Status FillListed(const StoredReview& stored,
                        v1::RegistrationReview& review) {
  review.set_name(ReviewName(stored.review));
  RSU_RETURN_IF_ERROR(ReadStoredPerson(stored.content,
                                       PersonRowName::OfReview(stored.review),
                                       *review.mutable_person()));
  *review.mutable_create_time() = base::rpc::ToTimestamp(stored.known_at_us);
  review.set_caller(stored.caller);
  if (stored.decision.has_value()) {
    const StoredDecision& from = *stored.decision;
    v1::RegistrationDecision& to = *review.mutable_decision();
    to.set_verdict(base::InMessage(from.verdict));
    to.set_person(PersonName(from.person));
    *to.mutable_create_time() = base::rpc::ToTimestamp(from.known_at_us);
    FillAuthorship(from.authorship, *to.mutable_authorship());
  }
  return absl::OkStatus();
}

absl::StatusOr<PreparedPerson> PreparedOf(const StoredReview& stored) {
  return PrepareStored(stored.content, PersonRowName::OfReview(stored.review));
}

absl::Status FillReview(Session& session, const StoredReview& stored,
                        v1::RegistrationReview& review) {
  RSU_RETURN_IF_ERROR(FillListed(stored, review));
  if (stored.decision.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const PreparedPerson person, PreparedOf(stored));
  RSU_ASSIGN_OR_RETURN(const std::vector<Candidate> candidates,
                       FindCandidates(session, person));
  AddCandidates(candidates, *review.mutable_candidates());
  review.set_etag(EtagOf(candidates));
  return absl::OkStatus();
}

// What an operator decides.
struct Verdicts {
  std::int64_t review = 0;
  Verdict verdict = Verdict::kSamePerson;
  IdcsNumber candidate;  // of kSamePerson
  std::string etag;
  Authorship authorship;
};

absl::StatusOr<Verdicts> ReadVerdict(
    const std::string& caller,
    const v1::DecideRegistrationReviewRequest& request) {
  Verdicts verdict;
  const auto review = ReadReviewName(request.name());
  if (!review.has_value()) return MalformedRequest("name", kReviewNameRule);
  verdict.review = *review;
  switch (request.verdict()) {
    case v1::RegistrationDecision::SAME_PERSON: {
      const auto candidate = ReadPersonName(request.candidate());
      if (!candidate.has_value()) {
        return MalformedRequest("candidate", kPersonNameRule);
      }
      verdict.candidate = *candidate;
      break;
    }
    case v1::RegistrationDecision::OTHER_PERSON:
      if (!request.candidate().empty()) {
        return MalformedRequest("candidate", "must be empty");
      }
      verdict.verdict = Verdict::kOtherPerson;
      break;
    default:
      return MalformedRequest("verdict", "must be SAME_PERSON or OTHER_PERSON");
  }
  if (request.etag().empty()) return MalformedRequest("etag", "is missing");
  verdict.etag = request.etag();
  RSU_ASSIGN_OR_RETURN(
      verdict.authorship,
      ReadAuthorship(caller, request.author(), request.reason()));
  return verdict;
}

bool IsAmong(const std::vector<Candidate>& candidates, IdcsNumber person) {
  for (const Candidate& candidate : candidates) {
    if (candidate.person == person) return true;
  }
  return false;
}

absl::StatusOr<IdcsNumber> RegisterHeld(WriteSession& session,
                                        const PreparedPerson& person,
                                        const Authorship& authorship,
                                        idcs::NumberIssuer& issuer) {
  RSU_RETURN_IF_ERROR(
      CheckDocuments(session, person.row.documents, std::nullopt));
  RSU_ASSIGN_OR_RETURN(
      const IdcsNumber number,
      issuer.Issue(session, idcs::HolderKind::kPerson, authorship.caller));
  RSU_RETURN_IF_ERROR(InsertPerson(session, number, 1, person.row, authorship));
  return number;
}

absl::Status Decide(WriteSession& session, const Verdicts& verdict,
                    idcs::NumberIssuer& issuer) {
  RSU_ASSIGN_OR_RETURN(const auto review, FindReview(session, verdict.review));
  if (!review.has_value()) return UnknownReview();
  if (review->decision.has_value()) return ReviewDecided();
  RSU_ASSIGN_OR_RETURN(const PreparedPerson person, PreparedOf(*review));
  RSU_ASSIGN_OR_RETURN(const std::vector<Candidate> candidates,
                       FindCandidates(session, person));
  if (verdict.etag != EtagOf(candidates)) return StaleReview();
  StoredDecision decision;
  decision.verdict = verdict.verdict;
  decision.authorship = verdict.authorship;
  if (verdict.verdict == Verdict::kSamePerson) {
    if (!IsAmong(candidates, verdict.candidate)) {
      return MalformedRequest("candidate", "must be one of the candidates");
    }
    decision.person = verdict.candidate;
  } else {
    RSU_ASSIGN_OR_RETURN(
        decision.person,
        RegisterHeld(session, person, verdict.authorship, issuer));
  }
  return InsertDecision(session, verdict.review, decision);
}

absl::Status FindAndFill(Session& session, std::int64_t number,
                         v1::RegistrationReview& response) {
  RSU_ASSIGN_OR_RETURN(const auto review, FindReview(session, number));
  if (!review.has_value()) return UnknownReview();
  return FillReview(session, *review, response);
}

}  // namespace

grpc::ServerUnaryReactor* PopulationService::GetRegistrationReview(
    grpc::CallbackServerContext* context,
    const v1::GetRegistrationReviewRequest* request,
    v1::RegistrationReview* response) {
  const auto number = ReadReviewName(request->name());
  if (!number.has_value()) {
    return Answer(context, MalformedRequest("name", kReviewNameRule));
  }
  return base::rpc::AnswerFromRead(
      context, database_, [number = *number, response](Session& session) {
        return FindAndFill(session, number, *response);
      });
}

grpc::ServerUnaryReactor* PopulationService::ListRegistrationReviews(
    grpc::CallbackServerContext* context,
    const v1::ListRegistrationReviewsRequest* request,
    v1::ListRegistrationReviewsResponse* response) {
  const absl::StatusOr<int> size =
      base::rpc::ReadPageSize(request->page_size(), kDefaultPage, kLargestPage);
  if (!size.ok()) return Answer(context, size.status());
  const std::vector<std::string> list = {request->show_decided() ? "decided too"
                                                                 : "open"};
  // The token is the review at which the page before ended.
  std::int64_t after = 0;
  if (!request->page_token().empty()) {
    const auto position =
        base::rpc::ReadPageNumbers(request->page_token(), list, 1);
    if (!position.has_value() || position->front() == 0) {
      return Answer(context, base::rpc::WrongPageToken());
    }
    after = position->front();
  }
  return base::rpc::AnswerFromLongRead(
      context, database_,
      [size = *size, after, list, decided = request->show_decided(),
       response](Session& session) -> absl::Status {
        if (after != 0) {
          RSU_ASSIGN_OR_RETURN(const auto last, FindReview(session, after));
          if (!last.has_value()) return base::rpc::WrongPageToken();
        }
        RSU_ASSIGN_OR_RETURN(const std::vector<StoredReview> found,
                             ListReviews(session, after, decided, size + 1));
        std::int64_t last = 0;
        for (const StoredReview& review : found) {
          if (response->reviews_size() == size) {
            response->set_next_page_token(
                base::rpc::WritePageToken(absl::StrCat(last), list));
            break;
          }
          RSU_RETURN_IF_ERROR(FillListed(review, *response->add_reviews()));
          last = review.review;
        }
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* PopulationService::DecideRegistrationReview(
    grpc::CallbackServerContext* context,
    const v1::DecideRegistrationReviewRequest* request,
    v1::RegistrationReview* response) {
  auto verdict = ReadVerdict(base::rpc::CallerOf(*context), *request);
  if (!verdict.ok()) return Answer(context, verdict.status());
  auto identity = base::rpc::Identify("DecideRegistrationReview", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  return base::rpc::AnswerFromWrite(
      context, database_, *std::move(identity),
      [this, verdict = *std::move(verdict)](
          WriteSession& session) -> absl::StatusOr<std::string> {
        RSU_RETURN_IF_ERROR(Decide(session, verdict, issuer_));
        v1::RegistrationReview reply;
        RSU_RETURN_IF_ERROR(FindAndFill(session, verdict.review, reply));
        return reply.SerializeAsString();
      },
      response);
}

}  // namespace registry
