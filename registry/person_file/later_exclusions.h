#ifndef REGISTRY_PERSON_FILE_LATER_EXCLUSIONS_H_
#define REGISTRY_PERSON_FILE_LATER_EXCLUSIONS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "registry/person_file/holder.h"
#include "registry/person_file/later_exclusion.h"
#include "registry/person_file/named_member.h"
#include "registry/person_file/register_on_day.h"
#include "registry/storage/households.h"

namespace registry {

// What is known to exclude a household from direct aid on days after the one
// asked about, and not on it without a gap: of its members, of those who come
// back to it, and of those whom its later declarations name. In the order of
// first days. `members` are those of `declaration`, which is in force on the
// day; `people` are those of them of whom bodies report something: of the
// others nothing is.
//
// Errors: those of the session, and DATA_LOSS: what is stored is no
// declaration.
absl::StatusOr<std::vector<LaterExclusion>> FindLaterExclusions(
    RegisterOnDay& known, const StoredDeclaration& declaration,
    const std::vector<NamedMember>& members,
    std::vector<ReportedMember> people);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_LATER_EXCLUSIONS_H_
