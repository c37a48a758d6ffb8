#include "registry/interchange/json_integer.h"

#include <algorithm>
#include <limits>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace registry {
namespace {

// Any exponent beyond this gives the same answer: no text of a record is as
// long as that.
constexpr std::int64_t kMaxExponent = 1'000'000'000;

// The most digits that a 64-bit number has.
constexpr std::int64_t kMaxDigits = 19;

// A JSON number in parts: -12.50e-3 is negative, "12", "50", -3.
struct Parts {
  bool negative = false;
  absl::string_view whole;
  absl::string_view fraction;
  std::int64_t exponent = 0;
};

bool TakeChar(absl::string_view& rest, char c) {
  if (rest.empty() || rest.front() != c) return false;
  rest.remove_prefix(1);
  return true;
}

absl::string_view TakeDigits(absl::string_view& rest) {
  const auto* end = std::find_if_not(rest.begin(), rest.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
  const absl::string_view digits =
      rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(digits.size());
  return digits;
}

// Takes "e-3"; false if what follows an `e` is no exponent.
bool TakeExponent(absl::string_view& rest, std::int64_t& exponent) {
  if (!TakeChar(rest, 'e') && !TakeChar(rest, 'E')) return true;
  const bool negative = TakeChar(rest, '-');
  if (!negative) TakeChar(rest, '+');
  const absl::string_view digits = TakeDigits(rest);
  for (const char digit : digits) {
    exponent = std::min(exponent * 10 + (digit - '0'), kMaxExponent);
  }
  if (negative) exponent = -exponent;
  return !digits.empty();
}

// False if `text` is not a JSON number.
bool Split(absl::string_view text, Parts& parts) {
  parts.negative = TakeChar(text, '-');
  parts.whole = TakeDigits(text);
  if (parts.whole.empty()) return false;
  if (parts.whole.size() > 1 && parts.whole.front() == '0') return false;
  if (TakeChar(text, '.')) {
    parts.fraction = TakeDigits(text);
    if (parts.fraction.empty()) return false;
  }
  return TakeExponent(text, parts.exponent) && text.empty();
}

}  // namespace

absl::StatusOr<std::int64_t> ParseJsonInteger(absl::string_view text) {
  Parts parts;
  if (!Split(text, parts)) return absl::InvalidArgumentError("not a number");

  // The number is 0.DIGITS times ten to the power of `point`.
  const std::string all = absl::StrCat(parts.whole, parts.fraction);
  const std::size_t first = all.find_first_not_of('0');
  if (first == std::string::npos) return 0;
  const std::size_t last = all.find_last_not_of('0');
  const std::string digits = all.substr(first, last - first + 1);
  const std::int64_t point = static_cast<std::int64_t>(parts.whole.size()) -
                             static_cast<std::int64_t>(first) + parts.exponent;
  if (point < static_cast<std::int64_t>(digits.size())) {
    return absl::InvalidArgumentError("not a whole number");
  }
  const absl::Status too_large = absl::OutOfRangeError("too large");
  if (point > kMaxDigits) return too_large;

  // Gathered as a negative number, which reaches one further.
  std::int64_t value = 0;
  for (std::size_t i = 0; i < static_cast<std::size_t>(point); ++i) {
    const int digit = i < digits.size() ? digits[i] - '0' : 0;
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_sub_overflow(value, digit, &value)) {
      return too_large;
    }
  }
  if (parts.negative) return value;
  if (value == std::numeric_limits<std::int64_t>::min()) return too_large;
  return -value;
}

}  // namespace registry
