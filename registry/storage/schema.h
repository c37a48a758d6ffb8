#ifndef REGISTRY_STORAGE_SCHEMA_H_
#define REGISTRY_STORAGE_SCHEMA_H_

#include "absl/types/span.h"
#include "base/sql/migrations.h"

namespace registry {

// All steps of the store's schema, those of the request ledger and of the
// number ledger included. A released step never changes; a change is a new step
// at the end.
absl::Span<const base::sql::Migration> SchemaMigrations();

}  // namespace registry

#endif  // REGISTRY_STORAGE_SCHEMA_H_
