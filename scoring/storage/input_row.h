#ifndef SCORING_STORAGE_INPUT_ROW_H_
#define SCORING_STORAGE_INPUT_ROW_H_

#include <cstdint>

#include "base/sql/session.h"
#include "base/sql/stored_value.h"
#include "registry/codes/person.h"
#include "registry/storage/stored_code.h"
#include "scoring/storage/input_block.h"

namespace scoring {

// Questions about the rows of score_input, for who reads them in a session and
// for who asks in a trip.

// How many inputs there are, which is the next position.
inline constexpr char kCountInputs[] =
    "SELECT coalesce(max(position), -1) + 1 FROM score_input";

inline std::int64_t InputCountIn(const base::sql::Row& row) {
  return base::sql::IntegerIn(row, 0, 0, kMostInputs);
}

// The inputs at the positions [$1, $2), in order.
inline constexpr char kInputsBetween[] =
    "SELECT position, effective_day, formula, score_ticks, variables, head_sex "
    "FROM score_input WHERE position >= $1 AND position < $2 "
    "ORDER BY position";

// Borrows the variables from the row.
inline ScannedInput ScannedInputIn(const base::sql::Row& row) {
  ScannedInput input;
  input.position = row.Integer(0);
  input.effective_day = base::sql::DayIn(row, 1).day_number();
  input.formula = static_cast<int>(base::sql::IntegerIn(row, 2, 0, INT32_MAX));
  input.score_ticks = row.Integer(3);
  input.variables = row.Bytes(4);
  input.head_sex = registry::OptionalCodeIn<registry::Sex>(row, 5);
  return input;
}

}  // namespace scoring

#endif  // SCORING_STORAGE_INPUT_ROW_H_
