#include "base/keyring/block_cipher.h"

#include <openssl/evp.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace base::keyring {
namespace {

struct FreeContext {
  // Overwrites the key that it holds.
  void operator()(EVP_CIPHER_CTX* context) const {
    EVP_CIPHER_CTX_free(context);
  }
};
using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

[[noreturn]] void Stop() {
  std::fputs("the cryptographic library failed at AES-256\n", stderr);
  std::abort();
}

Context NewContext(const KeySecret& key, bool encrypts) {
  static EVP_CIPHER* const cipher =
      EVP_CIPHER_fetch(nullptr, "AES-256-ECB", nullptr);
  Context context(EVP_CIPHER_CTX_new());
  if (cipher == nullptr || context == nullptr ||
      EVP_CipherInit_ex2(context.get(), cipher, key.bytes().data(), nullptr,
                         encrypts ? 1 : 0, nullptr) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1) {
    Stop();
  }
  return context;
}

BlockCipher::Block Convert(EVP_CIPHER_CTX* context,
                           const BlockCipher::Block& block) {
  BlockCipher::Block converted;
  int size = 0;
  if (EVP_CipherUpdate(context, converted.data(), &size, block.data(),
                       static_cast<int>(block.size())) != 1 ||
      static_cast<std::size_t>(size) != converted.size()) {
    Stop();
  }
  return converted;
}

// Where this thread looks first, so that threads seldom meet.
std::size_t FirstLane() {
  static std::atomic<std::size_t> threads = 0;
  thread_local const std::size_t mine = threads.fetch_add(1);
  return mine;
}

}  // namespace

// OpenSSL's contexts are for one thread at a time, and to copy one costs ten
// times what a block does. A line of the processor's memory each.
struct alignas(64) BlockCipher::Lane {
  std::atomic<bool> taken = false;
  Context encrypting;
  Context decrypting;
};

// A lane that this thread has for the time of one block.
class BlockCipher::Hold {
 public:
  explicit Hold(const BlockCipher& cipher) : lane_(Take(cipher)) {}
  ~Hold() { lane_->taken.store(false, std::memory_order_release); }
  Hold(const Hold&) = delete;
  Hold& operator=(const Hold&) = delete;

  Lane* operator->() const { return lane_; }

 private:
  static Lane* Take(const BlockCipher& cipher) {
    std::size_t next = FirstLane();
    for (std::size_t tries = 1;; ++tries, ++next) {
      Lane& lane = cipher.lanes_[next % cipher.count_];
      if (!lane.taken.exchange(true, std::memory_order_acquire)) return &lane;
      // Its holder may have been put aside in the middle of a block.
      if (tries % (4 * cipher.count_) == 0) std::this_thread::yield();
    }
  }

  Lane* const lane_;
};

BlockCipher::BlockCipher(const KeySecret& key, std::size_t lanes)
    : lanes_(std::make_unique<Lane[]>(lanes)), count_(lanes) {
  if (lanes == 0) Stop();
  for (std::size_t i = 0; i < count_; ++i) {
    lanes_[i].encrypting = NewContext(key, /*encrypts=*/true);
    lanes_[i].decrypting = NewContext(key, /*encrypts=*/false);
  }
}

BlockCipher::~BlockCipher() = default;
BlockCipher::BlockCipher(BlockCipher&&) noexcept = default;
BlockCipher& BlockCipher::operator=(BlockCipher&&) noexcept = default;

BlockCipher::Block BlockCipher::Encrypt(const Block& block) const {
  return Convert(Hold(*this)->encrypting.get(), block);
}

BlockCipher::Block BlockCipher::Decrypt(const Block& block) const {
  return Convert(Hold(*this)->decrypting.get(), block);
}

}  // namespace base::keyring
