#ifndef BASE_RPC_LISTENING_SOCKETS_H_
#define BASE_RPC_LISTENING_SOCKETS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base::rpc {

// The sockets that listen on one port, of each address that a name has.
struct ListeningSockets {
  std::vector<int> descriptors;  // the holder closes them
  int port = 0;
};

// Listens on HOST:PORT (`host` without the brackets of IPv6); port 0 takes a
// free one.
//
// Errors: CannotListen().
absl::StatusOr<ListeningSockets> ListenOn(const std::string& host,
                                          const std::string& port);

// Whether the system knows an address of `host`.
//
// Errors: CannotListen().
absl::Status CheckHostIsKnown(const std::string& host, const std::string& port);

// FAILED_PRECONDITION, with the address and the system's word.
absl::Status CannotListen(const std::string& host, const std::string& port,
                          absl::string_view why);

}  // namespace base::rpc

#endif  // BASE_RPC_LISTENING_SOCKETS_H_
