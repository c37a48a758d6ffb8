#include "scoring/service/person_role.h"

#include <cstddef>
#include <utility>
#include <vector>

#include "base/status_macros.h"

namespace scoring {
namespace {

using registry::Relationship;

std::vector<Partner> PartnersOf(const std::vector<NamedPartner>& named) {
  std::vector<Partner> partners;
  partners.reserve(named.size());
  for (const NamedPartner& one : named) partners.push_back(one.partner);
  return partners;
}

void NoteWhoIsCovered(const ProgrammeSet& programmes,
                      std::vector<NamedPartner>& members) {
  for (NamedPartner& member : members) {
    TakeWhatCounts(programmes, member.cover);
    member.partner.covered_elsewhere =
        IsCoveredElsewhere(programmes, member.cover);
  }
}

PersonRole RoleOf(InsuredAs insured, const std::vector<NamedPartner>& named) {
  PersonRole role{std::move(insured), std::nullopt};
  if (role.insured.through.has_value()) {
    role.through = named[*role.insured.through].who;
  }
  return role;
}

}  // namespace

absl::StatusOr<PersonRole> FindRole(EligibilityFactsFinder& facts,
                                    const ProgrammeSet& programmes,
                                    const ClassificationInput& input,
                                    std::size_t self, Outcome outcome) {
  const CommonRules& rules = programmes.common();
  const Member& person = *input.member;
  std::vector<NamedPartner> named;
  // Of nobody else does the role depend on head and spouses.
  if (person.relationship == Relationship::kSpouse ||
      person.relationship == Relationship::kChild) {
    RSU_ASSIGN_OR_RETURN(named, facts.PartnersBeside(self));
    NoteWhoIsCovered(programmes, named);
  }
  InsuredAs insured =
      RoleInHousehold(rules, input.day, outcome, person, PartnersOf(named));
  if (!IsMinorAlone(rules, input.day, person, insured)) {
    return RoleOf(std::move(insured), named);
  }
  RSU_ASSIGN_OR_RETURN(named, facts.InsurableMembers());
  NoteWhoIsCovered(programmes, named);
  insured = RoleAmongSiblings(rules, input.day, outcome, insured,
                              PartnersOf(named), self);
  return RoleOf(std::move(insured), named);
}

}  // namespace scoring
