#include "base/keyring/key_secret.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ostream>

#include "base/error.h"

namespace base::keyring {

absl::StatusOr<KeySecret> KeySecret::Generate() {
  KeySecret secret;
  if (RAND_priv_bytes(secret.bytes_.data(),
                      static_cast<int>(secret.bytes_.size())) != 1) {
    return MakeError(absl::StatusCode::kUnavailable,
                     "the system gives no random bits",
                     {"NO_ENTROPY", {}, {}, 1000});
  }
  return secret;
}

KeySecret KeySecret::CopyOf(absl::Span<const std::uint8_t> bytes) {
  if (bytes.size() != kBytes) {
    std::fputs("KeySecret::CopyOf: a secret has 32 bytes\n", stderr);
    std::abort();
  }
  KeySecret secret;
  std::copy(bytes.begin(), bytes.end(), secret.bytes_.begin());
  return secret;
}

KeySecret::~KeySecret() { OPENSSL_cleanse(bytes_.data(), bytes_.size()); }

KeySecret::KeySecret(KeySecret&& other) noexcept : bytes_(other.bytes_) {
  OPENSSL_cleanse(other.bytes_.data(), other.bytes_.size());
}

KeySecret& KeySecret::operator=(KeySecret&& other) noexcept {
  if (this != &other) {
    bytes_ = other.bytes_;
    OPENSSL_cleanse(other.bytes_.data(), other.bytes_.size());
  }
  return *this;
}

bool operator==(const KeySecret& a, const KeySecret& b) {
  return CRYPTO_memcmp(a.bytes_.data(), b.bytes_.data(), a.bytes_.size()) == 0;
}

void PrintTo(const KeySecret&, std::ostream* out) { *out << "(secret)"; }

}  // namespace base::keyring
