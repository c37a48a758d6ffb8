#ifndef TESTS_LOAD_STORE_H_
#define TESTS_LOAD_STORE_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "base/clock.h"
#include "base/sql/database.h"

namespace load {

// A database for one run of one program: made new, deleted at the end.
class Store {
 public:
  // Two stores of one folder have two names.
  static absl::StatusOr<std::unique_ptr<Store>> Create(
      const std::string& folder, absl::Span<const base::sql::Migration> schema,
      std::size_t group, absl::string_view name = "bench");
  ~Store();

  base::sql::Database& database() { return *database_; }

  // Fails unless the query, which yields one number, yields `expected`.
  absl::Status ExpectNumber(const char* sql, std::int64_t expected);

 private:
  explicit Store(std::string path) : path_(std::move(path)) {}
  void DeleteFiles() const;

  const std::string path_;
  base::SystemClock clock_;
  std::unique_ptr<base::sql::Database> database_;
};

}  // namespace load

#endif  // TESTS_LOAD_STORE_H_
