#include "base/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/impl/server_initializer.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/rpc/admission.h"
#include "base/rpc/door.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

struct HostAndPort {
  std::string host;  // without the brackets of an IPv6 address
  std::string port;
};

absl::StatusOr<HostAndPort> SplitAddress(absl::string_view address) {
  const std::size_t colon = address.rfind(':');
  int port = -1;
  if (colon == absl::string_view::npos || colon == 0 ||
      !absl::SimpleAtoi(address.substr(colon + 1), &port) || port < 0 ||
      port > 65535) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the address must be HOST:PORT, such as 127.0.0.1:50051, not '",
        address, "'"));
  }
  absl::string_view host = address.substr(0, colon);
  if (absl::ConsumePrefix(&host, "[")) absl::ConsumeSuffix(&host, "]");
  return HostAndPort{std::string(host), absl::StrCat(port)};
}

// Takes the address for a moment: gRPC itself only says that it could not.
absl::Status CheckAddressIsFree(const std::string& address,
                                const HostAndPort& parts) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int code =
      getaddrinfo(parts.host.c_str(), parts.port.c_str(), &hints, &found);
  if (code != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("cannot listen on ", address, ": ", gai_strerror(code)));
  }
  const auto free_found = absl::MakeCleanup([found] { freeaddrinfo(found); });
  const int descriptor =
      socket(found->ai_family, found->ai_socktype | SOCK_CLOEXEC, 0);
  const auto close_socket =
      absl::MakeCleanup([descriptor] { close(descriptor); });
  const int reuse = 1;  // as gRPC does; lets a restarted server listen at once
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse));
  if (descriptor < 0 ||
      bind(descriptor, found->ai_addr, found->ai_addrlen) != 0 ||
      listen(descriptor, 1) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("cannot listen on ", address, ": ",
                     errno == EADDRINUSE ? "another program listens there"
                                         : std::strerror(errno)));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> Credentials(
    const ServerOptions& options) {
  if (!options.tls.any()) {
    if (IsLoopback(options.listen)) return grpc::InsecureServerCredentials();
    return absl::InvalidArgumentError(absl::StrCat(
        "other machines can reach ", options.listen,
        ": it takes TLS with a certificate, a key and the authority of the "
        "clients' certificates; without TLS only a loopback address is "
        "served"));
  }
  RSU_ASSIGN_OR_RETURN(const TlsFiles files, ReadTlsFiles(options.tls));
  grpc::SslServerCredentialsOptions tls(
      GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  tls.pem_root_certs = files.authority;
  tls.pem_key_cert_pairs.push_back({files.key, files.certificate});
  return grpc::SslServerCredentials(tls);
}

// Gives the names of all services of a server, gRPC's own included, once it is
// built.
class ServiceNames : public grpc::ServerBuilderOption {
 public:
  // Borrows `names`.
  explicit ServiceNames(std::vector<std::string>* names) : names_(*names) {}

  void UpdateArguments(grpc::ChannelArguments*) override {}

  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>*
                         plugins) override {
    plugins->push_back(std::make_unique<Plugin>(&names_));
  }

 private:
  class Plugin : public grpc::ServerBuilderPlugin {
   public:
    explicit Plugin(std::vector<std::string>* names) : names_(*names) {}
    std::string name() override { return "service_names"; }
    void InitServer(grpc::ServerInitializer*) override {}
    void Finish(grpc::ServerInitializer* initializer) override {
      names_ = *initializer->GetServiceList();
    }
    void ChangeArguments(const std::string&, void*) override {}

   private:
    std::vector<std::string>& names_;
  };

  std::vector<std::string>& names_;
};

}  // namespace

absl::Status RpcServer::CheckOptions(const ServerOptions& options) {
  RSU_ASSIGN_OR_RETURN(const HostAndPort parts, SplitAddress(options.listen));
  RSU_RETURN_IF_ERROR(Credentials(options).status());
  return CheckAddressIsFree(options.listen, parts);
}

absl::StatusOr<std::unique_ptr<RpcServer>> RpcServer::Start(
    const ServerOptions& options, const std::vector<grpc::Service*>& services) {
  RSU_RETURN_IF_ERROR(CheckOptions(options));
  RSU_ASSIGN_OR_RETURN(const std::shared_ptr<grpc::ServerCredentials> creds,
                       Credentials(options));

  grpc::EnableDefaultHealthCheckService(true);
  if (options.reflection) {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  }
  grpc::ServerBuilder builder;
  // A second server must not share the port.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetMaxReceiveMessageSize(kMaxMessageBytes);
  builder.SetMaxSendMessageSize(kMaxMessageBytes);
  // What requests in flight may hold of memory, all together.
  grpc::ResourceQuota quota("server");
  quota.Resize(std::size_t{1} << 30);
  builder.SetResourceQuota(quota);
  int port = 0;
  builder.AddListeningPort(options.listen, creds, &port);
  for (grpc::Service* service : services) {
    if (auto* door = dynamic_cast<DoorOfService*>(service)) {
      for (const std::string& method : door->MethodsWithoutLine()) {
        return absl::InternalError(
            absl::StrCat(method, " is not behind the door of its service"));
      }
    }
    builder.RegisterService(service);
  }
  std::vector<std::string> names;
  builder.SetOption(std::make_unique<ServiceNames>(&names));
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || port == 0) {
    // The address was free a moment ago, so that of the two it is the files.
    if (options.tls.any()) {
      return absl::InvalidArgumentError(absl::StrCat(
          "cannot listen on ", options.listen,
          ": the TLS files are no certificate, key and authority (PEM) that "
          "belong together, or the address was taken just now"));
    }
    return absl::FailedPreconditionError(
        absl::StrCat("cannot listen on ", options.listen,
                     ": the address was taken just now"));
  }
  for (const std::string& name : names) {
    server->GetHealthCheckService()->SetServingStatus(name, true);
  }
  const std::string address = absl::StrCat(
      options.listen.substr(0, options.listen.rfind(':') + 1), port);
  return absl::WrapUnique(
      new RpcServer(std::move(server), address, options.tls.any()));
}

RpcServer::RpcServer(std::unique_ptr<grpc::Server> server, std::string address,
                     bool has_tls)
    : server_(std::move(server)),
      address_(std::move(address)),
      has_tls_(has_tls) {}

void RpcServer::SetServing(bool serving) {
  server_->GetHealthCheckService()->SetServingStatus(serving);
}

void RpcServer::Shutdown(int drain_ms) {
  server_->GetHealthCheckService()->Shutdown();
  server_->Shutdown(std::chrono::system_clock::now() +
                    std::chrono::milliseconds(drain_ms));
  server_->Wait();
}

}  // namespace base::rpc
