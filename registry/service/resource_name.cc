#include "registry/service/resource_name.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace registry {
namespace {

constexpr char kPeople[] = "people/";
constexpr char kHouseholds[] = "households/";
constexpr char kDeclarations[] = "/declarations/";

std::optional<idcs::IdcsNumber> ReadNumber(absl::string_view prefix,
                                           absl::string_view name) {
  if (!absl::ConsumePrefix(&name, prefix)) return std::nullopt;
  const auto number = idcs::IdcsNumber::Parse(name);
  if (!number.ok()) return std::nullopt;
  return *number;
}

}  // namespace

std::string PersonName(idcs::IdcsNumber person) {
  return absl::StrCat(kPeople, person.ToString());
}

std::optional<idcs::IdcsNumber> ReadPersonName(absl::string_view name) {
  return ReadNumber(kPeople, name);
}

std::string HouseholdName(idcs::IdcsNumber household) {
  return absl::StrCat(kHouseholds, household.ToString());
}

std::optional<idcs::IdcsNumber> ReadHouseholdName(absl::string_view name) {
  return ReadNumber(kHouseholds, name);
}

std::string DeclarationName(const DeclarationKey& key) {
  return absl::StrCat(HouseholdName(key.household), kDeclarations,
                      key.revision);
}

std::optional<DeclarationKey> ReadDeclarationName(absl::string_view name) {
  const std::size_t split = name.find(kDeclarations);
  if (split == absl::string_view::npos) return std::nullopt;
  const auto household = ReadHouseholdName(name.substr(0, split));
  const absl::string_view text =
      name.substr(split + absl::string_view(kDeclarations).size());
  std::int64_t revision = 0;
  // One name for one revision: no sign, blank or leading zero.
  if (!household.has_value() || !absl::SimpleAtoi(text, &revision) ||
      revision < 1 || absl::StrCat(revision) != text) {
    return std::nullopt;
  }
  return DeclarationKey{*household, revision};
}

}  // namespace registry
