#ifndef SCORING_SERVICE_HEAVIEST_TERMS_H_
#define SCORING_SERVICE_HEAVIEST_TERMS_H_

#include "absl/status/statusor.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/declaration/provinces.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/score.h"

namespace scoring {

// Fills `heaviest_terms` of a declaration with the score that holds; the score
// by WithoutChangeableTerms().
//
// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA; DATA_LOSS: what is
// stored gives no score.
absl::StatusOr<Score> FillHeaviestTerms(
    const registry::StoredDeclaration& stored, const FormulaSet& formulas,
    registry::Language language, rsu::eligibility::v1::ScoreStanding& standing);

}  // namespace scoring

#endif  // SCORING_SERVICE_HEAVIEST_TERMS_H_
