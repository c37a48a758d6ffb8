#ifndef BASE_SQL_SESSION_H_
#define BASE_SQL_SESSION_H_

#include <cstdint>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace base::sql {

// A parameter of a statement. Borrows text and bytes: they must outlive the
// call that takes the value.
class Value {
 public:
  enum class Type { kNull, kInteger, kText, kBytes };

  static Value Null() { return Value(Type::kNull, 0, {}); }
  static Value Integer(std::int64_t value) {
    return Value(Type::kInteger, value, {});
  }
  static Value Text(absl::string_view text) {
    return Value(Type::kText, 0, text);
  }
  static Value Bytes(absl::string_view bytes) {
    return Value(Type::kBytes, 0, bytes);
  }

  Type type() const { return type_; }
  std::int64_t integer() const { return integer_; }
  absl::string_view bytes() const { return bytes_; }

 private:
  Value(Type type, std::int64_t integer, absl::string_view bytes)
      : type_(type), integer_(integer), bytes_(bytes) {}

  Type type_;
  std::int64_t integer_;
  absl::string_view bytes_;
};

// One row of an answer, valid only while the function that is given it runs.
// Columns count from 0. A column that has another type than it is asked for
// gives 0 or an empty text, and the row is damaged; a null is no damage.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool IsNull(int column) const = 0;
  virtual std::int64_t Integer(int column) const = 0;

  // Whether a condition that the statement asks for, such as EXISTS, holds.
  virtual bool Truth(int column) const = 0;

  virtual absl::string_view Text(int column) const = 0;
  virtual absl::string_view Bytes(int column) const = 0;

  // Says that a value cannot be what was stored: the query ends with DATA_LOSS
  // when the function returns, whatever it returns. See stored_value.h.
  virtual void CallDamaged(int column) const = 0;
};

// Statements inside one transaction. Written in the SQL that SQLite and
// PostgreSQL share, with `$1`, `$2`, … for parameters. Statements are prepared
// once and kept, so their text should be constant.
//
// Not thread-safe: it belongs to the thread it was given to, for the call it
// was given in.
//
// Errors of both methods:
//   UNAVAILABLE         reason STORAGE_UNAVAILABLE: locked, or unreadable now.
//   RESOURCE_EXHAUSTED  reason STORAGE_FULL.
//   DATA_LOSS           reason STORAGE_DAMAGED: a page or a value is damaged.
//   ALREADY_EXISTS      a key is taken.
//   INTERNAL            the statement is wrong, or breaks a rule of the schema.
class Session {
 public:
  virtual ~Session() = default;

  // Calls `each` for every row, in order. A status other than OK from `each`
  // ends the query and is returned.
  virtual absl::Status Query(
      absl::string_view sql, absl::Span<const Value> parameters,
      absl::FunctionRef<absl::Status(const Row&)> each) = 0;

  // Runs a statement without an answer. The number of rows it changed.
  virtual absl::StatusOr<std::int64_t> Execute(
      absl::string_view sql, absl::Span<const Value> parameters) = 0;
};

// A session that may change the store.
class WriteSession : public Session {
 public:
  // The moment at which the register learns what this session writes,
  // microseconds since 1970 UTC. The same throughout a session, and greater
  // than that of every session before it.
  virtual std::int64_t known_at_us() const = 0;
};

}  // namespace base::sql

#endif  // BASE_SQL_SESSION_H_
