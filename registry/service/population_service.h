#ifndef REGISTRY_SERVICE_POPULATION_SERVICE_H_
#define REGISTRY_SERVICE_POPULATION_SERVICE_H_

#include "base/clock.h"
#include "base/sql/database.h"
#include "idcs/issuing/number_issuer.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"

namespace registry {

// rsu.registry.v1.PopulationService, which the proto specifies. Thread-safe.
class PopulationService
    : public rsu::registry::v1::PopulationService::CallbackService {
 public:
  // Borrows all three.
  PopulationService(base::sql::Database* database, idcs::NumberIssuer* issuer,
                    const base::Clock* clock)
      : database_(*database), issuer_(*issuer), clock_(*clock) {}

  grpc::ServerUnaryReactor* RegisterPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::RegisterPersonRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

  grpc::ServerUnaryReactor* GetPerson(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::GetPersonRequest* request,
      rsu::registry::v1::RegisteredPerson* response) override;

 private:
  base::sql::Database& database_;
  idcs::NumberIssuer& issuer_;
  const base::Clock& clock_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_POPULATION_SERVICE_H_
