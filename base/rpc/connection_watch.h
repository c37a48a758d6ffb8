#ifndef BASE_RPC_CONNECTION_WATCH_H_
#define BASE_RPC_CONNECTION_WATCH_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/rpc/connection_table.h"
#include "base/rpc/connection_use.h"

namespace base::rpc {

// When a connection asks for more than it may.
struct WatchLimits {
  // Bytes that came and belong to no call or message that was read: of one
  // connection, and of all together. gRPC holds them in memory, for as long as
  // a message or a block of headers is not whole, without a limit of its own.
  // A connection that stays beyond its limit and sends no more, such as one
  // with a message that was refused for its size, goes on up to twice as much.
  std::int64_t unexplained_bytes = std::int64_t{8} << 20;
  std::int64_t unexplained_bytes_in_all = std::int64_t{128} << 20;

  // Calls of a connection that are not over for gRPC, which takes some 13 KB
  // for each: one that its client breaks off at once is made all the same, and
  // counts for no limit of gRPC's. So many that were looked at may be of one
  // connection, of which 256 can be such as were not broken off, and of all,
  // more than may run; and so many that were not looked at yet may there be in
  // all. Beyond that, connections end, those with the most first, until half as
  // many are left.
  std::int64_t calls = 2'048;
  std::int64_t calls_in_all = 30'000;
  std::int64_t calls_not_looked_at = 20'000;

  // How long replies may wait while the client takes none.
  std::int64_t untaken_us = 60'000'000;

  // A connection that is silent for so long may give way to others.
  std::int64_t silent_ms = 5'000;

  // How long a connection that was told to end may take. Its owner does not
  // always read the end, if something else came at that moment.
  std::int64_t leaving_us = 2'000'000;
};

// Watches connections by a second descriptor of each: what comes, what is not
// taken, who is silent. Belongs to one thread.
class ConnectionWatch {
 public:
  using Id = ConnectionTable::Id;

  // Epoll tells of connections with the key `first_key` and their id.
  ConnectionWatch(const WatchLimits& limits, int epoll,
                  std::uint64_t first_key);

  // Closes the descriptors.
  ~ConnectionWatch();

  ConnectionWatch(const ConnectionWatch&) = delete;
  ConnectionWatch& operator=(const ConnectionWatch&) = delete;

  // `descriptor` is the watch's from now on.
  void Add(Id id, int descriptor, std::shared_ptr<ConnectionUse> use);

  // What was said on a connection.
  struct Talk {
    bool came = false;  // anything from the client

    // More than once something was sent to the client: an HTTP/2 server says
    // its settings unasked, and nothing else before it has the client's.
    bool was_answered = false;
  };

  // Forgets a connection. None if it was not watched.
  std::optional<Talk> Remove(Id id);

  // Makes its owner read the connection's end, and close it; see Lingering().
  void End(Id id, std::int64_t now_us);

  // Breaks the connection off: what came and was not read is lost, too.
  void BreakOff(Id id);

  // Data came. Looks how much, and is told of no more of the connection until
  // none came between two calls of Continue().
  void NoteData(Id id);

  // Looks again where data came. True if there is any such connection.
  bool Continue();

  // Looks at all. Epoll tells of data that waits to be read, and none may wait
  // when it looks.
  void LookAtAll();

  // Those that sent more than they may, the largest first.
  std::vector<Id> Overdrawn();

  // Those that sent most of a backlog of so many calls, if it is too large and
  // larger than the last time, the largest first. What came and was not read
  // stands for their calls.
  std::vector<Id> Crowding(std::int64_t backlog);

  // Those on which data came that have more calls than they may.
  std::vector<Id> BreakingOff() const;

  // Those with the most calls, if all have too many. Looks at all.
  std::vector<Id> WithMostCalls() const;

  // Those that do not take their replies.
  std::vector<Id> WithUntakenReplies(std::int64_t now_us) const;

  // Those that were told to end and did not in time.
  std::vector<Id> Lingering(std::int64_t now_us) const;

  // The one of `ids` that is silent for the longest, if it is for long enough.
  std::optional<Id> LongestSilent(const std::vector<Id>& ids) const;

 private:
  struct Watched {
    int descriptor = -1;
    std::shared_ptr<ConnectionUse> use;
    std::int64_t received = 0;
    std::int64_t unexplained = 0;
    bool overdrawn = false;
    bool ending = false;
    std::optional<std::int64_t> told_us;  // to end, and was not broken off
  };

  // Bytes that are of no call that was read.
  static std::int64_t UnexplainedOf(const Watched& watched) {
    return watched.unexplained;
  }

  struct Holders;

  // Those that do not end, by what `held` says that they hold.
  template <typename Held>
  Holders FindHolders(Held held) const;

  // Whether more came.
  bool Look(Watched& watched);
  void Listen(Id id, const Watched& watched, std::uint32_t events, int what);

  const WatchLimits limits_;
  const int epoll_;
  const std::uint64_t first_key_;
  std::unordered_map<Id, Watched> watched_;
  std::unordered_set<Id> active_;  // on which data came
  std::int64_t unexplained_in_all_ = 0;
  std::int64_t crowded_ = 0;  // the last backlog that was too large
  bool any_overdrawn_ = false;
};

}  // namespace base::rpc

#endif  // BASE_RPC_CONNECTION_WATCH_H_
