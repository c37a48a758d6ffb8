#ifndef BASE_SQL_CONTRACT_HELD_WRITER_H_
#define BASE_SQL_CONTRACT_HELD_WRITER_H_

#include <functional>

#include "base/sql/database.h"

namespace base::sql {

// For tests: holds the writer's thread, so that what `enqueue` writes makes one
// group.
void WithWriterHeld(Database& database, const std::function<void()>& enqueue);

}  // namespace base::sql

#endif  // BASE_SQL_CONTRACT_HELD_WRITER_H_
