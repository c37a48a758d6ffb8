#ifndef REGISTRY_POPULATION_STORED_PERSON_H_
#define REGISTRY_POPULATION_STORED_PERSON_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "registry/declaration/partial_date.h"

namespace registry {

// How much of the birth date of a person is known; `content` is the person as
// it was stored.
//
// Errors: DATA_LOSS: the content is no person.
absl::StatusOr<DatePrecision> ReadStoredPrecision(absl::string_view content);

}  // namespace registry

#endif  // REGISTRY_POPULATION_STORED_PERSON_H_
