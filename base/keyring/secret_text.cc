#include "base/keyring/secret_text.h"

#include <openssl/crypto.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace base::keyring {

SecretText::SecretText(std::size_t capacity)
    : bytes_(std::make_unique<char[]>(capacity)), capacity_(capacity) {}

SecretText::~SecretText() {
  if (bytes_ != nullptr) OPENSSL_cleanse(bytes_.get(), capacity_);
}

SecretText::SecretText(SecretText&& other) noexcept
    : bytes_(std::move(other.bytes_)),
      capacity_(std::exchange(other.capacity_, 0)),
      size_(std::exchange(other.size_, 0)) {}

void SecretText::Append(absl::string_view text) {
  if (text.empty()) return;
  if (text.size() > room()) {
    std::fputs("SecretText: no room\n", stderr);
    std::abort();
  }
  std::memcpy(end(), text.data(), text.size());
  size_ += text.size();
}

void SecretText::Grow(std::size_t bytes) {
  if (bytes > room()) {
    std::fputs("SecretText: no room\n", stderr);
    std::abort();
  }
  size_ += bytes;
}

}  // namespace base::keyring
