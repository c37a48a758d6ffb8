#include "base/policy/quota_keeper.h"

#include <algorithm>

#include "base/error.h"

namespace base::policy {
namespace {

constexpr std::int64_t kUnitsOfCall = 1'000'000;
constexpr std::int64_t kMicrosPerMilli = 1'000;
// Longer than a bucket takes to fill: no product below overflows.
constexpr std::int64_t kLongestWaitUs = std::int64_t{24} * 3'600'000'000;
constexpr int kRetryTomorrowMs = 3'600'000;

absl::Status QuotaExceeded(const char* message, int retry_ms) {
  return MakeError(absl::StatusCode::kResourceExhausted, message,
                   {"QUOTA_EXCEEDED", {}, {}, retry_ms});
}

// The policy's quotas that a call is counted against.
std::vector<const QuotaRule*> RulesOf(const rpc::Call& call) {
  std::vector<const QuotaRule*> rules;
  const auto* const policy = static_cast<const Policy*>(call.policy.get());
  if (policy == nullptr) return rules;
  for (const QuotaRule& rule : policy->QuotasOf(call.caller)) {
    if (rule.Covers(call.row->method)) rules.push_back(&rule);
  }
  return rules;
}

}  // namespace

QuotaKeeper::CallerUse& QuotaKeeper::UseOf(absl::string_view caller) {
  {
    const std::shared_lock<std::shared_mutex> lock(mutex_);
    const auto found = callers_.find(caller);
    if (found != callers_.end()) return *found->second;
  }
  // Only callers that a policy names come here: there are not many.
  const std::unique_lock<std::shared_mutex> lock(mutex_);
  auto& use = callers_[std::string(caller)];
  if (use == nullptr) use = std::make_unique<CallerUse>();
  return *use;
}

absl::Status QuotaKeeper::TakeCall(const rpc::Call& call) {
  const std::vector<const QuotaRule*> rules = RulesOf(call);
  if (rules.empty()) return absl::OkStatus();
  CallerUse& use = UseOf(call.caller);
  const std::int64_t now_us = clock_.ElapsedMicros();
  const std::lock_guard<std::mutex> lock(use.mutex);
  std::int64_t wait_us = 0;
  for (const QuotaRule* rule : rules) {
    if (rule->calls_per_second == 0) continue;
    Used& used = use.by_method[rule->method];
    const std::int64_t most = rule->burst * kUnitsOfCall;
    const std::int64_t passed =
        used.at_us == 0
            ? kLongestWaitUs
            : std::clamp<std::int64_t>(now_us - used.at_us, 0, kLongestWaitUs);
    // A microsecond brings as many units as calls in a second are allowed.
    used.units = std::min(most, used.units + passed * rule->calls_per_second);
    used.at_us = std::max(now_us, used.at_us);
    if (used.units < kUnitsOfCall) {
      wait_us = std::max(
          wait_us, (kUnitsOfCall - used.units) / rule->calls_per_second + 1);
    }
  }
  if (wait_us > 0) {
    return QuotaExceeded("the caller has asked as much as its quota allows",
                         static_cast<int>(wait_us / kMicrosPerMilli + 1));
  }
  for (const QuotaRule* rule : rules) {
    if (rule->calls_per_second == 0) continue;
    use.by_method[rule->method].units -= kUnitsOfCall;
  }
  return absl::OkStatus();
}

absl::Status QuotaKeeper::TakeSubjects(const rpc::Call& call) {
  const std::vector<const QuotaRule*> rules = RulesOf(call);
  if (rules.empty()) return absl::OkStatus();
  std::int64_t subjects = 0;
  call.EachSubject([&subjects](const rpc::Subject&) { ++subjects; });
  if (subjects == 0) return absl::OkStatus();
  const Date today = today_();
  CallerUse& use = UseOf(call.caller);
  const std::lock_guard<std::mutex> lock(use.mutex);
  for (const QuotaRule* rule : rules) {
    if (rule->subjects_per_day == 0) continue;
    Used& used = use.by_method[rule->method];
    if (used.day != today) {
      used.day = today;
      used.subjects = 0;
    }
    if (used.subjects + subjects > rule->subjects_per_day) {
      return QuotaExceeded(
          "the caller has asked about as many people and households as its "
          "quota of a day allows",
          kRetryTomorrowMs);
    }
  }
  for (const QuotaRule* rule : rules) {
    if (rule->subjects_per_day == 0) continue;
    use.by_method[rule->method].subjects += subjects;
  }
  return absl::OkStatus();
}

}  // namespace base::policy
