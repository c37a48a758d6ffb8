#include "registry/service/record_death.h"

#include <utility>

#include "base/error.h"
#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/issuing/number_key.h"
#include "registry/declaration/date_limits.h"
#include "registry/service/errors.h"
#include "registry/storage/households.h"

namespace registry {

using base::sql::BeginPart;
using base::sql::Trip;
using idcs::IdcsNumber;

namespace {

idcs::Retirement ByDeath(const Authorship& authorship) {
  idcs::Retirement retirement;
  retirement.reason = idcs::RetirementReason::kDeath;
  retirement.caller = authorship.caller;
  retirement.author = authorship.author;
  retirement.note = authorship.reason;
  return retirement;
}

}  // namespace

DeathAct::DeathAct(ReportedDeath death)
    : death_(std::move(death)), retirement_(ByDeath(death_.authorship)) {}

void DeathAct::AddKeys(base::sql::Keys& keys) const {
  if (!death_.person.has_value()) return keys.GoAlone();
  idcs::AddNumberKey(keys, *death_.person);
  keys.MoreComeLate();
}

void DeathAct::AddLateKeys(base::sql::Keys& keys) const {
  // Then it rests on the death of whoever has the number now.
  if (person_.has_value() && person_->retirement.IsRetired()) keys.GoAlone();
}

void DeathAct::Ask(Trip& trip) {
  has_document_.reset();
  holder_of_document_.reset();
  person_.reset();
  left_.reset();
  after_.reset();
  reply_.Clear();
  if (death_.person.has_value()) return AskAbout(*death_.person, trip);
  step_ = Step::kDocument;
  AskDocumentHolder(trip, death_.document, &has_document_);
}

void DeathAct::AskAbout(IdcsNumber number, Trip& trip) {
  step_ = Step::kPerson;
  person_.emplace(number, retirement_);
  person_->holder.Ask(trip);
  AskNumbersOf(trip, number, kAllKnown, &person_->numbers);
  person_->retirement.Ask(trip);
}

absl::StatusOr<DeathAct::Next> DeathAct::Decide(std::int64_t known_at_us,
                                                Trip& trip) {
  switch (step_) {
    case Step::kDocument:
      if (!has_document_.has_value()) return UnknownPerson("document");
      step_ = Step::kHolderOfDocument;
      holder_of_document_.emplace(*has_document_, kAllKnown);
      holder_of_document_->Ask(trip);
      return Next::kGoOn;
    case Step::kHolderOfDocument:
      return AskHolderOfDocument(trip);
    case Step::kPerson: {
      RSU_ASSIGN_OR_RETURN(const Next next, person_->holder.GoOn(trip));
      return next == Next::kDone ? Bury(known_at_us, trip) : next;
    }
    case Step::kRows: {
      step_ = Step::kLeft;
      left_.emplace(person_->numbers);
      RSU_ASSIGN_OR_RETURN(const Next next,
                           BeginPart(*left_, known_at_us, trip));
      return next == Next::kDone ? AskReply(trip) : next;
    }
    case Step::kLeft: {
      RSU_ASSIGN_OR_RETURN(const Next next, left_->Decide(known_at_us, trip));
      return next == Next::kDone ? AskReply(trip) : next;
    }
    case Step::kReply: {
      RSU_ASSIGN_OR_RETURN(const Next next, after_->GoOn(trip));
      if (next == Next::kDone) RSU_RETURN_IF_ERROR(after_->Fill(reply_));
      return next;
    }
  }
  return Next::kDone;
}

absl::StatusOr<DeathAct::Next> DeathAct::AskHolderOfDocument(Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next next, holder_of_document_->GoOn(trip));
  if (next == Next::kDone) AskAbout(holder_of_document_->holder(), trip);
  return Next::kGoOn;
}

absl::StatusOr<DeathAct::Next> DeathAct::Bury(std::int64_t known_at_us,
                                              Trip& trip) {
  const HolderQuestion& holder = person_->holder;
  const IdcsNumber number = person_->retirement.number();
  // This very death is recorded of whoever has the number now.
  if (holder.died() == death_.day) {
    reply_.set_unchanged(true);
    return AskReply(trip);
  }
  if (!holder.registered().has_value()) return UnknownPerson("name");
  if (holder.holder() == number && holder.died().has_value()) {
    return DeathRecorded();
  }
  if (person_->retirement.IsRetired()) return idcs::IdentifierRetired("name");
  if (const auto rule = DateLimits::Released().BrokenByDeath(
          holder.registered()->birth_date, death_.day)) {
    return base::InvalidFields("MALFORMED_REQUEST", {{"date", *rule}});
  }
  step_ = Step::kRows;
  RSU_RETURN_IF_ERROR(person_->retirement.Decide(known_at_us, trip).status());
  InsertDeath(trip, number, death_.day, death_.authorship, known_at_us);
  return Next::kGoOn;
}

DeathAct::Next DeathAct::AskReply(Trip& trip) {
  step_ = Step::kReply;
  after_.emplace(person_->retirement.number());
  after_->Ask(trip);
  return Next::kGoOn;
}

}  // namespace registry
