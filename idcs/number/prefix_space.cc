#include "idcs/number/prefix_space.h"

namespace idcs {
namespace {

constexpr std::int64_t kUnitOfFirst = 100'000'000;

}  // namespace

PrefixSpace::PrefixSpace(absl::string_view refused_first,
                         absl::string_view refused) {
  for (char digit = '0'; digit <= '9'; ++digit) {
    if (refused.find(digit) != absl::string_view::npos) continue;
    rest_.push_back(digit - '0');
    if (refused_first.find(digit) == absl::string_view::npos) {
      first_.push_back(digit - '0');
    }
  }
  size_ = static_cast<std::int64_t>(first_.size());
  for (int i = 1; i < kPrefixDigits; ++i) {
    size_ *= static_cast<std::int64_t>(rest_.size());
  }
}

std::int64_t PrefixSpace::At(std::int64_t index) const {
  const auto radix = static_cast<std::int64_t>(rest_.size());
  if (radix == 10) {  // as nearly always, and then without eight divisions
    return index % kUnitOfFirst +
           kUnitOfFirst *
               first_[static_cast<std::size_t>(index / kUnitOfFirst)];
  }
  std::int64_t prefix = 0;
  std::int64_t unit = 1;
  for (int i = 1; i < kPrefixDigits; ++i) {
    prefix += unit * rest_[static_cast<std::size_t>(index % radix)];
    index /= radix;
    unit *= 10;
  }
  return prefix + unit * first_[static_cast<std::size_t>(index)];
}

}  // namespace idcs
