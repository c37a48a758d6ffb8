#ifndef REGISTRY_STORAGE_EMPTY_HOUSEHOLDS_H_
#define REGISTRY_STORAGE_EMPTY_HOUSEHOLDS_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/storage/damaged_input.h"

namespace registry {

// Declarations to which nobody belongs any more: everybody whom they name died,
// or is in another household. Such a household counts for nothing. To look at
// every member of every declaration would take minutes in a register of
// millions, so those are noted that may be empty on some day; whether one is on
// a day, as known at a moment, is looked at by FindBelonging(), by which each
// person is answered too. A declaration is named by its position among the
// inputs of scores. Every function works inside the caller's session and
// returns the session's errors.

// Asks whether a member whom a declaration of `household` names may be gone:
// the number is retired, another was merged into it, or another household ever
// named it. `take` is told.
void AskWhetherMayBeGone(base::sql::Trip& trip, idcs::IdcsNumber household,
                         idcs::IdcsNumber member,
                         std::function<void(bool may_be_gone)> take);

// Notes that the declaration, with just these members, may be empty; again each
// time that something changed about it.
void PutMayBeEmpty(base::sql::Trip& trip, std::int64_t position,
                   const std::vector<idcs::IdcsNumber>& members,
                   std::int64_t known_at_us);

// PutMayBeEmpty() in a session.
absl::Status NoteMayBeEmpty(base::sql::WriteSession& session,
                            std::int64_t position,
                            const std::vector<idcs::IdcsNumber>& members);

// Gives the declaration at a position. Errors: DATA_LOSS: there is none.
using DeclarationAtPosition =
    absl::FunctionRef<absl::StatusOr<DeclarationKey>(std::int64_t position)>;

// The positions at [first, end) of the declarations that are empty on `day` as
// known at `known_at_us`, in order. Errors: also those of `declaration_at`.
absl::StatusOr<std::vector<std::int64_t>> FindEmpty(
    base::sql::Session& session, std::int64_t first, std::int64_t end,
    base::Date day, std::int64_t known_at_us,
    DeclarationAtPosition declaration_at,
    DamagedInput damaged = DamagedInput::kFails);

// Calls `each` with the positions that were noted after `after_us` and not
// after `until_us`, and when; in no order.
absl::Status MayBeEmptyNotedBetween(
    base::sql::Session& session, std::int64_t after_us, std::int64_t until_us,
    absl::FunctionRef<void(std::int64_t position, std::int64_t known_at_us)>
        each);

}  // namespace registry

#endif  // REGISTRY_STORAGE_EMPTY_HOUSEHOLDS_H_
