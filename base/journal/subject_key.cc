#include "base/journal/subject_key.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "base/journal/errors.h"

namespace base::journal {
namespace {

constexpr std::size_t kBlockBytes = 16;
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kNumberAt = kBlockBytes - kNumberBytes;
constexpr std::size_t kDigestBytes = 32;

enum class Direction { kOpen = 0, kSeal = 1 };

unsigned char* Bytes(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

// Each block by itself: the same one is always sealed alike, and a subject is
// one block.
std::string Blocks(Direction direction, const SecretKey& key,
                   const std::string& blocks) {
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(
      EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  std::string turned(blocks.size(), '\0');
  int size = 0;
  if (EVP_CipherInit_ex2(context.get(), EVP_aes_256_ecb(), key.data(), nullptr,
                         static_cast<int>(direction), nullptr) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
      EVP_CipherUpdate(context.get(), Bytes(turned), &size,
                       reinterpret_cast<const unsigned char*>(blocks.data()),
                       static_cast<int>(blocks.size())) != 1 ||
      static_cast<std::size_t>(size) != blocks.size()) {
    Stop("the cryptographic library has no AES-256");
  }
  return turned;
}

}  // namespace

SubjectKey::SubjectKey(SecretKey secret) : secret_(std::move(secret)) {}

std::vector<std::string> SubjectKey::Seal(
    absl::Span<const Subject> subjects) const {
  if (subjects.empty()) return {};
  std::string blocks;
  blocks.reserve(subjects.size() * kBlockBytes);
  for (const Subject& subject : subjects) {
    blocks.push_back(static_cast<char>(subject.kind));
    blocks.append(kNumberAt - 1, '\0');
    for (int shift = 56; shift >= 0; shift -= 8) {
      blocks.push_back(static_cast<char>(subject.number >> shift & 0xFF));
    }
  }
  const std::string sealed = Blocks(Direction::kSeal, secret_, blocks);
  std::vector<std::string> each;
  each.reserve(subjects.size());
  for (std::size_t i = 0; i < sealed.size(); i += kBlockBytes) {
    each.push_back(sealed.substr(i, kBlockBytes));
  }
  return each;
}

std::optional<Subject> SubjectKey::Open(absl::string_view sealed) const {
  if (sealed.size() != kBlockBytes) return std::nullopt;
  const std::string block =
      Blocks(Direction::kOpen, secret_, std::string(sealed));
  const auto kind = static_cast<Subject::Kind>(block[0]);
  if (kind != Subject::Kind::kPerson && kind != Subject::Kind::kHousehold) {
    return std::nullopt;
  }
  if (std::any_of(block.begin() + 1, block.begin() + kNumberAt,
                  [](char c) { return c != '\0'; })) {
    return std::nullopt;
  }
  Subject subject{kind, 0};
  for (std::size_t i = kNumberAt; i < kBlockBytes; ++i) {
    subject.number = subject.number << 8 | static_cast<unsigned char>(block[i]);
  }
  return subject;
}

DigestKey::DigestKey(SecretKey secret) : secret_(std::move(secret)) {}

std::string DigestKey::Of(absl::string_view bytes) const {
  std::string digest(kDigestBytes, '\0');
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), secret_.data(), SecretKey::kBytes,
           reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           Bytes(digest), &size) == nullptr ||
      size != digest.size()) {
    Stop("the cryptographic library has no HMAC");
  }
  return digest;
}

}  // namespace base::journal
