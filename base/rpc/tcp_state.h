#ifndef BASE_RPC_TCP_STATE_H_
#define BASE_RPC_TCP_STATE_H_

#include <cstdint>
#include <optional>

namespace base::rpc {

// What the system knows of a TCP connection.
struct TcpState {
  std::int64_t bytes_received = 0;  // since it began
  std::int64_t silent_ms = 0;       // since data came or went last
  std::int64_t segments_sent = 0;   // with data in them, since it began
};

// None if `descriptor` is no TCP connection.
std::optional<TcpState> ReadTcpState(int descriptor);

}  // namespace base::rpc

#endif  // BASE_RPC_TCP_STATE_H_
