#ifndef SCORING_ELIGIBILITY_PERSON_ROLE_H_
#define SCORING_ELIGIBILITY_PERSON_ROLE_H_

#include <cstddef>
#include <optional>

#include "absl/status/statusor.h"
#include "registry/person_file/household_file.h"
#include "registry/person_file/named_member.h"
#include "scoring/classification/classification.h"
#include "scoring/classification/classification_input.h"
#include "scoring/classification/role.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// As what somebody is insured, and through whom.
struct PersonRole {
  InsuredAs insured;

  // Of a dependant.
  std::optional<registry::PlacedMember> through;
};

// The role of the member of `household` at the place `self`. `input` is what
// was found of the person, with the birth dates that count by `programmes`;
// `outcome` is kAmoTadamon or kAmoChamil.
//
// Errors: those of `household`.
absl::StatusOr<PersonRole> FindRole(registry::HouseholdFile& household,
                                    const ProgrammeSet& programmes,
                                    const ClassificationInput& input,
                                    std::size_t self, Outcome outcome);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_PERSON_ROLE_H_
