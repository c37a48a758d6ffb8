#include "base/journal/entry.h"

#include <google/protobuf/stubs/logging.h>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/journal/flipped_bit_fixture.h"
#include "base/journal/merkle_tree.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

using rsu::journal::v1::Entry;

// A checkpoint that another log signed; who did does not matter here.
constexpr char kCheckpoint[] =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "\u2014 example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurm"
    "RDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

Entry Read() {
  Entry entry;
  entry.set_sequence(7);
  entry.set_moment_us(1'767'225'600'000'000);  // 2026-01-01T00:00:00Z
  entry.set_caller("spiffe://cnss.example/amo");
  entry.set_method("rsu.registry.v1.HouseholdService/GetHousehold");
  entry.add_subjects(std::string(16, 's'));
  entry.set_request_hmac(std::string(32, 'r'));
  return entry;
}

Entry Write() {
  Entry entry = Read();
  entry.set_person("s.amrani");
  entry.set_reason("CORRECTION");
  entry.set_reply_hmac(std::string(32, 'a'));
  entry.add_revisions("declaration");
  entry.add_revisions("score");
  return entry;
}

Entry Refused() {
  Entry entry = Read();
  entry.clear_subjects();
  entry.clear_request_hmac();
  entry.set_outcome(7);
  entry.set_refusal("TWO_PEOPLE");
  entry.set_refused_calls(12);
  return entry;
}

Entry Page() {
  Entry entry = Read();
  entry.clear_subjects();
  entry.set_programme("amo-tadamon");
  entry.mutable_listing()->set_day("2026-01-01");
  entry.mutable_listing()->set_known_at_us(1'767'225'600'000'000);
  entry.mutable_listing()->set_last(std::string(16, 'l'));
  return entry;
}

Entry PageOfFeed() {
  Entry entry = Page();
  entry.mutable_listing()->set_since_day("2025-12-01");
  entry.mutable_listing()->set_since_known_at_us(1'764'547'200'000'000);
  entry.mutable_listing()->set_after(std::string(16, 'a'));
  return entry;
}

Entry OfOtherLog() {
  Entry entry;
  entry.set_sequence(8);
  entry.set_moment_us(1);
  entry.mutable_checkpoint()->set_text(kCheckpoint);
  return entry;
}

TEST(EntryTest, EachKindIsWrittenAndRead) {
  for (const Entry& entry :
       {Read(), Write(), Refused(), Page(), PageOfFeed(), OfOtherLog()}) {
    const auto bytes = SerializeEntry(entry);
    ASSERT_THAT(bytes, IsOk());
    const auto read = ParseEntry(*bytes);
    ASSERT_THAT(read, IsOk());
    EXPECT_EQ(*SerializeEntry(*read), *bytes);
    EXPECT_EQ(read->DebugString(), entry.DebugString());
  }
}

// By hand, as protobuf's wire format has it: 08 field 1, 10 field 2, then the
// texts 1a, 2a with their lengths, and 5a (field 11).
TEST(EntryTest, BytesAreFieldsInOrder) {
  Entry entry;
  entry.set_moment_us(300);
  entry.set_sequence(1);
  entry.set_request_hmac(std::string(32, 'r'));
  entry.set_method("a/B");
  entry.set_caller("local");
  EXPECT_EQ(
      absl::BytesToHexString(*SerializeEntry(entry)),
      absl::StrCat("0801", "10ac02", "1a05", "6c6f63616c", "2a03", "612f42",
                   "5a20", absl::BytesToHexString(std::string(32, 'r'))));
}

struct Breach {
  std::string field;
  std::function<void(Entry&)> make;
};

void ExpectRefused(const Entry& good, const std::vector<Breach>& breaches) {
  ASSERT_THAT(CheckEntry(good), IsOk());
  for (const Breach& breach : breaches) {
    Entry entry = good;
    breach.make(entry);
    const absl::Status checked = CheckEntry(entry);
    EXPECT_THAT(checked, HasReason("MALFORMED_ENTRY")) << breach.field;
    EXPECT_THAT(checked, NamesField(breach.field));
    EXPECT_THAT(SerializeEntry(entry), HasReason("MALFORMED_ENTRY"));
  }
}

TEST(EntryTest, EveryRuleOfCallIsKept) {
  ExpectRefused(
      Write(),
      {{"sequence", [](Entry& e) { e.set_sequence(kMaxTreeSize); }},
       {"moment_us", [](Entry& e) { e.set_moment_us(0); }},
       {"moment_us", [](Entry& e) { e.set_moment_us(-1); }},
       {"moment_us", [](Entry& e) { e.set_moment_us(kMaxMomentUs + 1); }},
       {"caller", [](Entry& e) { e.clear_caller(); }},
       {"caller", [](Entry& e) { e.set_caller(std::string(2'049, 'c')); }},
       {"caller", [](Entry& e) { e.set_caller("a\nb"); }},
       {"person", [](Entry& e) { e.set_person(std::string(65, 'p')); }},
       {"person", [](Entry& e) { e.set_person("a\u202Eb"); }},
       {"method", [](Entry& e) { e.clear_method(); }},
       {"method", [](Entry& e) { e.set_method("Service"); }},
       {"method", [](Entry& e) { e.set_method("/Method"); }},
       {"method", [](Entry& e) { e.set_method("a.B/"); }},
       {"method", [](Entry& e) { e.set_method("a.B/C/D"); }},
       {"method", [](Entry& e) { e.set_method("a.B/C D"); }},
       {"method", [](Entry& e) { e.set_method("a/" + std::string(254, 'm')); }},
       {"reason", [](Entry& e) { e.set_reason("a reason"); }},
       {"reason", [](Entry& e) { e.set_reason(std::string(65, 'R')); }},
       {"programme", [](Entry& e) { e.set_programme("a/b"); }},
       {"refusal", [](Entry& e) { e.set_refusal("TWO_PEOPLE"); }},
       {"outcome", [](Entry& e) { e.set_outcome(17); }},
       {"request_hmac", [](Entry& e) { e.set_request_hmac("short"); }},
       {"reply_hmac", [](Entry& e) { e.set_reply_hmac("short"); }},
       {"reply_hmac", [](Entry& e) { e.set_outcome(3); }},
       {"revisions", [](Entry& e) { e.clear_reply_hmac(); }},
       {"revisions[2]", [](Entry& e) { e.add_revisions("score"); }},
       {"revisions[2]", [](Entry& e) { e.add_revisions(""); }},
       {"revisions[2]", [](Entry& e) { e.add_revisions("a b"); }},
       {"subjects[1]", [](Entry& e) { e.add_subjects("short"); }},
       {"subjects[1]", [](Entry& e) { e.add_subjects(""); }},
       {"subjects", [](Entry& e) {
          for (int i = 0; i < 1'000; ++i) e.add_subjects(std::string(16, 's'));
        }}});
}

TEST(EntryTest, EveryRuleOfRefusalsIsKept) {
  ExpectRefused(Refused(),
                {{"refused_calls",
                  [](Entry& e) {
                    e.set_outcome(0);
                    e.clear_refusal();
                  }},
                 {"refused_calls",
                  [](Entry& e) { e.add_subjects(std::string(16, 's')); }},
                 {"refused_calls",
                  [](Entry& e) { e.set_request_hmac(std::string(32, 'r')); }},
                 {"refused_calls",
                  [](Entry& e) { *e.mutable_listing() = Page().listing(); }}});
}

TEST(EntryTest, EveryRuleOfListingIsKept) {
  ExpectRefused(
      PageOfFeed(),
      {{"listing", [](Entry& e) { e.add_subjects(std::string(16, 's')); }},
       {"listing.day", [](Entry& e) { e.mutable_listing()->clear_day(); }},
       {"listing.day",
        [](Entry& e) { e.mutable_listing()->set_day("2026-02-29"); }},
       {"listing.known_at_us",
        [](Entry& e) { e.mutable_listing()->clear_known_at_us(); }},
       {"listing.since_day",
        [](Entry& e) { e.mutable_listing()->clear_since_day(); }},
       {"listing.since_known_at_us",
        [](Entry& e) { e.mutable_listing()->clear_since_known_at_us(); }},
       {"listing.after",
        [](Entry& e) { e.mutable_listing()->set_after("short"); }},
       {"listing.last",
        [](Entry& e) { e.mutable_listing()->set_last("short"); }}});
}

TEST(EntryTest, CheckpointOfOtherLogStandsAlone) {
  ExpectRefused(
      OfOtherLog(),
      {{"checkpoint", [](Entry& e) { e.set_caller("local"); }},
       {"checkpoint", [](Entry& e) { e.set_method("a/B"); }},
       {"checkpoint", [](Entry& e) { e.set_outcome(1); }},
       {"checkpoint", [](Entry& e) { e.mutable_listing(); }},
       {"checkpoint", [](Entry& e) { e.add_revisions(""); }},
       {"checkpoint.text",
        [](Entry& e) { e.mutable_checkpoint()->clear_text(); }},
       {"checkpoint.text",
        [](Entry& e) { e.mutable_checkpoint()->set_text("a text\n"); }},
       {"checkpoint.text",
        [](Entry& e) {
          e.mutable_checkpoint()->set_text(absl::StrCat(
              std::string(kMaxEntryCheckpointBytes, 'x'), kCheckpoint));
        }},
       {"sequence", [](Entry& e) { e.set_sequence(kMaxTreeSize); }}});
}

TEST(EntryTest, LargestEntryFits) {
  Entry entry = Write();
  entry.set_sequence(kMaxTreeSize - 1);
  entry.set_moment_us(kMaxMomentUs);
  entry.set_caller(std::string(kMaxCallerBytes, 'c'));
  // Four bytes each.
  std::string person;
  for (int i = 0; i < kMaxPersonCharacters; ++i) person += "\U00020000";
  entry.set_person(person);
  entry.set_method("a/" + std::string(kMaxMethodCharacters - 2, 'm'));
  entry.set_reason(std::string(kMaxCodeCharacters, 'R'));
  entry.set_programme(std::string(kMaxCodeCharacters, 'p'));
  entry.clear_subjects();
  for (int i = 0; i < kMaxEntrySubjects; ++i) {
    entry.add_subjects(std::string(kSealedBytes, 's'));
  }
  entry.clear_revisions();
  for (int i = 0; i < kMaxEntryRevisions; ++i) {
    entry.add_revisions(
        absl::StrCat(i, std::string(kMaxCodeCharacters - 2, 'k')));
  }
  const auto bytes = SerializeEntry(entry);
  ASSERT_THAT(bytes, IsOk());
  EXPECT_LT(bytes->size(), kMaxEntryBytes);
  EXPECT_THAT(ParseEntry(*bytes), IsOk());
}

TEST(EntryTest, OtherBytesAreRefused) {
  const std::string bytes = *SerializeEntry(Write());
  for (const std::string& other :
       {std::string(), std::string("\xFF"), std::string(65'536, 'x'),
        // Fields in another order, one twice, one that is zero.
        bytes + absl::HexStringToBytes("0807"),
        absl::StrCat(absl::HexStringToBytes("0801"), bytes),
        bytes + absl::HexStringToBytes("4800"),
        // A number in more bytes than it needs.
        absl::HexStringToBytes("088700") + bytes.substr(2)}) {
    EXPECT_THAT(ParseEntry(other), HasReason("MALFORMED_ENTRY"))
        << absl::BytesToHexString(other.substr(0, 9));
  }
}

TEST(EntryTest, FieldOfLaterVersionIsKept) {
  // Field 1000, a number.
  const std::string bytes =
      *SerializeEntry(Read()) + absl::HexStringToBytes("c03e05");
  const auto read = ParseEntry(bytes);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(*SerializeEntry(*read), bytes);
}

TEST(EntryTest, EveryOtherBitIsAnotherEntryOrNone) {
  const google::protobuf::LogSilencer without_complaints_of_utf8;
  for (const Entry& entry : {Write(), PageOfFeed(), OfOtherLog()}) {
    const std::string bytes = *SerializeEntry(entry);
    for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
      const std::string changed = WithBitFlipped(bytes, bit);
      const auto read = ParseEntry(changed);
      if (!read.ok()) continue;
      ASSERT_EQ(*SerializeEntry(*read), changed) << bit;
      ASSERT_NE(LeafHash(changed), LeafHash(bytes)) << bit;
    }
  }
}

TEST(EntryTest, ErrorsNeverRepeatValues) {
  Entry entry = Read();
  entry.set_caller("secret\n");
  entry.set_reason("a secret");
  const absl::Status checked = CheckEntry(entry);
  EXPECT_THAT(std::string(checked.message()),
              testing::Not(testing::HasSubstr("secret")));
}

}  // namespace
}  // namespace base::journal
