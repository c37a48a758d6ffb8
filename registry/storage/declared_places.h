#ifndef REGISTRY_STORAGE_DECLARED_PLACES_H_
#define REGISTRY_STORAGE_DECLARED_PLACES_H_

#include <optional>
#include <string>

#include "base/date.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"
#include "registry/storage/households.h"

namespace registry {

// The declaration that says where a household is, as known now.
struct DeclaredPlace {
  DeclarationKey key;
  std::string content;  // the whole declaration, serialized
};

// Each asks for the declaration in force on `day`; where none is, of a
// household for its next one. `*found` stays as it is if there is none.

void AskPlaceOfHousehold(base::sql::Trip& trip, idcs::IdcsNumber household,
                         base::Date day, std::optional<DeclaredPlace>* found);

void AskPlaceOfHousehold(base::sql::Trip& trip, const HouseholdReference& name,
                         base::Date day, std::optional<DeclaredPlace>* found);

// Of the household that has the person on `day`, or a double that was merged
// into the person.
void AskPlaceOfMember(base::sql::Trip& trip, idcs::IdcsNumber person,
                      base::Date day, std::optional<DeclaredPlace>* found);

}  // namespace registry

#endif  // REGISTRY_STORAGE_DECLARED_PLACES_H_
