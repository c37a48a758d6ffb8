#include "tools/rsuctl/connection.h"

#include <cstdio>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/rpc/channel.h"
#include "base/rpc/request_language.h"
#include "base/status_macros.h"
#include "tools/rsuctl/option_names.h"
#include "tools/rsuctl/refusal_words.h"

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

std::string FailureInWords(const absl::Status& status) {
  std::string message =
      base::rpc::LocalizedMessageOf(status).value_or(InSpokenLanguage(status));
  const base::ErrorDetail detail = base::DetailOf(status);
  for (const char* names : {"candidate", "household", "households"}) {
    const auto found = detail.metadata.find(names);
    if (found == detail.metadata.end()) continue;
    // A failure of no field has a text with a place for them.
    message = detail.violations.empty()
                  ? InSpokenLanguage(absl::StrCat(std::string(status.message()),
                                                  ": ", found->second))
                  : absl::StrCat(message, ": ", found->second);
  }
  return message;
}

ExitStatus FailWith(const absl::Status& status) {
  const std::string message = FailureInWords(InTermsOf(NamesAsTyped(), status));
  switch (status.code()) {
    case absl::StatusCode::kInvalidArgument:
      return Fail(message, ExitStatus::kUsage);
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kPermissionDenied:
      return Fail(message, ExitStatus::kRefused);
    default:
      return Fail(message, ExitStatus::kServerFailed);
  }
}

ExitStatus FailWithInput(const absl::Status& status) {
  // An input is never unavailable; an output that cannot be written is.
  return Fail(std::string(status.message()), absl::IsUnavailable(status)
                                                 ? ExitStatus::kServerFailed
                                                 : ExitStatus::kRefused);
}

}  // namespace rsuctl
