#ifndef REGISTRY_STORAGE_EVENT_SEQUENCE_H_
#define REGISTRY_STORAGE_EVENT_SEQUENCE_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"

namespace registry {

// The number that orders a new event among those of its person and, of one
// moment, among those of other people, who may turn out to be one person: more
// than that of the person's last one, which `last_of_person` asks for with the
// person as $1, and than `last_of_call`, that of the event that the same call
// stored before; 0 if it stored none. Numbers begin with 1, with gaps.
//
// Errors: those of the session.
absl::StatusOr<std::int64_t> NextEventSequence(base::sql::Session& session,
                                               absl::string_view last_of_person,
                                               idcs::IdcsNumber person,
                                               std::int64_t last_of_call);

}  // namespace registry

#endif  // REGISTRY_STORAGE_EVENT_SEQUENCE_H_
