#ifndef TOOLS_SERVER_SCHEMA_STORE_SCHEMA_H_
#define TOOLS_SERVER_SCHEMA_STORE_SCHEMA_H_

#include "absl/types/span.h"
#include "base/sql/migrations.h"

namespace server {

// All steps of the store's schema, in the order in which a store takes them.
// The text of a step is a file beside the code that uses its tables:
// idcs/issuing/schema, registry/storage/schema, scoring/storage/schema; a file
// NAME.sqlite.sql is for SQLite alone. A released step never changes; a change
// is a new step at the end.
absl::Span<const base::sql::Migration> SchemaMigrations();

}  // namespace server

#endif  // TOOLS_SERVER_SCHEMA_STORE_SCHEMA_H_
