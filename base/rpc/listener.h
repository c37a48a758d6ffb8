#ifndef BASE_RPC_LISTENER_H_
#define BASE_RPC_LISTENER_H_

#include <sys/epoll.h>
#include <sys/socket.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/bounded_queue.h"
#include "base/log/sparse_log.h"
#include "base/rpc/call_backlog.h"
#include "base/rpc/connection_table.h"
#include "base/rpc/connection_watch.h"
#include "base/rpc/listening_sockets.h"

namespace base::rpc {

struct ListenerLimits {
  ConnectionLimits connections;
  CallLimits calls;
  WatchLimits watch;

  // Whether a connection begins with a handshake of TLS, in which the server
  // answers whoever it refuses in the end.
  bool tls = false;
};

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
      const ListenerLimits& limits);

  // Lets go of the connections that were handed on; their taker has them.
  ~Listener();

  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // The port that was taken.
  int port() const { return sockets_.port; }

  void Start(Take take, Failed failed);

  // Accepts no more, from when it returns.
  void StopAccepting();

  ConnectionTable& connections() { return table_; }

  // Where the server has to note its calls until it looks at them.
  std::shared_ptr<CallBacklog> backlog() const { return backlog_; }

 private:
  explicit Listener(const ListenerLimits& limits);

  absl::Status Listen(const std::string& host, const std::string& port);
  void Loop();
  int WaitMs() const;
  void Handle(const epoll_event& event);
  void EndOverdrawn();
  void EndCrowding();
  void EndBreakingOff(const std::vector<ConnectionTable::Id>& ids);
  void EndUntaken(std::int64_t now_us);
  void EndLingering(std::int64_t now_us);
  void AcceptSome(int listening);
  void RefuseForWantOfFiles(int listening);
  void NoteWantOfFiles();
  void HandOver(int listening, int connection);
  void TakeUp(int listening, int connection, const sockaddr_storage& from);
  bool MakeRoom(const std::string& address);
  void End(ConnectionTable::Id id);
  void Watch(int descriptor, std::uint64_t key, std::uint32_t events);
  void SetAccepting(bool accepting);
  void CloseListening();
  void Fail(int error);
  void Tell(const std::string& kind, const std::string& text);

  const std::shared_ptr<CallBacklog> backlog_;
  const bool tls_;
  ConnectionTable table_;
  log::SparseLog sparse_log_;
  ListeningSockets sockets_;
  int epoll_ = -1;
  int wake_ = -1;
  int spare_ = -1;  // given up for a moment when there is no other descriptor
  Take take_;

  // Connections on the way to their taker, with where they were accepted. A
  // thread of its own hands them over: gRPC reads on it for as long as more
  // comes, and meanwhile the watch must go on.
  BoundedQueue<std::pair<int, int>> handed_over_;
  std::thread hand_over_thread_;

  Failed failed_;
  std::thread thread_;

  // Of the thread.
  ConnectionWatch watch_;
  bool looks_again_ = false;  // where data came
  std::int64_t next_room_us_ = 0;
  bool accepting_ = true;
  bool is_closed_ = false;
  std::optional<std::int64_t> want_since_us_;  // of files

  std::promise<void> closed_;
  std::atomic<bool> closing_ = false;
  std::atomic<bool> stopping_ = false;
};

}  // namespace base::rpc

#endif  // BASE_RPC_LISTENER_H_
