#include "base/journal/subject_key.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "base/journal/secret_key.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename Value, typename = void>
struct IsPrintable : std::false_type {};
template <typename Value>
struct IsPrintable<Value, std::void_t<decltype(std::declval<std::ostream&>()
                                               << std::declval<Value>())>>
    : std::true_type {};

static_assert(!IsPrintable<const SubjectKey&>::value);
static_assert(!IsPrintable<const DigestKey&>::value);
static_assert(!std::is_copy_constructible_v<SubjectKey>);
static_assert(!std::is_copy_constructible_v<DigestKey>);
static_assert(!std::is_convertible_v<const SubjectKey&, absl::AlphaNum>);

// The key of the AES-256 example of FIPS 197, appendix C.3: bytes 0 to 31.
constexpr char kYearKey[] =
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

SecretKey SecretOf(absl::string_view hex) {
  return *SecretKey::Create(absl::HexStringToBytes(hex));
}

SubjectKey YearKey() { return SubjectKey(SecretOf(kYearKey)); }

std::vector<std::string> HexOf(const std::vector<std::string>& sealed) {
  std::vector<std::string> texts;
  for (const std::string& one : sealed) {
    texts.push_back(absl::BytesToHexString(one));
  }
  return texts;
}

std::optional<Subject> Opened(absl::string_view hex) {
  return YearKey().Open(absl::HexStringToBytes(hex));
}

// The blocks of these tests were encrypted with the package `cryptography` of
// Python, whose result for the block of FIPS 197 is that of appendix C.3.
TEST(SubjectKeyTest, SubjectIsOneBlock) {
  const std::vector<Subject> subjects = {
      {Subject::Kind::kPerson, 1'234'567'890},
      {Subject::Kind::kHousehold, 1'234'567'890},
      {Subject::Kind::kPerson, 0},
      {Subject::Kind::kHousehold, std::numeric_limits<std::uint64_t>::max()}};
  const std::vector<std::string> sealed = YearKey().Seal(subjects);
  EXPECT_THAT(HexOf(sealed), ElementsAre("cd5b2b22c6631b6fa8f000453d42c559",
                                         "77e13752c7bbbfae6cd88bcff2b9da6d",
                                         "c7b519846a11411cd6ac07cb03f801a8",
                                         "158e2a90ffac8fb7d35cf28ec62f020a"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    const std::optional<Subject> opened = YearKey().Open(sealed[i]);
    ASSERT_TRUE(opened.has_value());
    EXPECT_TRUE(*opened == subjects[i]) << i;
  }
}

TEST(SubjectKeyTest, ManySubjectsAreSealedAsEachAlone) {
  std::vector<Subject> subjects;
  subjects.reserve(1'000);
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    subjects.push_back({Subject::Kind::kPerson, i});
  }
  const SubjectKey key = YearKey();
  const std::vector<std::string> sealed = key.Seal(subjects);
  ASSERT_EQ(sealed.size(), 1'000u);
  EXPECT_EQ(sealed[999], key.Seal({subjects[999]})[0]);
  EXPECT_THAT(key.Seal({}), IsEmpty());
}

TEST(SubjectKeyTest, BlockOfOtherKindIsNoSubject) {
  // Kinds 0, 3 and 255, of number 5.
  EXPECT_EQ(Opened("a90741e6797146a550b63f264a604ee4"), std::nullopt);
  EXPECT_EQ(Opened("b32b57c9528fad3106a6cac9a98ebb81"), std::nullopt);
  EXPECT_EQ(Opened("44ee963208666c450758a2bf92931f5d"), std::nullopt);
}

TEST(SubjectKeyTest, BlockWithBitBetweenKindAndNumberIsNoSubject) {
  // A person of number 5, with a 1 in each of the seven bytes in turn.
  for (const char* sealed :
       {"f1a5abccf2ad6da7767a93a804c15942", "fd5f3863d53e51591d6cd4035f6379b3",
        "adb9242c58e7d2a54b3bc7ba9daecedb", "7887f2838455e2d3580e625ef25485ab",
        "796b1e936cf81c5db17f170b11949613", "136287d7f5204e3140fe25f2111ecde2",
        "878310b23c1e0aa5eacac41df425b8d4"}) {
    EXPECT_EQ(Opened(sealed), std::nullopt) << sealed;
  }
}

TEST(SubjectKeyTest, WhatIsNotOneBlockIsNoSubject) {
  const std::string sealed = YearKey().Seal({{Subject::Kind::kPerson, 5}})[0];
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_EQ(YearKey().Open(sealed.substr(0, size)), std::nullopt);
  }
  EXPECT_EQ(YearKey().Open(sealed + sealed), std::nullopt);
}

TEST(SubjectKeyTest, OtherYearOpensNothing) {
  const std::string sealed = YearKey().Seal({{Subject::Kind::kPerson, 5}})[0];
  const SubjectKey other(SecretOf(std::string(64, '7')));
  EXPECT_EQ(other.Open(sealed), std::nullopt);
}

// RFC 4231, test cases 1 and 2: HMAC fills a short key up with zeros, so that
// the keys with zeros behind them, 32 bytes, give the same digests.
TEST(DigestKeyTest, DigestsArePublishedOnes) {
  const DigestKey first(SecretOf(
      "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b000000000000000000000000"));
  EXPECT_EQ(absl::BytesToHexString(first.Of("Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  const DigestKey second(SecretOf(
      "4a65666500000000000000000000000000000000000000000000000000000000"));
  EXPECT_EQ(absl::BytesToHexString(second.Of("what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_NE(first.Of(""), second.Of(""));
}

TEST(KeyTest, TestThatFailsPrintsNoKey) {
  // As GoogleTest prints bytes of an object: "00-01-02-03".
  EXPECT_FALSE(
      absl::StrContains(testing::PrintToString(YearKey()), "01-02-03"));
  EXPECT_FALSE(absl::StrContains(
      testing::PrintToString(DigestKey(SecretOf(kYearKey))), "01-02-03"));
}

}  // namespace
}  // namespace base::journal
