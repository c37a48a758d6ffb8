#include "scoring/rescoring/inputs_in_force.h"

#include <utility>

#include "base/status_macros.h"
#include "registry/storage/empty_households.h"
#include "scoring/rescoring/score_block.h"

namespace scoring {

using base::sql::Session;

absl::StatusOr<InputsInForce> InputsInForce::Load(
    Session& session, const FormulaSet& formulas, base::Date day,
    std::int64_t known_at_us, registry::DamagedInput damaged) {
  RSU_ASSIGN_OR_RETURN(
      ScoresInForce scores,
      ScoresInForce::Load(session, formulas, day, known_at_us, /*but=*/0));
  RSU_ASSIGN_OR_RETURN(const std::int64_t end,
                       CountScoreInputsKnownAt(session, known_at_us, damaged));
  return InputsInForce(std::move(scores), day, known_at_us, damaged, end);
}

absl::Status InputsInForce::EnterBlock(Session& session, std::int64_t block) {
  RSU_RETURN_IF_ERROR(scores_.EnterBlock(session, block));
  end_days_.assign(static_cast<std::size_t>(kBlockPositions), INT32_MAX);
  const std::int64_t first = block * kBlockPositions;
  const std::int64_t end = first + kBlockPositions;
  const absl::Status ends =
      ScanEnds(session, first, end, known_at_us_,
               [this](std::int64_t position, std::int32_t end_day) {
                 end_days_[SlotOf(position)] = end_day;
               });
  if (damaged_ == registry::DamagedInput::kFails || !absl::IsDataLoss(ends)) {
    RSU_RETURN_IF_ERROR(ends);
  }
  RSU_ASSIGN_OR_RETURN(
      const std::vector<std::int64_t> empty,
      registry::FindEmpty(
          session, first, end, base::Date::FromDayNumber(day_), known_at_us_,
          [&session](std::int64_t position) {
            return KeyOfInput(session, position);
          },
          damaged_));
  for (const std::int64_t position : empty) {
    end_days_[SlotOf(position)] = INT32_MIN;
  }
  return absl::OkStatus();
}

bool InputsInForce::Holds(const ScannedInput& input) const {
  return input.position < end_ && input.effective_day <= day_ &&
         day_ < end_days_[SlotOf(input.position)];
}

}  // namespace scoring
