#ifndef REGISTRY_PERSON_FILE_UNDECLARED_CHILDREN_H_
#define REGISTRY_PERSON_FILE_UNDECLARED_CHILDREN_H_

#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "registry/codes/status.h"
#include "registry/person_file/household_file.h"
#include "registry/person_file/people_elsewhere.h"

namespace registry {

// Which children are looked for.
struct ChildrenLookedFor {
  int under_age = 0;  // whole years, on the day

  // Whether a child counts with who raises it by a title.
  std::function<bool(RaisingTitle)> counts_with_raiser;
};

// The children whom an earlier declaration names where a member of the
// household who is here, and head or spouse, was head or spouse, and whom no
// declaration that counts names beside a head or spouse. Each once, by the last
// such declaration. Nobody who would bring nothing here if declared: who is
// reported to live abroad, or to be raised by somebody else with whom the child
// counts.
//
// Errors: those of HouseholdFile.
absl::StatusOr<std::vector<UndeclaredChild>> FindUndeclaredChildren(
    HouseholdFile& household, const ChildrenLookedFor& looked_for);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_UNDECLARED_CHILDREN_H_
