#ifndef BASE_SQL_STORED_VALUE_H_
#define BASE_SQL_STORED_VALUE_H_

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "base/sql/session.h"

namespace base::sql {

// Values of a row that are held against their range before anybody uses them.
// One that is outside cannot have been stored so: the row is called damaged,
// which ends the query with DATA_LOSS, and the lowest value of the range stands
// in until the function that reads the row returns.

inline std::int64_t IntegerIn(const Row& row, int column, std::int64_t lowest,
                              std::int64_t highest) {
  const std::int64_t value = row.Integer(column);
  if (value >= lowest && value <= highest) return value;
  row.CallDamaged(column);
  return lowest;
}

// A day of the years 1 to 9999.
inline Date DayIn(const Row& row, int column) {
  constexpr std::int32_t kFirst = -719'162;  // 0001-01-01
  constexpr std::int32_t kLast = 2'932'896;  // 9999-12-31
  return Date::FromDayNumber(
      static_cast<std::int32_t>(IntegerIn(row, column, kFirst, kLast)));
}

// An enum whose values are the integers from `lowest` to `highest`.
template <typename Enum>
Enum EnumIn(const Row& row, int column, int lowest, int highest) {
  return static_cast<Enum>(IntegerIn(row, column, lowest, highest));
}

template <typename Enum>
Value EnumValue(Enum value) {
  return Value::Integer(static_cast<int>(value));
}

// One that may be absent, which is 0 in the store; its values are 1 to
// `highest`.
template <typename Enum>
std::optional<Enum> OptionalEnumIn(const Row& row, int column, int highest) {
  const std::int64_t stored = IntegerIn(row, column, 0, highest);
  if (stored == 0) return std::nullopt;
  return static_cast<Enum>(stored);
}

template <typename Enum>
Value OptionalEnumValue(const std::optional<Enum>& value) {
  return Value::Integer(value.has_value() ? static_cast<int>(*value) : 0);
}

}  // namespace base::sql

#endif  // BASE_SQL_STORED_VALUE_H_
