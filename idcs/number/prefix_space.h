#ifndef IDCS_NUMBER_PREFIX_SPACE_H_
#define IDCS_NUMBER_PREFIX_SPACE_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"

namespace idcs {

// The nine-digit prefixes that are left when some digits are refused as the
// first one and some in every place, counted off from 0 in rising order. A
// number that is drawn from these is drawn from all prefixes and drawn again
// where a digit is refused, only without the waste: rules that leave a few
// numbers can be drawn from too.
//
// Immutable and thread-safe.
class PrefixSpace {
 public:
  static constexpr int kPrefixDigits = 9;

  // Both are ASCII digits.
  PrefixSpace(absl::string_view refused_first, absl::string_view refused);

  // From 0 to 10^9.
  std::int64_t size() const { return size_; }

  // The prefix at `index`, from 0 to size() - 1.
  std::int64_t At(std::int64_t index) const;

 private:
  std::vector<std::int64_t> first_;  // digits that may come first, rising
  std::vector<std::int64_t> rest_;   // digits of the other places, rising
  std::int64_t size_ = 0;
};

}  // namespace idcs

#endif  // IDCS_NUMBER_PREFIX_SPACE_H_
