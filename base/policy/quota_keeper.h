#ifndef BASE_POLICY_QUOTA_KEEPER_H_
#define BASE_POLICY_QUOTA_KEEPER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/policy/policy.h"
#include "base/rpc/quota.h"

namespace base::policy {

// Counts what each caller asks against the quotas of the policy that let the
// call in. A token bucket counts calls: a caller who waited has `burst` of
// them, and gets `calls_per_second` anew. Subjects are counted by the day. What
// was counted is kept in memory, and goes on where a new policy has a quota of
// the same caller and methods. Callers do not wait for each other. Thread-safe.
class QuotaKeeper : public rpc::Quota {
 public:
  // Borrows the clock. `today` says the day, from any thread.
  QuotaKeeper(const Clock* clock, std::function<Date()> today)
      : clock_(*clock), today_(std::move(today)) {}

  // Errors: RESOURCE_EXHAUSTED, QUOTA_EXCEEDED, with the time to wait; nothing
  //         is counted.
  absl::Status TakeCall(const rpc::Call& call) override;
  absl::Status TakeSubjects(const rpc::Call& call) override;

 private:
  // What one caller used of one quota. A call is worth a million units, so that
  // no fraction of one is lost.
  struct Used {
    std::int64_t units = 0;  // that are left
    std::int64_t at_us = 0;  // when they were counted; 0: never
    std::int64_t subjects = 0;
    Date day;
  };
  struct CallerUse {
    std::mutex mutex;
    std::map<std::string, Used> by_method;
  };

  CallerUse& UseOf(absl::string_view caller);

  const Clock& clock_;
  const std::function<Date()> today_;
  std::shared_mutex mutex_;  // of the map; entries stay
  std::map<std::string, std::unique_ptr<CallerUse>, std::less<>> callers_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_QUOTA_KEEPER_H_
