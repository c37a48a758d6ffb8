#include "base/rpc/deadlock_search.h"

#include "absl/synchronization/mutex.h"

namespace base::rpc {

void StopDeadlockSearch() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

}  // namespace base::rpc
