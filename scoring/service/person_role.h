#ifndef SCORING_SERVICE_PERSON_ROLE_H_
#define SCORING_SERVICE_PERSON_ROLE_H_

#include <cstddef>
#include <optional>

#include "absl/status/statusor.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/role.h"
#include "scoring/programme/programme_set.h"
#include "scoring/service/eligibility_facts.h"

namespace scoring {

// As what somebody is insured, and through whom.
struct PersonRole {
  InsuredAs insured;

  // Of a dependant.
  std::optional<PlacedMember> through;
};

// The role of the person whom `facts` was asked about last, who is a member of
// a household. `input` is what was found of the person, with the birth dates
// that count by `programmes`; `outcome` is kAmoTadamon or kAmoChamil.
//
// Errors: those of `facts`.
absl::StatusOr<PersonRole> FindRole(EligibilityFactsFinder& facts,
                                    const ProgrammeSet& programmes,
                                    const ClassificationInput& input,
                                    std::size_t self, Outcome outcome);

}  // namespace scoring

#endif  // SCORING_SERVICE_PERSON_ROLE_H_
