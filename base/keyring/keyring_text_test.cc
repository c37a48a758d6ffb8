// Expected values: the text of one keyring by hand, with its check by Python's
// hashlib and its secrets by Python's base64.

#include "base/keyring/keyring_text.h"

#include <iterator>
#include <random>
#include <string>

#include "absl/strings/str_replace.h"
#include "base/keyring/keyring_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::keyring {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// Of bytes that all are 1, and all 2.
const char kOnes[] = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const char kTwos[] = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

std::string TwoKeys() {
  return absl::StrCat(
      "rsu keyring 1\n"
      "# Secret. `rsuctl keys` writes this file; what is changed by hand is "
      "refused.\n"
      "register: rsu\n"
      "\n"
      "key: pseudonym-root-1\n"
      "kind: pseudonym-root\n"
      "made: 2026-11-30T09:00:00Z\n"
      "from: 2026-11-30\n"
      "secret: ",
      kOnes,
      "\n"
      "\n"
      "key: receipts-1\n"
      "kind: receipts\n"
      "made: 2026-11-30T09:00:00Z\n"
      "from: 2026-11-30\n"
      "until: 2027-11-30\n"
      "retired: 2027-06-01\n"
      "secret: ",
      kTwos, "\n\n");
}

const char kCheckLine[] =
    "check: 36464787c984accccae124b11d0317f78ed4a8f3ffca081c2b6c7afe7adeb92f\n";

std::string MessageOf(const std::string& text) {
  const auto ring = ParseKeyring("f", text);
  EXPECT_THAT(ring, HasReason("INVALID_KEYRING"));
  EXPECT_THAT(ring, HasCode(absl::StatusCode::kDataLoss));
  const std::string message(ring.status().message());
  // No message, and nothing beside it, repeats a secret.
  const std::string all =
      absl::StrCat(message, std::string(ring.status().ToString()));
  EXPECT_THAT(all, Not(HasSubstr("AQEBAQ")));
  EXPECT_THAT(all, Not(HasSubstr("AgICAg")));
  return message;
}

// What is said of the two keys with `before` replaced by `after`, and the right
// check.
std::string With(const char* before, const std::string& after) {
  const std::string text = absl::StrReplaceAll(TwoKeys(), {{before, after}});
  EXPECT_NE(text, TwoKeys());
  return MessageOf(Checked(text));
}

TEST(KeyringTextTest, IsReadAndWrittenAsItStandsInTheDocument) {
  const std::string text = TwoKeys() + kCheckLine;
  const auto ring = ParseKeyring("f", text);
  ASSERT_THAT(ring, IsOk());
  EXPECT_EQ(ring->register_name(), "rsu");
  ASSERT_EQ(ring->keys().size(), 2U);
  const Key& root = ring->keys()[0];
  EXPECT_EQ(root.id, "pseudonym-root-1");
  EXPECT_EQ(root.kind, KeyKind::kPseudonymRoot);
  EXPECT_EQ(root.made_s, kNow_s);
  EXPECT_EQ(root.period.from, Day("2026-11-30"));
  EXPECT_EQ(root.period.until, std::nullopt);
  EXPECT_EQ(root.period.retired, std::nullopt);
  EXPECT_EQ(root.secret, SecretOf(1));
  const Key& receipts = ring->keys()[1];
  EXPECT_EQ(receipts.kind, KeyKind::kReceipts);
  EXPECT_EQ(receipts.period.until, Day("2027-11-30"));
  EXPECT_EQ(receipts.period.retired, Day("2027-06-01"));
  EXPECT_EQ(receipts.secret, SecretOf(2));
  EXPECT_EQ(WriteKeyring(*ring).view(), text);
}

TEST(KeyringTextTest, ANewRingComesBack) {
  const Keyring ring = NewRing();
  const SecretText text = WriteKeyring(ring);
  const auto again = ParseKeyring("f", text.view());
  ASSERT_THAT(again, IsOk());
  ASSERT_EQ(again->keys().size(), ring.keys().size());
  for (std::size_t i = 0; i < ring.keys().size(); ++i) {
    EXPECT_EQ(again->keys()[i].id, ring.keys()[i].id);
    EXPECT_EQ(again->keys()[i].secret, ring.keys()[i].secret);
  }
  EXPECT_EQ(WriteKeyring(*again).view(), text.view());
}

TEST(KeyringTextTest, ALargestRingHasRoom) {
  Keyring ring = NewRing();
  while (ring.keys().size() < Keyring::kMaxKeys) {
    ASSERT_THAT(ring.Add(KeyKind::kJournalSubjects, {}, kNow_s), IsOk());
  }
  const SecretText text = WriteKeyring(ring);
  EXPECT_LE(text.view().size(), kMaxKeyringBytes);
  EXPECT_THAT(ParseKeyring("f", text.view()), IsOk());
}

