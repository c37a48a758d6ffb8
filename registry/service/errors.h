#ifndef REGISTRY_SERVICE_ERRORS_H_
#define REGISTRY_SERVICE_ERRORS_H_

#include <cstddef>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "idcs/number/number.h"

namespace registry {

// The failures of the register's services, as the protos list them. None holds
// a person's data; a candidate goes into the details, for operators only.

// `field` of the request names the person, the household, the declaration.
absl::Status UnknownPerson(absl::string_view field);
absl::Status UnknownHousehold(absl::string_view field);
absl::Status UnknownDeclaration(absl::string_view field);

// Field `etag`: another revision is the household's last one.
absl::Status StaleEtag();

// The household declared just this before, and it was corrected since.
absl::Status SupersededDeclaration();

// Field `name`.
absl::Status UnknownReview();

// INVALID_ARGUMENT, reason TOO_MANY_PEOPLE: a search has to be narrower.
absl::Status TooManyPeople();

// Of an identity check, of the field `idcs`: both nobody's identifier and one
// that the caller may not ask about.
absl::Status NotVerifiable();

// Field `etag`: the person was corrected, or the candidates of a review
// changed, since the caller looked.
absl::Status StalePerson();
absl::Status StaleReview();

// Field `name`.
absl::Status ReviewDecided();

// With another day than `date` of the request.
absl::Status DeathRecorded();

// Of a merge: these households have the person from one day on, and nobody said
// which of them keeps the person; this one would lose its head, with others
// left in it; `field` of the request, "double" or "into", is somebody who died.
absl::Status HouseholdsContested(
    const std::vector<idcs::IdcsNumber>& contested);
absl::Status HeadWouldLeave(idcs::IdcsNumber household);
absl::Status PersonDeceased(absl::string_view field);

// `field` is the path of the document, `candidate` the resource name of the
// person it belongs to.
absl::Status DocumentRegistered(absl::string_view field,
                                absl::string_view candidate);

// The error of one request of several, the one at `place`, with the place in
// it.
absl::Status InRequest(const absl::Status& status, std::size_t place);

}  // namespace registry

#endif  // REGISTRY_SERVICE_ERRORS_H_
