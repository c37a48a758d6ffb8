#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "idcs/number/number_rules.h"

namespace idcs {
namespace {

// `count` is from 0 to 10.
absl::string_view CountWord(int count) {
  constexpr std::array<absl::string_view, 11> kWords = {
      "zero", "one",   "two",   "three", "four", "five",
      "six",  "seven", "eight", "nine",  "ten"};
  return kWords[static_cast<std::size_t>(count)];
}

std::string FirstDigitSentence(const NumberPreset& preset) {
  std::vector<std::string> digits;
  for (const char c : preset.forbidden_first_digits) {
    digits.emplace_back(1, c);
  }
  return absl::StrCat("must not start with ", absl::StrJoin(digits, " or "));
}

std::string RepeatSentence(const NumberPreset& preset) {
  std::vector<std::string> parts;
  if (preset.refused_repeat_length > 0) {
    parts.push_back(absl::StrCat("has the same digit ",
                                 CountWord(preset.refused_repeat_length),
                                 " times in a row"));
  }
  if (preset.refused_repeat_distance > 0) {
    parts.push_back(absl::StrCat(
        "has the same digit twice within ",
        CountWord(preset.refused_repeat_distance),
        preset.refused_repeat_distance == 1 ? " place" : " places"));
  }
  return absl::StrJoin(parts, ", or ");
}

}  // namespace

absl::string_view RuleName(BrokenRule rule) {
  switch (rule) {
    case BrokenRule::kNone:
      return "none";
    case BrokenRule::kLength:
      return "length";
    case BrokenRule::kDigits:
      return "digits";
    case BrokenRule::kFirstDigit:
      return "first_digit";
    case BrokenRule::kCheckDigit:
      return "check_digit";
    case BrokenRule::kRun:
      return "run";
    case BrokenRule::kRepeat:
      return "repeat";
    case BrokenRule::kBlock:
      return "block";
    case BrokenRule::kEven:
      return "even";
    case BrokenRule::kHalves:
      return "halves";
    case BrokenRule::kRestricted:
      return "restricted";
    case BrokenRule::kCyclic:
      return "cyclic";
  }
  return "none";
}

std::string RuleSentence(BrokenRule rule, const NumberRules& rules) {
  const NumberPreset& preset = rules.preset();
  switch (rule) {
    case BrokenRule::kNone:
      return "";
    case BrokenRule::kLength:
      return "must have ten digits";
    case BrokenRule::kDigits:
      return "must have digits from 0 to 9 only";
    case BrokenRule::kFirstDigit:
      return FirstDigitSentence(preset);
    case BrokenRule::kCheckDigit:
      return "has a wrong check digit; a digit may be mistyped";
    case BrokenRule::kRun:
      return absl::StrCat("has ", CountWord(preset.refused_run_length),
                          " adjacent digits that go up or down by one");
    case BrokenRule::kRepeat:
      return RepeatSentence(preset);
    case BrokenRule::kBlock:
      return absl::StrCat("has a block of ",
                          CountWord(preset.refused_block_length),
                          " digits or more that occurs twice");
    case BrokenRule::kEven:
      return absl::StrCat("has ", CountWord(preset.refused_even_length),
                          " adjacent digits from 2, 4, 6 and 8");
    case BrokenRule::kHalves:
      return "has a second half that repeats or mirrors the first";
    case BrokenRule::kRestricted:
      return absl::StrCat("contains ",
                          absl::StrJoin(preset.restricted, " or "));
    case BrokenRule::kCyclic:
      return "follows the decimals of a fraction such as 1/7";
  }
  return "";
}

}  // namespace idcs
