#include "registry/service/batch_act.h"

#include <utility>

#include "base/status_macros.h"
#include "idcs/number/number.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/population/person.h"
#include "registry/service/declaration_record.h"
#include "registry/service/errors.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;
using base::sql::BeginPart;
using base::sql::PlannedWrite;
using base::sql::Trip;

void BatchedDeclaration::Ask(Trip& trip) {
  row_.reset();
  place_.Ask(trip);
}

absl::StatusOr<PlannedWrite::Next> BatchedDeclaration::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (row_.has_value()) return row_->Decide(known_at_us, trip);
  absl::StatusOr<IntakeResult> placed =
      place_.Place(DayOfRegistration(known_at_us));
  if (!placed.ok()) return InRequest(placed.status(), request_);
  result_ = *std::move(placed);
  row_.emplace(&prepared_, parts_, &result_);
  return BeginPart(*row_, known_at_us, trip);
}

BatchAct::BatchAct(std::shared_ptr<const DeclarationBatch> batch,
                   const IntakeParts& parts, bool validate_only)
    : batch_(std::move(batch)), validate_only_(validate_only) {
  std::vector<PlannedWrite*> stored;
  for (const PreparedDeclaration& prepared : *batch_) {
    declarations_.emplace_back(&prepared, declarations_.size(), parts);
    stored.push_back(&declarations_.back());
    members_.emplace_back(&prepared);
  }
  // The first that fails ends all.
  stored_.emplace(std::move(stored),
                  [](std::size_t /*place*/, const absl::Status& outcome) {
                    return outcome;
                  });
}

void BatchAct::Ask(Trip& trip) {
  step_ = Step::kRegistered;
  left_.reset();
  for (MembersQuestion& members : members_) members.Ask(trip);
}

absl::StatusOr<PlannedWrite::Next> BatchAct::Decide(std::int64_t known_at_us,
                                                    Trip& trip) {
  switch (step_) {
    case Step::kRegistered:
      return CheckRegistered(trip);
    case Step::kStore: {
      RSU_ASSIGN_OR_RETURN(const Next next, stored_->Decide(known_at_us, trip));
      if (next == Next::kDone) step_ = Step::kAskMembers;
      return Next::kGoOn;
    }
    case Step::kAskMembers:
      step_ = Step::kMembers;
      for (std::size_t i = 0; i < members_.size(); ++i) {
        members_[i].SetHousehold(
            declarations_[i].result().stored.key.household);
        members_[i].Ask(trip);
      }
      return Next::kGoOn;
    case Step::kMembers:
      return CheckMembers(known_at_us, trip);
    case Step::kLeft:
      return left_->Decide(known_at_us, trip);
  }
  return Next::kDone;
}

absl::StatusOr<PlannedWrite::Next> BatchAct::GoOnWithMembers(Trip& trip) {
  Next asked = Next::kDone;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const absl::StatusOr<Next> next = members_[i].GoOn(trip);
    if (!next.ok()) return InRequest(next.status(), i);
    if (*next != Next::kDone) asked = *next;
  }
  return asked;
}

absl::StatusOr<PlannedWrite::Next> BatchAct::CheckRegistered(Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next asked, GoOnWithMembers(trip));
  if (asked != Next::kDone) return asked;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const absl::Status checked = members_[i].CheckRegistered();
    if (!checked.ok()) return InRequest(checked, i);
  }
  step_ = Step::kStore;
  stored_->Ask(trip);
  return Next::kGoOn;
}

absl::StatusOr<PlannedWrite::Next> BatchAct::CheckMembers(
    std::int64_t known_at_us, Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next asked, GoOnWithMembers(trip));
  if (asked != Next::kDone) return asked;
  std::vector<idcs::IdcsNumber> may_be_gone;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    IntakeResult& result = declarations_[i].result();
    const absl::Status checked = members_[i].Check(result);
    if (!checked.ok()) return InRequest(checked, i);
    may_be_gone.insert(may_be_gone.end(), result.may_be_gone.begin(),
                       result.may_be_gone.end());
  }
  step_ = Step::kLeft;
  left_.emplace(std::move(may_be_gone));
  return BeginPart(*left_, known_at_us, trip);
}

std::string BatchAct::Reply() const {
  v1::BatchCreateDeclarationsResponse reply;
  for (const BatchedDeclaration& one : declarations_) {
    v1::DeclarationRecord& record = *reply.add_declarations();
    FillIntake(one.result(), record);
    if (validate_only_) ClearNotStored(one.result(), record);
  }
  return reply.SerializeAsString();
}

}  // namespace registry
