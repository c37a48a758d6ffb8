#ifndef REGISTRY_SERVICE_DECLARATION_RECORD_H_
#define REGISTRY_SERVICE_DECLARATION_RECORD_H_

#include "absl/status/status.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/storage/households.h"

namespace registry {

// A stored declaration as a reply tells it: all but the declaration itself.
void FillRecord(const StoredDeclaration& stored,
                rsu::registry::v1::DeclarationRecord& record);

// With the declaration. Errors: DATA_LOSS: what is stored is none.
absl::Status FillRecordWhole(const StoredDeclaration& stored,
                             rsu::registry::v1::DeclarationRecord& record);

}  // namespace registry

#endif  // REGISTRY_SERVICE_DECLARATION_RECORD_H_
