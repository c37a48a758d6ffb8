#ifndef REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_
#define REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/declaration/declaration_key.h"

namespace registry {

// Notes, of every household that names the person, those that may be empty now.
// To be called once a person died, was merged with another, or was named by a
// household beside another one; and once somebody of whom one of these is true
// was declared.
//
// Errors: those of the session.
absl::Status NoteHouseholdsLeft(base::sql::WriteSession& session,
                                idcs::IdcsNumber person);

// Notes one declaration that was stored, if it may be empty. To be called of
// those that a merge made: whoever it took out is not named by them any more,
// and of the rest each may have been gone before.
//
// Errors: DATA_LOSS: it or its content cannot be read. Those of the session.
absl::Status NoteIfMayBeEmpty(base::sql::WriteSession& session,
                              const DeclarationKey& declaration);

}  // namespace registry

#endif  // REGISTRY_SERVICE_LEFT_HOUSEHOLDS_H_
