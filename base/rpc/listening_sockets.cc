#include "base/rpc/listening_sockets.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "base/rpc/peer_names.h"

namespace base::rpc {
namespace {

constexpr int kBacklog = 4096;  // the system may allow fewer

// Data that the other side does not acknowledge for so long ends a connection.
constexpr unsigned kUnacknowledgedMs = 30'000;

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

}  // namespace

absl::Status CannotListen(const std::string& host, const std::string& port,
                          absl::string_view why) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot listen on ", host, ":", port, ": ", why));
}

absl::Status CheckHostIsKnown(const std::string& host,
                              const std::string& port) {
  addrinfo* found = nullptr;
  const int code = getaddrinfo(host.c_str(), port.c_str(), nullptr, &found);
  if (code != 0) return CannotListen(host, port, gai_strerror(code));
  freeaddrinfo(found);
  return absl::OkStatus();
}

absl::StatusOr<ListeningSockets> ListenOn(const std::string& host,
                                          const std::string& port) {
  ListeningSockets sockets;
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
    if (sockets.port != 0) SetPort(address, sockets.port);
    int descriptor =
        socket(one->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor >= 0) SetOptions(descriptor, one->ai_family);
    if (descriptor < 0 ||
        bind(descriptor, reinterpret_cast<const sockaddr*>(&address),
             one->ai_addrlen) != 0 ||
        listen(descriptor, kBacklog) != 0) {
      error = errno;
      if (descriptor >= 0) close(descriptor);
      // One family may be missing on this machine; a taken port is taken.
      if (error == EADDRINUSE) break;
      continue;
    }
    socklen_t size = sizeof(address);
    getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size);
    sockets.port = PortOf(address);
    sockets.descriptors.push_back(descriptor);
  }
  if (!sockets.descriptors.empty() && error != EADDRINUSE) return sockets;
  for (const int descriptor : sockets.descriptors) close(descriptor);
  return CannotListen(host, port,
                      error == EADDRINUSE ? "another program listens there"
                                          : std::strerror(error));
}

}  // namespace base::rpc
