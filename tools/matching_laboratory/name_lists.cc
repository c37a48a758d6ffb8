#include "tools/matching_laboratory/name_lists.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "base/csv.h"
#include "registry/matching/given_names_csv.h"
#include "tools/matching_laboratory/synthetic_names_csv.h"

namespace matching_laboratory {
namespace {

void ReadGivenNames(absl::string_view csv, std::vector<ListedName>& names) {
  for (const std::vector<std::string>& fields : base::ReadEmbeddedCsv(csv)) {
    std::uint64_t weight = 0;
    if (fields.size() != 4 || !absl::SimpleAtoi(fields[1], &weight)) continue;
    names.push_back(
        {fields[0][0], weight, fields[2], absl::StrSplit(fields[3], ';')});
  }
}

void ReadFamilyNames(absl::string_view csv, std::vector<ListedName>& names) {
  for (const std::vector<std::string>& fields : base::ReadEmbeddedCsv(csv)) {
    if (fields.size() != 2 || fields[0] == "arabic") continue;
    names.push_back({' ', 0, fields[0], absl::StrSplit(fields[1], ';')});
  }
}

}  // namespace

std::vector<ListedName> GivenNames(NameChoice choice) {
  std::vector<ListedName> names;
  if (choice != NameChoice::kHeldOut)
    ReadGivenNames(registry::kGivenNamesCsv, names);
  if (choice != NameChoice::kTuning) {
    ReadGivenNames(kUnlistedGivenNamesCsv, names);
  }
  return names;
}

std::vector<ListedName> FamilyNames(NameChoice choice) {
  std::vector<ListedName> names;
  if (choice != NameChoice::kHeldOut) ReadFamilyNames(kFamilyNamesCsv, names);
  if (choice != NameChoice::kTuning) {
    ReadFamilyNames(kFamilyNamesHeldOutCsv, names);
  }
  return names;
}

}  // namespace matching_laboratory
