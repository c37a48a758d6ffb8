#ifndef REGISTRY_SERVICE_IDENTITY_CHECK_SERVICE_H_
#define REGISTRY_SERVICE_IDENTITY_CHECK_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"

namespace registry {

// rsu.registry.v1.VerificationService, which the proto specifies: says field by
// field whether what a caller holds of a person agrees with the register. Not
// the stage registry/verification. Thread-safe.
class IdentityCheckService
    : public base::rpc::Door<rsu::registry::v1::VerificationService> {
 public:
  // Borrows `database`.
  explicit IdentityCheckService(base::sql::Database* database);

  grpc::ServerUnaryReactor* VerifyPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::VerifyPersonRequest* request,
      rsu::registry::v1::VerifyPersonResponse* response) override;

 private:
  base::sql::Database& database_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_IDENTITY_CHECK_SERVICE_H_
