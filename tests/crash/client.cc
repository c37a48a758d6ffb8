#include "tests/crash/client.h"

#include "absl/memory/memory.h"
#include "base/rpc/channel.h"
#include "base/status_macros.h"

namespace crash {

absl::StatusOr<std::unique_ptr<Client>> Client::Connect(
    const std::string& address) {
  RSU_ASSIGN_OR_RETURN(const std::shared_ptr<grpc::Channel> channel,
                       base::rpc::OpenChannel(address, {}));
  RSU_RETURN_IF_ERROR(
      base::rpc::WaitForServer(*channel, address, /*wait_ms=*/60'000));
  return absl::WrapUnique(new Client(channel));
}

Client::Client(const std::shared_ptr<grpc::Channel>& channel)
    : identifiers(rsu::idcs::v1::IdentifierService::NewStub(channel)),
      population(rsu::registry::v1::PopulationService::NewStub(channel)),
      households(rsu::registry::v1::HouseholdService::NewStub(channel)),
      coverage(rsu::registry::v1::CoverageService::NewStub(channel)),
      statuses(rsu::registry::v1::StatusService::NewStub(channel)),
      scores(rsu::scoring::v1::ScoreService::NewStub(channel)),
      rescoring(rsu::jobs::v1::RescoringService::NewStub(channel)) {}

}  // namespace crash
