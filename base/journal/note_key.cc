#include "base/journal/note_key.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "base/digest.h"
#include "base/journal/errors.h"
#include "base/journal/strict_text.h"
#include "base/status_macros.h"
#include "base/text.h"

namespace base::journal {
namespace {

// The type of a signature of an Ed25519 key, in its id and its text.
constexpr char kEd25519 = '\1';

constexpr std::size_t kSignatureBytes = 64;
constexpr std::size_t kIdHexDigits = 8;

using MessageContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* Bytes(absl::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

// Unicode's spaces (White_Space), beside control characters.
bool IsSpace(char32_t c) {
  return c == U' ' || c == U'\u0085' || c == U'\u00A0' || c == U'\u1680' ||
         (c >= U'\u2000' && c <= U'\u200A') || c == U'\u2028' ||
         c == U'\u2029' || c == U'\u202F' || c == U'\u205F' || c == U'\u3000';
}

}  // namespace

bool IsKeyName(absl::string_view name) {
  const std::optional<std::u32string> characters = DecodeUtf8(name);
  return characters.has_value() && !characters->empty() &&
         std::none_of(characters->begin(), characters->end(), [](char32_t c) {
           return c < U' ' || c == U'+' || IsSpace(c);
         });
}

VerifierKey::VerifierKey(absl::string_view name, absl::string_view public_key)
    : name_(name), public_key_(public_key) {
  const std::string digest = Sha256(
      absl::StrCat(name_, "\n", absl::string_view(&kEd25519, 1), public_key_));
  for (std::size_t i = 0; i < 4; ++i) {
    id_ = id_ << 8 | static_cast<unsigned char>(digest[i]);
  }
}

absl::StatusOr<VerifierKey> VerifierKey::Create(absl::string_view name,
                                                absl::string_view public_key) {
  if (!IsKeyName(name)) {
    return MalformedKey("must have a name without a space or +");
  }
  if (name.size() > kMaxKeyNameBytes) {
    return MalformedKey("must have a name of at most 255 bytes");
  }
  if (public_key.size() != kBytes) return MalformedKey("must have 32 bytes");
  return VerifierKey(name, public_key);
}

absl::StatusOr<VerifierKey> VerifierKey::Parse(absl::string_view text) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(text, absl::MaxSplits('+', 2));
  if (parts.size() != 3) {
    return MalformedKey(
        "must be a name, an id and a public key, with + between");
  }
  const std::optional<std::string> typed = DecodeBase64(parts[2]);
  if (!typed.has_value() || typed->empty()) {
    return MalformedKey("must end with a public key in base64");
  }
  if (typed->front() != kEd25519) return MalformedKey("must be of Ed25519");
  RSU_ASSIGN_OR_RETURN(VerifierKey key,
                       Create(parts[0], absl::string_view(*typed).substr(1)));
  if (parts[1] != absl::StrCat(absl::Hex(key.id(), absl::kZeroPad8))) {
    return MalformedKey("has an id that is not of its name and public key");
  }
  return key;
}

std::string VerifierKey::Text() const {
  static_assert(kIdHexDigits == 2 * sizeof(id_));
  return absl::StrCat(name_, "+", absl::Hex(id_, absl::kZeroPad8), "+",
                      absl::Base64Escape(absl::StrCat(
                          absl::string_view(&kEd25519, 1), public_key_)));
}

bool VerifierKey::Verifies(absl::string_view text,
                           absl::string_view signature) const {
  if (signature.size() != kSignatureBytes) return false;
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Bytes(public_key_),
                                  public_key_.size()),
      &EVP_PKEY_free);
  const MessageContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  return key != nullptr &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr,
                              key.get()) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(signature), signature.size(),
                          Bytes(text), text.size()) == 1;
}

SigningKey::SigningKey(VerifierKey verifier, Key key)
    : verifier_(std::move(verifier)), key_(std::move(key)) {}

void SigningKey::Free::operator()(evp_pkey_st* key) const {
  EVP_PKEY_free(key);  // wipes it
}

absl::StatusOr<SigningKey> SigningKey::Create(absl::string_view name,
                                              const SecretKey& seed) {
  Key key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(),
                                       SecretKey::kBytes));
  std::array<unsigned char, VerifierKey::kBytes> public_key{};
  std::size_t size = public_key.size();
  if (key == nullptr ||
      EVP_PKEY_get_raw_public_key(key.get(), public_key.data(), &size) != 1) {
    Stop("the cryptographic library has no Ed25519");
  }
  RSU_ASSIGN_OR_RETURN(
      VerifierKey verifier,
      VerifierKey::Create(
          name, absl::string_view(
                    reinterpret_cast<const char*>(public_key.data()), size)));
  return SigningKey(std::move(verifier), std::move(key));
}

std::string SigningKey::Sign(absl::string_view text) const {
  std::string signature(kSignatureBytes, '\0');
  std::size_t size = signature.size();
  const MessageContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr,
                         key_.get()) != 1 ||
      EVP_DigestSign(context.get(),
                     reinterpret_cast<unsigned char*>(signature.data()), &size,
                     Bytes(text), text.size()) != 1 ||
      size != kSignatureBytes) {
    Stop("the cryptographic library cannot sign");
  }
  return signature;
}

}  // namespace base::journal
