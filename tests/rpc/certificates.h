#ifndef TESTS_RPC_CERTIFICATES_H_
#define TESTS_RPC_CERTIFICATES_H_

#include <string>

#include "base/rpc/tls.h"

namespace rpc_test {

// A certificate authority of its own, made with the openssl command in the
// test's folder. Keys are on P-256, good for a day.
class Authority {
 public:
  // `name` tells the files apart. A failure of openssl fails the test.
  explicit Authority(const std::string& name);

  // A key and a certificate for 127.0.0.1, signed by this authority.
  base::rpc::TlsFiles Issue(const std::string& name) const;

  // Its own certificate.
  std::string certificate() const { return folder_ + "/ca.pem"; }

 private:
  std::string folder_;
};

}  // namespace rpc_test

#endif  // TESTS_RPC_CERTIFICATES_H_
