#ifndef REGISTRY_PERSON_FILE_DECLARED_PAST_H_
#define REGISTRY_PERSON_FILE_DECLARED_PAST_H_

#include <cstddef>
#include <optional>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/holder.h"
#include "registry/person_file/register_on_day.h"

namespace registry {

// What declarations before the one in force say of a child of the household's
// head, so that a right of a past day is judged by what held on that day.
// Errors of all functions: those of the session, and DATA_LOSS: what is stored
// is no declaration.

// A child, and the declaration that it is looked for by.
struct ChildInForce {
  Holder holder;
  idcs::IdcsNumber named_as;  // in the declaration in force
  DeclarationKey in_force;
  base::Date effective_date;  // its
};

// How many children of the head and the spouses were born before this one, as
// known on the day when a declaration first named it as a child of the head: of
// those whom that declaration names, and those whom earlier ones of its
// household with the same head or spouse do. Whoever died or left since still
// counts, and whoever is only declared since does not. Nothing if no earlier
// declaration says more than the one in force.
absl::StatusOr<std::optional<std::size_t>> FindBornBefore(
    RegisterOnDay& known, const ChildInForce& child);

// The man who is the father by declarations that named the child as one of the
// head, that in force included: the head, or else the one man among the
// spouses. Nothing if none says, or if they name several.
absl::StatusOr<std::optional<idcs::IdcsNumber>> FindDeclaredFather(
    RegisterOnDay& known, const ChildInForce& child);

// Of a child whom declarations name as one of the head, and as whose father
// several men stand in them: when the last of these died of whom the population
// register has a death before the day. Nothing if they name one man or none, or
// if none died.
absl::StatusOr<std::optional<base::Date>> FindDeathAmongFathers(
    RegisterOnDay& known, const ChildInForce& child);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_DECLARED_PAST_H_
