#ifndef TOOLS_RSUCTL_CALL_SERVER_FLAGS_H_
#define TOOLS_RSUCTL_CALL_SERVER_FLAGS_H_

#include <string>

#include "base/rpc/tls.h"

namespace rsuctl {

// How to reach the server, as the command line says it.
struct ServerFlags {
  std::string address;
  base::rpc::TlsFiles tls;
  bool no_tls = false;  // whatever the environment and the client file say

  // What calls say of who they are for, and why a file is looked at, a code of
  // the policy; empty: nothing.
  std::string on_behalf_of;
  std::string purpose;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_SERVER_FLAGS_H_
