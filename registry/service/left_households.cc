#include "registry/service/left_households.h"

#include <vector>

#include "base/status_macros.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/storage/empty_households.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/people.h"

namespace registry {

using base::sql::WriteSession;
using idcs::IdcsNumber;

absl::Status NoteIfMayBeEmpty(WriteSession& session,
                              const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(const auto declaration, FindDeclaration(session, key));
  rsu::registry::v1::Declaration content;
  if (!declaration.has_value() ||
      !content.ParseFromString(declaration->content)) {
    return absl::DataLossError("a stored declaration cannot be read");
  }
  std::vector<IdcsNumber> members;
  for (const rsu::registry::v1::Member& member : content.members()) {
    const auto number = IdcsNumber::Parse(member.idcs());
    if (!number.ok()) continue;
    RSU_ASSIGN_OR_RETURN(const bool may_be_gone,
                         MayBeGone(session, key.household, *number));
    if (!may_be_gone) return absl::OkStatus();
    members.push_back(*number);
  }
  return NoteMayBeEmpty(session, declaration->position, members);
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
