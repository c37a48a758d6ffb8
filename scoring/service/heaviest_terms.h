#ifndef SCORING_SERVICE_HEAVIEST_TERMS_H_
#define SCORING_SERVICE_HEAVIEST_TERMS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "registry/declaration/provinces.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_set.h"
#include "scoring/score/score.h"
#include "scoring/service/household_members.h"

namespace scoring {

// How low the score of a declaration could come, and by what.
struct ScoreReach {
  Score lowest;

  // In words, at most four: the terms that would fall, what falls most first.
  std::vector<std::string> falling;
};

// Fills `heaviest_terms` of a declaration with the score that holds, and says
// how low it could come. `members` are those of the declaration.
//
// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA; DATA_LOSS: what is
// stored gives no score.
absl::StatusOr<ScoreReach> FillHeaviestTerms(
    const registry::StoredDeclaration& stored,
    const std::vector<NamedMember>& members, const FormulaSet& formulas,
    registry::Language language, rsu::eligibility::v1::ScoreStanding& standing);

}  // namespace scoring

#endif  // SCORING_SERVICE_HEAVIEST_TERMS_H_
