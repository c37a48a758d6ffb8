#include "base/rpc/health_service.h"

#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "base/error.h"
#include "base/rpc/call_context.h"
#include "base/rpc/failed_call.h"
#include "base/rpc/status.h"

namespace base::rpc {
namespace {

namespace v1 = ::grpc::health::v1;

absl::Status ServiceUnknown() {
  return ReasonError(absl::StatusCode::kNotFound, "SERVICE_UNKNOWN",
                     "the server has no service of that name");
}

absl::Status Stopping() {
  return ReasonError(absl::StatusCode::kUnavailable, "STOPPING",
                     "the server stops");
}

}  // namespace

// One call of Watch. Deletes itself when the call is over. Its service's mutex
// guards it.
class HealthService::Watcher : public grpc::ServerWriteReactor<Response> {
 public:
  Watcher(HealthService* health, std::string service)
      : health_(*health), service_(std::move(service)) {
    const std::lock_guard<std::mutex> lock(health_.mutex_);
    health_.watchers_.insert(this);
    Tell();
  }

  // Writes what the caller does not know yet, once it has taken what was
  // written before. Under the mutex.
  void Tell() {
    if (writing_ || finished_) return;
    const Response::ServingStatus status = health_.StatusOf(service_);
    if (told_ != status) {
      told_ = status;
      response_.set_status(status);
      writing_ = true;
      StartWrite(&response_);
    } else if (health_.stopping_) {
      End(Stopping());
    }
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard<std::mutex> lock(health_.mutex_);
    writing_ = false;
    if (ok) {
      Tell();
    } else {
      End(CallerGone());
    }
  }

  void OnCancel() override {
    const std::lock_guard<std::mutex> lock(health_.mutex_);
    End(CallerGone());
  }

  void OnDone() override {
    {
      const std::lock_guard<std::mutex> lock(health_.mutex_);
      health_.watchers_.erase(this);
    }
    delete this;
  }

 private:
  void End(const absl::Status& status) {
    if (std::exchange(finished_, true)) return;
    Finish(ToGrpc(status));
  }

  HealthService& health_;
  const std::string service_;
  std::optional<Response::ServingStatus> told_;
  Response response_;
  bool writing_ = false;
  bool finished_ = false;
};

HealthService::HealthService() {
  Unary("Check", Operates(), &HealthService::Check);
  ReplyStream("Watch", Operates(), &HealthService::Watch);
}

void HealthService::SetServices(const std::vector<std::string>& names) {
  const std::lock_guard<std::mutex> lock(mutex_);
  services_ = {names.begin(), names.end()};
  services_.insert("");
}

void HealthService::SetServing(bool serving) {
  const std::lock_guard<std::mutex> lock(mutex_);
  serving_ = serving;
  TellAll();
}

void HealthService::Shutdown() {
  const std::lock_guard<std::mutex> lock(mutex_);
  stopping_ = true;
  TellAll();
}

void HealthService::TellAll() {
  for (Watcher* watcher : watchers_) watcher->Tell();
}

HealthService::Response::ServingStatus HealthService::StatusOf(
    const std::string& service) const {
  if (services_.count(service) == 0) return Response::SERVICE_UNKNOWN;
  return serving_ && !stopping_ ? Response::SERVING : Response::NOT_SERVING;
}

grpc::ServerUnaryReactor* HealthService::Check(
    grpc::CallbackServerContext* context, const v1::HealthCheckRequest* request,
    v1::HealthCheckResponse* response) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    response->set_status(StatusOf(request->service()));
  }
  return Answer(context, response->status() == Response::SERVICE_UNKNOWN
                             ? ServiceUnknown()
                             : absl::OkStatus());
}

grpc::ServerWriteReactor<v1::HealthCheckResponse>* HealthService::Watch(
    grpc::CallbackServerContext* /*context*/,
    const v1::HealthCheckRequest* request) {
  return new Watcher(this, request->service());
}

}  // namespace base::rpc
