#ifndef IDCS_NUMBER_NUMBER_H_
#define IDCS_NUMBER_NUMBER_H_

#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace idcs {

// The ten digits of a number, the first digit first, the check digit last.
using NumberDigits = std::array<std::uint8_t, 10>;

// Ten digits that may be a person's civil and social identifier (IDCS). Only
// the form is certain: whether a number may be issued is for NumberRules, and
// whether it was is for the ledger.
//
// Range: 0000000000 to 9999999999. Personal data: it never appears in a log, a
// metric label or an error message.
//
// A value type: trivially copyable, ordered, hashable, safe to share between
// threads.
class IdcsNumber {
 public:
  static constexpr int kDigits = 10;
  static constexpr std::int64_t kMaxValue = 9'999'999'999;

  // 0000000000, which no rules in use admit.
  constexpr IdcsNumber() = default;

  // Reads exactly ten ASCII digits. Blanks, separators, signs and the digits
  // of other scripts are refused: one number has one spelling.
  //
  // Errors:
  //   INVALID_ARGUMENT  `text` is not of that form. The message does not
  //                     repeat it.
  static absl::StatusOr<IdcsNumber> Parse(absl::string_view text);

  // The number whose digits, leading zeros included, spell `value`. `value` is
  // from 0 to kMaxValue; another one is a bug in the caller and stops the
  // process.
  static constexpr IdcsNumber FromValue(std::int64_t value) {
    if (value < 0 || value > kMaxValue) StopOnBadValue();
    return IdcsNumber(value);
  }

  constexpr std::int64_t value() const { return value_; }

  constexpr NumberDigits digits() const {
    NumberDigits digits{};
    std::int64_t rest = value_;
    for (int i = kDigits - 1; i >= 0; --i) {
      digits[static_cast<std::size_t>(i)] =
          static_cast<std::uint8_t>(rest % 10);
      rest /= 10;
    }
    return digits;
  }

  // Ten digits with leading zeros, as Parse() reads them.
  std::string ToString() const;

  friend constexpr bool operator==(IdcsNumber a, IdcsNumber b) {
    return a.value_ == b.value_;
  }
  friend constexpr bool operator!=(IdcsNumber a, IdcsNumber b) {
    return !(a == b);
  }
  friend constexpr bool operator<(IdcsNumber a, IdcsNumber b) {
    return a.value_ < b.value_;
  }

  template <typename H>
  friend H AbslHashValue(H h, IdcsNumber number) {
    return H::combine(std::move(h), number.value_);
  }

 private:
  explicit constexpr IdcsNumber(std::int64_t value) : value_(value) {}

  [[noreturn]] static void StopOnBadValue();

  std::int64_t value_ = 0;
};

}  // namespace idcs

#endif  // IDCS_NUMBER_NUMBER_H_
