#ifndef SCORING_SERVICE_SCORE_HISTORY_PAGE_H_
#define SCORING_SERVICE_SCORE_HISTORY_PAGE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "proto/rsu/scoring/v1/score_service.pb.h"
#include "scoring/formula/formula_set.h"
#include "scoring/rescoring/score_changes.h"

namespace scoring {

// Where a history goes on: the moment it speaks of, and how many changes came
// on the pages before.
struct HistoryPosition {
  std::int64_t known_at_us = 0;
  std::int64_t given = 0;
};

// Nothing if `token` was not written by FillHistory() for this request.
std::optional<HistoryPosition> ReadHistoryToken(
    const std::string& token, const std::vector<std::string>& request);

// Fills in the page of `changes`, those that became known last first, with the
// token of the page that follows. `request` is what the history was asked for,
// beside the page's size and token.
//
// Errors: those of IsUsable().
absl::Status FillHistory(const std::vector<ScoreChange>& changes,
                         const FormulaSet& formulas,
                         const HistoryPosition& position, int size,
                         const std::vector<std::string>& request,
                         rsu::scoring::v1::ListScoreHistoryResponse& response);

}  // namespace scoring

#endif  // SCORING_SERVICE_SCORE_HISTORY_PAGE_H_
