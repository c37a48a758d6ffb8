#include "base/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/caller_names.h"
#include "base/error.h"
#include "base/rpc/admission.h"
#include "base/rpc/call_context.h"
#include "base/rpc/call_contexts.h"
#include "base/rpc/caller.h"
#include "base/rpc/door.h"
#include "base/rpc/gate.h"
#include "base/rpc/health_service.h"
#include "base/rpc/open_files.h"
#include "base/rpc/proven_caller.h"
#include "base/rpc/renewed_credentials.h"
#include "base/rpc/request_language.h"
#include "base/rpc/service_names.h"
#include "base/rpc/unknown_methods.h"
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

// Files that are left for the store, certificates and gRPC itself.
constexpr int kReservedFiles = 256;
constexpr int kFilesOfConnection = 2;

int MostConnections(int open_files) {
  const int reserved = std::min(kReservedFiles, open_files / 2);
  return std::max(1, (open_files - reserved) / kFilesOfConnection);
}

absl::StatusOr<ListenerLimits> LimitsOf(const ServerOptions& options) {
  const int files = OpenFileLimit();
  ListenerLimits all = {DefaultConnectionLimits(files), options.calls,
                        options.watch, options.tls.any()};
  ConnectionLimits& limits = all.connections;
  const ConnectionLimits& given = options.connections;
  if (given.in_all > MostConnections(files)) {
    return absl::InvalidArgumentError(absl::StrCat(
        "this process may have ", files, " files open: that is enough for ",
        MostConnections(files), " connections, not for ", given.in_all));
  }
  if (given.in_all > 0) {
    limits.in_all = given.in_all;
    limits.per_address = std::min(limits.per_address, given.in_all);
    limits.per_caller = std::min(limits.per_caller, given.in_all);
  }
  if (given.per_address > 0) limits.per_address = given.per_address;
  if (given.per_caller > 0) limits.per_caller = given.per_caller;
  return all;
}

absl::Status TooManyConnections() {
  constexpr int kRetryMs = 1000;
  return MakeError(absl::StatusCode::kResourceExhausted,
                   "this caller has as many connections as it may; use one for "
                   "many calls",
                   {"TOO_MANY_CONNECTIONS", {}, {}, kRetryMs});
}

absl::Status MetadataTooLarge() {
  return ReasonError(absl::StatusCode::kResourceExhausted, "METADATA_TOO_LARGE",
                     absl::StrCat("the metadata of a call takes at most ",
                                  kMaxMetadataBytes, " bytes"));
}

// The files of TLS; nothing for a loopback address without it.
absl::StatusOr<std::optional<TlsFiles>> TlsOf(const ServerOptions& options) {
  if (!options.tls.any()) {
    if (IsLoopback(options.listen)) return std::optional<TlsFiles>();
    // A name that is mistyped is no other machine's.
    RSU_ASSIGN_OR_RETURN(const HostAndPort at, SplitAddress(options.listen));
    RSU_RETURN_IF_ERROR(CheckHostIsKnown(at.host, at.port));
    return absl::InvalidArgumentError(absl::StrCat(
        "other machines can reach ", options.listen,
        ": it takes TLS with a certificate, a key and the authority of the "
        "clients' certificates; without TLS only a loopback address is "
        "served"));
  }
  RSU_ASSIGN_OR_RETURN(TlsFiles files, ReadTlsFiles(options.tls));
  RSU_RETURN_IF_ERROR(CheckIsGoodNow(files, options.tls.certificate));
  return std::optional<TlsFiles>(std::move(files));
}

// Settings that hold for every connection and call.
void SetLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(kMaxMessageBytes);
  builder.SetMaxSendMessageSize(kMaxMessageBytes);
  // What gRPC may hold of memory for requests, all together: for what is read
  // of them and for their fields, of which a byte that came can take 60.
  grpc::ResourceQuota quota("server");
  quota.Resize(kMaxRequestBytesInAll);
  builder.SetResourceQuota(quota);
  // A compressed message would be unpacked before its size is looked at.
  for (const grpc_compression_algorithm algorithm :
       {GRPC_COMPRESS_DEFLATE, GRPC_COMPRESS_GZIP}) {
    builder.SetCompressionAlgorithmSupportStatus(algorithm, false);
  }
  const std::pair<const char*, int> arguments[] = {
      {GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeTimeoutMs},
      {GRPC_ARG_MAX_CONNECTION_IDLE_MS, kIdleConnectionMs},
      {GRPC_ARG_MAX_CONNECTION_AGE_MS, kConnectionAgeMs},
      {GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kConnectionAgeMs},
      {GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
       kMinPingIntervalMs},
      {GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1},
      {GRPC_ARG_KEEPALIVE_TIME_MS, kPingAfterMs},
      {GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kPingTimeoutMs},
      {GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0},  // of the server's: no limit
      {GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxConcurrentCalls},
      {GRPC_ARG_MAX_METADATA_SIZE, kMaxMetadataBytes},
  };
  for (const auto& [name, value] : arguments) {
    builder.AddChannelArgument(name, value);
  }
}

