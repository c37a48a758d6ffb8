#include "base/digest.h"

#include <openssl/evp.h>

#include <cstdio>
#include <cstdlib>

namespace base {

std::string Sha256(absl::string_view bytes) {
  std::string digest(32, '\0');
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(),
                 reinterpret_cast<unsigned char*>(digest.data()), &size,
                 EVP_sha256(), nullptr) != 1 ||
      size != digest.size()) {
    std::fprintf(stderr, "the cryptographic library has no SHA-256\n");
    std::abort();
  }
  return digest;
}

}  // namespace base
