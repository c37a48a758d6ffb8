#ifndef REGISTRY_PERSON_FILE_RAISED_CHILDREN_H_
#define REGISTRY_PERSON_FILE_RAISED_CHILDREN_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "idcs/number/number.h"
#include "registry/person_file/people_elsewhere.h"
#include "registry/person_file/register_on_day.h"

namespace registry {

// `child_under_age` below is the age, in whole years, up to which a child
// counts. Errors of both functions: those of the session, and DATA_LOSS: what
// is stored is no declaration.

// Why the child does not count with who has or had the number `raiser`. Nothing
// if one declaration that counts names both, if one of them died, or if the
// child is past the age.
absl::StatusOr<std::optional<RaisedChildIs>> FindWithRaiser(
    RegisterOnDay& known, int child_under_age, idcs::IdcsNumber child,
    idcs::IdcsNumber raiser);

// Those of a person, 50 at most, by the first day of the report, then by its
// source, its title and why.
absl::StatusOr<std::vector<RaisedChild>> FindRaisedChildren(
    RegisterOnDay& known, int child_under_age, idcs::IdcsNumber raiser);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_RAISED_CHILDREN_H_