void SetInterceptors(grpc::ServerBuilder& builder) {
  std::vector<
      std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface>>
      interceptors;
  interceptors.push_back(MessagesInLanguageOfCaller());
  builder.experimental().SetInterceptorCreators(std::move(interceptors));
}

using Acceptor =
    std::shared_ptr<grpc::experimental::ExternalConnectionAcceptor>;

// Gives gRPC a connection that the listener took.
void Accept(grpc::experimental::ExternalConnectionAcceptor& acceptor,
            int listening, int connection) {
  grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters
      parameters;
  parameters.listener_fd = listening;
  parameters.fd = connection;
  acceptor.HandleNewConnection(&parameters);
}

// Lets calls through whose connection, metadata and holdings are within the
// limits.
class ConnectionGate : public Gate {
 public:
  // Whether the calls keep their connection from giving way to others.
  enum class Calls { kProve, kDoNotProve };

  // Borrows `connections`.
  ConnectionGate(ConnectionTable* connections, Calls calls, bool has_tls)
      : connections_(*connections), calls_(calls), has_tls_(has_tls) {}

  absl::Status Admit(CallContext& context, std::int64_t bytes) override {
    const std::string peer = context.peer();
    context.LookAt();
    const std::shared_ptr<ConnectionUse> use = connections_.UseOf(peer);
    const absl::Status begun =
        use == nullptr ? absl::OkStatus() : context.Begin(use);
    context.FindCaller([&context] { return ProvenCaller(context); },
                       [this, &context] {
                         return has_tls_ ? ProvenCertificate(context) : "";
                       });
    RSU_RETURN_IF_ERROR(begun);
    context.NoteRequest(bytes);
    if (context.ReadMetadata() > static_cast<std::size_t>(kMaxMetadataBytes)) {
      return MetadataTooLarge();
    }
    if (IsCalledCompressed(context)) return CompressedMessage();
    if (calls_ == Calls::kDoNotProve) return absl::OkStatus();
    if (context.call().caller.empty()) return CallerUnnamed();
    RSU_RETURN_IF_ERROR(context.CheckCertificate());
    if (use == nullptr || use->is_proven()) return absl::OkStatus();
    const absl::string_view caller = context.call().caller;
    // Nobody proved who calls without TLS.
    return connections_.Prove(peer, caller == kLocalCaller
                                        ? std::string()
                                        : std::string(caller))
               ? absl::OkStatus()
               : TooManyConnections();
  }

 private:
  ConnectionTable& connections_;
  const Calls calls_;
  const bool has_tls_;
};

// Puts a service behind its door, if it has one.
absl::Status Register(grpc::Service& service, const Doorkeepers& keepers,
                      bool serves_without_door, grpc::ServerBuilder& builder,
                      std::vector<const DoorOfService*>& doors) {
  auto* const door = dynamic_cast<DoorOfService*>(&service);
  if (door == nullptr && !serves_without_door) {
    return absl::InternalError("a service is not behind a door");
  }
  if (door != nullptr) {
    for (const std::string& method : door->MethodsWithoutRow()) {
      return absl::InternalError(
          absl::StrCat(method, " is not behind the door of its service"));
    }
    door->set_keepers(keepers);
    doors.push_back(door);
  }
  builder.RegisterService(&service);
  return absl::OkStatus();
}

}  // namespace

// What the server itself answers, and what its services are behind.
struct RpcServer::Own {
  Own(Listener& listener, const ServerOptions& options)
      : gate(&listener.connections(), ConnectionGate::Calls::kProve,
             options.tls.any()),
        health_gate(&listener.connections(), ConnectionGate::Calls::kDoNotProve,
                    options.tls.any()),
        keepers{&gate, options.authority, options.quota, options.record,
                options.guard},
        health_keepers{&health_gate, &open, &no_quota, &no_record},
        tls_paths(options.tls),
        unknown_methods(&listener.connections(), listener.backlog()) {
    if (keepers.authority == nullptr) keepers.authority = &local;
    if (keepers.quota == nullptr) keepers.quota = &no_quota;
    if (keepers.record == nullptr) keepers.record = &no_record;
  }

  ConnectionGate gate;
  ConnectionGate health_gate;
  LocalAuthority local;
  OpenAuthority open;
  NoQuota no_quota;
  NoRecord no_record;
  Doorkeepers keepers;
  const Doorkeepers health_keepers;
  std::vector<const DoorOfService*> doors;
  const TlsFiles tls_paths;
  std::shared_ptr<RenewedCredentials> renewed;  // null without TLS
  HealthService health;
  UnknownMethods unknown_methods;
};

