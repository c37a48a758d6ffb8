#ifndef TOOLS_RSUCTL_PEOPLE_PERSON_FILE_H_
#define TOOLS_RSUCTL_PEOPLE_PERSON_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "proto/rsu/registry/v1/person.pb.h"

namespace rsuctl {

// What a file says of one person, to be corrected.
struct PersonFile {
  rsu::registry::v1::Person person;

  // Whether the file is an answer of the register, and `person` a field of it.
  // If so, whose it is and which version was shown; else empty.
  bool is_answer = false;
  std::string idcs;
  std::string etag;
};

// Reads one person as a line of a people file, or an answer of the register
// (`RegisteredPerson`), as `people show --format json` prints it, whose
// `person` is taken. What else the answer holds is not corrected this way and
// is not read. Ages are taken on `today`.
//
// Errors:
//   INVALID_ARGUMENT, reason MALFORMED_PERSON: a violation for each bad field;
//   those of an answer's person begin with "person.".
absl::StatusOr<PersonFile> ReadPersonAnswerOrLine(absl::string_view json,
                                                  base::Date today);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_PEOPLE_PERSON_FILE_H_
