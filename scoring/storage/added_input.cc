#include "scoring/storage/added_input.h"

#include <iterator>

#include "absl/strings/str_cat.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "scoring/storage/input_row.h"

namespace scoring {
namespace {

using base::sql::Row;
using base::sql::Trip;
using base::sql::Value;

constexpr char kInsert[] =
    "INSERT INTO score_input (position, effective_day, formula, score_ticks, "
    "variables, household, revision, head_sex) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr char kInsertEnd[] =
    "INSERT INTO score_input_end (position, known_at_us, end_day) "
    "VALUES ($1, $2, $3) ON CONFLICT (position, known_at_us) DO UPDATE SET "
    "end_day = CASE WHEN excluded.end_day < score_input_end.end_day "
    "THEN excluded.end_day ELSE score_input_end.end_day END";
constexpr char kOfHousehold[] =
    "SELECT effective_day, position FROM declaration WHERE household = $1 "
    "ORDER BY revision";
constexpr char kInsertBlock[] =
    "INSERT INTO score_input_block (block, inputs) VALUES ($1, $2) "
    "ON CONFLICT (block) DO UPDATE SET inputs = excluded.inputs";

}  // namespace

void StoredInputBlock::Ask(Trip& trip) {
  builder_ = InputBlockBuilder();
  built_ = absl::OkStatus();
  const std::int64_t first = block_ * kInputsInBlock;
  trip.Ask(kInputsBetween,
           {Value::Integer(first), Value::Integer(first + kInputsInBlock)},
           [this](const Row& row) {
             if (built_.ok()) built_ = builder_.Add(ScannedInputIn(row));
           });
}

absl::StatusOr<StoredInputBlock::Next> StoredInputBlock::Decide(
    std::int64_t /*known_at_us*/, Trip& trip) {
  RSU_RETURN_IF_ERROR(built_);
  if (!builder_.IsFull()) {
    return absl::FailedPreconditionError(
        absl::StrCat("the block ", block_, " of inputs is not full"));
  }
  trip.Put(kInsertBlock,
           {Value::Integer(block_), Value::Bytes(builder_.bytes())});
  return Next::kDone;
}

void AddedInput::Ask(Trip& trip) {
  step_ = Step::kFormula;
  positions_.clear();
  position_.reset();
  block_.reset();
  formula_.Ask(trip);
  trip.AskCount(kCountInputs, InputCountIn);
  if (key_.revision == 1) return;
  trip.Ask(kOfHousehold, {Value::Integer(key_.household.value())},
           [this](const Row& row) {
             positions_[base::sql::DayIn(row, 0).day_number()] = row.Integer(1);
           });
}

absl::StatusOr<AddedInput::Next> AddedInput::Decide(std::int64_t known_at_us,
                                                    Trip& trip) {
  if (step_ == Step::kFormula) {
    RSU_ASSIGN_OR_RETURN(const Next next, formula_.Decide(known_at_us, trip));
    if (next == Next::kGoOn) return next;
    step_ = Step::kCount;
  }
  if (step_ == Step::kCount) {
    if (!trip.KnowsCount(kCountInputs)) {
      // Another write of the trip asked for the count, and failed.
      trip.AskCount(kCountInputs, InputCountIn);
      return Next::kGoOn;
    }
    step_ = Step::kTurn;
    return Next::kInTurn;
  }
  if (step_ == Step::kTurn) return Store(known_at_us, trip);
  if (step_ == Step::kFullBlock) {
    step_ = Step::kBlock;
    block_->Ask(trip);
    return Next::kGoOn;
  }
  return block_->Decide(known_at_us, trip);
}

absl::StatusOr<AddedInput::Next> AddedInput::Store(std::int64_t known_at_us,
                                                   Trip& trip) {
  position_ = trip.TakeNext(kCountInputs);
  trip.Put(
      kInsert,
      {Value::Integer(*position_),
       Value::Integer(input_.effective_date.day_number()),
       Value::Integer(formula_.number()), Value::Integer(input_.score_ticks),
       Value::Bytes(input_.variables), Value::Integer(key_.household.value()),
       Value::Integer(key_.revision),
       base::sql::OptionalEnumValue(input_.head_sex)});
  if (key_.revision > 1) PutEnds(known_at_us, trip);
  if ((*position_ + 1) % kInputsInBlock != 0) return Next::kDone;
  step_ = Step::kFullBlock;
  block_.emplace(*position_ / kInputsInBlock);
  return Next::kGoOn;
}

// Notes from which day on the new declaration takes the place of others of the
// household, or one of them its own.
void AddedInput::PutEnds(std::int64_t known_at_us, Trip& trip) const {
  const std::int32_t day = input_.effective_date.day_number();
  const auto put = [known_at_us, &trip](std::int64_t position,
                                        std::int32_t end_day) {
    trip.Put(kInsertEnd, {Value::Integer(position), Value::Integer(known_at_us),
                          Value::Integer(end_day)});
  };
  const auto next = positions_.upper_bound(day);
  if (next != positions_.end()) put(*position_, next->first);
  const auto same = positions_.lower_bound(day);
  if (same != positions_.end() && same->first == day) put(same->second, day);
  if (same != positions_.begin()) put(std::prev(same)->second, day);
}

absl::StatusOr<std::int64_t> AddScoreInput(base::sql::WriteSession& session,
                                           const registry::DeclarationKey& key,
                                           const ScoreInput& input) {
  AddedInput added(&key, input);
  RSU_RETURN_IF_ERROR(base::sql::CarryOut(added, session));
  return *added.position();
}

absl::Status StoreInputBlock(base::sql::WriteSession& session,
                             std::int64_t block) {
  StoredInputBlock stored(block);
  return base::sql::CarryOut(stored, session);
}

}  // namespace scoring
