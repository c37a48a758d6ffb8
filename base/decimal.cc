#include "base/decimal.h"

#include <limits>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace base {
namespace {

absl::Status Malformed() {
  return absl::InvalidArgumentError(
      "must be a decimal number with at most 7 decimals");
}

absl::Status TooLarge() {
  return absl::OutOfRangeError("must fit in 64 bits of 1e-7");
}

}  // namespace

absl::StatusOr<std::int64_t> ParseTicks(absl::string_view text) {
  absl::string_view rest = text;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);

  // Gathered as a negative number, which reaches one further.
  std::int64_t ticks = 0;
  int whole_digits = 0;
  int decimals = -1;  // -1 until the '.' is seen.
  for (const char c : rest) {
    if (c == '.' && decimals < 0 && whole_digits > 0) {
      decimals = 0;
      continue;
    }
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c)) ||
        decimals == kTickDecimals) {
      return Malformed();
    }
    (decimals < 0 ? whole_digits : decimals) += 1;
    if (__builtin_mul_overflow(ticks, 10, &ticks) ||
        __builtin_sub_overflow(ticks, c - '0', &ticks)) {
      return TooLarge();
    }
  }
  if (whole_digits == 0 || decimals == 0) return Malformed();
  for (int i = decimals < 0 ? 0 : decimals; i < kTickDecimals; ++i) {
    if (__builtin_mul_overflow(ticks, 10, &ticks)) return TooLarge();
  }
  if (negative) return ticks;
  if (ticks == std::numeric_limits<std::int64_t>::min()) return TooLarge();
  return -ticks;
}

std::string SevenDecimals(std::int64_t ticks) {
  const std::uint64_t magnitude = ticks < 0
                                      ? 0 - static_cast<std::uint64_t>(ticks)
                                      : static_cast<std::uint64_t>(ticks);
  constexpr std::uint64_t kPerUnit = kTicksPerUnit;
  return absl::StrCat(ticks < 0 ? "-" : "", magnitude / kPerUnit, ".",
                      absl::Dec(magnitude % kPerUnit, absl::kZeroPad7));
}

std::string ShortestDecimal(std::int64_t ticks) {
  std::string text = SevenDecimals(ticks);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

}  // namespace base
