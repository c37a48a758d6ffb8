#include "base/keyring/signing_key.h"

#include <openssl/evp.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"

namespace base::keyring {
namespace {

// The kind of signature in a signed note: Ed25519.
constexpr char kNoteKind = '\x01';

struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

absl::string_view Bytes(const PublicKey& key) {
  return {reinterpret_cast<const char*>(key.data()), key.size()};
}

// Without padding, as JSON Web Keys have it.
std::string Base64Url(absl::string_view bytes) {
  std::string text;
  absl::WebSafeBase64Escape(bytes, &text);
  return text;
}

}  // namespace

PublicKey PublicKeyOf(const KeySecret& seed) {
  const std::unique_ptr<EVP_PKEY, FreeKey> key(EVP_PKEY_new_raw_private_key(
      EVP_PKEY_ED25519, nullptr, seed.bytes().data(), seed.bytes().size()));
  PublicKey open;
  std::size_t size = open.size();
  if (key == nullptr ||
      EVP_PKEY_get_raw_public_key(key.get(), open.data(), &size) != 1 ||
      size != open.size()) {
    std::fputs("the cryptographic library failed at Ed25519\n", stderr);
    std::abort();
  }
  return open;
}

std::string Base64Of(const PublicKey& key) {
  return absl::Base64Escape(Bytes(key));
}

std::string VerifierKey(absl::string_view log, const PublicKey& key) {
  const std::string encoded =
      absl::StrCat(absl::string_view(&kNoteKind, 1), Bytes(key));
  const std::string digest = Sha256(absl::StrCat(log, "\n", encoded));
  return absl::StrCat(log, "+", absl::BytesToHexString(digest.substr(0, 4)),
                      "+", absl::Base64Escape(encoded));
}

std::string JsonWebKey(const PublicKey& key) {
  return absl::StrCat(R"({"crv":"Ed25519","kty":"OKP","x":")",
                      Base64Url(Bytes(key)), R"("})");
}

std::string ThumbprintOf(const PublicKey& key) {
  return Base64Url(Sha256(JsonWebKey(key)));
}

}  // namespace base::keyring
