#ifndef BASE_SQL_SQLITE_DAMAGE_REPORTS_H_
#define BASE_SQL_SQLITE_DAMAGE_REPORTS_H_

#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"

namespace base::sql {

// Says of each damage once that it was met, with the tables that were read
// then, and no value. Thread-safe.
class DamageReports {
 public:
  // `say` gets a line without a line break, on any thread.
  using Say = std::function<void(const std::string& line)>;

  explicit DamageReports(Say say) : say_(std::move(say)) {}

  void Report(absl::string_view damage, absl::string_view sql);

 private:
  // Beyond so many, damage is said no more: the first lines tell enough.
  static constexpr std::size_t kMost = 1'000;

  const Say say_;
  std::mutex mutex_;
  std::set<std::string> said_;
};

}  // namespace base::sql

#endif  // BASE_SQL_SQLITE_DAMAGE_REPORTS_H_
