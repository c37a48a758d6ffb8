#ifndef REGISTRY_SERVICE_VERIFICATION_SERVICE_H_
#define REGISTRY_SERVICE_VERIFICATION_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/registry/v1/verification_service.grpc.pb.h"

namespace registry {

// rsu.registry.v1.VerificationService, which the proto specifies. Thread-safe.
class VerificationService
    : public base::rpc::Door<rsu::registry::v1::VerificationService> {
 public:
  // Borrows it.
  explicit VerificationService(base::sql::Database* database);

  grpc::ServerUnaryReactor* VerifyPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::VerifyPersonRequest* request,
      rsu::registry::v1::VerifyPersonResponse* response) override;

 private:
  base::sql::Database& database_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_VERIFICATION_SERVICE_H_
