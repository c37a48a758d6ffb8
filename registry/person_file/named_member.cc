#include "registry/person_file/named_member.h"

#include <utility>

#include "base/status_macros.h"
#include "registry/declaration/stored_members.h"

namespace registry {

bool IsHeadOrSpouse(const Member& member) {
  return member.relationship == Relationship::kHead ||
         member.relationship == Relationship::kSpouse;
}

absl::StatusOr<std::vector<NamedMember>> MembersOf(
    const StoredDeclaration& declaration) {
  RSU_ASSIGN_OR_RETURN(const std::vector<DeclaredMember> declared,
                       ReadStoredMembers(declaration.content, declaration.key));
  std::vector<NamedMember> members;
  members.reserve(declared.size());
  for (const DeclaredMember& one : declared) {
    NamedMember named;
    named.number = one.number;
    named.member.relationship = one.relationship;
    named.member.birth_date = one.birth_date;
    named.member.sex = one.sex;
    named.member.schooling = one.schooling;
    named.member.activity = one.activity;
    members.push_back(std::move(named));
  }
  return members;
}

absl::StatusOr<std::vector<NamedMember>> ReadMembers(
    base::sql::Session& session, const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(const StoredDeclaration declaration,
                       ReadDeclaration(session, key));
  return MembersOf(declaration);
}

std::optional<std::size_t> PlaceOfFather(
    const std::vector<NamedMember>& members) {
  std::optional<std::size_t> husband;
  bool several = false;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& member = members[i].member;
    if (member.sex != Sex::kMale) continue;
    if (member.relationship == Relationship::kHead) return i;
    if (member.relationship != Relationship::kSpouse) continue;
    several = husband.has_value();
    husband = i;
  }
  return several ? std::nullopt : husband;
}

}  // namespace registry
