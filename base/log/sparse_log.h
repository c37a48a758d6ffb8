#ifndef BASE_LOG_SPARSE_LOG_H_
#define BASE_LOG_SPARSE_LOG_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace base::log {

// Keeps others from filling the log: of events of one kind, one is told in a
// period, and how many were not. Kinds are few or come from outside (an
// address): at most kMaxKinds are known at a time; while there are as many,
// further ones count as one. Thread-safe.
class SparseLog {
 public:
  static constexpr std::size_t kMaxKinds = 1000;

  explicit SparseLog(std::int64_t period_us) : period_us_(period_us) {}

  // What to write of an event now: `text`, with the number of those of its kind
  // that were not told since the last one. None: nothing.
  std::optional<std::string> Take(const std::string& kind,
                                  absl::string_view text, std::int64_t now_us);

 private:
  struct Kind {
    std::int64_t told_us = 0;
    std::int64_t untold = 0;
  };

  const std::int64_t period_us_;
  std::mutex mutex_;
  std::map<std::string, Kind> kinds_;
};

}  // namespace base::log

#endif  // BASE_LOG_SPARSE_LOG_H_
