#include <openssl/rand.h>

#include <array>
#include <cstddef>

#include "base/entropy/entropy.h"
#include "base/error.h"

namespace base {
namespace {

// Bits are fetched a block at a time: one call to the generator costs about a
// microsecond whether it yields 8 bytes or 512. Each thread has its own block,
// and a word is wiped as it is handed out.
struct Block {
  std::array<std::uint64_t, 64> words{};
  std::size_t left = 0;
};

}  // namespace

absl::StatusOr<std::uint64_t> OpensslEntropy::NextBits() {
  thread_local Block block;
  if (block.left == 0) {
    if (RAND_priv_bytes(reinterpret_cast<unsigned char*>(block.words.data()),
                        sizeof(block.words)) != 1) {
      return MakeError(absl::StatusCode::kUnavailable,
                       "the system gives no random bits",
                       {"NO_ENTROPY", {}, {}, 1000});
    }
    block.left = block.words.size();
  }
  std::uint64_t& word = block.words[--block.left];
  const std::uint64_t bits = word;
  word = 0;
  return bits;
}

}  // namespace base
