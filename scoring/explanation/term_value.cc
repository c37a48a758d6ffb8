#include "scoring/explanation/term_value.h"

#include "absl/strings/str_cat.h"
#include "base/fraction.h"

namespace scoring {
namespace {

// Dirhams per person of an amount of the whole household.
std::string AmountText(std::int64_t centimes, std::int64_t members) {
  if (centimes % members != 0) {
    return base::ReducedFraction(centimes, kCentimesPerDirham * members);
  }
  const std::int64_t each = centimes / members;
  return absl::StrCat(each / kCentimesPerDirham, ".",
                      absl::Dec(each % kCentimesPerDirham, absl::kZeroPad2));
}

}  // namespace

std::int64_t MultiplierOf(VariableKind kind, std::int64_t members) {
  switch (kind) {
    case VariableKind::kWholeNumber:
      return kCentimesPerDirham * members;
    case VariableKind::kShare:
      return kCentimesPerDirham;
    case VariableKind::kYearlyAmountPerPerson:
      return 1;
  }
  return 0;
}

std::string ValueText(const CatalogueEntry& entry, const Variables& variables) {
  const std::int64_t value = variables[entry.variable];
  switch (entry.kind) {
    case VariableKind::kWholeNumber:
      return absl::StrCat(value);
    case VariableKind::kShare:
      return base::ReducedFraction(value, variables.members());
    case VariableKind::kYearlyAmountPerPerson:
      return AmountText(value, variables.members());
  }
  return "";
}

}  // namespace scoring
