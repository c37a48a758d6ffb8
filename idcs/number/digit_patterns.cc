#include "idcs/number/digit_patterns.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>

namespace idcs {
namespace {

std::int64_t ReadPattern(const std::string& pattern) {
  bool valid = !pattern.empty() && pattern.size() <= IdcsNumber::kDigits;
  std::int64_t value = 0;
  for (const char c : pattern) {
    if (!valid) break;
    valid = c >= '0' && c <= '9';
    value = value * 10 + (c - '0');
  }
  if (!valid) {
    std::fputs("DigitPatterns: not one to ten digits\n", stderr);
    std::abort();
  }
  return value;
}

}  // namespace

DigitPatterns::DigitPatterns(const std::vector<std::string>& patterns) {
  std::map<int, SameLength> by_length;
  for (const std::string& pattern : patterns) {
    const int length = static_cast<int>(pattern.size());
    by_length[length].values.push_back(ReadPattern(pattern));
  }
  for (auto& [length, group] : by_length) {
    group.length = length;
    for (int i = 1; i < length; ++i) group.leading_unit *= 10;
    std::sort(group.values.begin(), group.values.end());
    by_length_.push_back(std::move(group));
  }
}

bool DigitPatterns::OccurIn(const NumberDigits& digits) const {
  for (const SameLength& patterns : by_length_) {
    if (OccurIn(digits, patterns)) return true;
  }
  return false;
}

bool DigitPatterns::OccurIn(const NumberDigits& digits,
                            const SameLength& patterns) {
  const std::size_t length = static_cast<std::size_t>(patterns.length);
  std::int64_t window = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i >= length) window -= digits[i - length] * patterns.leading_unit;
    window = window * 10 + digits[i];
    if (i + 1 >= length && std::binary_search(patterns.values.begin(),
                                              patterns.values.end(), window)) {
      return true;
    }
  }
  return false;
}

}  // namespace idcs
