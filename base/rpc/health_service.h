#ifndef BASE_RPC_HEALTH_SERVICE_H_
#define BASE_RPC_HEALTH_SERVICE_H_

#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/rpc/door.h"
#include "proto/grpc/health/v1/health.grpc.pb.h"

namespace base::rpc {

// gRPC's health check, behind a door as every service: that of gRPC itself
// answers what is no message with INTERNAL. All services are well together, or
// none is. Thread-safe.
class HealthService : public Door<grpc::health::v1::Health> {
 public:
  HealthService();

  // Which services there are, beside the whole server (""). Before they are
  // served.
  void SetServices(const std::vector<std::string>& names);

  // Of the server and of every service. SERVING at first.
  void SetServing(bool serving);

  // NOT_SERVING from now on, whatever SetServing() says. Tells those who watch,
  // and ends their calls.
  void Shutdown();

  grpc::ServerUnaryReactor* Check(
      grpc::CallbackServerContext* context,
      const grpc::health::v1::HealthCheckRequest* request,
      grpc::health::v1::HealthCheckResponse* response) override;

  grpc::ServerWriteReactor<grpc::health::v1::HealthCheckResponse>* Watch(
      grpc::CallbackServerContext* context,
      const grpc::health::v1::HealthCheckRequest* request) override;

 private:
  class Watcher;
  using Response = grpc::health::v1::HealthCheckResponse;

  Response::ServingStatus StatusOf(const std::string& service) const;
  void TellAll();

  std::mutex mutex_;
  std::set<std::string> services_;
  bool serving_ = true;
  bool stopping_ = false;
  std::set<Watcher*> watchers_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_HEALTH_SERVICE_H_
