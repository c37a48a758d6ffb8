#include "base/journal/checkpoint.h"

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/journal/flipped_bit_fixture.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/journal/note_key_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kOrigin[] = "rsu.example/writes";

// Signed by the program `openssl` (3.0), with the key of RFC 8032, TEST 1, in a
// PKCS #8 file: `openssl pkeyutl -sign -rawin -inkey key.der -in text`, and the
// id with `openssl sha256`. The root is that of the seven published entries.
constexpr char kText[] =
    "rsu.example/writes\n"
    "7\n"
    "3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=\n";
constexpr char kSignature[] =
    "\u2014 rsu.example/writes "
    "oIf15m4+CXqSxYDqemGlA6kFV2e1EE56u5BTA3xUArKyU/diw"
    "+l2U5dxFjKcOK6UdFKUMKACGaR9/jQxe+dmKjMeTwI=\n";
constexpr char kVerifier[] =
    "rsu.example/writes+a087f5e6+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

// An example of C2SP `tlog-checkpoint`.
constexpr char kPublished[] =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "\u2014 example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurm"
    "RDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

Checkpoint SevenEntries() {
  Checkpoint checkpoint;
  checkpoint.origin = kOrigin;
  checkpoint.size = 7;
  checkpoint.root = PublishedTree().Root(7);
  return checkpoint;
}

std::vector<VerifierKey> Keys() { return {*VerifierKey::Parse(kVerifier)}; }

std::string WithSignature(absl::string_view text) {
  return absl::StrCat(text, "\n", kSignature);
}

TEST(CheckpointTest, SignedAsOpensslSigns) {
  const SigningKey key = SigningKeyOf(kOrigin, kSeed1);
  EXPECT_EQ(key.verifier().Text(), kVerifier);
  const auto bytes = SignCheckpoint(SevenEntries(), {&key});
  ASSERT_THAT(bytes, IsOk());
  EXPECT_EQ(*bytes, WithSignature(kText));
}

TEST(CheckpointTest, WhatOpensslSignedIsOpened) {
  const auto opened = OpenCheckpoint(WithSignature(kText), Keys(), kOrigin);
  ASSERT_THAT(opened, IsOk());
  EXPECT_EQ(opened->origin, kOrigin);
  EXPECT_EQ(opened->size, 7u);
  EXPECT_EQ(opened->root, PublishedTree().Root(7));
  EXPECT_THAT(opened->extensions, IsEmpty());
}

TEST(CheckpointTest, PublishedExampleIsRead) {
  const auto read = ParseCheckpoint(kPublished);
  ASSERT_THAT(read, IsOk());
  EXPECT_EQ(read->checkpoint.origin, "example.com/behind-the-sofa");
  EXPECT_EQ(read->checkpoint.size, 20'852'163u);
  EXPECT_EQ(Hex(read->checkpoint.root),
            "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62");
  EXPECT_EQ(read->note.signatures[0].key_id, 0x033de0aeu);
  EXPECT_EQ(*WriteCheckpointText(read->checkpoint), read->note.text);
  EXPECT_EQ(WriteSignedNote(read->note), kPublished);
}

// The example of C2SP `tlog-cosignature`: the one above, with a witness's
// signature of type 0x04, which is 8 bytes of time longer.
TEST(CheckpointTest, PublishedCosignatureIsKept) {
  const std::string witnessed = absl::StrCat(
      kPublished,
      "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrt"
      "PHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n");
  const auto read = ParseCheckpoint(witnessed);
  ASSERT_THAT(read, IsOk());
  ASSERT_EQ(read->note.signatures.size(), 2u);
  EXPECT_EQ(read->note.signatures[1].key_name, "witness.example.com/w1");
  EXPECT_EQ(read->note.signatures[1].bytes.size(), 72u);
  EXPECT_EQ(WriteSignedNote(read->note), witnessed);
}

TEST(CheckpointTest, SignaturesOfOthersArePassedOver) {
  const SigningKey old_key = SigningKeyOf(kOrigin, kSeed1);
  const SigningKey new_key = SigningKeyOf(kOrigin, kSeed2);
  const auto bytes = SignCheckpoint(SevenEntries(), {&old_key, &new_key});
  ASSERT_THAT(bytes, IsOk());
  const std::string witnessed =
      *bytes + "\u2014 witness.example TnKKVHLXAQIDBAUGBwg=\n";
  EXPECT_THAT(OpenCheckpoint(witnessed, {old_key.verifier()}, kOrigin), IsOk());
  EXPECT_THAT(OpenCheckpoint(witnessed, {new_key.verifier()}, kOrigin), IsOk());
  EXPECT_EQ(ParseCheckpoint(witnessed)->note.signatures.size(), 3u);
}

