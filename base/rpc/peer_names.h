#ifndef BASE_RPC_PEER_NAMES_H_
#define BASE_RPC_PEER_NAMES_H_

#include <sys/socket.h>

#include <string>

namespace base::rpc {

// The names of who is at the other end: `peer` as grpc::ServerContext::peer()
// has it, and the address without port that limits and log use (of IPv6 the
// network of 64 bits).
struct PeerNames {
  std::string peer;
  std::string address;
};
PeerNames NamesOf(const sockaddr_storage& from);

// The port of an IPv4 or IPv6 address.
int PortOf(const sockaddr_storage& address);

}  // namespace base::rpc

#endif  // BASE_RPC_PEER_NAMES_H_
