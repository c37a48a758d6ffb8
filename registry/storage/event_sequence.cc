#include "registry/storage/event_sequence.h"

#include <algorithm>

#include "base/status_macros.h"

namespace registry {

using base::sql::Row;
using base::sql::Value;

absl::StatusOr<std::int64_t> NextEventSequence(base::sql::Session& session,
                                               absl::string_view last_of_person,
                                               idcs::IdcsNumber person,
                                               std::int64_t last_of_call) {
  std::int64_t last = last_of_call;
  RSU_RETURN_IF_ERROR(session.Query(last_of_person,
                                    {Value::Integer(person.value())},
                                    [&last](const Row& row) {
                                      last = std::max(last, row.Integer(0));
                                      return absl::OkStatus();
                                    }));
  return last + 1;
}

}  // namespace registry
