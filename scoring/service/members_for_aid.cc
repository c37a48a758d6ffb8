// What direct aid depends on of the members of a household.

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/status_macros.h"
#include "registry/storage/people.h"
#include "scoring/service/eligibility_facts.h"
#include "scoring/service/later_exclusions.h"

namespace scoring {

using idcs::IdcsNumber;
using registry::PersonSummary;
using registry::Relationship;

absl::StatusOr<bool> EligibilityFactsFinder::HasReports(std::size_t place,
                                                        bool with_children) {
  const NamedMember& named = kept_->household.members[place];
  const Relationship relationship = named.member.relationship;
  if (with_children && (relationship == Relationship::kHead ||
                        relationship == Relationship::kSpouse ||
                        relationship == Relationship::kChild)) {
    return true;
  }
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       summaries_.Of(named.number));
  return summary.has_statuses || summary.retired || summary.merged_into;
}

absl::StatusOr<std::optional<std::size_t>> EligibilityFactsFinder::PlaceOf(
    IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                       registry::FindHolder(session_, number, known_at_us_));
  const std::vector<NamedMember>& members = kept_->household.members;
  for (std::size_t i = 0; i < members.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber named,
        registry::FindHolder(session_, members[i].number, known_at_us_));
    if (named == holder) return i;
  }
  return std::nullopt;
}

absl::StatusOr<bool> EligibilityFactsFinder::DiedBy(IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                       registry::FindHolder(session_, number, known_at_us_));
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       registry::FindDeparture(session_, holder, known_at_us_));
  return departure.has_value() && departure->died && departure->day <= day_;
}

absl::StatusOr<ChildInForce> EligibilityFactsFinder::ChildAt(
    std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  const EligibilityHousehold& household = kept_->household;
  return ChildInForce{reported->holder,
                      household.members[place].number,
                      household.declaration.key,
                      household.declaration.effective_date,
                      day_,
                      known_at_us_};
}

absl::Status EligibilityFactsFinder::AddPast(std::size_t place, Member& child) {
  if (!past_.births_from.has_value() || child.birth_date < *past_.births_from) {
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
  RSU_ASSIGN_OR_RETURN(child.born_before, FindBornBefore(session_, asked));
  return absl::OkStatus();
}

absl::Status EligibilityFactsFinder::AddFather(std::size_t place,
                                               Member& child) {
  if (child.statuses.fatherless.has_value()) return absl::OkStatus();
  // The couple of this household are the parents of the head's children alone.
  std::optional<std::size_t> father;
  if (child.relationship == Relationship::kChild) {
    father = PlaceOfFather(kept_->household.members);
  }
  if (father.has_value()) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                         Reported(*father));
    child.father_died = reported->holder.died;
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const ChildInForce asked, ChildAt(place));
  RSU_ASSIGN_OR_RETURN(const std::optional<IdcsNumber> declared,
                       FindDeclaredFather(session_, asked));
  if (!declared.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(
      const auto departure,
      registry::FindDeparture(session_, *declared, known_at_us_));
  if (departure.has_value() && departure->died) {
    child.father_died = departure->day;
  }
  return absl::OkStatus();
}

absl::Status EligibilityFactsFinder::AddRaisers(std::vector<Member>& members) {
  std::vector<std::size_t> adults;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!kept_->reported[i].has_value()) continue;
    const std::optional<IdcsNumber> number = kept_->reported[i]->holder.raiser;
    if (!number.has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const bool died, DiedBy(*number));
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
    if (members[i].relationship == Relationship::kHead ||
        members[i].relationship == Relationship::kSpouse) {
      adults.push_back(i);
    }
  }
  for (const std::size_t place : adults) {
    if (kept_->reported[place].has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
    members[place] = reported->member;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<Member>> EligibilityFactsFinder::MembersForAid() {
  if (kept_->members_for_aid.has_value()) return *kept_->members_for_aid;
  const std::vector<NamedMember>& named = kept_->household.members;
  const bool with_children =
      std::any_of(named.begin(), named.end(), [](const NamedMember& one) {
        return one.member.relationship == Relationship::kChild;
      });
  std::vector<Member> members;
  members.reserve(named.size());
  for (std::size_t i = 0; i < named.size(); ++i) {
    members.push_back(named[i].member);
    RSU_ASSIGN_OR_RETURN(const bool has_reports, HasReports(i, with_children));
    if (!has_reports) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    Member& member = members.back();
    member = reported->member;
    if (!member.departed && !member.statuses.excluding.empty()) {
      RSU_ASSIGN_OR_RETURN(member.gone, EndOfStay(i));
    }
    if (!member.Present()) continue;
    if (member.relationship == Relationship::kChild) {
      RSU_RETURN_IF_ERROR(AddPast(i, member));
    }
    if (member.relationship == Relationship::kChild ||
        member.statuses.raised.has_value()) {
      RSU_RETURN_IF_ERROR(AddFather(i, member));
    }
  }
  RSU_RETURN_IF_ERROR(AddRaisers(members));
  kept_->members_for_aid = members;
  return members;
}

absl::StatusOr<std::vector<LaterExclusion>>
EligibilityFactsFinder::LaterExclusions(const std::vector<Member>& members) {
  const bool ends =
      std::any_of(members.begin(), members.end(), [](const Member& member) {
        const auto& spells = member.statuses.excluding;
        return !member.departed && !spells.empty() &&
               (member.gone.has_value() ||
                std::any_of(spells.begin(), spells.end(),
                            [](const registry::StatusSpell& spell) {
                              return spell.ends.has_value();
                            }));
      });
  std::vector<ReportedHolder> known;
  if (!ends) return std::vector<LaterExclusion>();
  for (const std::optional<ReportedMember>& one : kept_->reported) {
    if (!one.has_value() || one->member.absence == Absence::kRetired) continue;
    const bool again = std::any_of(
        known.begin(), known.end(), [&one](const ReportedHolder& other) {
          return other.holder.number == one->holder.number;
        });
    if (!again) known.push_back({one->holder, one->member.statuses});
  }
  const EligibilityHousehold& household = kept_->household;
  return FindLaterExclusions(
      session_, {household.declaration, household.members, day_, known_at_us_},
      known, summaries_);
}

}  // namespace scoring
