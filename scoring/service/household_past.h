#ifndef SCORING_SERVICE_HOUSEHOLD_PAST_H_
#define SCORING_SERVICE_HOUSEHOLD_PAST_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "registry/storage/declaration_key.h"
#include "scoring/service/household_members.h"

namespace scoring {

// What declarations before the one in force say of a child of the household's
// head, so that a right of a past day is judged by what held on that day.
// Errors of all functions: those of the session.

// A child, and the moment and declaration that it is looked for by.
struct ChildInForce {
  Holder child;
  idcs::IdcsNumber named_as;  // in the declaration in force
  registry::DeclarationKey in_force;
  base::Date effective_date;  // its
  base::Date day;
  std::int64_t known_at_us = 0;
};

// How many children of the head and the spouses were born before this one, as
// known on the day when a declaration first named it as a child of the head: of
// those whom that declaration names, and those whom earlier ones of its
// household with the same head or spouse do. Whoever died or left since still
// counts, and whoever is only declared since does not. Nothing if no earlier
// declaration says more than the one in force.
absl::StatusOr<std::optional<std::size_t>> FindBornBefore(
    base::sql::Session& session, const ChildInForce& child);

// The man who is the father by declarations that named the child as one of the
// head, that in force included: the head, or else the one man among the
// spouses. Nothing if none says, or if they name several.
absl::StatusOr<std::optional<idcs::IdcsNumber>> FindDeclaredFather(
    base::sql::Session& session, const ChildInForce& child);

// Of a child whom declarations name as one of the head, and as whose father
// several men stand in them: when the last of these died of whom the population
// register has a death before `child.day`. Nothing if they name one man or
// none, or if none died.
absl::StatusOr<std::optional<base::Date>> FindDeathAmongFathers(
    base::sql::Session& session, const ChildInForce& child);

// The place of the father by one declaration, as above.
std::optional<std::size_t> PlaceOfFather(
    const std::vector<NamedMember>& members);

}  // namespace scoring

#endif  // SCORING_SERVICE_HOUSEHOLD_PAST_H_
