// What a detailed answer about direct aid looks for of a household's children.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
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

absl::StatusOr<EligibilityFactsFinder::Keeping>
EligibilityFactsFinder::KeepingOf(IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const registry::PersonSummary summary,
                       summaries_.Of(person));
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       registry::FindMembership(session_, person, summary, day_,
                                                known_at_us_, std::nullopt));
  if (!membership.has_value()) return Keeping::kNone;
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       MembersAt(session_, membership->declaration));
  for (const NamedMember& named : members) {
    if (!IsHeadOrSpouse(named.member)) continue;
    RSU_ASSIGN_OR_RETURN(
        const registry::Belonging belonging,
        registry::FindBelonging(session_, membership->declaration, named.number,
                                day_, known_at_us_));
    if (!belonging.departed) return Keeping::kWithHeadOrSpouse;
  }
  return Keeping::kWithNeither;
}

absl::StatusOr<bool> EligibilityFactsFinder::WouldBringNothing(
    IdcsNumber child, const ChildHeadRule* heads) {
  RSU_ASSIGN_OR_RETURN(const registry::PersonSummary summary,
                       summaries_.Of(child));
  RSU_ASSIGN_OR_RETURN(
      const Reports reports,
      FindReports(session_, child, summary, day_, known_at_us_));
  if (reports.statuses.lives_abroad.value_or(false)) return true;
  if (heads == nullptr || !reports.raiser.has_value() ||
      !heads->Takes(reports.statuses.raised->title)) {
    return false;
  }
  RSU_ASSIGN_OR_RETURN(const bool died, DiedBy(*reports.raiser));
  if (died) return false;
  RSU_ASSIGN_OR_RETURN(const auto raiser, PlaceOf(*reports.raiser));
  if (!raiser.has_value()) return true;
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(*raiser));
  return !reported->member.Present();
}

absl::Status EligibilityFactsFinder::AddUndeclaredChild(
    IdcsNumber child, UndeclaredChild undeclared, Looking& looking) {
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       registry::FindDeparture(session_, child, known_at_us_));
  // Somebody who dies later is there on the day.
  if (departure.has_value() && (!departure->died || departure->day <= day_)) {
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const Keeping keeping, KeepingOf(child));
  if (keeping == Keeping::kWithHeadOrSpouse) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const bool nothing,
                       WouldBringNothing(child, looking.heads));
  if (nothing) return absl::OkStatus();
  undeclared.counts_there = keeping == Keeping::kWithNeither;
  looking.children.push_back(undeclared);
  return absl::OkStatus();
}

absl::Status EligibilityFactsFinder::AddUndeclared(
    const PastMembership& declaration, std::size_t place, Looking& looking) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       MembersAt(session_, declaration.declaration));
  if (!NamesAsHeadOrSpouse(members, declaration.named_as)) {
    return absl::OkStatus();
  }
  for (std::size_t i = 0; i < members.size(); ++i) {
    const NamedMember& named = members[i];
    const int age = base::WholeYears(named.member.birth_date, day_);
    if (named.member.relationship != Relationship::kChild ||
        age >= looking.child_under_age) {
      continue;
    }
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber child,
        registry::FindHolder(session_, named.number, known_at_us_));
    if (!looking.seen.insert(child.value()).second) continue;
    RSU_RETURN_IF_ERROR(AddUndeclaredChild(
        child, {place, declaration.effective_date, i}, looking));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<UndeclaredChild>>
EligibilityFactsFinder::UndeclaredChildren(int child_under_age,
                                           const ChildHeadRule* heads) {
  Looking looking{child_under_age, heads, {}, {}};
  const registry::DeclarationKey in_force = kept_->household.declaration.key;
  for (const NamedMember& named : kept_->household.members) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber holder,
        registry::FindHolder(session_, named.number, known_at_us_));
    looking.seen.insert(holder.value());
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
      RSU_RETURN_IF_ERROR(AddUndeclared(*one, i, looking));
    }
  }
  return std::move(looking.children);
}

absl::StatusOr<EligibilityFactsFinder::Gone>
EligibilityFactsFinder::HeadAndSpousesWhoAreGone() {
  Gone gone;
  gone.nobody_left = true;
  for (std::size_t i = 0; i < kept_->household.members.size(); ++i) {
    if (!IsHeadOrSpouse(kept_->household.members[i].member)) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    const Member& member = reported->member;
    if (!member.departed) gone.nobody_left = false;
    if (member.absence == Absence::kDied) {
      gone.partners.push_back({i, member.relationship, reported->holder.died});
    } else if (member.absence == Absence::kInOtherHousehold) {
      gone.partners.push_back({i, member.relationship, std::nullopt});
    }
  }
  return gone;
}

absl::StatusOr<std::optional<base::Date>>
EligibilityFactsFinder::DeathAmongFathers(std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
  return FindDeathAmongFathers(session_, asked);
}

}  // namespace scoring
