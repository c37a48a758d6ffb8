#ifndef BASE_RPC_TLS_H_
#define BASE_RPC_TLS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base::rpc {

// PEM files of one side of a connection. Both sides show a certificate: who
// calls is known before a request is read.
struct TlsFiles {
  std::string certificate;  // this side's chain
  std::string key;          // its private key
  std::string authority;    // who signed the other side's certificate

  bool any() const {
    return !certificate.empty() || !key.empty() || !authority.empty();
  }
};

// The content of the three files.
//
// Errors: INVALID_ARGUMENT  one of the three is not given, cannot be read, is
//                           no PEM of its kind, or the key is not that of the
//                           certificate; the message names the file.
absl::StatusOr<TlsFiles> ReadTlsFiles(const TlsFiles& paths);

// Whether the certificate of the files is good now: nobody would connect to a
// server that shows another. `path` names its file in the message.
//
// Errors: INVALID_ARGUMENT.
absl::Status CheckIsGoodNow(const TlsFiles& content, const std::string& path);

// Whether `address` (HOST:PORT) is one that only this machine can reach:
// 127.0.0.0/8, [::1] or localhost.
bool IsLoopback(absl::string_view address);

// What a certificate is known by, and when it is good.
struct CertificateFacts {
  std::string digest;      // SHA-256 (of the DER), 64 hexadecimal digits
  std::string public_key;  // SHA-256 of its SubjectPublicKeyInfo, likewise
  std::int64_t not_before_s = 0;  // since 1970
  std::int64_t not_after_s = 0;
};

// Of the first certificate of a PEM text; nothing if there is none.
std::optional<CertificateFacts> FactsOfCertificate(const std::string& pem);

}  // namespace base::rpc

#endif  // BASE_RPC_TLS_H_
