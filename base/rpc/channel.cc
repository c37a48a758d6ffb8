#include "base/rpc/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <chrono>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/rpc/admission.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

bool HasPort(absl::string_view address) {
  constexpr int kLargestPort = 65535;
  const std::size_t colon = address.rfind(':');
  int port = 0;
  return colon != absl::string_view::npos &&
         absl::SimpleAtoi(address.substr(colon + 1), &port) && port >= 0 &&
         port <= kLargestPort;
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenChannel(
    const std::string& address, const TlsFiles& tls) {
  if (address.empty()) {
    return absl::InvalidArgumentError("the server's address is empty");
  }
  if (!HasPort(address)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the server's address ", address,
        " has no port: it must be HOST:PORT, such as 127.0.0.1:50051"));
  }
  std::shared_ptr<grpc::ChannelCredentials> credentials;
  if (tls.any()) {
    RSU_ASSIGN_OR_RETURN(const TlsFiles files, ReadTlsFiles(tls));
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = files.authority;
    options.pem_private_key = files.key;
    options.pem_cert_chain = files.certificate;
    credentials = grpc::SslCredentials(options);
  } else if (IsLoopback(address)) {
    credentials = grpc::InsecureChannelCredentials();
  } else {
    return absl::InvalidArgumentError(absl::StrCat(
        address, " is not a loopback address (127.0.0.1:PORT): it takes TLS"));
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  // A server that was restarted is found again within a second.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1000);
  return grpc::CreateCustomChannel(address, credentials, arguments);
}

absl::Status WaitForServer(grpc::Channel& channel, const std::string& address,
                           int wait_ms) {
  if (channel.WaitForConnected(std::chrono::system_clock::now() +
                               std::chrono::milliseconds(wait_ms))) {
    return absl::OkStatus();
  }
  return absl::UnavailableError(absl::StrCat("no server answers at ", address));
}

}  // namespace base::rpc
