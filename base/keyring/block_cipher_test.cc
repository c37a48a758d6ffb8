// Expected values: FIPS 197, appendix C.3 (AES-256).

#include "base/keyring/block_cipher.h"

#include <algorithm>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

using Block = BlockCipher::Block;

KeySecret KeyOfTheStandard() {
  std::vector<std::uint8_t> bytes;
  for (std::uint8_t i = 0; i < 32; ++i) bytes.push_back(i);
  return KeySecret::CopyOf(bytes);
}

Block BlockOf(absl::string_view hex) {
  const std::string bytes = absl::HexStringToBytes(hex);
  Block block{};
  std::copy(bytes.begin(), bytes.end(), block.begin());
  return block;
}

const char kPlain[] = "00112233445566778899aabbccddeeff";
const char kEncrypted[] = "8ea2b7ca516745bfeafc49904b496089";

TEST(BlockCipherTest, IsThatOfTheStandard) {
  const BlockCipher cipher(KeyOfTheStandard());
  // More than once: nothing of a block stays for the next one.
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(cipher.Encrypt(BlockOf(kPlain)), BlockOf(kEncrypted));
    EXPECT_EQ(cipher.Decrypt(BlockOf(kEncrypted)), BlockOf(kPlain));
  }
}

TEST(BlockCipherTest, GoesOnWhereItIsMovedTo) {
  BlockCipher first(KeyOfTheStandard());
  BlockCipher second = std::move(first);
  EXPECT_EQ(second.Encrypt(BlockOf(kPlain)), BlockOf(kEncrypted));
}

TEST(BlockCipherTest, MoreThreadsThanLanesAgree) {
  const BlockCipher cipher(KeyOfTheStandard(), 2);
  std::vector<std::thread> threads;
  std::vector<int> wrong(8);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&cipher, &wrong, t] {
      Block block{};
      block[0] = static_cast<std::uint8_t>(t);
      for (int i = 0; i < 2'000; ++i) {
        const Block before = block;
        block = cipher.Encrypt(block);
        if (cipher.Decrypt(block) != before) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(wrong.size()));
}

}  // namespace
}  // namespace base::keyring
