// Expected values: public keys of RFC 8032, section 7.1; JSON Web Key and
// thumbprint of RFC 8037, appendix A; the verifier's keys of sum.golang.org and
// of the example of golang.org/x/mod/sumdb/note.

#include "base/keyring/signing_key.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

KeySecret Seed(absl::string_view hex) {
  const std::string bytes = absl::HexStringToBytes(hex);
  return KeySecret::CopyOf(
      std::vector<std::uint8_t>(bytes.begin(), bytes.end()));
}

PublicKey KeyOf(const std::string& bytes) {
  PublicKey key{};
  std::copy(bytes.begin(), bytes.end(), key.begin());
  return key;
}

const char kSeed[] =
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

TEST(SigningKeyTest, PublicKeysAreThoseOfTheStandard) {
  const char* const cases[][2] = {
      {kSeed,
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"},
  };
  for (const auto& [seed, open] : cases) {
    EXPECT_EQ(PublicKeyOf(Seed(seed)), KeyOf(absl::HexStringToBytes(open)));
  }
}

TEST(SigningKeyTest, AJsonWebKeyAndItsThumbprintAreThoseOfTheStandard) {
  const PublicKey key = PublicKeyOf(Seed(kSeed));
  EXPECT_EQ(JsonWebKey(key),
            R"({"crv":"Ed25519","kty":"OKP",)"
            R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})");
  EXPECT_EQ(ThumbprintOf(key), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  EXPECT_EQ(Base64Of(key), "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
}

TEST(SigningKeyTest, AVerifiersKeyNamesItsLog) {
  for (const std::string expected :
       {"sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        "PeterNeumann+c74f20a3+"
        "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"}) {
    const std::size_t end = expected.find('+');
    std::string encoded;
    ASSERT_TRUE(absl::Base64Unescape(expected.substr(end + 10), &encoded));
    ASSERT_EQ(encoded.size(), 33U);
    EXPECT_EQ(VerifierKey(expected.substr(0, end), KeyOf(encoded.substr(1))),
              expected);
  }
}

}  // namespace
}  // namespace base::keyring