TEST(KeyringTextTest, AnyChangeByHandIsSeen) {
  const std::string text = TwoKeys() + kCheckLine;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (const char mask : {'\x01', '\x20', '\x80'}) {
      std::string other = text;
      other[i] = static_cast<char>(other[i] ^ mask);
      MessageOf(other);
    }
    MessageOf(text.substr(0, i));  // cut off
  }
  MessageOf(text + "\n");
  MessageOf(text + "key: receipts-2\n");
  MessageOf(absl::StrReplaceAll(text, {{"\n", "\r\n"}}));
  EXPECT_THAT(MessageOf(absl::StrReplaceAll(text, {{kOnes, kTwos}})),
              HasSubstr("f: was changed or cut off"));
}

TEST(KeyringTextTest, AnotherFileIsNoKeyring) {
  EXPECT_EQ(MessageOf(""), "f: is no keyring");
  EXPECT_EQ(MessageOf("role { name: \"insurer\" }\n"), "f: is no keyring");
  EXPECT_EQ(MessageOf("\xEF\xBB\xBFrsu keyring 1\n"), "f: is no keyring");
  EXPECT_EQ(MessageOf("rsu keyring 2\n"),
            "f: is a keyring of another version than 1");
  EXPECT_EQ(MessageOf("rsu keyring 1"),
            "f: is a keyring of another version than 1");
}

TEST(KeyringTextTest, EveryMistakeIsNamedByLineFieldAndRule) {
  const char* const day = "must be a date that exists, as YYYY-MM-DD";
  EXPECT_EQ(With("register: rsu\n", ""), "f: register: is missing");
  EXPECT_THAT(With("register: rsu", "register: R S U"),
              HasSubstr("f: register: must be 1 to 64 characters"));
  EXPECT_EQ(With("register: rsu", "register: a\nregister: b"),
            "f:4: register: is given twice");
  EXPECT_EQ(With("kind: receipts\n", ""), "f:11: receipts-1.kind: is missing");
  EXPECT_EQ(With("kind: receipts", "kind: seals"),
            "f:12: receipts-1.kind: must be a kind of keys");
  EXPECT_EQ(With("from: 2026-11-30\nuntil", "until"),
            "f:11: receipts-1.from: is missing");
  EXPECT_EQ(With("until: 2027-11-30", "until: 2027-11-31"),
            absl::StrCat("f:15: receipts-1.until: ", day));
  EXPECT_EQ(With("retired: 2027-06-01", "retired: never"),
            absl::StrCat("f:16: receipts-1.retired: ", day));
  EXPECT_EQ(With("retired: 2027-06-01", "until: 2027-06-01"),
            "f:16: receipts-1.until: is given twice");
  EXPECT_EQ(With("retired: 2027-06-01", "retired: 2027-12-01"),
            "f:11: receipts-1.retired: must not be after until");
  EXPECT_EQ(With("key: receipts-1", "key: seals-1"),
            "f:11: key: must be the kind, a hyphen and a number");
  EXPECT_EQ(With("register: rsu", "register: rsu\nfrom: 2026-01-01"),
            "f:4: from: stands before the first key");
  EXPECT_EQ(With("key: receipts-1\n", "key: receipts-1\nregister: rsu\n"),
            "f:12: is not a field of this format");
}

TEST(KeyringTextTest, ALineIsANameAndAValue) {
  for (const char* line : {"until:2027-11-30", "until", "until: ", ": x", " ",
                           "until 2027-11-30", "\x01"}) {
    EXPECT_EQ(With("until: 2027-11-30", line),
              "f:15: must be a name, a colon and a value")
        << line;
  }
}

TEST(KeyringTextTest, AMomentHasOneSpelling) {
  for (const char* moment :
       {"2026-11-30", "2026-11-30T09:00:00", "2026-11-30T09:00:00+01:00",
        "2026-11-30T9:00:00Z", "2026-11-30T09:00:60Z", "2026-02-30T09:00:00Z",
        "1969-12-31T23:59:59Z", " 2026-11-30T09:00:00Z", "infinite-future"}) {
    EXPECT_THAT(
        With("made: 2026-11-30T09:00:00Z", absl::StrCat("made: ", moment)),
        HasSubstr("pseudonym-root-1.made: a moment must be such as"))
        << moment;
  }
}

