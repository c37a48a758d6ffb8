#ifndef REGISTRY_SERVICE_COVERAGE_SERVICE_H_
#define REGISTRY_SERVICE_COVERAGE_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"

namespace registry {

// rsu.registry.v1.CoverageService, which the proto specifies. Thread-safe.
class CoverageService
    : public base::rpc::Door<rsu::registry::v1::CoverageService> {
 public:
  // Borrows `database`.
  explicit CoverageService(base::sql::Database* database);

  grpc::ServerUnaryReactor* RecordCoverageEvents(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::RecordCoverageEventsRequest* request,
      rsu::registry::v1::RecordCoverageEventsResponse* response) override;

  grpc::ServerUnaryReactor* ListCoverageEvents(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::ListCoverageEventsRequest* request,
      rsu::registry::v1::ListCoverageEventsResponse* response) override;

 private:
  base::sql::Database& database_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_COVERAGE_SERVICE_H_
