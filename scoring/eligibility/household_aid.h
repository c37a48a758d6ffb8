#ifndef SCORING_ELIGIBILITY_HOUSEHOLD_AID_H_
#define SCORING_ELIGIBILITY_HOUSEHOLD_AID_H_

#include <memory>

#include "absl/status/statusor.h"
#include "scoring/classification/classification.h"
#include "scoring/classification/classification_input.h"
#include "scoring/eligibility/eligibility_answer.h"
#include "scoring/eligibility/scored_file.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// The direct aid of the household of `file`, or of somebody in none, of whom
// `input` and `found` are the facts and the classification. Null if the
// programmes know no direct aid.
//
// Errors: those of ScoredFiles.
absl::StatusOr<std::shared_ptr<const HouseholdAid>> FindHouseholdAid(
    const ProgrammeSet& programmes, const EligibilityQuestion& question,
    const PastLookedFor& past, const ScoredFile& file,
    const ClassificationInput& input, const Classification& found);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_HOUSEHOLD_AID_H_
