#include "idcs/issuing/number_retirement.h"

#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/issuing/number_key.h"

namespace idcs {
namespace {

// Whether the number that was given as `field` is assigned.
absl::Status CheckAssigned(const std::optional<LedgerEntry>& entry,
                           absl::string_view field) {
  if (!entry.has_value()) return UnknownIdentifier(field);
  if (entry->retirement.has_value()) return IdentifierRetired(field);
  return absl::OkStatus();
}

}  // namespace

void NumberRetirement::AddKeys(base::sql::Keys& keys) const {
  AddNumberKey(keys, number_);
  if (retirement_.successor.has_value()) {
    AddNumberKey(keys, *retirement_.successor);
  }
}

void NumberRetirement::Ask(base::sql::Trip& trip) {
  AskEntry(trip, number_, &entry_);
  if (retirement_.successor.has_value()) {
    AskEntry(trip, *retirement_.successor, &successor_);
  }
}

absl::StatusOr<base::sql::PlannedWrite::Next> NumberRetirement::Decide(
    std::int64_t known_at_us, base::sql::Trip& trip) {
  RSU_RETURN_IF_ERROR(CheckAssigned(entry_, "number"));
  RSU_RETURN_IF_ERROR(CheckSuccessor());
  entry_->retirement = retirement_;
  entry_->retirement->retired_at_us = known_at_us;
  EnterRetirement(trip, number_, entry_->kind, *entry_->retirement);
  return Next::kDone;
}

absl::Status NumberRetirement::CheckSuccessor() const {
  if (!retirement_.successor.has_value()) return absl::OkStatus();
  if (*retirement_.successor == number_) return BadSuccessor();
  RSU_RETURN_IF_ERROR(CheckAssigned(successor_, "successor"));
  if (successor_->kind != entry_->kind) return BadSuccessor();
  return absl::OkStatus();
}

absl::Status Retire(base::sql::WriteSession& session, IdcsNumber number,
                    const Retirement& retirement) {
  NumberRetirement write(number, retirement);
  return base::sql::CarryOut(write, session);
}

}  // namespace idcs
