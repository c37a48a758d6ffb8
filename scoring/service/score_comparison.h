#ifndef SCORING_SERVICE_SCORE_COMPARISON_H_
#define SCORING_SERVICE_SCORE_COMPARISON_H_

#include <cstdint>

#include "absl/status/status.h"
#include "base/date.h"
#include "base/language.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "proto/rsu/scoring/v1/score_service.pb.h"
#include "scoring/formula/formula_set.h"

namespace scoring {

// A day, and up to when the register knows.
struct DayAndMoment {
  base::Date day;
  std::int64_t known_at_us = 0;
};

// Answers CompareScores.
//
// Errors: as the proto says. DATA_LOSS: what is stored cannot be read. Those of
// the session and of ExplainDifference().
absl::Status CompareScores(base::sql::Session& session,
                           const FormulaSet& formulas,
                           idcs::IdcsNumber household,
                           const DayAndMoment& before,
                           const DayAndMoment& after, base::Language language,
                           rsu::scoring::v1::ScoreComparison& comparison);

}  // namespace scoring

#endif  // SCORING_SERVICE_SCORE_COMPARISON_H_
