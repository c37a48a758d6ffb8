#include "idcs/number/count_admissible.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "idcs/number/check_digit.h"

namespace idcs {
namespace {

// Prefixes that a thread takes at a time: some 0.1 s of work, so that all
// threads end at about the same moment.
constexpr std::int64_t kChunk = 1'000'000;

std::int64_t CountChunk(const NumberRules& rules, std::int64_t begin,
                        std::int64_t end) {
  std::int64_t count = 0;
  for (std::int64_t prefix = begin; prefix < end; ++prefix) {
    if (rules.Check(CompleteNumber(prefix)) == BrokenRule::kNone) ++count;
  }
  return count;
}

}  // namespace

void ForEachChunk(std::int64_t first_prefix, std::int64_t end_prefix,
                  int threads,
                  absl::FunctionRef<void(std::int64_t, std::int64_t)> visit) {
  std::atomic<std::int64_t> next{first_prefix};
  const auto work = [&] {
    for (;;) {
      const std::int64_t begin = next.fetch_add(kChunk);
      if (begin >= end_prefix) return;
      visit(begin, std::min(begin + kChunk, end_prefix));
    }
  };
  std::vector<std::thread> workers;
  workers.reserve(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
}

int AllCores() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

std::int64_t CountAdmissible(const NumberRules& rules,
                             std::int64_t first_prefix, std::int64_t end_prefix,
                             int threads,
                             absl::FunctionRef<void(std::int64_t)> progress) {
  std::mutex mutex;
  std::int64_t total = 0;
  ForEachChunk(first_prefix, end_prefix, threads,
               [&](std::int64_t begin, std::int64_t end) {
                 const std::int64_t count = CountChunk(rules, begin, end);
                 std::lock_guard<std::mutex> lock(mutex);
                 total += count;
                 progress(end - begin);
               });
  return total;
}

}  // namespace idcs
