#ifndef BASE_RPC_RENEWED_CREDENTIALS_H_
#define BASE_RPC_RENEWED_CREDENTIALS_H_

#include <grpc/grpc_security.h>
#include <grpcpp/security/server_credentials.h>

#include <memory>
#include <mutex>
#include <string>

#include "base/rpc/tls.h"

namespace base::rpc {

// TLS of a server, both sides with a certificate, whose files can be others
// while it serves: connections from then on have the new ones, and a connection
// that is resumed is checked anew. Outlives its server. Thread-safe.
class RenewedCredentials : public grpc::ServerCredentials {
 public:
  // `content` is that of ReadTlsFiles().
  explicit RenewedCredentials(TlsFiles content);
  ~RenewedCredentials() override;

  // Serves with these from now on.
  void Replace(TlsFiles content);

  // Whether gRPC has taken the last ones: a server that begins takes them, or
  // could not be made. (The port it gives is 0 for connections that it does not
  // accept itself.)
  bool are_taken() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return !is_new_;
  }

  // No metadata is looked at.
  void SetAuthMetadataProcessor(
      const std::shared_ptr<grpc::AuthMetadataProcessor>& /*processor*/)
      override {}

 private:
  // Of gRPC: asked once at the start and at every handshake.
  static grpc_ssl_certificate_config_reload_status Fetch(
      void* credentials, grpc_ssl_server_certificate_config** config);

  int AddPortToServer(const std::string& address, grpc_server* server) override;

  std::mutex mutex_;
  TlsFiles content_;
  bool is_new_ = true;  // not given to gRPC yet
  grpc_server_credentials* const credentials_;
};

}  // namespace base::rpc

#endif  // BASE_RPC_RENEWED_CREDENTIALS_H_
