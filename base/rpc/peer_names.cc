#include "base/rpc/peer_names.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"

namespace base::rpc {

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

int PortOf(const sockaddr_storage& address) {
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                   : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

}  // namespace base::rpc
