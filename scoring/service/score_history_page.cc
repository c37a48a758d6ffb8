#include "scoring/service/score_history_page.h"

#include <iterator>

#include "absl/strings/str_cat.h"
#include "base/message_code.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/status_macros.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/score.h"

template <>
inline constexpr bool base::kSameNumbers<scoring::ScoreCause,
                                         rsu::scoring::v1::ScoreChange::Cause> =
    true;

namespace scoring {
namespace {

namespace v1 = ::rsu::scoring::v1;

absl::Status FillChange(const ScoreChange& change, const FormulaSet& formulas,
                        v1::ScoreChange& out) {
  out.set_cause(base::InMessage(change.cause));
  *out.mutable_known_time() = base::rpc::ToTimestamp(change.known_at_us);
  out.set_first_day(change.first_day.ToString());
  if (change.last_day.has_value()) {
    out.set_last_day(change.last_day->ToString());
  }
  const HeldScore& held = change.score;
  out.set_score(Score::FromTicks(held.ticks).ToString());
  out.set_formula(held.formula);
  RSU_ASSIGN_OR_RETURN(const bool usable,
                       IsUsable(formulas, held.formula, held.ticks));
  out.set_usable(usable);
  out.set_revision(held.declaration.revision);
  out.set_effective_date(held.effective_date.ToString());
  if (held.run != 0) {
    out.set_rescoring_run(absl::StrCat("rescoringRuns/", held.run));
  }
  if (change.taken_back_by != 0) {
    out.set_taken_back_by(absl::StrCat("rescoringRuns/", change.taken_back_by));
  }
  if (change.previous.has_value()) {
    out.set_previous_score(Score::FromTicks(change.previous->ticks).ToString());
  }
  return absl::OkStatus();
}

}  // namespace

std::optional<HistoryPosition> ReadHistoryToken(
    const std::string& token, const std::vector<std::string>& request) {
  const auto numbers = base::rpc::ReadPageNumbers(token, request, 2);
  if (!numbers.has_value() || (*numbers)[1] == 0) return std::nullopt;
  return HistoryPosition{(*numbers)[0], (*numbers)[1]};
}

absl::Status FillHistory(const std::vector<ScoreChange>& changes,
                         const FormulaSet& formulas,
                         const HistoryPosition& position, int size,
                         const std::vector<std::string>& request,
                         v1::ListScoreHistoryResponse& response) {
  std::int64_t index = 0;
  for (auto end = changes.end(); end != changes.begin();) {
    // All of one moment, by their first days.
    auto begin = std::prev(end);
    while (begin != changes.begin() &&
           std::prev(begin)->known_at_us == begin->known_at_us) {
      --begin;
    }
    for (auto change = begin; change != end; ++change, ++index) {
      if (index < position.given) continue;
      if (response.changes_size() == size) {
        response.set_next_page_token(base::rpc::WritePageToken(
            absl::StrCat(position.known_at_us, " ", index), request));
        return absl::OkStatus();
      }
      RSU_RETURN_IF_ERROR(
          FillChange(*change, formulas, *response.add_changes()));
    }
    end = begin;
  }
  return absl::OkStatus();
}

}  // namespace scoring
