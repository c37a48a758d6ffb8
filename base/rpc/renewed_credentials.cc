#include "base/rpc/renewed_credentials.h"

#include <grpc/grpc.h>

#include <utility>

namespace base::rpc {

RenewedCredentials::RenewedCredentials(TlsFiles content)
    : content_(std::move(content)),
      // Takes the options.
      credentials_(grpc_ssl_server_credentials_create_with_options(
          grpc_ssl_server_credentials_create_options_using_config_fetcher(
              GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY,
              &RenewedCredentials::Fetch, this))) {}

RenewedCredentials::~RenewedCredentials() {
  grpc_server_credentials_release(credentials_);
}

void RenewedCredentials::Replace(TlsFiles content) {
  const std::lock_guard<std::mutex> lock(mutex_);
  content_ = std::move(content);
  is_new_ = true;
}

grpc_ssl_certificate_config_reload_status RenewedCredentials::Fetch(
    void* credentials, grpc_ssl_server_certificate_config** config) {
  auto& own = *static_cast<RenewedCredentials*>(credentials);
  const std::lock_guard<std::mutex> lock(own.mutex_);
  if (!own.is_new_) return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_UNCHANGED;
  const grpc_ssl_pem_key_cert_pair pair = {own.content_.key.c_str(),
                                           own.content_.certificate.c_str()};
  *config = grpc_ssl_server_certificate_config_create(
      own.content_.authority.c_str(), &pair, 1);
  own.is_new_ = false;
  return GRPC_SSL_CERTIFICATE_CONFIG_RELOAD_NEW;
}

int RenewedCredentials::AddPortToServer(const std::string& address,
                                        grpc_server* server) {
  return grpc_server_add_http2_port(server, address.c_str(), credentials_);
}

}  // namespace base::rpc
