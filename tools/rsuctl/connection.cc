#include "tools/rsuctl/connection.h"

#include <string>

#include "absl/strings/str_cat.h"
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
  const absl::Status status =
      base::rpc::WaitForServer(*channel, flags.address, kConnectWaitMs);
  if (!status.ok() && flags.tls.any()) {
    return absl::UnavailableError(
        absl::StrCat(std::string(status.message()),
                     ", or one side does not accept the other's certificate"));
  }
  RSU_RETURN_IF_ERROR(status);
  return channel;
}

ExitStatus FailWith(const absl::Status& status) {
  const bool usage = status.code() == absl::StatusCode::kInvalidArgument;
  return Fail(std::string(status.message()),
              usage ? ExitStatus::kUsage : ExitStatus::kServerFailed);
}

}  // namespace rsuctl
