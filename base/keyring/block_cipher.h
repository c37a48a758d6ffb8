#ifndef BASE_KEYRING_BLOCK_CIPHER_H_
#define BASE_KEYRING_BLOCK_CIPHER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/keyring/key_secret.h"

namespace base::keyring {

// AES-256 (FIPS 197) of single blocks: a permutation of the 16-byte values that
// nobody without the key can tell from chance. For a value that is one block
// and comes once, such as a number. Equal blocks give equal results, so it
// never encrypts a text of several.
//
// Thread-safe: as many threads as there are lanes go on at once, and others
// wait for some ten nanoseconds. Movable; what is moved from may only end.
class BlockCipher {
 public:
  using Block = std::array<std::uint8_t, 16>;

  static constexpr std::size_t kLanes = 8;

  // `lanes` is from 1 on; each takes about 1 KB.
  explicit BlockCipher(const KeySecret& key, std::size_t lanes = kLanes);
  ~BlockCipher();
  BlockCipher(BlockCipher&&) noexcept;
  BlockCipher& operator=(BlockCipher&&) noexcept;

  Block Encrypt(const Block& block) const;
  Block Decrypt(const Block& block) const;

 private:
  struct Lane;
  class Hold;

  std::unique_ptr<Lane[]> lanes_;
  std::size_t count_;
};

}  // namespace base::keyring

#endif  // BASE_KEYRING_BLOCK_CIPHER_H_
