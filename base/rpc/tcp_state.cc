#include "base/rpc/tcp_state.h"

// Not <netinet/tcp.h>, whose tcp_info lacks what came last.
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>

namespace base::rpc {

std::optional<TcpState> ReadTcpState(int descriptor) {
  tcp_info info{};
  socklen_t size = sizeof(info);
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) {
    return std::nullopt;
  }
  return TcpState{static_cast<std::int64_t>(info.tcpi_bytes_received),
                  std::min(info.tcpi_last_data_recv, info.tcpi_last_data_sent),
                  static_cast<std::int64_t>(info.tcpi_data_segs_out)};
}

}  // namespace base::rpc
