// What direct aid depends on of the members of a household.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/status_macros.h"
#include "registry/person_file/declared_past.h"
#include "registry/person_file/household_file.h"
#include "registry/person_file/later_exclusions.h"

namespace registry {

using idcs::IdcsNumber;

absl::StatusOr<bool> HouseholdFile::HasReports(std::size_t place,
                                               bool with_children) {
  const NamedMember& named = members_[place];
  if (with_children && (IsHeadOrSpouse(named.member) ||
                        named.member.relationship == Relationship::kChild)) {
    return true;
  }
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       known_.Summary(named.number));
  return summary.has_statuses || summary.retired || summary.merged_into;
}

absl::StatusOr<ChildInForce> HouseholdFile::ChildAt(std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  return ChildInForce{reported->holder, members_[place].number,
                      declaration_.key, declaration_.effective_date};
}

absl::StatusOr<std::optional<base::Date>> HouseholdFile::DeathAmongFathers(
    std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
  return FindDeathAmongFathers(known_, asked);
}

absl::Status HouseholdFile::AddFather(std::size_t place, Member& child) {
  if (child.statuses.fatherless.has_value()) return absl::OkStatus();
  // The couple of this household are the parents of the head's children alone.
  std::optional<std::size_t> father;
  if (child.relationship == Relationship::kChild) {
    father = PlaceOfFather(members_);
  }
  if (father.has_value()) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                         Reported(*father));
    child.father_died = reported->holder.died;
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
  RSU_ASSIGN_OR_RETURN(const std::optional<IdcsNumber> declared,
                       FindDeclaredFather(known_, asked));
  if (!declared.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const auto departure, known_.DepartureOf(*declared));
  if (departure.has_value() && departure->died) {
    child.father_died = departure->day;
  }
  return absl::OkStatus();
}

// The places of who raises children, after the members were found. Whoever died
// raises nobody.
absl::Status HouseholdFile::AddRaisers(std::vector<Member>& members) {
  std::vector<std::size_t> adults;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!reported_[i].has_value()) continue;
    const std::optional<IdcsNumber> number = reported_[i]->holder.raiser;
    if (!number.has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const bool died, known_.DiedBy(*number));
    if (died) {
      members[i].statuses.raised.reset();
      continue;
    }
    RSU_ASSIGN_OR_RETURN(members[i].raiser, PlaceOf(*number));
    if (members[i].raiser.has_value()) adults.push_back(*members[i].raiser);
  }
  if (adults.empty()) return absl::OkStatus();
  // Whether these are there decides who raises a child, and who is paid.
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (IsHeadOrSpouse(members[i])) adults.push_back(i);
  }
  for (const std::size_t place : adults) {
    if (reported_[place].has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
    members[place] = reported->member;
  }
  return absl::OkStatus();
}

absl::StatusOr<Member> HouseholdFile::MemberForAid(
    std::size_t place, std::optional<base::Date> births_from) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  Member member = reported->member;
  if (!member.departed && !member.statuses.excluding.empty()) {
    RSU_ASSIGN_OR_RETURN(member.gone, EndOfStay(place));
  }
  if (!member.Present()) return member;
  const bool is_child = member.relationship == Relationship::kChild;
  if (is_child && births_from.has_value() &&
      *births_from <= member.birth_date) {
    RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
    RSU_ASSIGN_OR_RETURN(member.born_before, FindBornBefore(known_, asked));
  }
  if (is_child || member.statuses.raised.has_value()) {
    RSU_RETURN_IF_ERROR(AddFather(place, member));
  }
  return member;
}

absl::StatusOr<std::vector<Member>> HouseholdFile::MembersForAid(
    std::optional<base::Date> births_from) {
  if (members_for_aid_.has_value()) return *members_for_aid_;
  const bool with_children =
      std::any_of(members_.begin(), members_.end(), [](const NamedMember& one) {
        return one.member.relationship == Relationship::kChild;
      });
  std::vector<Member> members;
  members.reserve(members_.size());
  for (std::size_t i = 0; i < members_.size(); ++i) {
    members.push_back(members_[i].member);
    RSU_ASSIGN_OR_RETURN(const bool has_reports, HasReports(i, with_children));
    if (!has_reports) continue;
    RSU_ASSIGN_OR_RETURN(members.back(), MemberForAid(i, births_from));
  }
  RSU_RETURN_IF_ERROR(AddRaisers(members));
  members_for_aid_ = members;
  return members;
}

absl::StatusOr<std::vector<Member>> HouseholdFile::MembersInDetail(
    std::optional<base::Date> births_from) {
  RSU_ASSIGN_OR_RETURN(std::vector<Member> members, MembersForAid(births_from));
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (reported_[i].has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    members[i] = reported->member;
  }
  return members;
}

absl::StatusOr<std::vector<LaterExclusion>> HouseholdFile::LaterExclusions(
    const std::vector<Member>& members) {
  const auto ends = [](const StatusSpell& spell) {
    return spell.ends.has_value();
  };
  const bool any_ends =
      std::any_of(members.begin(), members.end(), [&ends](const Member& one) {
        const auto& spells = one.statuses.excluding;
        return !one.departed && !spells.empty() &&
               (one.gone.has_value() ||
                std::any_of(spells.begin(), spells.end(), ends));
      });
  if (!any_ends) return std::vector<LaterExclusion>();
  std::vector<ReportedMember> reported;
  for (const std::optional<ReportedMember>& one : reported_) {
    if (!one.has_value() || one->member.absence == Absence::kRetired) continue;
    const bool again = std::any_of(
        reported.begin(), reported.end(), [&one](const ReportedMember& other) {
          return other.holder.number == one->holder.number;
        });
    if (!again) reported.push_back(*one);
  }
  return FindLaterExclusions(known_, declaration_, members_,
                             std::move(reported));
}

}  // namespace registry
