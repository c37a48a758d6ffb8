#include "scoring/variables/variables.h"

#include "absl/base/optimization.h"
#include "absl/strings/str_cat.h"
#include "registry/codes/place.h"
#include "scoring/variables/catalogue_entries.h"

namespace scoring {
namespace {

// One array for each end, so that the compiler compares several at a time.
struct Ranges {
  std::array<std::int32_t, kVariableCount> lowest = {};
  std::array<std::int32_t, kVariableCount> highest = {};
};

constexpr Ranges MakeRanges() {
  Ranges ranges;
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    ranges.lowest[i] = internal::kCatalogue[i].lowest;
    ranges.highest[i] = internal::kCatalogue[i].highest;
  }
  return ranges;
}

constexpr Ranges kRanges = MakeRanges();

constexpr std::size_t kFirstShare = IndexOf(Variable::kShareWithoutDiploma);
constexpr std::size_t kLastShare = IndexOf(Variable::kShareTraders);

constexpr bool SharesStandTogether() {
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    const bool share = internal::kCatalogue[i].kind == VariableKind::kShare;
    if (share != (i >= kFirstShare && i <= kLastShare)) return false;
  }
  return true;
}
static_assert(SharesStandTogether());

bool AllInRange(const Variables& variables) {
  int outside = 0;
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    outside |= static_cast<int>(variables.values[i] < kRanges.lowest[i]) |
               static_cast<int>(variables.values[i] > kRanges.highest[i]);
  }
  return outside == 0;
}

absl::Status FirstOutOfRange(const Variables& variables) {
  for (const CatalogueEntry& entry : internal::kCatalogue) {
    const std::int32_t value = variables[entry.variable];
    if (value < entry.lowest || value > entry.highest) {
      return absl::OutOfRangeError(absl::StrCat(
          entry.name, " must be from ", entry.lowest, " to ", entry.highest));
    }
  }
  return absl::OkStatus();
}

// Only for values in range, whose squares fit.
absl::Status CheckSquare(const Variables& variables, Variable root,
                         Variable square) {
  if (variables[root] * variables[root] == variables[square]) {
    return absl::OkStatus();
  }
  return absl::OutOfRangeError(absl::StrCat(
      EntryOf(square).name, " must be the square of ", EntryOf(root).name));
}

}  // namespace

absl::Status CheckVariables(const Variables& variables) {
  if (variables.milieu != registry::Milieu::kUrban &&
      variables.milieu != registry::Milieu::kRural) {
    return absl::OutOfRangeError("milieu must be urban or rural");
  }
  if (variables.region < 1 || variables.region > registry::kRegions) {
    return absl::OutOfRangeError(
        absl::StrCat("region must be from 1 to ", registry::kRegions));
  }
  if (ABSL_PREDICT_FALSE(!AllInRange(variables))) {
    return FirstOutOfRange(variables);
  }
  for (std::size_t i = kFirstShare; i <= kLastShare; ++i) {
    if (variables.values[i] > variables.members()) {
      return absl::OutOfRangeError(
          absl::StrCat(internal::kCatalogue[i].name, " must be at most 1"));
    }
  }
  absl::Status square =
      CheckSquare(variables, Variable::kMembers, Variable::kMembersSquared);
  if (square.ok()) {
    square =
        CheckSquare(variables, Variable::kHeadAge, Variable::kHeadAgeSquared);
  }
  return square;
}

}  // namespace scoring
