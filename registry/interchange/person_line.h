#ifndef REGISTRY_INTERCHANGE_PERSON_LINE_H_
#define REGISTRY_INTERCHANGE_PERSON_LINE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "registry/population/person.h"

namespace registry {

// What one line of a people file says.
struct PersonLine {
  // The line's person_ref if it could be read and keeps the rules of one, even
  // if the line is refused; else empty. Never empty beside a person. That it
  // is unique in the file is for the reader of the file to check.
  std::string person_ref;

  absl::StatusOr<Person> person;

  // The person as the line has them, without person_ref: what is sent, so that
  // a file that was sent before is known again by what it says.
  rsu::registry::v1::Person message;
};

// Reads one line of a people file; ages are taken on `today`.
//
// Errors, in `person`:
//   INVALID_ARGUMENT, reason MALFORMED_PERSON: a violation for each bad field,
//   first those of the JSON, then those of the format; or one with the path
//   "line" if the line is not a JSON object.
PersonLine ReadPersonLine(absl::string_view json, base::Date today);

// Reads one person, who need not have a person_ref: not a line of a file.
//
// Errors: as those of PersonLine::person.
absl::StatusOr<Person> ReadPersonObject(absl::string_view json,
                                        base::Date today);

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_PERSON_LINE_H_
