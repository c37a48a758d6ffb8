#include "registry/service/left_households.h"

#include <vector>

#include "base/status_macros.h"
#include "registry/declaration/stored_members.h"
#include "registry/storage/empty_households.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

using base::sql::WriteSession;
using idcs::IdcsNumber;

absl::Status NoteIfMayBeEmpty(WriteSession& session,
                              const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(const StoredDeclaration declaration,
                       ReadDeclaration(session, key));
  RSU_ASSIGN_OR_RETURN(const std::vector<DeclaredMember> declared,
                       ReadStoredMembers(declaration.content, key));
  std::vector<IdcsNumber> members;
  for (const DeclaredMember& member : declared) {
    RSU_ASSIGN_OR_RETURN(const bool may_be_gone,
                         MayBeGone(session, key.household, member.number));
    if (!may_be_gone) return absl::OkStatus();
    members.push_back(member.number);
  }
  return NoteMayBeEmpty(session, declaration.position, members);
}

absl::Status NoteHouseholdsLeft(WriteSession& session, IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                       FindHolder(session, person, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> numbers,
                       FindNumbersOf(session, holder, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const std::vector<Naming> namings,
                       FindNamings(session, numbers));
  for (const Naming& naming : namings) {
    RSU_RETURN_IF_ERROR(NoteIfMayBeEmpty(session, naming.declaration));
  }
  return absl::OkStatus();
}

}  // namespace registry
