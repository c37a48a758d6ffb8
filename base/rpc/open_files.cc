#include "base/rpc/open_files.h"

#include <sys/resource.h>

#include <algorithm>

namespace base::rpc {

int OpenFileLimit() {
  constexpr rlim_t kMost = 1'000'000;
  constexpr int kLeast = 256;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return kLeast;
  return static_cast<int>(std::min(limit.rlim_cur, kMost));
}

void RaiseOpenFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace base::rpc
