#include "base/journal/note_key.h"

#include <cstddef>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/journal/flipped_bit_fixture.h"
#include "base/journal/note_key_fixture.h"
#include "base/journal/secret_key.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

template <typename Value, typename = void>
struct IsPrintable : std::false_type {};
template <typename Value>
struct IsPrintable<Value, std::void_t<decltype(std::declval<std::ostream&>()
                                               << std::declval<Value>())>>
    : std::true_type {};

static_assert(IsPrintable<std::string>::value);
static_assert(!IsPrintable<const SecretKey&>::value);
static_assert(!IsPrintable<const SigningKey&>::value);
static_assert(!std::is_copy_constructible_v<SecretKey>);
static_assert(!std::is_copy_constructible_v<SigningKey>);
static_assert(!std::is_convertible_v<const SecretKey&, absl::AlphaNum>);
static_assert(!std::is_convertible_v<const SigningKey&, absl::AlphaNum>);

// As a failing expectation would print a value's own bytes: "9D-61-B1-9D".
TEST(SecretKeyTest, TestThatFailsDoesNotPrintIt) {
  const SecretKey secret = SecretOf(kSeed1);
  const std::string printed = testing::PrintToString(secret);
  EXPECT_FALSE(absl::StrContains(printed, "9D-61")) << printed;
  EXPECT_FALSE(absl::StrContains(printed, "\x9D\x61"));
  const SigningKey key = SigningKeyOf("log", kSeed1);
  EXPECT_FALSE(absl::StrContains(testing::PrintToString(key), "9D-61"));
}

TEST(SecretKeyTest, Has32Bytes) {
  EXPECT_THAT(SecretKey::Create(std::string(32, 'k')), IsOk());
  for (const std::size_t size : {0, 16, 31, 33, 64}) {
    EXPECT_THAT(SecretKey::Create(std::string(size, 'k')),
                HasReason("MALFORMED_KEY"));
  }
}

// RFC 8032, section 7.1.
TEST(SigningKeyTest, SignaturesArePublishedOnes) {
  const SigningKey first = SigningKeyOf("log", kSeed1);
  EXPECT_EQ(absl::BytesToHexString(first.Sign("")),
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  const SigningKey second = SigningKeyOf("log", kSeed2);
  EXPECT_EQ(absl::BytesToHexString(second.Sign("\x72")),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  EXPECT_TRUE(second.verifier().Verifies("\x72", second.Sign("\x72")));
  EXPECT_FALSE(second.verifier().Verifies("\x73", second.Sign("\x72")));
  EXPECT_FALSE(second.verifier().Verifies("\x72", first.Sign("\x72")));
}

TEST(SigningKeyTest, HasVerifierOfItsName) {
  EXPECT_EQ(SigningKeyOf("PeterNeumann", kGoSeed).verifier().Text(),
            kGoVerifier);
  EXPECT_THAT(SigningKey::Create("a name", SecretOf(kSeed1)),
              HasReason("MALFORMED_KEY"));
}

TEST(VerifierKeyTest, PublishedKeyIsReadAndWritten) {
  const auto key = VerifierKey::Parse(kGoVerifier);
  ASSERT_THAT(key, IsOk());
  EXPECT_EQ(key->name(), "PeterNeumann");
  EXPECT_EQ(key->id(), 0xc74f20a3u);
  EXPECT_EQ(key->Text(), kGoVerifier);
}

TEST(VerifierKeyTest, NoPartOfKeyIsKey) {
  const std::string text = kGoVerifier;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin; end <= text.size(); ++end) {
      if (end - begin == text.size()) continue;
      ASSERT_THAT(VerifierKey::Parse(text.substr(begin, end - begin)),
                  HasReason("MALFORMED_KEY"))
          << begin << " " << end;
    }
  }
}

TEST(VerifierKeyTest, NoKeyWithAnotherBitIsKey) {
  for (std::size_t bit = 0; bit < 8 * std::string(kGoVerifier).size(); ++bit) {
    const std::string text = WithBitFlipped(kGoVerifier, bit);
    ASSERT_THAT(VerifierKey::Parse(text), HasReason("MALFORMED_KEY")) << text;
  }
}

TEST(VerifierKeyTest, OtherKeysAreRefused) {
  for (const char* text :
       {// Published: a key too long, and one of another algorithm, both with
        // the id of what they are.
        "PeterNeumann+cc469956+"
        "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+"
        "ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+"
        "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+", "++", "", "PeterNeumann"}) {
    EXPECT_THAT(VerifierKey::Parse(text), HasReason("MALFORMED_KEY")) << text;
  }
  EXPECT_THAT(VerifierKey::Create("log", std::string(31, 'k')),
              HasReason("MALFORMED_KEY"));
  EXPECT_THAT(VerifierKey::Create(std::string(255, 'n'), std::string(32, 'k')),
              IsOk());
  EXPECT_THAT(VerifierKey::Create(std::string(256, 'n'), std::string(32, 'k')),
              HasReason("MALFORMED_KEY"));
}

TEST(KeyNameTest, HasNoSpaceAndNoPlus) {
  for (const char* name : {"rsu.example/writes", "rsu.example/a-1/reads", "x",
                           "سجل", "a\u2010b"}) {
    EXPECT_TRUE(IsKeyName(name)) << name;
  }
  // Of each range of Unicode's spaces both ends.
  for (const char* name :
       {"", "a b", " ", "a+b", "a\tb", "a\nb", "a\x01", "a\u0085", "a\u00A0",
        "a\u1680", "a\u2000", "a\u200A", "a\u2028", "a\u2029", "a\u202F",
        "a\u205F", "a\u3000", "a\xFF"}) {
    EXPECT_FALSE(IsKeyName(name)) << name;
  }
}

TEST(VerifierKeyTest, SignatureOfAnyOtherLengthIsNone) {
  const SigningKey key = SigningKeyOf("log", kSeed1);
  const std::string signature = key.Sign("text");
  for (std::size_t size = 0; size < signature.size(); ++size) {
    EXPECT_FALSE(key.verifier().Verifies("text", signature.substr(0, size)));
  }
  EXPECT_FALSE(key.verifier().Verifies("text", signature + "x"));
}

}  // namespace
}  // namespace base::journal
