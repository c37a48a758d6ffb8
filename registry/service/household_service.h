#ifndef REGISTRY_SERVICE_HOUSEHOLD_SERVICE_H_
#define REGISTRY_SERVICE_HOUSEHOLD_SERVICE_H_

#include "base/clock.h"
#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "registry/service/household_scorer.h"

namespace registry {

// rsu.registry.v1.HouseholdService, which the proto specifies; several
// declarations in one call are in declaration_batch.cc. Thread-safe.
class HouseholdService
    : public base::rpc::Door<rsu::registry::v1::HouseholdService> {
 public:
  // Borrows all four.
  HouseholdService(base::sql::Database* database, idcs::NumberIssuer* issuer,
                   const base::Clock* clock, const HouseholdScorer* scorer);

  grpc::ServerUnaryReactor* CreateDeclaration(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::CreateDeclarationRequest* request,
      rsu::registry::v1::DeclarationRecord* response) override;

  grpc::ServerUnaryReactor* BatchCreateDeclarations(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::BatchCreateDeclarationsRequest* request,
      rsu::registry::v1::BatchCreateDeclarationsResponse* response) override;

  grpc::ServerUnaryReactor* RecordDeclarations(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::RecordDeclarationsRequest* request,
      rsu::registry::v1::RecordDeclarationsResponse* response) override;

  grpc::ServerUnaryReactor* GetDeclaration(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::GetDeclarationRequest* request,
      rsu::registry::v1::DeclarationRecord* response) override;

  grpc::ServerUnaryReactor* ListDeclarations(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::ListDeclarationsRequest* request,
      rsu::registry::v1::ListDeclarationsResponse* response) override;

 private:
  base::sql::Database& database_;
  idcs::NumberIssuer& issuer_;
  const base::Clock& clock_;
  const HouseholdScorer& scorer_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_HOUSEHOLD_SERVICE_H_
