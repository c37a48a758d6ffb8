#ifndef TOOLS_RSUCTL_CALL_CLIENT_SETTINGS_H_
#define TOOLS_RSUCTL_CALL_CLIENT_SETTINGS_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "base/rpc/tls.h"
#include "tools/rsuctl/call/server_flags.h"

namespace rsuctl {

// How to reach the server, and who says so: an option, else the environment
// (RSU_SERVER; RSU_TLS_CERTIFICATE, RSU_TLS_KEY, RSU_TLS_AUTHORITY), else the
// client file. The three TLS files go together: whoever names one of them names
// all, so that no key meets the certificate of another.
struct ClientSettings {
  // The client file: RSU_CLIENT_FILE, else rsu/client.textproto in
  // XDG_CONFIG_HOME or ~/.config. Empty if the environment names no folder.
  std::string file;
  bool file_is_there = false;

  std::string server;       // empty: nobody says one
  std::string server_from;  // "--server", "RSU_SERVER" or the file
  base::rpc::TlsFiles tls;  // empty: no TLS
  std::string tls_from;  // "--tls-…", "RSU_TLS_…", "--no-tls" or the file
};

// A variable of the environment; null if it is not set.
using Environment = std::function<const char*(const char* name)>;

// Settles what holds of what the command line gives.
//
// Errors: INVALID_ARGUMENT  the client file cannot be read or is wrong; names
//                           the file, and the line or field and its rule.
absl::StatusOr<ClientSettings> SettleClient(const ServerFlags& given,
                                            const Environment& environment);

// What to say to somebody who named no server.
std::string NoServerInWords(const ClientSettings& settings);

// What to say of a private key that others can read; empty of one that nobody
// else can, or that is not there.
std::string KeyWarning(const std::string& key_path);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_CALL_CLIENT_SETTINGS_H_
