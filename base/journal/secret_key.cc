#include "base/journal/secret_key.h"

#include <openssl/crypto.h>

#include <algorithm>

#include "base/journal/errors.h"

namespace base::journal {

absl::StatusOr<SecretKey> SecretKey::Create(absl::string_view bytes) {
  if (bytes.size() != kBytes) return MalformedKey("must have 32 bytes");
  SecretKey key;
  key.bytes_.reset(new Bytes);
  std::copy(bytes.begin(), bytes.end(), key.bytes_->begin());
  return key;
}

void SecretKey::Wipe::operator()(Bytes* bytes) const {
  OPENSSL_cleanse(bytes->data(), bytes->size());
  delete bytes;
}

}  // namespace base::journal
