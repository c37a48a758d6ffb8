#ifndef REGISTRY_SERVICE_STATUS_SERVICE_H_
#define REGISTRY_SERVICE_STATUS_SERVICE_H_

#include "base/rpc/door.h"
#include "base/sql/database.h"
#include "proto/rsu/registry/v1/status_service.grpc.pb.h"

namespace registry {

// rsu.registry.v1.StatusService, which the proto specifies. Thread-safe.
class StatusService : public base::rpc::Door<rsu::registry::v1::StatusService> {
 public:
  // Borrows `database`.
  explicit StatusService(base::sql::Database* database);

  grpc::ServerUnaryReactor* RecordStatusEvents(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::RecordStatusEventsRequest* request,
      rsu::registry::v1::RecordStatusEventsResponse* response) override;

  grpc::ServerUnaryReactor* ListStatusEvents(
      grpc::CallbackServerContext* context,
      const rsu::registry::v1::ListStatusEventsRequest* request,
      rsu::registry::v1::ListStatusEventsResponse* response) override;

 private:
  base::sql::Database& database_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_STATUS_SERVICE_H_