TEST(CheckpointTest, OnlyItsLogCanVouchForIt) {
  const std::string bytes = WithSignature(kText);
  EXPECT_THAT(OpenCheckpoint(bytes, Keys(), "rsu.example/other"),
              HasReason("OTHER_LOG"));
  EXPECT_THAT(OpenCheckpoint(bytes, {}, kOrigin), HasReason("UNKNOWN_SIGNER"));
  // Another key of this name; and a key that is known, of another log.
  const VerifierKey another = SigningKeyOf(kOrigin, kSeed2).verifier();
  EXPECT_THAT(OpenCheckpoint(bytes, {another}, kOrigin),
              HasReason("UNKNOWN_SIGNER"));
  const SigningKey other_log = SigningKeyOf("rsu.example/other", kSeed2);
  EXPECT_THAT(SignCheckpoint(SevenEntries(), {&other_log}),
              HasReason("MALFORMED_CHECKPOINT"));
  const std::string by_other = *SignNote(kText, {&other_log});
  EXPECT_THAT(OpenCheckpoint(by_other, {other_log.verifier()}, kOrigin),
              HasReason("UNKNOWN_SIGNER"));
}

TEST(CheckpointTest, EveryOtherBitIsRefused) {
  const std::string bytes = WithSignature(kText);
  ASSERT_THAT(OpenCheckpoint(bytes, Keys(), kOrigin), IsOk());
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const std::string changed = WithBitFlipped(bytes, bit);
    ASSERT_THAT(OpenCheckpoint(changed, Keys(), kOrigin),
                HasCode(absl::StatusCode::kInvalidArgument))
        << "bit " << bit;
  }
}

TEST(CheckpointTest, ExtensionsAreKept) {
  const std::string text = absl::StrCat(kText, "one\n", "two 2\n");
  const auto read = ParseCheckpointText(text);
  ASSERT_THAT(read, IsOk());
  EXPECT_THAT(read->extensions, ElementsAre("one", "two 2"));
  EXPECT_EQ(*WriteCheckpointText(*read), text);
}

TEST(CheckpointTest, MalformedIsRefused) {
  const std::string root = "3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=\n";
  for (const std::string& text :
       {std::string(),
        std::string("\n"),
        std::string("log\n"),
        std::string("log\n7\n"),
        "\n7\n" + root,
        "a log\n7\n" + root,
        "a+log\n7\n" + root,
        "log\n\n7\n" + root,
        "log\n07\n" + root,
        "log\n-7\n" + root,
        "log\n+7\n" + root,
        "log\n 7\n" + root,
        "log\n\n" + root,
        "log\n7 \n" + root,
        "log\n9223372036854775808\n" + root,   // 2^63
        "log\n18446744073709551616\n" + root,  // 2^64
        "log\n0\n" + root,                     // the root of another log
        "log\n7\n" + root + "\n",
        "log\n7\n" + root + "\nmore\n",
        "log\n7\n" + root + "no newline",
        std::string("log\n7\n\n"),
        std::string("log\n7\nAAAA\n"),
        std::string("log\n7\n3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIx=\n"),
        std::string("log\n7\n3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw\n"),
        "log\n7\n " + root}) {
    EXPECT_THAT(ParseCheckpointText(text), HasReason("MALFORMED_CHECKPOINT"))
        << text;
  }
  EXPECT_THAT(ParseCheckpointText("log\n9223372036854775807\n" + root), IsOk());
}

TEST(CheckpointTest, WhatNoLogCanSayIsNotSigned) {
  const SigningKey key = SigningKeyOf(kOrigin, kSeed1);
  Checkpoint checkpoint = SevenEntries();
  EXPECT_THAT(SignCheckpoint(checkpoint, {}), HasReason("MALFORMED_NOTE"));
  checkpoint.size = kMaxTreeSize + 1;
  EXPECT_THAT(SignCheckpoint(checkpoint, {&key}),
              HasReason("MALFORMED_CHECKPOINT"));
  checkpoint.size = 0;
  EXPECT_THAT(SignCheckpoint(checkpoint, {&key}),
              HasReason("MALFORMED_CHECKPOINT"));
  checkpoint.root = EmptyRoot();
  EXPECT_THAT(SignCheckpoint(checkpoint, {&key}), IsOk());
  for (const char* extension : {"", "a\nb"}) {
    checkpoint.extensions = {extension};
    EXPECT_THAT(SignCheckpoint(checkpoint, {&key}),
                HasReason("MALFORMED_CHECKPOINT"));
  }
}

TEST(CheckpointTest, ReasonNeverRepeatsText) {
  const auto read = ParseCheckpoint(
      absl::StrReplaceAll(WithSignature(kText), {{"\n7\n", "\nsecret\n"}}));
  ASSERT_THAT(read, HasReason("MALFORMED_CHECKPOINT"));
  EXPECT_THAT(std::string(read.status().message()),
              testing::Not(testing::HasSubstr("secret")));
}

}  // namespace
}  // namespace base::journal
