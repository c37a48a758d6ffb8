#ifndef BASE_RPC_LISTENER_H_
#define BASE_RPC_LISTENER_H_

#include <sys/socket.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/log/sparse_log.h"
#include "base/rpc/connection_table.h"

namespace base::rpc {

// Accepts the connections of a server on one thread and hands them on, as many
// as the limits let it: gRPC has none, and accepts no more once the process ran
// out of files. It watches each connection through a second descriptor of its
// own, so a connection takes two.
class Listener {
 public:
  // Takes a connection, whose descriptor is the taker's from then on.
  using Take = std::function<void(int listening, int connection)>;

  // Hears that no connection can be accepted any more. On the listener's
  // thread.
  using Failed = std::function<void(const absl::Status&)>;

  // Listens on HOST:PORT (`host` without the brackets of IPv6); connections
  // wait until Start().
  //
  // Errors: FAILED_PRECONDITION, the address cannot be taken.
  static absl::StatusOr<std::unique_ptr<Listener>> Open(
      const std::string& host, const std::string& port,
      const ConnectionLimits& limits);

  // Lets go of the connections that were handed on; their taker has them.
  ~Listener();

  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // The port that was taken.
  int port() const { return port_; }

  void Start(Take take, Failed failed);

  // Accepts no more, from when it returns.
  void StopAccepting();

  ConnectionTable& connections() { return table_; }

 private:
  explicit Listener(const ConnectionLimits& limits);

  absl::Status Listen(const std::string& host, const std::string& port);
  void Loop();
  void AcceptSome(int listening);
  void RefuseForWantOfFiles(int listening);
  void NoteWantOfFiles();
  void TakeUp(int listening, int connection, const sockaddr_storage& from);
  void End(ConnectionTable::Id id);
  void Watch(int descriptor, std::uint64_t key, std::uint32_t events);
  void SetAccepting(bool accepting);
  void CloseListening();
  void Fail(int error);
  void Tell(const std::string& kind, const std::string& text);

  ConnectionTable table_;
  log::SparseLog sparse_log_;
  std::vector<int> listening_;
  int port_ = 0;
  int epoll_ = -1;
  int wake_ = -1;
  int spare_ = -1;  // given up for a moment when there is no other descriptor
  Take take_;
  Failed failed_;
  std::thread thread_;

  // Of the thread.
  std::unordered_map<ConnectionTable::Id, int> watched_;
  bool accepting_ = true;
  bool is_closed_ = false;
  std::optional<std::int64_t> want_since_us_;  // of files

  std::promise<void> closed_;
  std::atomic<bool> closing_ = false;
  std::atomic<bool> stopping_ = false;
};

// The names of who is at the other end: `peer` as grpc::ServerContext::peer()
// has it, and the address without port that limits and log use (of IPv6 the
// network of 64 bits).
struct PeerNames {
  std::string peer;
  std::string address;
};
PeerNames NamesOf(const sockaddr_storage& from);

}  // namespace base::rpc

#endif  // BASE_RPC_LISTENER_H_
