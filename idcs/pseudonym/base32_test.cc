// Expected values: RFC 4648, section 10, whose longest vector fills the first
// ten characters; the others by Python's base64.b32encode.

#include "idcs/pseudonym/base32.h"

#include <algorithm>
#include <string>

#include "gtest/gtest.h"

namespace idcs {
namespace {

BytesOfBase32 BytesOf(absl::string_view text) {
  BytesOfBase32 bytes{};
  std::copy(text.begin(), text.end(), bytes.begin());
  return bytes;
}

std::string Written(const BytesOfBase32& bytes) {
  std::string text(kBase32Characters, ' ');
  WriteBase32(bytes, text.data());
  return text;
}

TEST(Base32Test, IsThatOfTheStandard) {
  EXPECT_EQ(Written(BytesOf("foobar")), "mzxw6ytboiaaaaaaaaaaaaaaaa");
  EXPECT_EQ(Written(BytesOf("")), "aaaaaaaaaaaaaaaaaaaaaaaaaa");
  EXPECT_EQ(Written(BytesOf(std::string(16, '\xFF'))),
            "77777777777777777777777774");
  EXPECT_EQ(Written(BytesOf("0123456789abcdef")), "gaytemzugu3doobzmfrggzdfmy");
}

TEST(Base32Test, EachBitComesBack) {
  for (unsigned bit = 0; bit < 128; ++bit) {
    BytesOfBase32 bytes{};
    bytes[bit / 8] = static_cast<std::uint8_t>(1U << bit % 8);
    EXPECT_EQ(ReadBase32(Written(bytes)), bytes) << bit;
  }
}

TEST(Base32Test, AValueHasOneSpelling) {
  const std::string text = "gaytemzugu3doobzmfrggzdfmy";
  ASSERT_TRUE(ReadBase32(text).has_value());
  for (const char c : {'A', 'Z', '0', '1', '8', '9', '=', ' ', '-', '\n', '\0',
                       '\x80', '\xFF'}) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      std::string other = text;
      other[i] = c;
      EXPECT_FALSE(ReadBase32(other).has_value()) << i << " " << c;
    }
  }
  // The last two bits: of four neighbours in the alphabet one is allowed.
  for (const char c : std::string("zyx7654")) {
    std::string other = text;
    other.back() = c;
    EXPECT_EQ(ReadBase32(other).has_value(), c == 'y' || c == '4') << c;
  }
  EXPECT_FALSE(ReadBase32(text + "a").has_value());
  EXPECT_FALSE(ReadBase32(text + "======").has_value());
  EXPECT_FALSE(ReadBase32(text.substr(1)).has_value());
  EXPECT_FALSE(ReadBase32("").has_value());
}

}  // namespace
}  // namespace idcs
