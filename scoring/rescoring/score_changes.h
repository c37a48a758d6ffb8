#ifndef SCORING_RESCORING_SCORE_CHANGES_H_
#define SCORING_RESCORING_SCORE_CHANGES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// A score that holds for a household on some days.
struct HeldScore {
  std::int64_t ticks = 0;
  std::string formula;
  registry::DeclarationKey declaration;
  base::Date effective_date;
  std::int64_t run = 0;  // of re-scoring; 0: it came with the declaration

  bool operator==(const HeldScore& other) const {
    return ticks == other.ticks && formula == other.formula &&
           declaration.revision == other.declaration.revision &&
           run == other.run;
  }
};

// Why a household has another score. The values are those of
// rsu.scoring.v1.ScoreChange.Cause, where each is explained.
enum class ScoreCause {
  kDeclaration = 1,
  kCorrection = 2,
  kRescoring = 3,
  kTakenBack = 4,  // a run of re-scoring was
};

// From one moment on a household has another score for some days.
struct ScoreChange {
  ScoreCause cause = ScoreCause::kDeclaration;
  std::int64_t known_at_us = 0;

  // As known from that moment on: the first day and the last on which the score
  // held; no last day if it was to hold from there on.
  base::Date first_day;
  std::optional<base::Date> last_day;

  HeldScore score;

  // What held for those days before.
  std::optional<HeldScore> previous;

  // With kTakenBack: the run that took the other back; else 0.
  std::int64_t taken_back_by = 0;
};

// Every change of a household's score that was known by then, in the order in
// which it became known; of one declaration or run by their first days. Of each
// day the score of the last change that covers it is the one that
// ApplyRescoring() finds. Empty for a household that is not known.
//
// Cost: a row read for each declaration, and one for each declaration and run.
//
// Errors: those of ApplyRescoring().
absl::StatusOr<std::vector<ScoreChange>> FindScoreChanges(
    base::sql::Session& session, const FormulaSet& formulas,
    idcs::IdcsNumber household, std::int64_t known_at_us);

}  // namespace scoring

#endif  // SCORING_RESCORING_SCORE_CHANGES_H_
