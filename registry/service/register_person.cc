#include "registry/service/register_person.h"

#include "base/rpc/stored_reply.h"
#include "base/status_macros.h"
#include "registry/service/resource_name.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::sql::Trip;

bool IsHeld(const std::vector<Candidate>& candidates) {
  return !candidates.empty() &&
         candidates.front().agreement == NameAgreement::kSame;
}

}  // namespace

RegistrationAct::RegistrationAct(
    std::shared_ptr<const Registration> registration,
    idcs::NumberIssuer* issuer)
    : registration_(std::move(registration)),
      authorship_{registration_->caller, "", ""},
      digest_(registration_->has_request_id ? "" : DigestOf(row().content)),
      documents_(&row().documents, std::nullopt),
      search_(&registration_->person),
      review_(registration_->caller, row().content, digest_),
      number_(issuer, idcs::HolderKind::kPerson, 1, registration_->caller) {}

void RegistrationAct::Ask(Trip& trip) {
  step_ = Step::kDocuments;
  held_before_ = 0;
  reply_.Clear();
  if (!digest_.empty()) AskHeldBefore(trip, digest_, &held_before_);
  documents_.Ask(trip);
}

absl::StatusOr<RegistrationAct::Next> RegistrationAct::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (step_ == Step::kDocuments || step_ == Step::kCandidates) {
    RSU_ASSIGN_OR_RETURN(const Next next, Look(trip));
    if (next == Next::kGoOn) return next;
    AddCandidates(search_.candidates(), *reply_.mutable_candidates());
    if (held_before_ != 0) {
      ReplyHeld(held_before_);
      return Next::kDone;
    }
    if (IsHeld(search_.candidates())) {
      step_ = Step::kReview;
      review_.Ask(trip);
      return Next::kGoOn;
    }
    step_ = Step::kNumber;
    number_.Ask(trip);
  }
  return step_ == Step::kReview ? Hold(known_at_us, trip)
                                : Register(known_at_us, trip);
}

// Whether the person may be registered at all, and who may be the same person.
absl::StatusOr<RegistrationAct::Next> RegistrationAct::Look(Trip& trip) {
  // By the decision on somebody who was held before, the documents may be those
  // of the very person. RegistrationRenewal says what was decided.
  if (step_ == Step::kDocuments && held_before_ == 0) {
    RSU_ASSIGN_OR_RETURN(const Next next, documents_.GoOn(trip));
    if (next == Next::kGoOn) return next;
  }
  if (step_ == Step::kCandidates) return search_.GoOn(trip);
  step_ = Step::kCandidates;
  search_.Ask(trip);
  return Next::kGoOn;
}

absl::StatusOr<RegistrationAct::Next> RegistrationAct::Hold(
    std::int64_t known_at_us, Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next next, review_.Decide(known_at_us, trip));
  if (next == Next::kDone) ReplyHeld(review_.review());
  return next;
}

absl::StatusOr<RegistrationAct::Next> RegistrationAct::Register(
    std::int64_t known_at_us, Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next next, number_.Decide(known_at_us, trip));
  if (next == Next::kGoOn) return next;
  const idcs::IdcsNumber number = number_.numbers().front();
  InsertPerson(trip, number, 1, row(), authorship_, known_at_us);
  RSU_RETURN_IF_ERROR(
      FillLastVersion(number, {1, "", known_at_us, authorship_}, reply_));
  // The content is that of the request, and need not be kept twice.
  reply_.clear_person();
  return Next::kDone;
}

void RegistrationAct::ReplyHeld(std::int64_t review) {
  reply_.set_review(ReviewName(review));
}

absl::StatusOr<RegistrationRenewal::Next> RegistrationRenewal::Ask(
    const base::sql::RepeatableReply& first, Trip& trip) {
  reply_ = first.reply;
  first_.Clear();
  departure_.reset();
  decided_.reset();
  RSU_RETURN_IF_ERROR(
      base::rpc::ReadStoredReply(request_id_, first.reply, first_));
  if (!first_.review().empty()) {
    AskReview(trip, ReadReviewName(first_.review()).value_or(0), &review_);
    return Next::kGoOn;
  }
  const auto number = ReadPersonName(first_.name());
  if (!first.repeated || !number.has_value()) return Next::kDone;
  departure_.emplace(*number).Ask(trip);
  return Next::kGoOn;
}

absl::StatusOr<RegistrationRenewal::Next> RegistrationRenewal::GoOn(
    Trip& trip) {
  if (departure_.has_value()) {
    RSU_ASSIGN_OR_RETURN(const Next next, departure_->GoOn(trip));
    if (next == Next::kGoOn) return next;
    departure_->Fill(first_);
    reply_ = first_.SerializeAsString();
    return Next::kDone;
  }
  if (!review_.has_value() || !review_->decision.has_value()) {
    return Next::kDone;
  }
  const StoredDecision& decision = *review_->decision;
  if (!decided_.has_value()) {
    decided_.emplace(decision.person).Ask(trip);
    return Next::kGoOn;
  }
  RSU_ASSIGN_OR_RETURN(const Next next, decided_->GoOn(trip));
  if (next == Next::kGoOn) return next;
  v1::RegisteredPerson decided;
  RSU_RETURN_IF_ERROR(decided_->Fill(decided));
  decided.set_already_registered(decision.verdict == Verdict::kSamePerson);
  reply_ = decided.SerializeAsString();
  return Next::kDone;
}

}  // namespace registry
