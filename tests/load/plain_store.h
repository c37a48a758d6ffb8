#ifndef TESTS_LOAD_PLAIN_STORE_H_
#define TESTS_LOAD_PLAIN_STORE_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "base/sql/connection.h"
#include "base/sql/migrations.h"

namespace load {

// The plain way to write, which group commit is held against: one connection
// behind a mutex, one durable transaction for each call, in the thread of the
// caller. Same driver and pragmas as the server's store. Thread-safe.
class PlainStore {
 public:
  // A new store in `folder`, deleted at the end.
  static absl::StatusOr<std::unique_ptr<PlainStore>> Create(
      const std::string& folder, absl::Span<const base::sql::Migration> schema);
  ~PlainStore();

  // OK once what `write` did is durable.
  absl::Status Write(
      const std::function<absl::Status(base::sql::WriteSession&)>& write);

  // Fails unless the query, which yields one number, yields `expected`.
  absl::Status ExpectNumber(const char* sql, std::int64_t expected);

 private:
  explicit PlainStore(std::string path) : path_(std::move(path)) {}
  void DeleteFiles() const;

  const std::string path_;
  std::unique_ptr<base::sql::Driver> driver_;
  std::mutex mutex_;
  std::unique_ptr<base::sql::Connection> connection_;
};

}  // namespace load

#endif  // TESTS_LOAD_PLAIN_STORE_H_
