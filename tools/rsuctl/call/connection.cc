#include "tools/rsuctl/call/connection.h"

#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/rpc/channel.h"
#include "base/status_macros.h"
#include "tools/rsuctl/refusals/refusal_words.h"

namespace rsuctl {
namespace {

// Before it is said that there is a wait, and after.
constexpr int kSilentWaitMs = 1000;
constexpr int kToldWaitMs = 4000;

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> Connect(
    const ServerFlags& flags) {
  RSU_ASSIGN_OR_RETURN(std::shared_ptr<grpc::Channel> channel,
                       base::rpc::OpenChannel(flags.address, flags.tls));
  absl::Status status =
      base::rpc::WaitForServer(*channel, flags.address, kSilentWaitMs);
  if (status.ok()) return channel;
  std::fprintf(
      stderr, "rsuctl: %s\n",
      InSpokenLanguage("the server does not answer; still trying").c_str());
  status = base::rpc::WaitForServer(*channel, flags.address, kToldWaitMs);
  if (status.ok()) return channel;
  return absl::UnavailableError(absl::StrCat(
      std::string(status.message()),
      flags.tls.any() ? ", or one side does not accept the other's certificate"
                      : ", or it wants TLS (--tls-certificate, --tls-key, "
                        "--tls-authority)"));
}

}  // namespace rsuctl
