#ifndef TESTS_CRASH_CLIENT_H_
#define TESTS_CRASH_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "base/rpc/status.h"
#include "proto/rsu/idcs/v1/identifier_service.grpc.pb.h"
#include "proto/rsu/jobs/v1/rescoring_service.grpc.pb.h"
#include "proto/rsu/registry/v1/coverage_service.grpc.pb.h"
#include "proto/rsu/registry/v1/household_service.grpc.pb.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "proto/rsu/registry/v1/status_service.grpc.pb.h"
#include "proto/rsu/scoring/v1/score_service.grpc.pb.h"

namespace crash {

// The services of one server. Thread-safe; calls block.
class Client {
 public:
  // Connects, or says why not.
  static absl::StatusOr<std::unique_ptr<Client>> Connect(
      const std::string& address);

  const std::unique_ptr<rsu::idcs::v1::IdentifierService::Stub> identifiers;
  const std::unique_ptr<rsu::registry::v1::PopulationService::Stub> population;
  const std::unique_ptr<rsu::registry::v1::HouseholdService::Stub> households;
  const std::unique_ptr<rsu::registry::v1::CoverageService::Stub> coverage;
  const std::unique_ptr<rsu::registry::v1::StatusService::Stub> statuses;
  const std::unique_ptr<rsu::scoring::v1::ScoreService::Stub> scores;
  const std::unique_ptr<rsu::jobs::v1::RescoringService::Stub> rescoring;

 private:
  explicit Client(const std::shared_ptr<grpc::Channel>& channel);
};

// One call of a method of a stub:
//
//   Call(*client.identifiers, &IdentifierService::Stub::IssueIdentifier,
//        request)
template <typename Stub, typename Request, typename Reply>
absl::StatusOr<Reply> Call(Stub& stub,
                           grpc::Status (Stub::*method)(grpc::ClientContext*,
                                                        const Request&, Reply*),
                           const Request& request) {
  grpc::ClientContext context;
  Reply reply;
  const grpc::Status status = (stub.*method)(&context, request, &reply);
  if (!status.ok()) return base::rpc::FromGrpc(status);
  return reply;
}

}  // namespace crash

#endif  // TESTS_CRASH_CLIENT_H_