TEST(KeyringTextTest, ASecretHasOneSpellingOf32Bytes) {
  const std::string expected =
      "f:9: pseudonym-root-1.secret: must be 32 bytes in base64";
  for (const std::string& secret :
       {std::string("x"), std::string(44, '='), std::string(kOnes, 43),
        std::string(kOnes, 43) + "A",  // 33 bytes
        absl::StrCat(kOnes, "AAAA"), absl::StrCat("AAAA", kOnes),
        std::string(kOnes, 42) + "F=",  // other last bits
        " " + std::string(kOnes, 43), std::string(kOnes, 43) + " ",
        "-" + std::string(kOnes + 1), "_" + std::string(kOnes + 1),
        "\xC3" + std::string(kOnes + 1), std::string(kOnes, 40) + "AQ=="}) {
    EXPECT_EQ(With(kOnes, secret), expected) << secret;
  }
}

// A value that is pasted into another place is not repeated either.
TEST(KeyringTextTest, ASecretInAnotherPlaceIsNotRepeated) {
  for (const char* name :
       {"register: rsu", "kind: receipts", "until: 2027-11-30",
        "retired: 2027-06-01", "key: receipts-1"}) {
    const std::string field =
        std::string(name, absl::string_view(name).find(':'));
    With(name, absl::StrCat(field, ": ", kOnes));
    With(name, absl::StrCat(kOnes, ": ", field));
    With(name, kOnes);
  }
}

TEST(KeyringTextTest, RulesOfTheRingAreKeptWhenItIsRead) {
  EXPECT_EQ(With(kTwos, kOnes),
            "f:11: receipts-1.secret: is that of pseudonym-root-1 too");
  EXPECT_EQ(With("from: 2026-11-30\nuntil", "from: 2028-11-30\nuntil"),
            "f:11: receipts-1.until: must not be before from");
  EXPECT_EQ(With("# Secret", "key: a\n#"),
            "f:4: is not a field of this format");
}

// Changed texts with the right check: whatever is read can be written, read and
// changed, and whatever is refused is refused in plain words without a secret.
TEST(KeyringTextTest, ChangedTextsAreReadOrRefusedWithoutASecret) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  const auto below = [&random](std::size_t end) { return random() % end; };
  const std::string pieces[] = {"key: ",      "retired: ",
                                "\n",         "9999-12-31",
                                "0001-01-01", "receipts-9999",
                                "until: ",    "secret: ",
                                "\n\n",       "journal-subjects-9999"};
  int read = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string text = TwoKeys();
    const std::size_t place = 14 + below(text.size() - 14);
    switch (below(4)) {
      case 0:
        text[place] = static_cast<char>(random());
        break;
      case 1:
        text.erase(place, below(40));
        break;
      case 2:
        text.insert(place, text.substr(below(text.size()), below(200)));
        break;
      default:
        text.insert(place, pieces[below(std::size(pieces))]);
    }
    auto ring = ParseKeyring("f", Checked(text));
    if (!ring.ok()) {
      for (const char c : MessageOf(Checked(text))) {
        EXPECT_TRUE(c >= ' ' && c <= '~') << text;
      }
      continue;
    }
    ++read;
    static_cast<void>(ring->Retire("receipts-1", Day("2027-01-01")));
    static_cast<void>(ring->Add(KeyKind::kReceipts, {}, kNow_s));
    const SecretText written = WriteKeyring(*ring);
    const auto again = ParseKeyring("f", written.view());
    ASSERT_THAT(again, IsOk()) << text;
    EXPECT_EQ(WriteKeyring(*again).view(), written.view());
  }
  EXPECT_GT(read, 50);  // those that change a comment or a blank line
}

TEST(KeyringTextTest, MoreKeysThanARingMayHaveAreRefused) {
  std::string text = "rsu keyring 1\nregister: rsu\n";
  for (int i = 1; i <= 300; ++i) {
    text += absl::StrCat("key: receipts-", i, "\n");
  }
  EXPECT_EQ(MessageOf(Checked(text)), "f:3: receipts-1.kind: is missing");
  std::string whole = "rsu keyring 1\nregister: rsu\n";
  for (int i = 1; i <= 201; ++i) {
    whole +=
        absl::StrCat("key: receipts-", i,
                     "\nkind: receipts\nmade: 2026-11-30T09:00:00Z\nfrom: ",
                     Date::FromDayNumber(i).ToString(),
                     "\nuntil: ", Date::FromDayNumber(i).ToString(),
                     "\nsecret: ", SecretText64(static_cast<char>(i)), "\n");
  }
  EXPECT_EQ(MessageOf(Checked(whole)),
            "f: key: the keys of a keyring must be at most 200");
}

}  // namespace
}  // namespace base::keyring
