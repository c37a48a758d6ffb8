// Reads the quotas of a policy's callers.

#include <algorithm>

#include "base/policy/policy_reader.h"

namespace base::policy {
namespace {

namespace v1 = ::rsu::authority::v1;

constexpr std::int64_t kMostCalls = 1'000'000;
constexpr std::int64_t kMostBurst = 10'000'000;
constexpr std::int64_t kMostSubjects = 1'000'000'000;

bool IsFrom1To(std::int64_t number, std::int64_t most) {
  return number >= 1 && number <= most;
}

}  // namespace

void PolicyReader::ReadQuota(const v1::Quota& message, const std::string& path,
                             CallerEntry& caller) {
  QuotaRule rule;
  rule.method = message.method();
  if (message.method() != "*") {
    Role methods;
    List list;
    *list.Add() = message.method();
    const std::size_t before = violations_.size();
    ReadMethods(list, path + ".method", methods);
    if (violations_.size() != before) {
      violations_.back() = {path + ".method",
                            "must be *, a method as package.Service/Method, or "
                            "package.Service/*"};
    }
    rule.methods = std::move(methods.methods);
  }
  if (std::any_of(caller.quotas.begin(), caller.quotas.end(),
                  [&rule](const QuotaRule& other) {
                    return other.method == rule.method;
                  })) {
    Break(path + ".method", kTwice);
  }
  if (message.has_calls_per_second() &&
      !IsFrom1To(message.calls_per_second(), kMostCalls)) {
    Break(path + ".calls_per_second", "must be from 1 to 1000000");
  }
  if (message.has_burst() && !IsFrom1To(message.burst(), kMostBurst)) {
    Break(path + ".burst", "must be from 1 to 10000000");
  }
  if (message.has_burst() && !message.has_calls_per_second()) {
    Break(path + ".burst", "needs calls_per_second");
  }
  if (message.has_subjects_per_day() &&
      !IsFrom1To(message.subjects_per_day(), kMostSubjects)) {
    Break(path + ".subjects_per_day", "must be from 1 to 1000000000");
  }
  if (!message.has_calls_per_second() && !message.has_subjects_per_day()) {
    Break(path, "must have calls_per_second or subjects_per_day");
  }
  rule.calls_per_second = message.calls_per_second();
  rule.burst = message.has_burst() ? message.burst() : rule.calls_per_second;
  rule.subjects_per_day = message.subjects_per_day();
  caller.quotas.push_back(std::move(rule));
}

}  // namespace base::policy
