#include "registry/person_file/undeclared_children.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "base/status_macros.h"

namespace registry {
namespace {

using idcs::IdcsNumber;

bool NamesAsHeadOrSpouse(const std::vector<NamedMember>& members,
                         IdcsNumber number) {
  return std::any_of(
      members.begin(), members.end(), [number](const NamedMember& named) {
        return named.number == number && IsHeadOrSpouse(named.member);
      });
}

// The household of a living person.
enum class Keeping {
  kWithHeadOrSpouse,  // who belongs to it
  kWithNeither,
  kNone,
};

class Search {
 public:
  // Borrows both.
  Search(HouseholdFile* household, const ChildrenLookedFor* looked_for)
      : household_(*household),
        known_(household->known()),
        looked_for_(*looked_for) {}

  absl::StatusOr<std::vector<UndeclaredChild>> Run() {
    const DeclarationKey in_force = household_.declaration().key;
    const std::vector<NamedMember>& members = household_.members();
    for (const NamedMember& named : members) {
      RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                           known_.Holder(named.number));
      seen_.insert(holder.value());
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (!IsHeadOrSpouse(members[i].member)) continue;
      RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                           household_.Reported(i));
      const Holder& holder = reported->holder;
      if (!reported->member.Present() || holder.named_once) continue;
      RSU_ASSIGN_OR_RETURN(
          const std::vector<PastMembership> past,
          known_.PastMemberships(holder.number, holder.summary, in_force));
      for (auto one = past.rbegin(); one != past.rend(); ++one) {
        if (one->declaration == in_force) continue;
        RSU_RETURN_IF_ERROR(AddNamedBy(*one, i));
      }
    }
    return std::move(found_);
  }

 private:
  // Adds the children whom `declaration` names, with the head or spouse at
  // `place`, but for those who were seen.
  absl::Status AddNamedBy(const PastMembership& declaration,
                          std::size_t place) {
    RSU_ASSIGN_OR_RETURN(
        const std::vector<NamedMember> members,
        ReadMembers(known_.session(), declaration.declaration));
    if (!NamesAsHeadOrSpouse(members, declaration.named_as)) {
      return absl::OkStatus();
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      const NamedMember& named = members[i];
      if (named.member.relationship != Relationship::kChild ||
          base::WholeYears(named.member.birth_date, known_.day()) >=
              looked_for_.under_age) {
        continue;
      }
      RSU_ASSIGN_OR_RETURN(const IdcsNumber child, known_.Holder(named.number));
      if (!seen_.insert(child.value()).second) continue;
      RSU_RETURN_IF_ERROR(Add(child, {place, declaration.effective_date, i}));
    }
    return absl::OkStatus();
  }

  // Adds a child that was not seen before; by its holder, and without where it
  // counts.
  absl::Status Add(IdcsNumber child, UndeclaredChild undeclared) {
    RSU_ASSIGN_OR_RETURN(const auto departure, known_.DepartureOf(child));
    // Somebody who dies later is there on the day.
    if (departure.has_value() &&
        (!departure->died || departure->day <= known_.day())) {
      return absl::OkStatus();
    }
    RSU_ASSIGN_OR_RETURN(const Keeping keeping, KeepingOf(child));
    if (keeping == Keeping::kWithHeadOrSpouse) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(const bool nothing, WouldBringNothing(child));
    if (nothing) return absl::OkStatus();
    undeclared.counts_there = keeping == Keeping::kWithNeither;
    found_.push_back(undeclared);
    return absl::OkStatus();
  }

  absl::StatusOr<Keeping> KeepingOf(IdcsNumber person) {
    RSU_ASSIGN_OR_RETURN(const PersonSummary summary, known_.Summary(person));
    RSU_ASSIGN_OR_RETURN(const auto membership,
                         known_.MembershipOn(known_.day(), person, summary));
    if (!membership.has_value()) return Keeping::kNone;
    RSU_ASSIGN_OR_RETURN(
        const std::vector<NamedMember> members,
        ReadMembers(known_.session(), membership->declaration));
    for (const NamedMember& named : members) {
      if (!IsHeadOrSpouse(named.member)) continue;
      RSU_ASSIGN_OR_RETURN(
          const Belonging belonging,
          FindBelonging(known_.session(), membership->declaration, named.number,
                        known_.day(), known_.known_at_us()));
      if (!belonging.departed) return Keeping::kWithHeadOrSpouse;
    }
    return Keeping::kWithNeither;
  }

  // Whether declaring a child here would bring nothing.
  absl::StatusOr<bool> WouldBringNothing(IdcsNumber child) {
    RSU_ASSIGN_OR_RETURN(const PersonSummary summary, known_.Summary(child));
    RSU_ASSIGN_OR_RETURN(const Reports reports,
                         known_.ReportsOf(child, summary));
    if (reports.statuses.lives_abroad.value_or(false)) return true;
    if (!reports.raiser.has_value() ||
        !looked_for_.counts_with_raiser(reports.statuses.raised->title)) {
      return false;
    }
    RSU_ASSIGN_OR_RETURN(const bool died, known_.DiedBy(*reports.raiser));
    if (died) return false;
    RSU_ASSIGN_OR_RETURN(const auto raiser,
                         household_.PlaceOf(*reports.raiser));
    if (!raiser.has_value()) return true;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                         household_.Reported(*raiser));
    return !reported->member.Present();
  }

  HouseholdFile& household_;
  RegisterOnDay& known_;
  const ChildrenLookedFor& looked_for_;
  std::set<std::int64_t> seen_;
  std::vector<UndeclaredChild> found_;
};

}  // namespace

absl::StatusOr<std::vector<UndeclaredChild>> FindUndeclaredChildren(
    HouseholdFile& household, const ChildrenLookedFor& looked_for) {
  return Search(&household, &looked_for).Run();
}

}  // namespace registry
