#ifndef BASE_SQL_ROWS_H_
#define BASE_SQL_ROWS_H_

#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/sql/session.h"

namespace base::sql {

// What most questions do with their rows. `read` makes a value of a row:
//
//   absl::StatusOr<std::vector<Holder>> holders =
//       AllRows(session, kHolders, {Value::Integer(day)}, HolderOf);
//
// Errors: those of Session::Query().

template <typename Read>
using ReadBy = std::decay_t<std::invoke_result_t<const Read&, const Row&>>;

// The rows in their order.
template <typename Read>
absl::StatusOr<std::vector<ReadBy<Read>>> AllRows(
    Session& session, absl::string_view sql, absl::Span<const Value> parameters,
    const Read& read) {
  std::vector<ReadBy<Read>> rows;
  absl::Status status =
      session.Query(sql, parameters, [&rows, &read](const Row& row) {
        rows.push_back(read(row));
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return rows;
}

// The row of a question that has one at most: it asks by a key, or ends with
// LIMIT 1.
template <typename Read>
absl::StatusOr<std::optional<ReadBy<Read>>> OneRowOrNone(
    Session& session, absl::string_view sql, absl::Span<const Value> parameters,
    const Read& read) {
  std::optional<ReadBy<Read>> found;
  absl::Status status =
      session.Query(sql, parameters, [&found, &read](const Row& row) {
        found.emplace(read(row));
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return found;
}

// The row of a question that always has one.
//
// Errors: INTERNAL if it has none.
template <typename Read>
absl::StatusOr<ReadBy<Read>> ExactlyOneRow(Session& session,
                                           absl::string_view sql,
                                           absl::Span<const Value> parameters,
                                           const Read& read) {
  auto found = OneRowOrNone(session, sql, parameters, read);
  if (!found.ok()) return found.status();
  if (!found->has_value()) {
    return absl::InternalError("a question that always has a row had none");
  }
  return **std::move(found);
}

// The first column of a row.
inline std::int64_t FirstInteger(const Row& row) { return row.Integer(0); }
inline bool FirstTruth(const Row& row) { return row.Truth(0); }

// The number that a question with one row at most gives; 0 for no row, and for
// a null.
absl::StatusOr<std::int64_t> IntegerOrZero(Session& session,
                                           absl::string_view sql,
                                           absl::Span<const Value> parameters);

// Runs a statement of which nobody asks how many rows it changed.
absl::Status Change(Session& session, absl::string_view sql,
                    absl::Span<const Value> parameters);

// The parameter for a number that may be absent.
inline Value IntegerOrNull(const std::optional<std::int64_t>& value) {
  return value.has_value() ? Value::Integer(*value) : Value::Null();
}

}  // namespace base::sql

#endif  // BASE_SQL_ROWS_H_
