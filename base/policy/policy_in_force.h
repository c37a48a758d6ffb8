#ifndef BASE_POLICY_POLICY_IN_FORCE_H_
#define BASE_POLICY_POLICY_IN_FORCE_H_

#include <functional>
#include <memory>
#include <utility>

#include "base/date.h"
#include "base/policy/policy.h"
#include "base/rpc/authority.h"

namespace base::policy {

// The policy that holds now: answers the door from it. A call that began keeps
// the one it began with; each message of a stream asks the one in force.
// Thread-safe.
class PolicyInForce : public rpc::Authority {
 public:
  // `today` says the day, from any thread.
  PolicyInForce(std::shared_ptr<const Policy> policy,
                std::function<Date()> today)
      : policy_(std::move(policy)), today_(std::move(today)) {}

  std::shared_ptr<const Policy> Now() const {
    return std::atomic_load_explicit(&policy_, std::memory_order_acquire);
  }

  // From now on another holds.
  void Replace(std::shared_ptr<const Policy> policy) {
    std::atomic_store_explicit(&policy_, std::move(policy),
                               std::memory_order_release);
  }

  Date Today() const { return today_(); }

  absl::Status MayCall(rpc::Call& call) const override {
    std::shared_ptr<const Policy> policy = Now();
    const absl::Status may = policy->MayCall(call, today_());
    call.policy = std::move(policy);
    return may;
  }

  absl::Status MayAsk(rpc::Call& call) const override {
    return static_cast<const Policy*>(call.policy.get())->MayAsk(call);
  }

 private:
  std::shared_ptr<const Policy> policy_;
  const std::function<Date()> today_;
};

}  // namespace base::policy

#endif  // BASE_POLICY_POLICY_IN_FORCE_H_
