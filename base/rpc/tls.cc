#include "base/rpc/tls.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <array>
#include <ctime>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/configuration_file.h"
#include "base/status_macros.h"

namespace base::rpc {
namespace {

absl::StatusOr<std::string> ReadPem(absl::string_view what,
                                    const std::string& path) {
  if (path.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("TLS takes a certificate, a key and an authority; the ",
                     what, " is missing"));
  }
  absl::StatusOr<std::string> content = ReadConfigurationFile(path);
  if (absl::IsInvalidArgument(content.status())) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the TLS ", what, " ", path, ": ", content.status().message()));
  }
  if (!content.ok() || content->empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot read the TLS ", what, " ", path));
  }
  return content;
}

template <typename Type, void (*Free)(Type*)>
struct FreeWith {
  void operator()(Type* pointer) const { Free(pointer); }
};
using Bytes = std::unique_ptr<BIO, FreeWith<BIO, BIO_free_all>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509, X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY, EVP_PKEY_free>>;

// Asks nobody for a passphrase.
int NoPassphrase(char*, int, int, void*) { return -1; }

Certificate FirstCertificate(const std::string& pem) {
  const Bytes bytes(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Certificate(
      PEM_read_bio_X509(bytes.get(), nullptr, NoPassphrase, nullptr));
}

Key PrivateKey(const std::string& pem) {
  const Bytes bytes(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return Key(
      PEM_read_bio_PrivateKey(bytes.get(), nullptr, NoPassphrase, nullptr));
}

// gRPC only says that it does not like them, and only when it serves.
absl::Status CheckBelongTogether(const TlsFiles& content,
                                 const TlsFiles& paths) {
  const Certificate certificate = FirstCertificate(content.certificate);
  const Key key = PrivateKey(content.key);
  if (certificate == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("the TLS certificate ", paths.certificate,
                     " holds no certificate (PEM)"));
  }
  if (key == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("the TLS key ", paths.key,
                     " holds no private key without a passphrase (PEM)"));
  }
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    return absl::InvalidArgumentError(
        absl::StrCat("the TLS key ", paths.key,
                     " is not that of the certificate ", paths.certificate));
  }
  if (FirstCertificate(content.authority) == nullptr) {
    return absl::InvalidArgumentError(absl::StrCat(
        "the TLS authority ", paths.authority, " holds no certificate (PEM)"));
  }
  return absl::OkStatus();
}

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string HexOf(const Digest& digest, unsigned int size) {
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest.data()), size));
}

bool DigestOfKey(const X509& certificate, std::string& hex) {
  unsigned char* der = nullptr;
  const int length = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(&certificate), &der);
  if (length <= 0) return false;
  Digest digest{};
  unsigned int size = 0;
  const bool done =
      EVP_Digest(der, static_cast<std::size_t>(length), digest.data(), &size,
                 EVP_sha256(), nullptr) == 1;
  OPENSSL_free(der);
  hex = HexOf(digest, size);
  return done;
}

bool SecondsOf(const ASN1_TIME* time, std::int64_t& seconds) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return false;
  seconds = timegm(&parts);
  return true;
}

}  // namespace

absl::StatusOr<TlsFiles> ReadTlsFiles(const TlsFiles& paths) {
  TlsFiles content;
  RSU_ASSIGN_OR_RETURN(content.certificate,
                       ReadPem("certificate", paths.certificate));
  RSU_ASSIGN_OR_RETURN(content.key, ReadPem("key", paths.key));
  RSU_ASSIGN_OR_RETURN(content.authority,
                       ReadPem("authority", paths.authority));
  RSU_RETURN_IF_ERROR(CheckBelongTogether(content, paths));
  return content;
}

absl::Status CheckIsGoodNow(const TlsFiles& content, const std::string& path) {
  const auto facts = FactsOfCertificate(content.certificate);
  const std::int64_t now_s = std::time(nullptr);
  if (facts.has_value() && facts->not_before_s <= now_s &&
      now_s <= facts->not_after_s) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "the TLS certificate ", path, " has expired, or is not good yet"));
}

bool IsLoopback(absl::string_view address) {
  const std::size_t colon = address.rfind(':');
  if (colon == absl::string_view::npos) return false;
  const absl::string_view host = address.substr(0, colon);
  if (host == "localhost" || host == "[::1]") return true;
  const std::vector<absl::string_view> parts = absl::StrSplit(host, '.');
  if (parts.size() != 4 || parts[0] != "127") return false;
  for (const absl::string_view part : parts) {
    int number = 0;
    if (part.empty() || part.size() > 3 || !absl::SimpleAtoi(part, &number) ||
        number < 0 || number > 255) {
      return false;
    }
  }
  return true;
}

std::optional<CertificateFacts> FactsOfCertificate(const std::string& pem) {
  const Certificate certificate = FirstCertificate(pem);
  if (certificate == nullptr) return std::nullopt;
  CertificateFacts facts;
  Digest digest{};
  unsigned int size = 0;
  if (X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1) {
    return std::nullopt;
  }
  facts.digest = HexOf(digest, size);
  if (!DigestOfKey(*certificate, facts.public_key) ||
      !SecondsOf(X509_get0_notBefore(certificate.get()), facts.not_before_s) ||
      !SecondsOf(X509_get0_notAfter(certificate.get()), facts.not_after_s)) {
    return std::nullopt;
  }
  return facts;
}

}  // namespace base::rpc
