#include "scoring/eligibility/person_role.h"

#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "scoring/classification/classify.h"

namespace scoring {
namespace {

using registry::HouseholdFile;
using registry::InsurableMember;
using registry::Member;
using registry::Relationship;

// Whether another regime covers a member, by the birth dates that count.
bool IsCovered(const ProgrammeSet& programmes, base::Date day,
               const InsurableMember& member) {
  ClassificationInput input;
  input.day = day;
  input.member = member.member;
  if (!member.covers.empty()) {
    input.open_regime = member.covers.front();
    input.open_beside.assign(member.covers.begin() + 1, member.covers.end());
  }
  TakeWhatCounts(programmes, input);
  return IsCoveredElsewhere(programmes, input);
}

std::vector<Partner> PartnersOf(const ProgrammeSet& programmes, base::Date day,
                                const std::vector<InsurableMember>& members) {
  std::vector<Partner> partners;
  partners.reserve(members.size());
  for (const InsurableMember& one : members) {
    partners.push_back({one.member, IsCovered(programmes, day, one)});
  }
  return partners;
}

PersonRole RoleOf(InsuredAs insured,
                  const std::vector<InsurableMember>& members) {
  PersonRole role{std::move(insured), std::nullopt};
  if (role.insured.through.has_value()) {
    role.through = members[*role.insured.through].who;
  }
  return role;
}

}  // namespace

absl::StatusOr<PersonRole> FindRole(HouseholdFile& household,
                                    const ProgrammeSet& programmes,
                                    const ClassificationInput& input,
                                    std::size_t self, Outcome outcome) {
  const CommonRules& rules = programmes.common();
  const Member& person = *input.member;
  std::vector<InsurableMember> others;
  // Of nobody else does the role depend on head and spouses.
  if (person.relationship == Relationship::kSpouse ||
      person.relationship == Relationship::kChild) {
    RSU_ASSIGN_OR_RETURN(others, household.PartnersBeside(self));
  }
  InsuredAs insured =
      RoleInHousehold(rules, input.day, outcome, person,
                      PartnersOf(programmes, input.day, others));
  if (!IsMinorAlone(rules, input.day, person, insured)) {
    return RoleOf(std::move(insured), others);
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<InsurableMember> members,
                       household.InsurableMembers());
  insured = RoleAmongSiblings(rules, input.day, outcome, insured,
                              PartnersOf(programmes, input.day, members), self);
  return RoleOf(std::move(insured), members);
}

}  // namespace scoring
