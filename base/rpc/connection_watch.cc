#include "base/rpc/connection_watch.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/rpc/tcp_state.h"

namespace base::rpc {
namespace {

// What a connection may send beside calls while it is looked at twice.
constexpr std::int64_t kLittleBytes = std::int64_t{64} << 10;

}  // namespace

// Connections by what they hold, the most first; what all hold.
struct ConnectionWatch::Holders {
  std::vector<std::pair<Id, std::int64_t>> most_first;
  std::int64_t in_all = 0;

  void Add(Id id, std::int64_t held) {
    if (held == 0) return;
    most_first.emplace_back(id, held);
    in_all += held;
  }

  void Sort() {
    std::sort(
        most_first.begin(), most_first.end(), [](const auto& a, const auto& b) {
          return std::tie(b.second, a.first) < std::tie(a.second, b.first);
        });
  }

  // Those with the most, without whom the others hold so much at most.
  std::vector<Id> MostUntil(std::int64_t left_at_most) const {
    std::vector<Id> ids;
    std::int64_t left = in_all;
    for (const auto& [id, held] : most_first) {
      if (left <= left_at_most) break;
      ids.push_back(id);
      left -= held;
    }
    return ids;
  }
};

ConnectionWatch::ConnectionWatch(const WatchLimits& limits, int epoll,
                                 std::uint64_t first_key)
    : limits_(limits), epoll_(epoll), first_key_(first_key) {}

ConnectionWatch::~ConnectionWatch() {
  for (const auto& [id, watched] : watched_) close(watched.descriptor);
}

void ConnectionWatch::Listen(Id id, const Watched& watched,
                             std::uint32_t events, int what) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = first_key_ + id;
  epoll_ctl(epoll_, what, watched.descriptor, &event);
}

void ConnectionWatch::Add(Id id, int descriptor,
                          std::shared_ptr<ConnectionUse> use) {
  Watched& watched = watched_[id];
  watched.descriptor = descriptor;
  watched.use = std::move(use);
  Listen(id, watched, EPOLLIN, EPOLL_CTL_ADD);
}

std::optional<ConnectionWatch::Talk> ConnectionWatch::Remove(Id id) {
  const auto found = watched_.find(id);
  if (found == watched_.end()) return std::nullopt;
  const Watched& watched = found->second;
  const std::optional<TcpState> state = ReadTcpState(watched.descriptor);
  // Closing does not end the watch while its owner has the connection open.
  Listen(id, watched, 0, EPOLL_CTL_DEL);
  close(watched.descriptor);
  unexplained_in_all_ -= watched.unexplained;
  active_.erase(id);
  watched_.erase(found);
  if (!state.has_value()) return Talk{true, false};
  return Talk{state->bytes_received > 0, state->segments_sent > 1};
}

void ConnectionWatch::End(Id id, std::int64_t now_us) {
  const auto found = watched_.find(id);
  if (found == watched_.end()) return;
  found->second.ending = true;
  found->second.told_us = now_us;
  Listen(id, found->second, 0, EPOLL_CTL_MOD);
  shutdown(found->second.descriptor, SHUT_RD);
}

void ConnectionWatch::BreakOff(Id id) {
  const auto found = watched_.find(id);
  if (found == watched_.end()) return;
  found->second.ending = true;
  found->second.told_us.reset();
  // After a shutdown, what goes on coming would still be read.
  sockaddr nobody{};
  nobody.sa_family = AF_UNSPEC;
  if (connect(found->second.descriptor, &nobody, sizeof(nobody)) != 0) {
    shutdown(found->second.descriptor, SHUT_RDWR);
  }
}

bool ConnectionWatch::Look(Watched& watched) {
  const std::optional<TcpState> state = ReadTcpState(watched.descriptor);
  if (!state.has_value() || watched.ending) return false;
  const std::int64_t before = watched.unexplained;
  watched.unexplained = watched.use->Unexplained(state->bytes_received);
  unexplained_in_all_ += watched.unexplained - before;
  const std::int64_t limit = limits_.unexplained_bytes;
  watched.overdrawn =
      watched.overdrawn || watched.unexplained > 2 * limit ||
      (before > limit && watched.unexplained - before > kLittleBytes);
  any_overdrawn_ = any_overdrawn_ || watched.overdrawn;
  return std::exchange(watched.received, state->bytes_received) !=
         state->bytes_received;
}

