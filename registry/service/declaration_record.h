#ifndef REGISTRY_SERVICE_DECLARATION_RECORD_H_
#define REGISTRY_SERVICE_DECLARATION_RECORD_H_

#include "absl/status/status.h"
#include "base/sql/session.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "registry/service/declaration_check.h"
#include "registry/storage/households.h"

namespace registry {

// Fills all of a record but the declaration itself and its merge.
void FillRecord(const StoredDeclaration& stored,
                rsu::registry::v1::DeclarationRecord& record);

// Fills all of it.
//
// Errors: DATA_LOSS: what is stored is no declaration. Those of the session.
absl::Status FillStored(base::sql::Session& session,
                        const StoredDeclaration& stored,
                        rsu::registry::v1::DeclarationRecord& record);

// Fills what the register made of a declaration, without the declaration.
void FillIntake(const IntakeResult& result,
                rsu::registry::v1::DeclarationRecord& record);

// Takes away what a declaration does not have that was only checked.
void ClearNotStored(const IntakeResult& result,
                    rsu::registry::v1::DeclarationRecord& record);

}  // namespace registry

#endif  // REGISTRY_SERVICE_DECLARATION_RECORD_H_
