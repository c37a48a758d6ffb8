// Expected values: a Python program that shares nothing with this one. It has
// HKDF by hmac, the block by `openssl enc -aes-256-ecb -nopad`, and the text by
// base64.b32encode. The root is the bytes 0, 1, … 31.

#include "idcs/pseudonym/pseudonym_keys.h"

#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/status_matchers.h"
#include "gtest/gtest.h"

namespace idcs {
namespace {

using base::keyring::KeySecret;

constexpr PseudonymKind kPerson = PseudonymKind::kPerson;
constexpr PseudonymKind kHousehold = PseudonymKind::kHousehold;
constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";

KeySecret Root() {
  std::vector<std::uint8_t> bytes;
  for (std::uint8_t i = 0; i < 32; ++i) bytes.push_back(i);
  return KeySecret::CopyOf(bytes);
}

PseudonymKeys KeysOf(absl::string_view space, char newest = 'a',
                     int valid = 1) {
  return PseudonymKeys::Create(Root(), space, newest, valid).value();
}

IdcsNumber Number(std::int64_t value) { return IdcsNumber::FromValue(value); }

// Numbers from one end to the other, and the bits between.
std::vector<IdcsNumber> SomeNumbers() {
  std::vector<IdcsNumber> numbers = {Number(0), Number(IdcsNumber::kMaxValue)};
  for (std::int64_t value = 1; value <= IdcsNumber::kMaxValue; value *= 2) {
    numbers.push_back(Number(value));
  }
  return numbers;
}

struct Case {
  std::string space;
  char version;
  PseudonymKind kind;
  std::int64_t number;
  std::string text;
};

TEST(PseudonymKeysTest, AreThoseOfAnotherProgram) {
  const Case cases[] = {
      {"cnss", 'a', kPerson, 2533101746, "pajvozrnfnxjwejcuzonyqfy44ou"},
      {"cnss", 'a', kHousehold, 2533101746, "pac2lihk3ylsjff52n4jiy4dxlii"},
      {"cnss", 'b', kPerson, 2533101746, "pb6nnxlp3rpfjy6zgif4qcs6wgpi"},
      {"anss", 'a', kPerson, 2533101746, "paq3fhlhh3vzp4zpl5sgiz2w5ilu"},
      {"cnss", 'a', kPerson, 0, "pamjmt7llu5ngbxyj4rrsxjgjmm4"},
      {"cnss", 'z', kHousehold, 9999999999, "pzxd457vr4vnqiv5knrx3opylqsy"},
      {"a", 'a', kPerson, 1, "paqiq4gul5s2n5tstjsefcytjxyi"},
      {std::string(64, 'x'), 'c', kPerson, 2013023805,
       "pccgp37zodcmfyleyptawnri4oxm"},
  };
  for (const Case& each : cases) {
    const PseudonymKeys keys = KeysOf(each.space, each.version);
    EXPECT_EQ(keys.Make(each.kind, Number(each.number)), each.text);
    EXPECT_EQ(keys.Open(each.text),
              (OpenedPseudonym{each.kind, Number(each.number), each.version}));
  }
}

TEST(PseudonymKeysTest, ComeBackAsWhatTheyWere) {
  const PseudonymKeys keys = KeysOf("cnss", 'c');
  for (const IdcsNumber number : SomeNumbers()) {
    for (const PseudonymKind kind : {kPerson, kHousehold}) {
      const std::string text = keys.Make(kind, number);
      EXPECT_EQ(text.size(), PseudonymKeys::kCharacters);
      EXPECT_EQ(text, keys.Make(kind, number));
      EXPECT_EQ(keys.Open(text), (OpenedPseudonym{kind, number, 'c'}));
    }
  }
}

// Blocks under the right key that Make() never encrypts.
TEST(PseudonymKeysTest, WhatOpensToAnythingElseIsUnknown) {
  const PseudonymKeys keys = KeysOf("cnss");
  for (const char* text : {
           "panllxs3xrhvxxekkfjdd4lifbv4",  // kind 0
           "pavigmgbgy3ouibtzqnfwyacx6ci",  // kind 3
           "pavzvjl2eolbw3vwjaqnws5vmrki",  // a number of eleven digits
           "pae4z76eyitvjr62ktccxpnzl4vy",  // not zero behind the kind
           "pabe3npejumvvuvyo3g5m4e5fkx4",  // not zero before the number
           "pat37dw3pfcrpnazqoyrwxxjs6wy",  // a number of 64 ones
       }) {
    EXPECT_FALSE(keys.Open(text).has_value()) << text;
    EXPECT_FALSE(keys.IsOfRetiredVersion(text)) << text;
  }
}

TEST(PseudonymKeysTest, SpacesHaveNothingInCommon) {
  const PseudonymKeys one = KeysOf("cnss", 'b', 2);
  // Spaces whose infos would run together without the zeros between.
  for (const char* space : {"anss", "cns", "cnssa", "1cnss"}) {
    const PseudonymKeys other = KeysOf(space, 'b', 2);
    std::set<std::string> seen;
    for (const IdcsNumber number : SomeNumbers()) {
      for (const PseudonymKind kind : {kPerson, kHousehold}) {
        const std::string text = one.Make(kind, number);
        EXPECT_TRUE(seen.insert(text).second);
        EXPECT_TRUE(seen.insert(other.Make(kind, number)).second);
        EXPECT_FALSE(other.Open(text).has_value());
        EXPECT_FALSE(other.IsOfRetiredVersion(text));
      }
    }
  }
}

TEST(PseudonymKeysTest, AnotherRootIsAnotherCountry) {
  const PseudonymKeys here = KeysOf("cnss");
  const PseudonymKeys there =
      PseudonymKeys::Create(KeySecret::Generate().value(), "cnss", 'a', 1)
          .value();
  EXPECT_FALSE(there.Open(here.Make(kPerson, Number(1))).has_value());
}

// The version too: the letter of the other valid one does not open it.
TEST(PseudonymKeysTest, OneOtherCharacterIsUnknown) {
  const PseudonymKeys keys = KeysOf("cnss", 'b', 2);
  const std::string text = keys.Make(kPerson, Number(2533101746));
  for (std::size_t place = 0; place < text.size(); ++place) {
    for (int c = 0; c < 256; ++c) {
      std::string other = text;
      other[place] = static_cast<char>(c);
      if (other == text) continue;
      EXPECT_FALSE(keys.Open(other).has_value()) << place << " " << c;
      EXPECT_FALSE(keys.IsOfRetiredVersion(other)) << place << " " << c;
    }
  }
}

TEST(PseudonymKeysTest, HaveOneSpelling) {
  const PseudonymKeys keys = KeysOf("cnss");
  const std::string text = keys.Make(kPerson, Number(2533101746));
  ASSERT_EQ(text, "pajvozrnfnxjwejcuzonyqfy44ou");
  for (const char* other :
       {"", "p", "pa", "2533101746", "PAJVOZRNFNXJWEJCUZONYQFY44OU",
        "Pajvozrnfnxjwejcuzonyqfy44ou", "pAjvozrnfnxjwejcuzonyqfy44ou",
        "paJVOZRNFNXJWEJCUZONYQFY44OU",
        "pajvozrnfnxjwejcuzonyqfy44ou======",  // padded
        // The other three spellings of the last byte.
        "pajvozrnfnxjwejcuzonyqfy44ov", "pajvozrnfnxjwejcuzonyqfy44ow",
        "pajvozrnfnxjwejcuzonyqfy44ox",
        // Other lengths.
        "pajvozrnfnxjwejcuzonyqfy44o", "pajvozrnfnxjwejcuzonyqfy44oua",
        " pajvozrnfnxjwejcuzonyqfy44ou", "pajvozrnfnxjwejcuzonyqfy44ou\n",
        "pajvozrnfnxjwejcuzonyqfy44ou pajvozrnfnxjwejcuzonyqfy44ou"}) {
    EXPECT_FALSE(keys.Open(other).has_value()) << other;
    EXPECT_FALSE(keys.IsOfRetiredVersion(other)) << other;
  }
  std::string with_zero = text;
  with_zero[10] = '\0';
  EXPECT_FALSE(keys.Open(with_zero).has_value());
}

TEST(PseudonymKeysTest, TwoVersionsAreValidAtMostAndEarlierOnesRetired) {
  const IdcsNumber number = Number(2533101746);
  const std::string a = KeysOf("cnss", 'a').Make(kPerson, number);
  const std::string b = KeysOf("cnss", 'b').Make(kPerson, number);
  const std::string c = KeysOf("cnss", 'c').Make(kPerson, number);
  const PseudonymKeys two = KeysOf("cnss", 'c', 2);
  EXPECT_EQ(two.Make(kPerson, number), c);
  EXPECT_EQ(two.Open(c), (OpenedPseudonym{kPerson, number, 'c'}));
  EXPECT_EQ(two.Open(b), (OpenedPseudonym{kPerson, number, 'b'}));
  EXPECT_FALSE(two.Open(a).has_value());
  EXPECT_TRUE(two.IsOfRetiredVersion(a));
  EXPECT_FALSE(two.IsOfRetiredVersion(b));
  EXPECT_FALSE(two.IsOfRetiredVersion(c));
  const PseudonymKeys one = KeysOf("cnss", 'c', 1);
  EXPECT_TRUE(one.IsOfRetiredVersion(b));
  EXPECT_FALSE(one.Open(b).has_value());
  // A version that is not made yet is unknown, not retired.
  const PseudonymKeys before = KeysOf("cnss", 'b', 2);
  EXPECT_FALSE(before.Open(c).has_value());
  EXPECT_FALSE(before.IsOfRetiredVersion(c));
}

TEST(PseudonymKeysTest, ARetiredVersionIsToldOnlyToWhoHasOne) {
  const PseudonymKeys keys = KeysOf("cnss", 'b', 1);
  std::string retired = KeysOf("cnss", 'a').Make(kPerson, Number(1));
  EXPECT_TRUE(keys.IsOfRetiredVersion(retired));
  retired[5] = retired[5] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(keys.IsOfRetiredVersion(retired));
  EXPECT_FALSE(
      keys.IsOfRetiredVersion(KeysOf("anss", 'a').Make(kPerson, Number(1))));
}

// One in 2^94 would open.
TEST(PseudonymKeysTest, AMillionMadeUpOnesOpenToNothing) {
  const PseudonymKeys keys = KeysOf("cnss", 'b', 2);
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937_64 random(seed);
  int opened = 0;
  std::string text(PseudonymKeys::kCharacters, 'p');
  for (int i = 0; i < 1'000'000; ++i) {
    text[1] = i % 2 == 0 ? 'a' : 'b';
    std::uint64_t bits = random();
    for (std::size_t place = 2; place < text.size(); ++place, bits >>= 5) {
      if (place == 14) bits = random();
      text[place] = kAlphabet[bits % 32];
    }
    text.back() = kAlphabet[random() % 8 * 4];
    if (keys.Open(text).has_value()) ++opened;
  }
  EXPECT_EQ(opened, 0);
}

TEST(PseudonymKeysTest, ASpaceHasAName) {
  const auto create = [](absl::string_view space, char newest, int valid) {
    return PseudonymKeys::Create(Root(), space, newest, valid).status();
  };
  EXPECT_THAT(create("cnss", 'a', 1), base::IsOk());
  EXPECT_THAT(create("0-9", 'z', 2), base::IsOk());
  for (const absl::string_view space :
       {absl::string_view(""), absl::string_view("CNSS"),
        absl::string_view("a b"), absl::string_view("a\0a", 3),
        absl::string_view("é"), absl::string_view("a_b")}) {
    EXPECT_THAT(create(space, 'a', 1), base::NamesField("space")) << space;
  }
  EXPECT_THAT(create(std::string(64, 'x'), 'a', 1), base::IsOk());
  EXPECT_THAT(create(std::string(65, 'x'), 'a', 1), base::NamesField("space"));
  for (const char newest : {'A', '`', '{', '1', '\0', '\xE9'}) {
    EXPECT_THAT(create("cnss", newest, 1), base::NamesField("newest"));
  }
  for (const int valid : {-1, 0, 3}) {
    EXPECT_THAT(create("cnss", 'c', valid), base::NamesField("valid"));
  }
  EXPECT_THAT(create("cnss", 'a', 2), base::NamesField("valid"));
  EXPECT_THAT(create("cnss", 'b', 2), base::IsOk());
}

}  // namespace
}  // namespace idcs
