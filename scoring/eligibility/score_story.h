#ifndef SCORING_ELIGIBILITY_SCORE_STORY_H_
#define SCORING_ELIGIBILITY_SCORE_STORY_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "scoring/classification/notes.h"
#include "scoring/formula/formula_set.h"
#include "scoring/rescoring/score_changes.h"

namespace scoring {

// What the changes of a household's score, as FindScoreChanges() gives them,
// tell of `day`. Nothing if no usable score holds on it.
//
// Errors: FAILED_PRECONDITION, reason UNKNOWN_FORMULA.
absl::StatusOr<std::optional<ScoreStory>> StoryOn(
    const std::vector<ScoreChange>& changes, const FormulaSet& formulas,
    base::Date day);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_SCORE_STORY_H_
