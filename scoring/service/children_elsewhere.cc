// What a detailed answer about direct aid looks for of a household's children.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "base/status_macros.h"
#include "registry/storage/people.h"
#include "scoring/service/eligibility_facts.h"

namespace scoring {

using idcs::IdcsNumber;
using registry::PastMembership;
using registry::Relationship;

namespace {

bool IsHeadOrSpouse(const Member& member) {
  return member.relationship == Relationship::kHead ||
         member.relationship == Relationship::kSpouse;
}

bool NamesAsHeadOrSpouse(const std::vector<NamedMember>& members,
                         IdcsNumber number) {
  return std::any_of(
      members.begin(), members.end(), [number](const NamedMember& named) {
        return named.number == number && IsHeadOrSpouse(named.member);
      });
}

absl::StatusOr<std::vector<NamedMember>> MembersAt(
    base::sql::Session& session, const registry::DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(const auto declaration,
                       registry::FindDeclaration(session, key));
  if (!declaration.has_value()) {
    return absl::DataLossError("a member's declaration is missing");
  }
  return MembersOf(*declaration);
}

}  // namespace

absl::StatusOr<std::vector<Member>> EligibilityFactsFinder::MembersInDetail() {
  RSU_ASSIGN_OR_RETURN(std::vector<Member> members, MembersForAid());
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (kept_->reported[i].has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    members[i] = reported->member;
  }
  return members;
}

absl::StatusOr<bool> EligibilityFactsFinder::IsKept(IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const registry::PersonSummary summary,
                       summaries_.Of(person));
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       registry::FindMembership(session_, person, summary, day_,
                                                known_at_us_, std::nullopt));
  if (!membership.has_value()) return false;
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       MembersAt(session_, membership->declaration));
  for (const NamedMember& named : members) {
    if (!IsHeadOrSpouse(named.member)) continue;
    RSU_ASSIGN_OR_RETURN(
        const registry::Belonging belonging,
        registry::FindBelonging(session_, membership->declaration, named.number,
                                day_, known_at_us_));
    if (!belonging.departed) return true;
  }
  return false;
}

absl::Status EligibilityFactsFinder::AddUndeclared(
    const PastMembership& declaration, std::size_t place, int child_under_age,
    std::set<std::int64_t>& seen, std::vector<UndeclaredChild>& children) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       MembersAt(session_, declaration.declaration));
  if (!NamesAsHeadOrSpouse(members, declaration.named_as)) {
    return absl::OkStatus();
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    const NamedMember& named = members[i];
    const int age = base::WholeYears(named.member.birth_date, day_);
    if (named.member.relationship != Relationship::kChild ||
        age >= child_under_age) {
      continue;
    }
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber child,
        registry::FindHolder(session_, named.number, known_at_us_));
    if (!seen.insert(child.value()).second) continue;
    RSU_ASSIGN_OR_RETURN(
        const auto departure,
        registry::FindDeparture(session_, child, known_at_us_));
    // Somebody who dies later is there on the day.
    if (departure.has_value() && (!departure->died || departure->day <= day_)) {
      continue;
    }
    RSU_ASSIGN_OR_RETURN(const bool kept, IsKept(child));
    if (kept) continue;
    RSU_ASSIGN_OR_RETURN(const registry::PersonSummary summary,
                         summaries_.Of(child));
    RSU_ASSIGN_OR_RETURN(
        const Reports reports,
        FindReports(session_, child, summary, day_, known_at_us_));
    // Declared, the child would bring nothing.
    if (reports.statuses.lives_abroad.value_or(false)) continue;
    children.push_back({place, declaration.effective_date, i});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<UndeclaredChild>>
EligibilityFactsFinder::UndeclaredChildren(int child_under_age) {
  std::set<std::int64_t> seen;
  std::vector<UndeclaredChild> children;
  const registry::DeclarationKey in_force = kept_->household.declaration.key;
  for (const NamedMember& named : kept_->household.members) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber holder,
        registry::FindHolder(session_, named.number, known_at_us_));
    seen.insert(holder.value());
  }
  for (std::size_t i = 0; i < kept_->household.members.size(); ++i) {
    if (!IsHeadOrSpouse(kept_->household.members[i].member)) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    const Holder& holder = reported->holder;
    if (!reported->member.Present() || holder.named_once) continue;
    RSU_ASSIGN_OR_RETURN(
        const std::vector<PastMembership> past,
        registry::ListPastMemberships(session_, holder.number, holder.summary,
                                      day_, known_at_us_, in_force));
    for (auto one = past.rbegin(); one != past.rend(); ++one) {
      if (one->declaration == in_force) continue;
      RSU_RETURN_IF_ERROR(
          AddUndeclared(*one, i, child_under_age, seen, children));
    }
  }
  return children;
}

absl::StatusOr<std::optional<base::Date>>
EligibilityFactsFinder::DeathAmongFathers(std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
  return FindDeathAmongFathers(session_, asked);
}

}  // namespace scoring