void ConnectionWatch::NoteData(Id id) {
  const auto found = watched_.find(id);
  if (found == watched_.end() || found->second.ending) return;
  Look(found->second);
  Listen(id, found->second, 0, EPOLL_CTL_MOD);
  active_.insert(id);
}

bool ConnectionWatch::Continue() {
  for (auto i = active_.begin(); i != active_.end();) {
    Watched& watched = watched_.at(*i);
    if (Look(watched)) {
      ++i;
      continue;
    }
    if (!watched.ending) Listen(*i, watched, EPOLLIN, EPOLL_CTL_MOD);
    i = active_.erase(i);
  }
  return !active_.empty();
}

void ConnectionWatch::LookAtAll() {
  for (auto& [id, watched] : watched_) Look(watched);
}

template <typename Held>
ConnectionWatch::Holders ConnectionWatch::FindHolders(Held held) const {
  Holders holders;
  for (const auto& [id, watched] : watched_) {
    if (!watched.ending) holders.Add(id, held(watched));
  }
  holders.Sort();
  return holders;
}

std::vector<ConnectionWatch::Id> ConnectionWatch::Overdrawn() {
  std::vector<Id> ids;
  std::int64_t in_all = unexplained_in_all_;
  if (!any_overdrawn_ && in_all <= limits_.unexplained_bytes_in_all) {
    return ids;
  }
  const Holders holders = FindHolders(UnexplainedOf);
  for (const auto& [id, unexplained] : holders.most_first) {
    if (!watched_.at(id).overdrawn &&
        in_all <= limits_.unexplained_bytes_in_all) {
      continue;
    }
    ids.push_back(id);
    in_all -= unexplained;
  }
  any_overdrawn_ = false;
  return ids;
}

std::vector<ConnectionWatch::Id> ConnectionWatch::Crowding(
    std::int64_t backlog) {
  const std::int64_t most = std::max(limits_.calls_not_looked_at, crowded_);
  crowded_ = backlog <= limits_.calls_not_looked_at ? 0 : backlog;
  if (backlog <= most) return {};
  LookAtAll();
  const Holders holders = FindHolders(UnexplainedOf);
  return holders.MostUntil(holders.in_all - holders.in_all / 2);
}

std::vector<ConnectionWatch::Id> ConnectionWatch::BreakingOff() const {
  std::vector<Id> ids;
  for (const Id id : active_) {
    const Watched& watched = watched_.at(id);
    if (!watched.ending && watched.use->calls() > limits_.calls) {
      ids.push_back(id);
    }
  }
  return ids;
}

std::vector<ConnectionWatch::Id> ConnectionWatch::WithMostCalls() const {
  const Holders holders =
      FindHolders([](const Watched& watched) { return watched.use->calls(); });
  if (holders.in_all <= limits_.calls_in_all) return {};
  return holders.MostUntil(limits_.calls_in_all / 2);
}

std::vector<ConnectionWatch::Id> ConnectionWatch::WithUntakenReplies(
    std::int64_t now_us) const {
  std::vector<Id> ids;
  for (const auto& [id, watched] : watched_) {
    const std::optional<std::int64_t> since = watched.use->waits_since_us();
    if (!watched.ending && since.has_value() &&
        now_us - *since > limits_.untaken_us) {
      ids.push_back(id);
    }
  }
  return ids;
}

std::vector<ConnectionWatch::Id> ConnectionWatch::Lingering(
    std::int64_t now_us) const {
  std::vector<Id> ids;
  for (const auto& [id, watched] : watched_) {
    if (watched.told_us.has_value() &&
        now_us - *watched.told_us > limits_.leaving_us) {
      ids.push_back(id);
    }
  }
  return ids;
}

std::optional<ConnectionWatch::Id> ConnectionWatch::LongestSilent(
    const std::vector<Id>& ids) const {
  std::optional<Id> longest;
  std::int64_t longest_ms = limits_.silent_ms;
  for (const Id id : ids) {
    const auto found = watched_.find(id);
    if (found == watched_.end() || found->second.ending) continue;
    const std::optional<TcpState> state =
        ReadTcpState(found->second.descriptor);
    if (!state.has_value() || state->silent_ms < longest_ms) continue;
    longest = id;
    longest_ms = state->silent_ms;
  }
  return longest;
}

}  // namespace base::rpc
