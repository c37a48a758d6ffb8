#include "base/rpc/listener.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "base/log/log.h"
#include "base/rpc/connection_use.h"
#include "base/rpc/peer_names.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

constexpr std::int64_t kTellPeriodUs = 60'000'000;

// Connections that are told to end and have not: so many at most, before new
// ones wait, since each still holds descriptors.
constexpr int kMostLeaving = 64;

// How long new connections wait when the system is short of something.
constexpr int kPauseMs = 100;

// Without a free descriptor for so long, the server gives up.
constexpr std::int64_t kMostWantUs = 60'000'000;

// How many connections are accepted before ends of others are looked at.
constexpr int kAcceptAtOnce = 64;

// Connections that may wait to be handed over.
constexpr std::size_t kMostHandedOver = 1024;

// How often connections on which data came are looked at again, and all.
constexpr std::int64_t kLookPeriodUs = 100'000;
constexpr std::int64_t kLookAtAllPeriodUs = 1'000'000;

// Keys of epoll: what wakes the thread, then the listening sockets by their
// place, then connections by their id.
constexpr std::uint64_t kWakeKey = 0;
constexpr std::uint64_t kFirstListeningKey = 1;
constexpr std::uint64_t kFirstConnectionKey = 1000;

void Close(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

int OpenSpare() { return open("/dev/null", O_RDONLY | O_CLOEXEC); }

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

absl::StatusOr<std::unique_ptr<Listener>> Listener::Open(
    const std::string& host, const std::string& port,
    const ListenerLimits& limits) {
  auto listener = absl::WrapUnique(new Listener(limits));
  RSU_RETURN_IF_ERROR(listener->Listen(host, port));
  return listener;
}

Listener::Listener(const ListenerLimits& limits)
    : backlog_(std::make_shared<CallBacklog>()),
      tls_(limits.tls),
      table_(limits.connections, limits.calls),
      sparse_log_(kTellPeriodUs),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      handed_over_(kMostHandedOver),
      watch_(limits.watch, epoll_, kFirstConnectionKey) {}

Listener::~Listener() {
  handed_over_.Close();
  if (hand_over_thread_.joinable()) hand_over_thread_.join();
  stopping_ = true;
  if (thread_.joinable()) {
    eventfd_write(wake_, 1);
    thread_.join();
  }
  if (!is_closed_) CloseListening();
  Close(spare_);
  Close(wake_);
  Close(epoll_);
}

absl::Status Listener::Listen(const std::string& host,
                              const std::string& port) {
  wake_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  spare_ = OpenSpare();
  if (epoll_ < 0 || wake_ < 0 || spare_ < 0) {
    return CannotListen(host, port, std::strerror(errno));
  }
  RSU_ASSIGN_OR_RETURN(sockets_, ListenOn(host, port));
  return absl::OkStatus();
}

void Listener::Start(Take take, Failed failed) {
  take_ = std::move(take);
  failed_ = std::move(failed);
  Watch(wake_, kWakeKey, EPOLLIN);
  for (std::size_t i = 0; i < sockets_.descriptors.size(); ++i) {
    Watch(sockets_.descriptors[i], kFirstListeningKey + i, EPOLLIN);
  }
  hand_over_thread_ = std::thread([this] {
    while (true) {
      const auto next = handed_over_.PopUpTo(1);
      if (next.empty()) return;
      take_(next.front().first, next.front().second);
    }
  });
  thread_ = std::thread([this] { Loop(); });
}

void Listener::StopAccepting() {
  if (!thread_.joinable() || closing_.exchange(true)) return;
  eventfd_write(wake_, 1);
  closed_.get_future().wait();
  handed_over_.Close();
  hand_over_thread_.join();
}

void Listener::Loop() {
  epoll_event events[kAcceptAtOnce];
  std::int64_t next_look_us = 0;
  std::int64_t next_look_at_all_us = 0;
  while (!stopping_) {
    const int count = epoll_wait(epoll_, events, kAcceptAtOnce, WaitMs());
    if (count < 0 && errno != EINTR) Fail(errno);
    if (closing_) CloseListening();
    for (int i = 0; i < count; ++i) Handle(events[i]);
    const std::int64_t now_us = SteadyUs();
    if (now_us >= next_look_us) {
      next_look_us = now_us + kLookPeriodUs;
      looks_again_ = watch_.Continue();
      EndCrowding();
      EndBreakingOff(watch_.WithMostCalls());
    }
    if (now_us >= next_look_at_all_us) {
      next_look_at_all_us = now_us + kLookAtAllPeriodUs;
      watch_.LookAtAll();
      EndUntaken(now_us);
      EndLingering(now_us);
    }
    EndOverdrawn();
    EndBreakingOff(watch_.BreakingOff());
    if (!accepting_ && table_.leaving() < kMostLeaving) SetAccepting(true);
  }
}

int Listener::WaitMs() const {
  constexpr int kQuietMs = 1000;
  const bool waits_to_accept = !accepting_ && !is_closed_;
  return looks_again_ || waits_to_accept ? kPauseMs : kQuietMs;
}

void Listener::Handle(const epoll_event& event) {
  const std::uint64_t key = event.data.u64;
  if (key == kWakeKey) {
    eventfd_t ignored = 0;
    eventfd_read(wake_, &ignored);
  } else if (key >= kFirstConnectionKey) {
    const ConnectionTable::Id id = key - kFirstConnectionKey;
    if ((event.events & (EPOLLHUP | EPOLLERR)) != 0) {
      End(id);
    } else {
      watch_.NoteData(id);
      looks_again_ = true;
    }
  } else if (!is_closed_) {
    AcceptSome(sockets_.descriptors[key - kFirstListeningKey]);
  }
}

void Listener::EndOverdrawn() {
  for (const ConnectionTable::Id id : watch_.Overdrawn()) {
    watch_.BreakOff(id);
    Tell("overdrawn",
         absl::StrCat("ended a connection from ", table_.AddressOf(id),
                      " that sent too much that is no whole call"));
  }
}

void Listener::EndCrowding() {
  for (const ConnectionTable::Id id : watch_.Crowding(backlog_->size())) {
    watch_.BreakOff(id);
    Tell("crowding",
         absl::StrCat("more calls were begun than can be looked at: ended the "
                      "connection with the most, from ",
                      table_.AddressOf(id)));
  }
}

void Listener::EndBreakingOff(const std::vector<ConnectionTable::Id>& ids) {
  for (const ConnectionTable::Id id : ids) {
    watch_.BreakOff(id);
    Tell("breaking off",
         absl::StrCat("ended a connection from ", table_.AddressOf(id),
                      " that began calls and broke them off faster than they "
                      "can be cleared away"));
  }
}

void Listener::EndUntaken(std::int64_t now_us) {
  for (const ConnectionTable::Id id : watch_.WithUntakenReplies(now_us)) {
    watch_.BreakOff(id);
    Tell("untaken",
         absl::StrCat("ended a connection from ", table_.AddressOf(id),
                      " that did not take its replies"));
  }
}

// They hold descriptors, and new connections wait for them.
void Listener::EndLingering(std::int64_t now_us) {
  for (const ConnectionTable::Id id : watch_.Lingering(now_us)) {
    watch_.BreakOff(id);
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
  ConnectionTable::Admission admission =
      table_.Admit(names.peer, names.address);
  if (!admission.id.has_value() &&
      MakeRoom(admission.address_full ? names.address : "")) {
    admission = table_.Admit(names.peer, names.address);
  }
  if (!admission.id.has_value()) {
    Close(watch);
    Close(connection);
    Tell("refused", absl::StrCat("refused a connection from ", names.address,
                                 ": all that there may be are in use"));
    return;
  }
  if (admission.gives_way.has_value())
    watch_.End(*admission.gives_way, SteadyUs());
  watch_.Add(*admission.id, watch, admission.use);
  HandOver(listening, connection);
}

void Listener::HandOver(int listening, int connection) {
  if (handed_over_.TryPush({listening, connection})) return;
  shutdown(connection, SHUT_RDWR);  // which the watch hears
  Close(connection);
}

// Whoever sends nothing and has nothing done gives way to others.
bool Listener::MakeRoom(const std::string& address) {
  const std::int64_t now_us = SteadyUs();
  if (now_us < next_room_us_) return false;
  const auto silent = watch_.LongestSilent(table_.WithoutWork(address));
  if (silent.has_value() && table_.Retire(*silent)) {
    watch_.End(*silent, now_us);
    return true;
  }
  // Looking at all takes a while; not for each of a flood.
  next_room_us_ = now_us + kLookPeriodUs;
  return false;
}

void Listener::End(ConnectionTable::Id id) {
  const std::optional<ConnectionWatch::Talk> talk = watch_.Remove(id);
  if (!talk.has_value()) return;
  const ConnectionTable::Ended ended = table_.Remove(id);
  if (ended.gave_way) {
    Tell("gave way",
         absl::StrCat("too many connections: one from ", ended.address,
                      ended.proven ? " that was silent" : " without a call",
                      " gave way"));
  } else if (!ended.was_called && talk->came && (tls_ || !talk->was_answered)) {
    // Who says nothing at all only looks whether somebody listens; whose call
    // or preface was answered shook hands.
    Tell("no call",
         absl::StrCat("a connection from ", ended.address,
                      " ended without a call: its handshake failed or took "
                      "too long, or it was broken off"));
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
  for (std::size_t i = 0; i < sockets_.descriptors.size(); ++i) {
    epoll_event event{};
    event.events = accepting ? static_cast<std::uint32_t>(EPOLLIN) : 0U;
    event.data.u64 = kFirstListeningKey + i;
    epoll_ctl(epoll_, EPOLL_CTL_MOD, sockets_.descriptors[i], &event);
  }
}

void Listener::CloseListening() {
  if (is_closed_) return;
  is_closed_ = true;
  for (int& descriptor : sockets_.descriptors) Close(descriptor);
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
