#include "registry/declaration/stored_members.h"

#include <cstddef>

#include "base/status_macros.h"
#include "google/protobuf/arena.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/codes/messages/declaration.h"
#include "registry/codes/messages/person.h"
#include "registry/declaration/stored_declaration.h"

namespace registry {

namespace v1 = ::rsu::registry::v1;

absl::StatusOr<std::vector<DeclaredMember>> ReadStoredMembers(
    absl::string_view content, const DeclarationKey& key) {
  google::protobuf::Arena arena;
  auto& message =
      *google::protobuf::Arena::CreateMessage<v1::Declaration>(&arena);
  RSU_RETURN_IF_ERROR(ReadStoredDeclaration(content, key, message));
  std::vector<DeclaredMember> members;
  members.reserve(static_cast<std::size_t>(message.members_size()));
  for (const v1::Member& declared : message.members()) {
    // Both were checked when the declaration was taken: another value was not
    // stored so.
    const auto number = idcs::IdcsNumber::Parse(declared.idcs());
    const auto birth_date = base::Date::Parse(declared.birth_date());
    if (!number.ok() || !birth_date.ok()) return DamagedDeclaration(key);
    DeclaredMember member;
    member.number = *number;
    member.relationship =
        base::FromMessage<Relationship>(declared.relationship());
    member.birth_date = *birth_date;
    member.sex = base::FromMessage<Sex>(declared.sex());
    member.schooling = base::FromMessage<Schooling>(declared.schooling());
    member.activity = base::FromMessage<Activity>(declared.activity());
    members.push_back(member);
  }
  return members;
}

absl::StatusOr<std::optional<Sex>> ReadStoredHeadSex(
    absl::string_view content, const DeclarationKey& key) {
  v1::Declaration message;
  RSU_RETURN_IF_ERROR(ReadStoredDeclaration(content, key, message));
  for (const v1::Member& member : message.members()) {
    if (member.relationship() == v1::Member::HEAD) {
      return base::FromMessage<Sex>(member.sex());
    }
  }
  return std::nullopt;
}

}  // namespace registry
