#include "registry/service/declaration_intake.h"

#include <vector>

#include "base/status_macros.h"
#include "idcs/issuing/number_key.h"
#include "registry/population/person.h"

namespace registry {

using base::sql::BeginPart;
using base::sql::PlannedWrite;
using base::sql::Trip;

void DeclarationRow::Ask(Trip& trip) {
  is_put_ = false;
  score_ = scorer_.Keep(&row_.key, row_.effective_date, &prepared_.score,
                        prepared_.head_sex);
  score_->Ask(trip);
}

absl::StatusOr<PlannedWrite::Next> DeclarationRow::Decide(
    std::int64_t known_at_us, Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next next, score_->Decide(known_at_us, trip));
  if (is_put_ || !score_->position().has_value()) return next;
  is_put_ = true;
  row_.position = *score_->position();
  row_.known_at_us = known_at_us;
  std::vector<MemberRow> members;
  members.reserve(prepared_.members.size());
  for (const PreparedMember& member : prepared_.members) {
    members.push_back({member.person, member.activity});
  }
  PutDeclaration(trip, row_, members);
  return next;
}

void PlacedDeclaration::Ask(Trip& trip) {
  draw_.reset();
  is_row_begun_ = result_.household_known && !result_.unchanged;
  if (is_row_begun_) row_.Ask(trip);
}

absl::StatusOr<PlannedWrite::Next> PlacedDeclaration::Decide(
    std::int64_t known_at_us, Trip& trip) {
  if (result_.unchanged) return Next::kDone;
  if (!is_row_begun_) {
    is_row_begun_ = true;
    draw_.emplace(parts_.issuer, idcs::HolderKind::kHousehold, 1,
                  prepared_.caller);
    draw_->Ask(trip);
    row_.Ask(trip);
  }
  if (draw_.has_value()) {
    RSU_ASSIGN_OR_RETURN(const Next next, draw_->Decide(known_at_us, trip));
    if (next != Next::kDone) return next;
    result_.stored.key.household = draw_->numbers().front();
    PutHousehold(trip, prepared_.household, result_.stored.key.household,
                 known_at_us);
    draw_.reset();
  }
  return row_.Decide(known_at_us, trip);
}

void DeclarationIntake::AddKeys(base::sql::Keys& keys) const {
  keys.MoreComeLate();
  AddHouseholdKey(prepared_, keys);
  for (const PreparedMember& member : prepared_.members) {
    idcs::AddNumberKey(keys, member.person);
  }
}

void DeclarationIntake::Ask(Trip& trip) {
  step_ = Step::kPlace;
  row_.reset();
  left_.reset();
  place_.Ask(trip);
  members_.Ask(trip);
}

void DeclarationIntake::AddLateKeys(base::sql::Keys& keys) const {
  place_.AddReplacedMembers(keys);
  // Under which numbers other households name them is not known yet.
  if (members_.IsOneOfSeveral()) keys.GoAlone();
}

absl::StatusOr<PlannedWrite::Next> DeclarationIntake::Decide(
    std::int64_t known_at_us, Trip& trip) {
  switch (step_) {
    case Step::kPlace: {
      RSU_ASSIGN_OR_RETURN(result_,
                           place_.Place(DayOfRegistration(known_at_us)));
      step_ = Step::kMembers;
      members_.SetHousehold(result_.stored.key.household);
      return CheckMembers(known_at_us, trip);
    }
    case Step::kMembers:
      return CheckMembers(known_at_us, trip);
    case Step::kRow: {
      RSU_ASSIGN_OR_RETURN(const Next next, row_->Decide(known_at_us, trip));
      return AfterRow(next);
    }
    case Step::kLeft:
      return NoteLeft(known_at_us, trip);
  }
  return Next::kDone;
}

absl::StatusOr<PlannedWrite::Next> DeclarationIntake::CheckMembers(
    std::int64_t known_at_us, Trip& trip) {
  RSU_ASSIGN_OR_RETURN(const Next asked, members_.GoOn(trip));
  if (asked != Next::kDone) return asked;
  RSU_RETURN_IF_ERROR(members_.Check(result_));
  step_ = Step::kRow;
  row_.emplace(&prepared_, parts_, &result_);
  RSU_ASSIGN_OR_RETURN(const Next next, BeginPart(*row_, known_at_us, trip));
  return AfterRow(next);
}

// What comes after the rows of the declaration: it is to be stored before
// anybody asks who is left where.
absl::StatusOr<PlannedWrite::Next> DeclarationIntake::AfterRow(Next row) {
  if (row != Next::kDone || result_.may_be_gone.empty()) return row;
  step_ = Step::kLeft;
  return Next::kGoOn;
}

absl::StatusOr<PlannedWrite::Next> DeclarationIntake::NoteLeft(
    std::int64_t known_at_us, Trip& trip) {
  if (left_.has_value()) return left_->Decide(known_at_us, trip);
  left_.emplace(result_.may_be_gone);
  return BeginPart(*left_, known_at_us, trip);
}

absl::Status StoreRow(base::sql::WriteSession& session,
                      const PreparedDeclaration& prepared,
                      const HouseholdScorer& scorer, StoredDeclaration& row) {
  DeclarationRow part(&prepared, &scorer, &row);
  return base::sql::CarryOut(part, session);
}

}  // namespace registry