ConnectionLimits DefaultConnectionLimits(int open_files) {
  const int in_all = std::min(10'000, MostConnections(open_files));
  return {in_all, std::max(1, std::min(1'000, in_all / 4 * 3)),
          std::max(1, std::min(100, in_all / 2))};
}

absl::Status RpcServer::CheckOptions(const ServerOptions& options) {
  RSU_ASSIGN_OR_RETURN(const HostAndPort parts, SplitAddress(options.listen));
  RSU_RETURN_IF_ERROR(TlsOf(options).status());
  RSU_ASSIGN_OR_RETURN(const ListenerLimits limits, LimitsOf(options));
  return Listener::Open(parts.host, parts.port, limits).status();
}

absl::StatusOr<std::unique_ptr<RpcServer>> RpcServer::Start(
    const ServerOptions& options, const std::vector<grpc::Service*>& services) {
  RSU_RETURN_IF_ERROR(CheckOptions(options));
  RSU_ASSIGN_OR_RETURN(std::optional<TlsFiles> tls, TlsOf(options));

  grpc::EnableDefaultHealthCheckService(false);  // HealthService is served
  if (options.reflection) {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  }
  RSU_ASSIGN_OR_RETURN(const HostAndPort parts, SplitAddress(options.listen));
  RSU_ASSIGN_OR_RETURN(const ListenerLimits limits, LimitsOf(options));
  RSU_ASSIGN_OR_RETURN(std::unique_ptr<Listener> listener,
                       Listener::Open(parts.host, parts.port, limits));
  auto own = std::make_unique<Own>(*listener, options);
  std::shared_ptr<grpc::ServerCredentials> creds =
      grpc::InsecureServerCredentials();
  if (tls.has_value()) {
    own->renewed = std::make_shared<RenewedCredentials>(*std::move(tls));
    creds = own->renewed;
  }
  grpc::ServerBuilder builder;
  SetLimits(builder);
  SetInterceptors(builder);
  builder.SetContextAllocator(
      std::make_unique<CallContexts>(listener->backlog()));
  builder.RegisterCallbackGenericService(&own->unknown_methods);
  const Acceptor acceptor =
      builder.experimental().AddExternalConnectionAcceptor(
          grpc::ServerBuilder::experimental_type::ExternalConnectionType::
              FROM_FD,
          creds);
  for (grpc::Service* service : services) {
    RSU_RETURN_IF_ERROR(Register(*service, own->keepers,
                                 options.serves_without_door, builder,
                                 own->doors));
  }
  RSU_RETURN_IF_ERROR(Register(own->health, own->health_keepers,
                               /*serves_without_door=*/false, builder,
                               own->doors));
  std::vector<std::string> names;
  builder.SetOption(std::make_unique<ServiceNames>(&names));
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr ||
      (own->renewed != nullptr && !own->renewed->are_taken())) {
    return absl::FailedPreconditionError(
        absl::StrCat("cannot serve on ", options.listen));
  }
  own->health.SetServices(names);
  const std::string address =
      absl::StrCat(options.listen.substr(0, options.listen.rfind(':') + 1),
                   listener->port());
  listener->Start(
      [acceptor](int listening, int connection) {
        Accept(*acceptor, listening, connection);
      },
      options.failed);
  return absl::WrapUnique(new RpcServer(std::move(listener), std::move(own),
                                        std::move(server), address,
                                        options.tls.any()));
}

RpcServer::RpcServer(std::unique_ptr<Listener> listener,
                     std::unique_ptr<Own> own,
                     std::unique_ptr<grpc::Server> server, std::string address,
                     bool has_tls)
    : listener_(std::move(listener)),
      own_(std::move(own)),
      server_(std::move(server)),
      address_(std::move(address)),
      has_tls_(has_tls) {}

RpcServer::~RpcServer() { listener_->StopAccepting(); }

std::vector<const MethodRow*> RpcServer::rows() const {
  std::vector<const MethodRow*> rows;
  for (const DoorOfService* door : own_->doors) {
    for (const MethodRow* row : door->rows()) rows.push_back(row);
  }
  return rows;
}

absl::Status RpcServer::RenewTls() {
  if (own_->renewed == nullptr) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(TlsFiles files, ReadTlsFiles(own_->tls_paths));
  RSU_RETURN_IF_ERROR(CheckIsGoodNow(files, own_->tls_paths.certificate));
  own_->renewed->Replace(std::move(files));
  return absl::OkStatus();
}

void RpcServer::SetServing(bool serving) { own_->health.SetServing(serving); }

void RpcServer::Shutdown(int drain_ms) {
  own_->health.Shutdown();
  listener_->StopAccepting();
  server_->Shutdown(std::chrono::system_clock::now() +
                    std::chrono::milliseconds(drain_ms));
  server_->Wait();
}

}  // namespace base::rpc
