#ifndef BASE_RPC_SERVER_H_
#define BASE_RPC_SERVER_H_

#include <grpcpp/server.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "base/rpc/authority.h"
#include "base/rpc/call_record.h"
#include "base/rpc/listener.h"
#include "base/rpc/method_row.h"
#include "base/rpc/quota.h"
#include "base/rpc/subject_guard.h"
#include "base/rpc/tls.h"

namespace base::rpc {

// What bounds a connection, documented in docs/administrators.md.
inline constexpr int kHandshakeTimeoutMs = 10'000;  // with a first HTTP/2 frame
inline constexpr int kIdleConnectionMs = 600'000;   // without a call
inline constexpr int kConnectionAgeMs =
    3'600'000;                                    // then as long for its calls
inline constexpr int kMinPingIntervalMs = 5'000;  // of a client's keepalive
inline constexpr int kPingAfterMs = 60'000;       // of silence, by the server
inline constexpr int kPingTimeoutMs = 20'000;
inline constexpr int kMaxConcurrentCalls = 256;  // of one connection
inline constexpr int kMaxMetadataBytes = 8'192;  // of one call
inline constexpr std::size_t kMaxRequestBytesInAll = std::size_t{512} << 20;

// How many connections there may be with so many open files: by default, and at
// most in all. A connection takes two files, and some are left for the store.
ConnectionLimits DefaultConnectionLimits(int open_files);

struct ServerOptions {
  // HOST:PORT; port 0 takes a free one.
  std::string listen;

  // Paths; none for a loopback address without TLS.
  TlsFiles tls;

  // Whether clients may ask which services there are.
  bool reflection = true;

  // 0: as DefaultConnectionLimits() has it for the files of this process.
  ConnectionLimits connections = {0, 0, 0};

  CallLimits calls = {};
  WatchLimits watch = {};

  // Who may do what, whom they may know, how much they may ask, and what is
  // kept of it. Borrowed. Null: as LocalAuthority has it; who keeps to places
  // knows nobody; everybody may ask as much as they like; nothing is kept.
  const Authority* authority = nullptr;
  const SubjectGuard* guard = nullptr;
  Quota* quota = nullptr;
  CallRecord* record = nullptr;

  // Also serves services that are not behind a Door: to measure gRPC alone.
  bool serves_without_door = false;

  // Hears, on a thread of the server's, that it can accept no more connections.
  std::function<void(const absl::Status&)> failed =
      [](const absl::Status& /*status*/) {};
};

// A gRPC server with the settings that hold for all: message size, one process
// a port, the door of every call, health, reflection. Thread-safe.
class RpcServer {
 public:
  // The errors that Start() would give for these options now.
  static absl::Status CheckOptions(const ServerOptions& options);

  ~RpcServer();

  // Serves from when it returns. Borrows the services.
  //
  // Errors:
  //   INVALID_ARGUMENT     more connections than there are files for; `listen`
  //   is not HOST:PORT; the TLS files cannot be
  //                        read; no TLS on an address that others can reach.
  //   INTERNAL             a service without a Door; a method without a row.
  //   FAILED_PRECONDITION  the address cannot be taken: another server has it,
  //                        or it is not of this machine.
  static absl::StatusOr<std::unique_ptr<RpcServer>> Start(
      const ServerOptions& options,
      const std::vector<grpc::Service*>& services);

  // HOST:PORT with the port that was taken.
  const std::string& address() const { return address_; }

  bool has_tls() const { return has_tls_; }

  // Of every method that is behind a door, those of the health check too.
  std::vector<const MethodRow*> rows() const;

  // Reads the files of TLS again: connections from now on have them. What does
  // not hold together leaves the old ones in force.
  //
  // Errors: those of ReadTlsFiles().
  absl::Status RenewTls();

  // What health checks answer from now on, for the server ("") and for every
  // service by its name: SERVING or NOT_SERVING. SERVING from Start() on.
  // Calls are served in both cases.
  void SetServing(bool serving);

  // Health checks answer NOT_SERVING, and stay so. Takes no more calls, lets
  // those that run end within `drain_ms`, then cancels them.
  void Shutdown(int drain_ms);

 private:
  struct Own;

  RpcServer(std::unique_ptr<Listener> listener, std::unique_ptr<Own> own,
            std::unique_ptr<grpc::Server> server, std::string address,
            bool has_tls);

  // In the order in which they are needed.
  const std::unique_ptr<Listener> listener_;
  const std::unique_ptr<Own> own_;
  const std::unique_ptr<grpc::Server> server_;
  const std::string address_;
  const bool has_tls_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_SERVER_H_
