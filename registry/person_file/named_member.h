#ifndef REGISTRY_PERSON_FILE_NAMED_MEMBER_H_
#define REGISTRY_PERSON_FILE_NAMED_MEMBER_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/codes/household.h"
#include "registry/declaration/declaration_key.h"
#include "registry/person_file/member.h"
#include "registry/storage/households.h"

namespace registry {

// A member as the declaration names them, without what bodies report.
struct NamedMember {
  idcs::IdcsNumber number;
  Member member;
};

// A member by the place in the declaration, counted from zero, and who it is.
struct PlacedMember {
  std::size_t place = 0;
  Relationship relationship{};
  idcs::IdcsNumber number;
};

bool IsHeadOrSpouse(const Member& member);

// The members of a stored declaration in its order.
//
// Errors: DATA_LOSS: what is stored is no declaration.
absl::StatusOr<std::vector<NamedMember>> MembersOf(
    const StoredDeclaration& declaration);

// The members of the declaration under `key`, by which the store names
// somebody.
//
// Errors: those of the session, and DATA_LOSS if there is no such declaration,
// or what is stored is none.
absl::StatusOr<std::vector<NamedMember>> ReadMembers(
    base::sql::Session& session, const DeclarationKey& key);

// The place of the father by one declaration: the head, or else the one man
// among the spouses. Nothing if there is none, or several.
std::optional<std::size_t> PlaceOfFather(
    const std::vector<NamedMember>& members);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_NAMED_MEMBER_H_
