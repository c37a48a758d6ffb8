#include "registry/service/correct_person.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/damage/damaged_row.h"
#include "base/error.h"
#include "base/rpc/authority.h"
#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/issuing/number_key.h"
#include "registry/population/stored_person.h"
#include "registry/service/errors.h"
#include "registry/service/person_reply.h"
#include "registry/storage/households.h"

namespace registry {

using base::sql::Trip;

namespace {

// Who has the document, a caller who keeps to places is not told.
absl::Status WithoutCandidate(const absl::Status& status) {
  base::ErrorDetail detail = base::DetailOf(status);
  if (detail.metadata.erase("candidate") == 0) return status;
  return base::MakeError(status.code(), std::string(status.message()), detail);
}

}  // namespace

CorrectionAct::CorrectionAct(Correction correction)
    : correction_(std::move(correction)),
      documents_(&row().documents, correction_.person),
      search_(&correction_.corrected) {}

void CorrectionAct::AddKeys(base::sql::Keys& keys) const {
  AddKeysOf(row(), keys);
  idcs::AddNumberKey(keys, correction_.person);
}

void CorrectionAct::Ask(Trip& trip) {
  step_ = Step::kPerson;
  death_.reset();
  is_changed_ = false;
  reply_.Clear();
  AskPerson(trip, correction_.person, kAllKnown, &last_);
  idcs::AskEntry(trip, correction_.person, &entry_);
  AskDeath(trip, correction_.person, kAllKnown, &death_);
  documents_.Ask(trip);
}

absl::StatusOr<CorrectionAct::Next> CorrectionAct::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (step_ == Step::kPerson) {
    RSU_RETURN_IF_ERROR(CheckPerson());
    step_ = Step::kDocuments;
  }
  if (step_ == Step::kDocuments) {
    if (is_changed_) {
      const absl::StatusOr<Next> next = documents_.GoOn(trip);
      if (!next.ok()) {
        return correction_.call->is_placed() ? WithoutCandidate(next.status())
                                             : next.status();
      }
      if (*next == Next::kGoOn) return *next;
    }
    step_ = Step::kCandidates;
    search_.Ask(trip);
    return Next::kGoOn;
  }
  RSU_ASSIGN_OR_RETURN(const Next next, search_.GoOn(trip));
  if (next == Next::kGoOn) return next;
  NameOthers();
  if (is_changed_) {
    last_ = {last_->revision + 1, row().content, known_at_us,
             correction_.authorship};
    InsertPerson(trip, correction_.person, last_->revision, row(),
                 correction_.authorship, known_at_us);
  }
  RSU_RETURN_IF_ERROR(FillLastVersion(correction_.person, *last_, reply_));
  FillDeath(death_, reply_);
  return Next::kDone;
}

absl::Status CorrectionAct::CheckPerson() {
  if (!last_.has_value()) return UnknownPerson("name");
  // The data of somebody who died may still be wrong.
  if (entry_.has_value() && entry_->retirement.has_value() &&
      entry_->retirement->reason != idcs::RetirementReason::kDeath) {
    return idcs::IdentifierRetired("name");
  }
  if (correction_.etag != absl::StrCat(last_->revision)) return StalePerson();
  is_changed_ = row().content != last_->content;
  RSU_RETURN_IF_ERROR(CheckProvince());
  if (is_changed_ && death_.has_value() && death_->day < row().birth_date) {
    return base::InvalidFields("MALFORMED_PERSON",
                               {{"birth_date", "must not be after the death"}});
  }
  return absl::OkStatus();
}

absl::Status CorrectionAct::CheckProvince() const {
  if (!is_changed_ || !correction_.call->is_placed()) return absl::OkStatus();
  rsu::registry::v1::Person before;
  rsu::registry::v1::Person after;
  RSU_RETURN_IF_ERROR(base::WithoutKey(ReadStoredPerson(
      last_->content, {correction_.person, last_->revision}, before)));
  RSU_RETURN_IF_ERROR(ReadStoredPerson(
      row().content, {correction_.person, last_->revision + 1}, after));
  const auto& grants = correction_.call->grants;
  const bool is_reached = std::any_of(
      grants.begin(), grants.end(), [&after](const base::rpc::Grant* grant) {
        return grant->places.Reach("", after.province());
      });
  return before.province() == after.province() || is_reached
             ? absl::OkStatus()
             : base::rpc::PlaceNotAllowed("person.province");
}

// Names those among whom the person may be found a second time.
void CorrectionAct::NameOthers() {
  if (correction_.call->is_placed()) return;
  std::vector<Candidate> others;
  for (const Candidate& candidate : search_.candidates()) {
    if (candidate.person != correction_.person) others.push_back(candidate);
  }
  AddCandidates(others, *reply_.mutable_candidates());
}

}  // namespace registry
