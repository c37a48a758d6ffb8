#include "base/log/sparse_log.h"

#include "absl/strings/str_cat.h"

namespace base::log {

std::optional<std::string> SparseLog::Take(const std::string& kind,
                                           absl::string_view text,
                                           std::int64_t now_us) {
  const std::lock_guard<std::mutex> lock(mutex_);
  auto found = kinds_.find(kind);
  if (found == kinds_.end()) {
    if (kinds_.size() >= kMaxKinds) {
      // Forgets what is over; nobody waits to hear of it.
      for (auto i = kinds_.begin(); i != kinds_.end();) {
        i = now_us - i->second.told_us >= period_us_ ? kinds_.erase(i)
                                                     : std::next(i);
      }
    }
    const bool full = kinds_.size() >= kMaxKinds;
    const auto inserted = kinds_.try_emplace(full ? std::string() : kind);
    found = inserted.first;
    if (inserted.second) found->second.told_us = now_us - period_us_;
  }
  Kind& state = found->second;
  if (now_us - state.told_us < period_us_) {
    ++state.untold;
    return std::nullopt;
  }
  state.told_us = now_us;
  const std::int64_t untold = state.untold;
  state.untold = 0;
  if (untold == 0) return std::string(text);
  return absl::StrCat(text, " (and ", untold, " more before)");
}

}  // namespace base::log
