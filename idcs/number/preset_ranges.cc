#include "idcs/number/preset_ranges.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/error.h"
#include "idcs/number/check_digit.h"
#include "idcs/number/cyclic_period.h"

namespace idcs {
namespace {

constexpr std::size_t kMaxNameLength = 63;

// Gathers the violations of one preset.
class Violations {
 public:
  explicit Violations(absl::string_view preset) : preset_(preset) {}

  void Add(absl::string_view field, absl::string_view rule) {
    violations_.push_back(
        {absl::StrCat(preset_, ".", field), std::string(rule)});
  }

  void CheckLength(absl::string_view field, int value, int min, int max) {
    if (value == 0 || (value >= min && value <= max)) return;
    Add(field, absl::StrCat("must be 0 or from ", min, " to ", max));
  }

  absl::Status ToStatus() const {
    if (violations_.empty()) return absl::OkStatus();
    return base::InvalidFields("INVALID_NUMBER_PRESET", violations_);
  }

 private:
  const std::string preset_;
  std::vector<base::FieldViolation> violations_;
};

bool IsPresetName(absl::string_view name) {
  if (name.empty() || name.size() > kMaxNameLength) return false;
  if (!absl::ascii_islower(static_cast<unsigned char>(name[0]))) return false;
  for (const char c : name) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (!absl::ascii_islower(byte) && !absl::ascii_isdigit(byte) && c != '-') {
      return false;
    }
  }
  return true;
}

bool AreDigits(absl::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

// With all ten first digits forbidden no number would be left.
bool IsFirstDigitSet(absl::string_view digits) {
  const std::set<char> distinct(digits.begin(), digits.end());
  return AreDigits(digits) && distinct.size() == digits.size() &&
         digits.size() < 10;
}

void CheckRestricted(const std::vector<std::string>& restricted,
                     Violations& violations) {
  if (restricted.size() > std::size_t{NumberRules::kMaxRestricted}) {
    violations.Add("restricted",
                   absl::StrCat("must have at most ",
                                NumberRules::kMaxRestricted, " entries"));
    return;
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < restricted.size(); ++i) {
    const std::string& text = restricted[i];
    const std::string field = absl::StrCat("restricted[", i, "]");
    if (text.empty() || text.size() > std::size_t{IdcsNumber::kDigits} ||
        !AreDigits(text)) {
      violations.Add(field, "must have one to ten digits");
    } else if (!seen.insert(text).second) {
      violations.Add(field, "must not occur twice");
    }
  }
}

void CheckDenominators(const std::vector<int>& denominators,
                       Violations& violations) {
  std::set<int> seen;
  for (std::size_t i = 0; i < denominators.size(); ++i) {
    const std::string field = absl::StrCat("cyclic_denominators[", i, "]");
    const absl::Status status = CyclicPeriod(denominators[i]).status();
    if (!status.ok()) {
      const absl::string_view rule = status.message();
      violations.Add(field, rule);
    } else if (!seen.insert(denominators[i]).second) {
      violations.Add(field, "must not occur twice");
    }
  }
}

}  // namespace

absl::Status CheckPresetRanges(const NumberPreset& preset) {
  Violations violations(preset.name);
  if (!IsPresetName(preset.name)) {
    violations.Add("name",
                   "must be lower-case letters, digits and hyphens, at most "
                   "63, the first a letter");
  }
  if (preset.source.empty()) violations.Add("source", "must be set");
  if (preset.mark != "A" && preset.mark != "B" && preset.mark != "C" &&
      preset.mark != "D") {
    violations.Add("mark", "must be A, B, C or D");
  }
  if (!IsFirstDigitSet(preset.forbidden_first_digits)) {
    violations.Add("forbidden_first_digits",
                   "must be at most nine different digits");
  }
  violations.CheckLength("refused_run_length", preset.refused_run_length, 2,
                         10);
  if (preset.runs_wrap_around && preset.refused_run_length == 0) {
    violations.Add("runs_wrap_around", "needs refused_run_length");
  }
  violations.CheckLength("refused_repeat_length", preset.refused_repeat_length,
                         2, 10);
  violations.CheckLength("refused_repeat_distance",
                         preset.refused_repeat_distance, 1, 9);
  violations.CheckLength("refused_block_length", preset.refused_block_length, 2,
                         5);
  violations.CheckLength("refused_even_length", preset.refused_even_length, 2,
                         10);
  CheckRestricted(preset.restricted, violations);
  CheckDenominators(preset.cyclic_denominators, violations);
  if (preset.capacity < 0 || preset.capacity > kPrefixCount) {
    violations.Add("capacity",
                   absl::StrCat("must be from 0 to ", kPrefixCount));
  }
  return violations.ToStatus();
}

}  // namespace idcs
