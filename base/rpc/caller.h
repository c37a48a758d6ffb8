#ifndef BASE_RPC_CALLER_H_
#define BASE_RPC_CALLER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace base::rpc {

// Who is at the other end of a connection.
struct Caller {
  // Empty: the certificate names nobody, or several.
  std::string name;

  // SHA-256 of the certificate (DER), 64 hexadecimal digits in lower case.
  // Empty without TLS.
  std::string certificate;

  // SHA-256 of its public key (SubjectPublicKeyInfo), likewise. A certificate
  // that an ECDSA key signed has a twin with another digest and the same key.
  std::string public_key;

  // The certificate itself (PEM); empty without TLS.
  std::string pem;

  // From when until when it is good, in seconds since 1970. A connection
  // outlives its certificate, and a resumed one is not checked again.
  std::int64_t not_before_s = INT64_MIN;
  std::int64_t not_after_s = INT64_MAX;
};

// The longest name of a caller, in bytes.
inline constexpr std::size_t kMaxCallerNameBytes = 255;

// The name that a certificate proves, of its alternative names: the only URI
// as it is, else `dns:` and the only DNS name in lower case; nothing if there
// are none or several. A URI must have a scheme, which `dns` is not, and
// visible ASCII alone: so nobody is called as who comes without a certificate.
// A DNS name must name one host. Names may repeat.
std::string CertificateName(const std::vector<std::string>& uris,
                            const std::vector<std::string>& dns_names);

// UNAUTHENTICATED, reason CALLER_UNNAMED.
absl::Status CallerUnnamed();

// UNAUTHENTICATED, reason CERTIFICATE_EXPIRED: or not good yet.
absl::Status CertificateExpired();

}  // namespace base::rpc

#endif  // BASE_RPC_CALLER_H_
