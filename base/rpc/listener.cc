#include "base/rpc/listener.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/log/log.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

constexpr int kBacklog = 4096;  // the system may allow fewer
constexpr std::int64_t kTellPeriodUs = 10'000'000;

// Connections that are told to end and have not: so many at most, before new
// ones wait, since each still holds descriptors.
constexpr int kMostLeaving = 64;

// How long new connections wait when the system is short of something.
constexpr int kPauseMs = 100;

// Without a free descriptor for so long, the server gives up.
constexpr std::int64_t kMostWantUs = 60'000'000;

// How many connections are accepted before ends of others are looked at.
constexpr int kAcceptAtOnce = 64;

// Data that the other side does not acknowledge for so long ends a connection.
constexpr unsigned kUnacknowledgedMs = 30'000;

// Keys of epoll: what wakes the thread, then the listening sockets by their
// place, then connections by their id.
constexpr std::uint64_t kWakeKey = 0;
constexpr std::uint64_t kFirstListeningKey = 1;
constexpr std::uint64_t kFirstConnectionKey = 1000;

std::int64_t SteadyUs() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

void Close(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

int OpenSpare() { return open("/dev/null", O_RDONLY | O_CLOEXEC); }

absl::Status CannotListen(const std::string& host, const std::string& port,
                          const char* why) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot listen on ", host, ":", port, ": ", why));
}

void SetOptions(int descriptor, int family) {
  const int on = 1;
  // Lets a restarted server listen at once.
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (family == AF_INET6) {
    const int off = 0;  // `[::]` is every address, IPv4 as well
    setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
  }
  // Accepted connections take these over.
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  setsockopt(descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnacknowledgedMs,
             sizeof(kUnacknowledgedMs));
}

void SetPort(sockaddr_storage& address, int port) {
  const auto network = htons(static_cast<std::uint16_t>(port));
  if (address.ss_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6&>(address).sin6_port = network;
  } else {
    reinterpret_cast<sockaddr_in&>(address).sin_port = network;
  }
}

int PortOf(const sockaddr_storage& address) {
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                   : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

// The other side broke off before it was accepted, or the network did.
bool ConcernsOneConnection(int error) {
  switch (error) {
    case EINTR:
    case ECONNABORTED:
    case EPROTO:
    case EPERM:
    case ENETDOWN:
    case ENOPROTOOPT:
    case EHOSTDOWN:
    case ENONET:
    case EHOSTUNREACH:
    case ENETUNREACH:
      return true;
    default:
      return false;
  }
}

}  // namespace

PeerNames NamesOf(const sockaddr_storage& from) {
  char text[INET6_ADDRSTRLEN] = "";
  const int port = PortOf(from);
  if (from.ss_family == AF_INET) {
    const auto& ip4 = reinterpret_cast<const sockaddr_in&>(from);
    inet_ntop(AF_INET, &ip4.sin_addr, text, sizeof(text));
    return {absl::StrCat("ipv4:", text, ":", port), text};
  }
  in6_addr address = reinterpret_cast<const sockaddr_in6&>(from).sin6_addr;
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    inet_ntop(AF_INET, &address.s6_addr[12], text, sizeof(text));
    return {absl::StrCat("ipv4:", text, ":", port), text};
  }
  inet_ntop(AF_INET6, &address, text, sizeof(text));
  std::string peer = absl::StrCat("ipv6:%5B", text, "%5D:", port);
  if (IN6_IS_ADDR_LOOPBACK(&address)) return {std::move(peer), text};
  std::memset(&address.s6_addr[8], 0, 8);
  inet_ntop(AF_INET6, &address, text, sizeof(text));
  return {std::move(peer), absl::StrCat(text, "/64")};
}

absl::StatusOr<std::unique_ptr<Listener>> Listener::Open(
    const std::string& host, const std::string& port,
    const ConnectionLimits& limits) {
  auto listener = absl::WrapUnique(new Listener(limits));
  RSU_RETURN_IF_ERROR(listener->Listen(host, port));
  return listener;
}

