#include "base/sql/rows.h"

namespace base::sql {

absl::StatusOr<std::int64_t> IntegerOrZero(Session& session,
                                           absl::string_view sql,
                                           absl::Span<const Value> parameters) {
  const auto found = OneRowOrNone(session, sql, parameters, FirstInteger);
  if (!found.ok()) return found.status();
  return found->value_or(0);
}

absl::Status Change(Session& session, absl::string_view sql,
                    absl::Span<const Value> parameters) {
  return session.Execute(sql, parameters).status();
}

}  // namespace base::sql
