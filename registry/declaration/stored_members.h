#ifndef REGISTRY_DECLARATION_STORED_MEMBERS_H_
#define REGISTRY_DECLARATION_STORED_MEMBERS_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/codes/household.h"
#include "registry/codes/person.h"
#include "registry/declaration/declaration_key.h"

namespace registry {

// A member as a stored declaration names them.
struct DeclaredMember {
  idcs::IdcsNumber number;
  Relationship relationship{};
  base::Date birth_date;
  Sex sex{};
  Schooling schooling{};
  Activity activity{};
};

// The members of a declaration in its order; `content` is as it was stored
// under `key`.
//
// Errors: DATA_LOSS, which names the row: the content is no declaration.
absl::StatusOr<std::vector<DeclaredMember>> ReadStoredMembers(
    absl::string_view content, const DeclarationKey& key);

// The sex of the head of a declaration, as it was stored; nothing if it names
// no head. Whatever else is wrong with it.
//
// Errors: those of ReadStoredMembers().
absl::StatusOr<std::optional<Sex>> ReadStoredHeadSex(absl::string_view content,
                                                     const DeclarationKey& key);

}  // namespace registry

#endif  // REGISTRY_DECLARATION_STORED_MEMBERS_H_
