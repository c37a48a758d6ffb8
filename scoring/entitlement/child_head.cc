#include "scoring/entitlement/child_head.h"

#include <algorithm>

namespace scoring {
namespace {

using registry::Member;
using registry::Relationship;

bool OfCouple(const Member& member) {
  return member.relationship == Relationship::kHead ||
         member.relationship == Relationship::kSpouse;
}

// Whether the child is one of the couple, or raised by one of them.
bool ChildOfCouple(const std::vector<Member>& members, const Member& child) {
  if (child.raiser.has_value()) return OfCouple(members[*child.raiser]);
  return child.relationship == Relationship::kChild;
}

std::optional<std::size_t> FindHusband(const std::vector<Member>& members) {
  const bool couple =
      std::any_of(members.begin(), members.end(), [](const Member& member) {
        return member.relationship == Relationship::kSpouse;
      });
  for (std::size_t i = 0; couple && i < members.size(); ++i) {
    if (OfCouple(members[i]) && members[i].sex == registry::Sex::kMale &&
        members[i].Present()) {
      return i;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> FindDeclaredHead(
    const std::vector<Member>& members) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].relationship == Relationship::kHead) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> FindRecipient(ChildHead head,
                                         const std::vector<Member>& members,
                                         const DirectAid& aid) {
  for (const ChildAid& counted : aid.children) {
    const Member& child = members[counted.member];
    if (head == ChildHead::kHusband) {
      if (ChildOfCouple(members, child)) return FindHusband(members);
    } else if (counted.raised_by.has_value() &&
               HeadBy(*counted.raised_by) == head) {
      return child.raiser;
    }
  }
  return std::nullopt;
}

}  // namespace

AidRecipient RecipientOf(const ChildHeadRule& rule,
                         const std::vector<Member>& members,
                         const DirectAid& aid) {
  if (aid.children.empty()) return {RecipientBasis::kRegistrant, std::nullopt};
  for (const ChildHead head : rule.order) {
    const auto found = FindRecipient(head, members, aid);
    if (found.has_value()) return {static_cast<RecipientBasis>(head), found};
  }
  return {RecipientBasis::kHead, FindDeclaredHead(members)};
}

}  // namespace scoring
