#include "idcs/number/number_rules.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "idcs/number/check_digit.h"
#include "idcs/number/cyclic_period.h"
#include "idcs/number/preset_ranges.h"

namespace idcs {
namespace {

// The digits that may stand nowhere: a restricted string of one digit.
std::string RefusedDigits(const NumberPreset& preset) {
  std::string refused;
  for (const std::string& text : preset.restricted) {
    if (text.size() == 1) refused += text;
  }
  return refused;
}

// Each of these takes a rule's value, which is 0 if the rule is off.

bool HasRun(const NumberDigits& digits, int length, bool wrap_around) {
  if (length == 0) return false;
  int up = 1;
  int down = 1;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    const int step = digits[i] - digits[i - 1];
    const bool is_up = step == 1 || (wrap_around && step == -9);
    const bool is_down = step == -1 || (wrap_around && step == 9);
    up = is_up ? up + 1 : 1;
    down = is_down ? down + 1 : 1;
    if (up >= length || down >= length) return true;
  }
  return false;
}

bool HasRepeat(const NumberDigits& digits, int length) {
  if (length == 0) return false;
  int same = 1;
  for (std::size_t i = 1; i < digits.size(); ++i) {
    same = digits[i] == digits[i - 1] ? same + 1 : 1;
    if (same >= length) return true;
  }
  return false;
}

bool HasRepeatWithin(const NumberDigits& digits, int distance) {
  for (std::size_t i = 1; i < digits.size(); ++i) {
    const std::size_t reach = std::min(i, static_cast<std::size_t>(distance));
    for (std::size_t back = 1; back <= reach; ++back) {
      if (digits[i] == digits[i - back]) return true;
    }
  }
  return false;
}

// A longer block that occurs twice starts with a block of exactly
// `block_length` that does, so only that length is looked for.
bool HasRepeatedBlock(const NumberDigits& digits, int block_length) {
  if (block_length == 0) return false;
  const std::size_t length = static_cast<std::size_t>(block_length);
  // Blocks are compared as integers, one for each place where one can start.
  std::array<std::int32_t, 10> blocks{};
  const std::size_t count = digits.size() - length + 1;
  for (std::size_t start = 0; start < count; ++start) {
    std::int32_t block = 0;
    for (std::size_t i = start; i < start + length; ++i) {
      block = block * 10 + digits[i];
    }
    blocks[start] = block;
  }
  for (std::size_t first = 0; first + length < count; ++first) {
    for (std::size_t second = first + length; second < count; ++second) {
      if (blocks[first] == blocks[second]) return true;
    }
  }
  return false;
}

bool HasEven(const NumberDigits& digits, int length) {
  if (length == 0) return false;
  int even = 0;
  for (const std::uint8_t digit : digits) {
    even = digit != 0 && digit % 2 == 0 ? even + 1 : 0;
    if (even >= length) return true;
  }
  return false;
}

bool HasEqualHalves(const NumberDigits& digits) {
  const auto middle = digits.begin() + digits.size() / 2;
  return std::equal(digits.begin(), middle, middle) ||
         std::equal(digits.begin(), middle, digits.rbegin());
}

// The digit strings that the cyclic rule refuses: a period that fits into a
// number, or else every ten digits of the endlessly repeated one.
std::vector<std::string> CyclicPatterns(const std::vector<int>& denominators) {
  constexpr std::size_t kDigits = IdcsNumber::kDigits;
  std::vector<std::string> patterns;
  for (const int denominator : denominators) {
    const std::string period = CyclicPeriod(denominator).value();
    if (period.size() <= kDigits) {
      patterns.push_back(period);
      continue;
    }
    const std::string repeated = period + period.substr(0, kDigits - 1);
    for (std::size_t start = 0; start < period.size(); ++start) {
      patterns.push_back(repeated.substr(start, kDigits));
    }
  }
  return patterns;
}

// Characters of UTF-8 text. Ten Arabic-Indic digits are twenty bytes, and
// "must have ten digits" would puzzle who typed them.
std::size_t CharacterCount(absl::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(),
      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

absl::StatusOr<NumberRules> NumberRules::Create(const NumberPreset& preset) {
  if (absl::Status status = CheckPresetRanges(preset); !status.ok()) {
    return status;
  }
  return NumberRules(preset);
}

NumberRules::NumberRules(const NumberPreset& preset)
    : preset_(preset),
      restricted_(preset.restricted),
      cyclic_(CyclicPatterns(preset.cyclic_denominators)),
      prefixes_(preset.forbidden_first_digits, RefusedDigits(preset)) {
  for (const char c : preset.forbidden_first_digits) {
    forbidden_first_digits_.set(static_cast<std::size_t>(c - '0'));
  }
}

BrokenRule NumberRules::Check(IdcsNumber number) const {
  const NumberDigits digits = number.digits();
  for (const BrokenRule rule :
       {BrokenRule::kFirstDigit, BrokenRule::kCheckDigit, BrokenRule::kRun,
        BrokenRule::kRepeat, BrokenRule::kBlock, BrokenRule::kEven,
        BrokenRule::kHalves, BrokenRule::kRestricted, BrokenRule::kCyclic}) {
    if (Breaks(digits, rule)) return rule;
  }
  return BrokenRule::kNone;
}

bool NumberRules::Breaks(IdcsNumber number, BrokenRule rule) const {
  return Breaks(number.digits(), rule);
}

bool NumberRules::Breaks(const NumberDigits& digits, BrokenRule rule) const {
  switch (rule) {
    case BrokenRule::kNone:
    case BrokenRule::kLength:
    case BrokenRule::kDigits:
      return false;
    case BrokenRule::kFirstDigit:
      return forbidden_first_digits_[digits[0]];
    case BrokenRule::kCheckDigit:
      return !HasVerhoeffCheckDigit(digits);
    case BrokenRule::kRun:
      return HasRun(digits, preset_.refused_run_length,
                    preset_.runs_wrap_around);
    case BrokenRule::kRepeat:
      return HasRepeat(digits, preset_.refused_repeat_length) ||
             HasRepeatWithin(digits, preset_.refused_repeat_distance);
    case BrokenRule::kBlock:
      return HasRepeatedBlock(digits, preset_.refused_block_length);
    case BrokenRule::kEven:
      return HasEven(digits, preset_.refused_even_length);
    case BrokenRule::kHalves:
      return preset_.halves_must_differ && HasEqualHalves(digits);
    case BrokenRule::kRestricted:
      return restricted_.OccurIn(digits);
    case BrokenRule::kCyclic:
      return cyclic_.OccurIn(digits);
  }
  return false;
}

BrokenRule NumberRules::CheckText(absl::string_view text) const {
  if (CharacterCount(text) != std::size_t{IdcsNumber::kDigits}) {
    return BrokenRule::kLength;
  }
  const absl::StatusOr<IdcsNumber> number = IdcsNumber::Parse(text);
  if (!number.ok()) return BrokenRule::kDigits;
  return Check(*number);
}

}  // namespace idcs
