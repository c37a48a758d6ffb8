#include "registry/service/resource_name.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace registry {
namespace {

constexpr char kPeople[] = "people/";
constexpr char kHouseholds[] = "households/";
constexpr char kReviews[] = "registrationReviews/";
constexpr char kDeclarations[] = "/declarations/";

std::optional<idcs::IdcsNumber> ReadNumber(absl::string_view prefix,
                                           absl::string_view name) {
  if (!absl::ConsumePrefix(&name, prefix)) return std::nullopt;
  const auto number = idcs::IdcsNumber::Parse(name);
  if (!number.ok()) return std::nullopt;
  return *number;
}

// A number from 1 on, as this program writes it: no sign, blank or leading
// zero, so that one thing has one name.
std::optional<std::int64_t> ReadCount(absl::string_view text) {
  std::int64_t count = 0;
  if (!absl::SimpleAtoi(text, &count) || count < 1 ||
      absl::StrCat(count) != text) {
    return std::nullopt;
  }
  return count;
}

}  // namespace

std::string PersonName(idcs::IdcsNumber person) {
  return absl::StrCat(kPeople, person.ToString());
}

std::optional<idcs::IdcsNumber> ReadPersonName(absl::string_view name) {
  return ReadNumber(kPeople, name);
}

std::string ReviewName(std::int64_t review) {
  return absl::StrCat(kReviews, review);
}

std::optional<std::int64_t> ReadReviewName(absl::string_view name) {
  if (!absl::ConsumePrefix(&name, kReviews)) return std::nullopt;
  return ReadCount(name);
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
  const auto revision =
      ReadCount(name.substr(split + absl::string_view(kDeclarations).size()));
  if (!household.has_value() || !revision.has_value()) return std::nullopt;
  return DeclarationKey{*household, *revision};
}

}  // namespace registry