Listener::Listener(const ConnectionLimits& limits)
    : table_(limits), sparse_log_(kTellPeriodUs) {}

Listener::~Listener() {
  stopping_ = true;
  if (thread_.joinable()) {
    eventfd_write(wake_, 1);
    thread_.join();
  }
  if (!is_closed_) CloseListening();
  for (auto& [id, descriptor] : watched_) Close(descriptor);
  Close(spare_);
  Close(wake_);
  Close(epoll_);
}

absl::Status Listener::Listen(const std::string& host,
                              const std::string& port) {
  epoll_ = epoll_create1(EPOLL_CLOEXEC);
  wake_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  spare_ = OpenSpare();
  if (epoll_ < 0 || wake_ < 0 || spare_ < 0) {
    return CannotListen(host, port, std::strerror(errno));
  }
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
  if (code != 0) return CannotListen(host, port, gai_strerror(code));
  const auto free_found = absl::MakeCleanup([found] { freeaddrinfo(found); });
  // A name such as localhost can have an address of each family.
  int error = 0;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    sockaddr_storage address{};
    std::memcpy(&address, one->ai_addr, one->ai_addrlen);
    if (port_ != 0) SetPort(address, port_);
    int descriptor =
        socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor >= 0) SetOptions(descriptor, one->ai_family);
    if (descriptor < 0 ||
        bind(descriptor, reinterpret_cast<const sockaddr*>(&address),
             one->ai_addrlen) != 0 ||
        listen(descriptor, kBacklog) != 0) {
      error = errno;
      Close(descriptor);
      // One family may be missing on this machine; a taken port is taken.
      if (error == EADDRINUSE) break;
      continue;
    }
    socklen_t size = sizeof(address);
    getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = PortOf(address);
    listening_.push_back(descriptor);
  }
  if (!listening_.empty() && error != EADDRINUSE) return absl::OkStatus();
  return CannotListen(host, port,
                      error == EADDRINUSE ? "another program listens there"
                                          : std::strerror(error));
}

void Listener::Start(Take take, Failed failed) {
  take_ = std::move(take);
  failed_ = std::move(failed);
  Watch(wake_, kWakeKey, EPOLLIN);
  for (std::size_t i = 0; i < listening_.size(); ++i) {
    Watch(listening_[i], kFirstListeningKey + i, EPOLLIN);
  }
  thread_ = std::thread([this] { Loop(); });
}

void Listener::StopAccepting() {
  if (!thread_.joinable() || closing_.exchange(true)) return;
  eventfd_write(wake_, 1);
  closed_.get_future().wait();
}

void Listener::Loop() {
  epoll_event events[kAcceptAtOnce];
  while (!stopping_) {
    const int count = epoll_wait(epoll_, events, kAcceptAtOnce,
                                 accepting_ || is_closed_ ? -1 : kPauseMs);
    if (count < 0 && errno != EINTR) Fail(errno);
    if (closing_) CloseListening();
    for (int i = 0; i < count; ++i) {
      const std::uint64_t key = events[i].data.u64;
      if (key == kWakeKey) {
        eventfd_t ignored = 0;
        eventfd_read(wake_, &ignored);
      } else if (key >= kFirstConnectionKey) {
        End(key - kFirstConnectionKey);
      } else if (!is_closed_) {
        AcceptSome(listening_[key - kFirstListeningKey]);
      }
    }
    if (!accepting_ && table_.leaving() < kMostLeaving) SetAccepting(true);
  }
}

