#ifndef REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_
#define REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"

namespace registry {

// Notes, of every household that names the person, those that may be empty now.
// To be called once a person died, was merged with another, or was named by a
// household beside another one.
//
// Errors: those of the session.
absl::Status NoteHouseholdsLeft(base::sql::WriteSession& session,
                                idcs::IdcsNumber person);

}  // namespace registry

#endif  // REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_
