#ifndef REGISTRY_SERVICE_REGISTRATION_H_
#define REGISTRY_SERVICE_REGISTRATION_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "registry/matching/comparable_name.h"
#include "registry/population/person.h"
#include "registry/population/stored_person.h"
#include "registry/storage/people.h"

namespace registry {

// What registering and correcting people have in common.

// A person on their way into the register. Made outside the writer's thread.
struct PreparedPerson {
  PersonRow row;
  ComparableName name;
};

PreparedPerson PreparePerson(const Person& person);

// The person that a row holds, prepared likewise: by what is stored, not by the
// rules of today.
//
// Errors: DATA_LOSS, which names the row: the content is no person.
absl::StatusOr<PreparedPerson> PrepareStored(const std::string& content,
                                             const PersonRowName& row);

// What two writes must not do at a time where one of them registers somebody,
// or corrects them: look whether the documents are taken, and look among the
// people of one birth date and sex. So two namesakes of one group see each
// other. That somebody came before without a request id is known by the
// content, and so by the birth date and sex.
void AddKeysOf(const PersonRow& row, base::sql::Keys& keys);

// Reads who decides something and why.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_REQUEST, fields `author` and
//         `reason`.
absl::StatusOr<Authorship> ReadAuthorship(const std::string& caller,
                                          const std::string& author,
                                          const std::string& reason);

}  // namespace registry

#endif  // REGISTRY_SERVICE_REGISTRATION_H_
