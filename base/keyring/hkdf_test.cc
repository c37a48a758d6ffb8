// Expected values: RFC 5869, appendix A.1 to A.3, those with SHA-256. The
// derived key: Python's hmac, by the two steps of RFC 5869, section 2.

#include "base/keyring/hkdf.h"

#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

std::vector<std::uint8_t> Bytes(absl::string_view hex) {
  const std::string bytes = absl::HexStringToBytes(hex);
  return {bytes.begin(), bytes.end()};
}

std::string Hex(absl::Span<const std::uint8_t> bytes) {
  return absl::BytesToHexString(
      {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

struct Case {
  std::string secret;
  std::string salt;
  std::string info;
  std::string derived;
};

// The bytes from `first` to `last`, in hexadecimal.
std::string From(int first, int last) {
  std::string bytes;
  for (int byte = first; byte <= last; ++byte) {
    bytes.push_back(static_cast<char>(byte));
  }
  return absl::BytesToHexString(bytes);
}

TEST(HkdfTest, IsThatOfTheStandard) {
  std::string secret;
  for (int i = 0; i < 22; ++i) secret += "0b";
  const Case cases[] = {
      {secret, From(0x00, 0x0c), From(0xf0, 0xf9),
       "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf3400720"
       "8"
       "d5b887185865"},
      {From(0x00, 0x4f), From(0x60, 0xaf), From(0xb0, 0xff),
       "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a9"
       "9"
       "cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e8"
       "7"
       "c14c01d5c1f3434f1d87"},
      {secret, "", "",
       "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d20139"
       "5"
       "faa4b61a96c8"},
  };
  for (const Case& each : cases) {
    std::vector<std::uint8_t> derived(each.derived.size() / 2);
    Hkdf(Bytes(each.secret), absl::HexStringToBytes(each.salt),
         absl::HexStringToBytes(each.info), absl::MakeSpan(derived));
    EXPECT_EQ(Hex(derived), each.derived);
  }
}

TEST(HkdfTest, AnotherNameIsAnotherKey) {
  const KeySecret root = KeySecret::CopyOf(Bytes(From(0x00, 0x1f)));
  EXPECT_EQ(Hex(DeriveKey(root, "one").bytes()),
            "cdac075405de95fb7dd48611b45ac046ab2c626e1f622b10b4698c17d4528d6c");
  EXPECT_NE(DeriveKey(root, "one"), DeriveKey(root, "two"));
  EXPECT_NE(DeriveKey(root, absl::string_view("one\0", 4)),
            DeriveKey(root, "one"));
  EXPECT_EQ(DeriveKey(root, "one"), DeriveKey(root, "one"));
}

TEST(HkdfDeathTest, HasALimit) {
  std::vector<std::uint8_t> most(kMaxDerivedBytes);
  Hkdf(Bytes("00"), "", "", absl::MakeSpan(most));
  std::vector<std::uint8_t> more(kMaxDerivedBytes + 1);
  EXPECT_DEATH(Hkdf(Bytes("00"), "", "", absl::MakeSpan(more)), "length");
  EXPECT_DEATH(Hkdf(Bytes("00"), "", "", {}), "length");
}

}  // namespace
}  // namespace base::keyring
