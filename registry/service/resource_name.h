#ifndef REGISTRY_SERVICE_RESOURCE_NAME_H_
#define REGISTRY_SERVICE_RESOURCE_NAME_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"

namespace registry {

// Resource names of the register: `people/{idcs}`, `households/{household}` and
// `households/{household}/declarations/{revision}`. Reading gives nothing for a
// text that is not of the form.

// The rule of a person's name, for a violation.
inline constexpr char kPersonNameRule[] = "must be people/ and ten digits";

std::string PersonName(idcs::IdcsNumber person);
std::optional<idcs::IdcsNumber> ReadPersonName(absl::string_view name);

// `registrationReviews/{number}`, from 1 on.
std::string ReviewName(std::int64_t review);
std::optional<std::int64_t> ReadReviewName(absl::string_view name);

std::string HouseholdName(idcs::IdcsNumber household);
std::optional<idcs::IdcsNumber> ReadHouseholdName(absl::string_view name);

std::string DeclarationName(const DeclarationKey& key);
std::optional<DeclarationKey> ReadDeclarationName(absl::string_view name);

}  // namespace registry

#endif  // REGISTRY_SERVICE_RESOURCE_NAME_H_
