#include "base/keyring/hkdf.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace base::keyring {
namespace {

struct FreeContext {
  void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};

[[noreturn]] void Stop(const char* why) {
  std::fprintf(stderr, "HKDF: %s\n", why);
  std::abort();
}

// Found once: to look an algorithm up costs more than to run it.
EVP_KDF* Algorithm() {
  static EVP_KDF* const found = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
  if (found == nullptr) Stop("the cryptographic library has none");
  return found;
}

// OpenSSL takes what it only reads without const.
OSSL_PARAM Octets(const char* name, const void* bytes, std::size_t size) {
  return OSSL_PARAM_construct_octet_string(name, const_cast<void*>(bytes),
                                           size);
}

}  // namespace

void Hkdf(absl::Span<const std::uint8_t> secret, absl::string_view salt,
          absl::string_view info, absl::Span<std::uint8_t> derived) {
  if (derived.empty() || derived.size() > kMaxDerivedBytes) {
    Stop("length of a key");
  }
  const std::unique_ptr<EVP_KDF_CTX, FreeContext> context(
      EVP_KDF_CTX_new(Algorithm()));
  if (context == nullptr) Stop("out of memory");
  char digest[] = "SHA256";
  std::array<OSSL_PARAM, 5> parameters;
  std::size_t count = 0;
  parameters[count++] =
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0);
  parameters[count++] =
      Octets(OSSL_KDF_PARAM_KEY, secret.data(), secret.size());
  if (!salt.empty()) {
    parameters[count++] = Octets(OSSL_KDF_PARAM_SALT, salt.data(), salt.size());
  }
  if (!info.empty()) {
    parameters[count++] = Octets(OSSL_KDF_PARAM_INFO, info.data(), info.size());
  }
  parameters[count] = OSSL_PARAM_construct_end();
  if (EVP_KDF_derive(context.get(), derived.data(), derived.size(),
                     parameters.data()) != 1) {
    Stop("the cryptographic library failed");
  }
}

KeySecret DeriveKey(const KeySecret& root, absl::string_view info) {
  std::array<std::uint8_t, KeySecret::kBytes> bytes{};
  Hkdf(root.bytes(), "", info, absl::MakeSpan(bytes));
  KeySecret derived = KeySecret::CopyOf(bytes);
  OPENSSL_cleanse(bytes.data(), bytes.size());
  return derived;
}

}  // namespace base::keyring
