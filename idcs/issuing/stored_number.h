#ifndef IDCS_ISSUING_STORED_NUMBER_H_
#define IDCS_ISSUING_STORED_NUMBER_H_

#include "base/sql/stored_value.h"
#include "idcs/number/number.h"

namespace idcs {

// An identifier of a row. One of more than ten digits cannot have been stored
// so: see base/sql/stored_value.h.
inline IdcsNumber NumberIn(const base::sql::Row& row, int column) {
  return IdcsNumber::FromValue(
      base::sql::IntegerIn(row, column, 0, IdcsNumber::kMaxValue));
}

// The identifier in the first column.
inline IdcsNumber FirstNumber(const base::sql::Row& row) {
  return NumberIn(row, 0);
}

}  // namespace idcs

#endif  // IDCS_ISSUING_STORED_NUMBER_H_