void Listener::AcceptSome(int listening) {
  for (int i = 0; i < kAcceptAtOnce; ++i) {
    if (table_.leaving() >= kMostLeaving) {
      SetAccepting(false);
      return;
    }
    sockaddr_storage from{};
    socklen_t size = sizeof(from);
    const int connection =
        accept4(listening, reinterpret_cast<sockaddr*>(&from), &size,
                SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (connection >= 0) {
      TakeUp(listening, connection, from);
      continue;
    }
    const int error = errno;
    if (error == EAGAIN || error == EWOULDBLOCK) return;
    if (ConcernsOneConnection(error)) continue;
    if (error == EMFILE || error == ENFILE) {
      RefuseForWantOfFiles(listening);
    } else if (error == ENOBUFS || error == ENOMEM) {
      Tell("memory", "short of memory: new connections wait");
      SetAccepting(false);
    } else {
      Fail(error);
    }
    return;
  }
}

void Listener::RefuseForWantOfFiles(int listening) {
  // Left alone, the connection would wake this thread for ever.
  Close(spare_);
  int connection = accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
  const bool refused = connection >= 0;
  Close(connection);
  spare_ = OpenSpare();
  NoteWantOfFiles();
  if (!refused || spare_ < 0) SetAccepting(false);
}

void Listener::NoteWantOfFiles() {
  Tell("files", "no file descriptor is left: new connections are refused");
  const std::int64_t now_us = SteadyUs();
  if (!want_since_us_.has_value()) want_since_us_ = now_us;
  if (now_us - *want_since_us_ > kMostWantUs) Fail(EMFILE);
}

void Listener::TakeUp(int listening, int connection,
                      const sockaddr_storage& from) {
  // Whoever closes the connection shuts it down first, which this one hears.
  int watch = fcntl(connection, F_DUPFD_CLOEXEC, 0);
  if (watch < 0) {
    Close(connection);
    NoteWantOfFiles();
    return;
  }
  want_since_us_.reset();
  const PeerNames names = NamesOf(from);
  const ConnectionTable::Admission admission =
      table_.Admit(names.peer, names.address);
  if (!admission.id.has_value()) {
    Close(watch);
    Close(connection);
    Tell(absl::StrCat("refused ", names.address),
         absl::StrCat("refused a connection from ", names.address,
                      ": all that there may be are in use"));
    return;
  }
  if (admission.gives_way.has_value()) {
    // Its owner reads the end and closes it.
    shutdown(watched_.at(*admission.gives_way), SHUT_RD);
  }
  watched_[*admission.id] = watch;
  Watch(watch, kFirstConnectionKey + *admission.id, 0);
  take_(listening, connection);
}

void Listener::End(ConnectionTable::Id id) {
  const auto found = watched_.find(id);
  if (found == watched_.end()) return;
  // Closing does not end the watch while its owner has the connection open.
  epoll_ctl(epoll_, EPOLL_CTL_DEL, found->second, nullptr);
  Close(found->second);
  watched_.erase(found);
  const ConnectionTable::Ended ended = table_.Remove(id);
  if (ended.gave_way) {
    Tell(absl::StrCat("gave way ", ended.address),
         absl::StrCat("too many connections: ended one from ", ended.address,
                      " that had made no call"));
  } else if (!ended.proven) {
    Tell(absl::StrCat("silent ", ended.address),
         absl::StrCat("a connection from ", ended.address,
                      " ended without a call (but of health): its handshake "
                      "failed or took too long, or it was broken off"));
  }
}

void Listener::Watch(int descriptor, std::uint64_t key, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = key;
  epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event);
}

void Listener::SetAccepting(bool accepting) {
  accepting_ = accepting;
  if (is_closed_) return;
  for (std::size_t i = 0; i < listening_.size(); ++i) {
    epoll_event event{};
    event.events = accepting ? static_cast<std::uint32_t>(EPOLLIN) : 0U;
    event.data.u64 = kFirstListeningKey + i;
    epoll_ctl(epoll_, EPOLL_CTL_MOD, listening_[i], &event);
  }
}

void Listener::CloseListening() {
  if (is_closed_) return;
  is_closed_ = true;
  for (int& descriptor : listening_) Close(descriptor);
  closed_.set_value();
}

void Listener::Fail(int error) {
  if (is_closed_) return;
  CloseListening();
  failed_(absl::UnavailableError(absl::StrCat(
      "no connection can be accepted any more: ", std::strerror(error))));
}

void Listener::Tell(const std::string& kind, const std::string& text) {
  const auto told = sparse_log_.Take(kind, text, SteadyUs());
  if (told.has_value()) log::Warning(*told);
}

}  // namespace base::rpc
