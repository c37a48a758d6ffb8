#ifndef IDCS_NUMBER_NUMBER_RULES_H_
#define IDCS_NUMBER_NUMBER_RULES_H_

#include <bitset>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "idcs/number/digit_patterns.h"
#include "idcs/number/number.h"
#include "idcs/number/prefix_space.h"

namespace idcs {

// One choice of values for the number rules; 0, false or empty turns a rule
// off. Ten digits and the check digit are always asked for.
//
// The law wants ten digits that are random, unique, "not consecutive" and
// without meaning. What that forbids was never published, so the rules are
// those of MOSIP, on which the population register runs, and their values are
// configuration. proto/rsu/idcs/v1/number_rules.proto describes every field.
struct NumberPreset {
  std::string name;    // [a-z][a-z0-9-]*, "default"
  std::string source;  // where the values come from
  std::string mark;    // confidence, A to D

  std::string forbidden_first_digits;    // "01"
  int refused_run_length = 0;            // 2 to 10
  bool runs_wrap_around = false;         // 9 and 0 are neighbours
  int refused_repeat_length = 0;         // 2 to 10
  int refused_repeat_distance = 0;       // 1 to 9
  int refused_block_length = 0;          // 2 to 5
  int refused_even_length = 0;           // 2 to 10
  bool halves_must_differ = false;       // also from the reverse
  std::vector<std::string> restricted;   // one to ten digits each
  std::vector<int> cyclic_denominators;  // full-period primes

  std::int64_t capacity = 0;  // numbers admitted; 0 if not counted
};

// The first rule that a number breaks, in the order in which they are tested.
enum class BrokenRule {
  kNone,
  kLength,
  kDigits,
  kFirstDigit,
  kCheckDigit,
  kRun,
  kRepeat,
  kBlock,
  kEven,
  kHalves,
  kRestricted,
  kCyclic,
};

// Decides which numbers may be issued.
//
// Example:
//   const absl::StatusOr<NumberRules> rules = LoadPreset("default");
//   if (rules->Check(number) == BrokenRule::kNone) ...
//
// Check() runs four times for each number that is issued and 10^9 times for a
// count of the capacity, so all that can be computed beforehand is, and nothing
// is allocated: 10 ns for any ten digits (most have a wrong check digit), 60 to
// 110 ns for a number with a right one, on one core of a 2-core machine.
//
// Immutable and thread-safe; copies are independent.
class NumberRules {
 public:
  // The most strings of NumberPreset::restricted.
  static constexpr int kMaxRestricted = 100;

  // Errors:
  //   INVALID_ARGUMENT  a value is out of its range or contradicts another;
  //                     one violation each, whose path is the preset's name
  //                     and the field ("default.refused_run_length"). Reason
  //                     INVALID_NUMBER_PRESET.
  static absl::StatusOr<NumberRules> Create(const NumberPreset& preset);

  // The first rule that `number` breaks; never kLength or kDigits.
  BrokenRule Check(IdcsNumber number) const;

  // Whether `number` breaks `rule`, whatever else it breaks; never true for
  // kNone, kLength and kDigits.
  bool Breaks(IdcsNumber number, BrokenRule rule) const;

  // Check() for text as somebody wrote it. Tests its length in characters
  // (UTF-8), then whether all are ASCII digits, then Check().
  BrokenRule CheckText(absl::string_view text) const;

  const NumberPreset& preset() const { return preset_; }

  // The prefixes of all numbers that the rules admit, and of many that they do
  // not: what a number is drawn from.
  const PrefixSpace& prefixes() const { return prefixes_; }

 private:
  explicit NumberRules(const NumberPreset& preset);

  bool Breaks(const NumberDigits& digits, BrokenRule rule) const;

  NumberPreset preset_;
  std::bitset<10> forbidden_first_digits_;
  DigitPatterns restricted_;
  DigitPatterns cyclic_;
  PrefixSpace prefixes_;
};

// The rule's stable name for programs: "first_digit", "run"; "none" for kNone.
absl::string_view RuleName(BrokenRule rule);

// What is wrong with a number that breaks `rule` of `rules`, as a part of a
// sentence for a clerk that follows "the number": "must have ten digits", "has
// three adjacent digits that go up or down by one". Names the rule's values,
// never the number's digits. Empty for kNone.
std::string RuleSentence(BrokenRule rule, const NumberRules& rules);

}  // namespace idcs

#endif  // IDCS_NUMBER_NUMBER_RULES_H_
