#include "tools/rsuctl/connection.h"

#include <string>

#include "base/rpc/channel.h"
#include "base/status_macros.h"

namespace rsuctl {
namespace {

constexpr int kConnectWaitMs = 5000;

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(
    const ServerFlags& flags) {
  RSU_ASSIGN_OR_RETURN(std::shared_ptr<grpc::Channel> channel,
                       base::rpc::OpenChannel(flags.address, flags.tls));
  RSU_RETURN_IF_ERROR(
      base::rpc::WaitForServer(*channel, flags.address, kConnectWaitMs));
  return channel;
}

ExitStatus FailWith(const absl::Status& status) {
  const bool usage = status.code() == absl::StatusCode::kInvalidArgument;
  return Fail(std::string(status.message()),
              usage ? ExitStatus::kUsage : ExitStatus::kServerFailed);
}

}  // namespace rsuctl
