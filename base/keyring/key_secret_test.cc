#include "base/keyring/key_secret.h"

#include <algorithm>
#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace base::keyring {
namespace {

std::vector<std::uint8_t> Counted() {
  std::vector<std::uint8_t> bytes(KeySecret::kBytes);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    bytes[i] = static_cast<std::uint8_t>(i + 1);
  }
  return bytes;
}

bool AllZero(absl::Span<const std::uint8_t> bytes) {
  return std::all_of(bytes.begin(), bytes.end(),
                     [](std::uint8_t byte) { return byte == 0; });
}

TEST(KeySecretTest, IsOverwrittenWhenItEnds) {
  alignas(KeySecret) unsigned char place[sizeof(KeySecret)];
  auto* const secret = new (place) KeySecret(KeySecret::CopyOf(Counted()));
  EXPECT_FALSE(AllZero(absl::MakeConstSpan(place)));
  secret->~KeySecret();
  EXPECT_TRUE(AllZero(absl::MakeConstSpan(place)));
}

TEST(KeySecretTest, IsOverwrittenWhereItMovesFrom) {
  KeySecret first = KeySecret::CopyOf(Counted());
  KeySecret second = std::move(first);
  // NOLINTNEXTLINE(bugprone-use-after-move): what is left is looked at.
  EXPECT_TRUE(AllZero(first.bytes()));
  EXPECT_EQ(second, KeySecret::CopyOf(Counted()));
  KeySecret third = KeySecret::Generate().value();
  third = std::move(second);
  // NOLINTNEXTLINE(bugprone-use-after-move): what is left is looked at.
  EXPECT_TRUE(AllZero(second.bytes()));
  EXPECT_EQ(third, KeySecret::CopyOf(Counted()));
  KeySecret& itself = third;
  third = std::move(itself);
  EXPECT_EQ(third, KeySecret::CopyOf(Counted()));
}

TEST(KeySecretTest, EachIsAnother) {
  EXPECT_NE(KeySecret::Generate().value(), KeySecret::Generate().value());
  EXPECT_FALSE(AllZero(KeySecret::Generate().value().bytes()));
}

TEST(KeySecretTest, OneByteMakesADifference) {
  for (std::size_t i = 0; i < KeySecret::kBytes; ++i) {
    std::vector<std::uint8_t> other = Counted();
    other[i] ^= 0x80;
    EXPECT_NE(KeySecret::CopyOf(other), KeySecret::CopyOf(Counted())) << i;
  }
}

TEST(KeySecretTest, IsNeitherCopiedNorPrinted) {
  static_assert(!std::is_copy_constructible_v<KeySecret>);
  static_assert(!std::is_copy_assignable_v<KeySecret>);
  EXPECT_EQ(testing::PrintToString(KeySecret::CopyOf(Counted())), "(secret)");
}

TEST(KeySecretDeathTest, HasThirtyTwoBytes) {
  for (const std::size_t size : {0U, 31U, 33U}) {
    EXPECT_DEATH(KeySecret::CopyOf(std::vector<std::uint8_t>(size)),
                 "32 bytes");
  }
}

}  // namespace
}  // namespace base::keyring
