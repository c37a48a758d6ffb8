#ifndef TOOLS_STORE_CHECK_RELATIONS_H_
#define TOOLS_STORE_CHECK_RELATIONS_H_

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "tools/store_check/finding.h"

namespace store_check {

// What SQLite can tell by itself: the structure of tables and indexes, the
// rules of each row, and references between tables.
absl::Status CheckStructure(base::sql::Session& session, const Report& report);

// That tables agree with each other: numbers with people and households,
// declarations with members and inputs, counts with what they count. With
// `deep` also from which day on each input is in force no more.
absl::Status CheckRelations(base::sql::Session& session, bool deep,
                            const Report& report);

// How many rows each table has, by its name.
absl::Status CountRows(base::sql::Session& session, Summary& summary);

}  // namespace store_check

#endif  // TOOLS_STORE_CHECK_RELATIONS_H_
