#ifndef REGISTRY_PERSON_FILE_BELONGING_H_
#define REGISTRY_PERSON_FILE_BELONGING_H_

#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/holder.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/register_on_day.h"
#include "registry/storage/memberships.h"

namespace registry {

// The course of somebody's belonging to households, as declared. Errors of all
// functions: those of the session.

// Calls `see` with the days after `from`, in order, on which the person may
// come to belong to another declaration or to none, and with where they belong
// from that day on, until `see` returns false. `summary` is that of the person.
absl::Status EachChangeOfBelonging(
    RegisterOnDay& known, idcs::IdcsNumber person, const PersonSummary& summary,
    base::Date from,
    absl::FunctionRef<bool(base::Date, const std::optional<Membership>&)> see);

// When somebody who belongs to `household` on the day belongs to another one,
// or to none; nothing: no such day is known.
absl::StatusOr<std::optional<KnownEnd>> FindEndOfBelonging(
    RegisterOnDay& known, idcs::IdcsNumber person, const PersonSummary& summary,
    idcs::IdcsNumber household);

// Days without a gap on which somebody belongs to a household. A plain value.
struct Stay {
  base::Date from;
  std::optional<base::Date> end;  // the first day after it

  // By which declaration and number, from a day on; in order of days.
  struct Named {
    base::Date from;
    DeclarationKey declaration;
    idcs::IdcsNumber named_as;
  };
  std::vector<Named> named;
};

// When somebody belongs to `household` from the day on, in order of days.
absl::StatusOr<std::vector<Stay>> FindStays(RegisterOnDay& known,
                                            idcs::IdcsNumber person,
                                            const PersonSummary& summary,
                                            idcs::IdcsNumber household);

// That somebody came to a household.
struct Arrival {
  base::Date day;  // the first on which the person belongs to it

  // Where the person belonged the day before; nothing: to no household.
  std::optional<DeclarationKey> from;
};

// That a member of `declaration`, who is there on the day, was not there on the
// day before `since`, or not on a day after that; nothing: they were, on all.
absl::StatusOr<std::optional<Arrival>> FindArrival(
    RegisterOnDay& known, const Holder& holder,
    const StoredDeclaration& declaration, base::Date since);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_BELONGING_H_
