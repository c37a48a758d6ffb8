// What others can send is read by seven parsers. Here each of them gets good
// texts that were changed at random. A parser may refuse a text; one that it
// takes is written again as it was read, and nothing is proved that is not so.
#include <google/protobuf/stubs/logging.h>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/journal/checkpoint.h"
#include "base/journal/entry.h"
#include "base/journal/merkle_proof.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/journal/note_key_fixture.h"
#include "base/journal/proof_file.h"
#include "base/journal/tile.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

constexpr char kOrigin[] = "rsu.example/writes";
constexpr std::size_t kEntries = 37;
constexpr int kTexts = 4'000;

class ChangedTextTest : public testing::Test {
 protected:
  ChangedTextTest() {
    Checkpoint checkpoint;
    checkpoint.origin = kOrigin;
    checkpoint.size = kEntries;
    checkpoint.root = tree_.Root(kEntries);
    const std::string text = *SignCheckpoint(checkpoint, {&key_});
    NaiveHashes hashes(tree_);
    Frontier frontier;
    for (const std::string& entry : tree_.entries()) {
      frontier.Append(LeafHash(entry));
    }
    rsu::journal::v1::Entry entry;
    entry.set_moment_us(1);
    entry.set_caller("local");
    entry.set_method("a.B/C");
    entry.add_subjects(std::string(kSealedBytes, 's'));
    good_ = {text,
             *WriteProofFile(
                 {"extra", 5, *InclusionProof(5, kEntries, hashes), text}),
             key_.verifier().Text(),
             "tile/0/x001/x234/067.p/17",
             "tile/entries/273",
             *EncodeEntries({"abc", "", "d"}),
             frontier.Serialize(),
             *SerializeEntry(entry)};
  }

  std::size_t Below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  // A good text with one to three changes: a bit, a byte more, a part less, a
  // part twice, or a part of another text.
  std::string ChangedText() {
    std::string text = good_[Below(good_.size())];
    for (std::size_t changes = 1 + Below(3); changes > 0; --changes) {
      const std::size_t at = Below(text.size() + 1);
      const std::string& other = good_[Below(good_.size())];
      switch (Below(5)) {
        case 0:
          if (at < text.size()) text[at] = static_cast<char>(Below(256));
          break;
        case 1:
          text.insert(at, 1, "\n +=0/\x7F"[Below(7)]);
          break;
        case 2:
          text.erase(at, Below(40));
          break;
        case 3:
          text.insert(Below(text.size() + 1), text.substr(at, Below(40)));
          break;
        default:
          text.insert(at, other.substr(Below(other.size()), Below(80)));
          break;
      }
    }
    return text;
  }

  const NaiveTree tree_ = NaiveTree::OfSize(kEntries);
  const SigningKey key_ = SigningKeyOf(kOrigin, kSeed1);
  const std::random_device::result_type seed_ = std::random_device{}();
  std::mt19937 random_{seed_};
  std::vector<std::string> good_;
};

TEST_F(ChangedTextTest, WhatIsTakenIsWrittenAsItWasRead) {
  const google::protobuf::LogSilencer without_complaints_of_utf8;
  const Tile three{Tile::Kind::kEntries, 0, 0, 3};
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = ChangedText();
    SCOPED_TRACE(absl::StrCat("seed ", seed_, ": ", absl::CHexEscape(text)));
    if (const auto read = ParseCheckpoint(text); read.ok()) {
      ASSERT_EQ(WriteSignedNote(read->note), text);
      ASSERT_EQ(*WriteCheckpointText(read->checkpoint), read->note.text);
    }
    if (const auto read = ParseProofFile(text); read.ok()) {
      ASSERT_EQ(*WriteProofFile(*read), text);
    }
    if (const auto read = VerifierKey::Parse(text); read.ok()) {
      ASSERT_EQ(read->Text(), text);
    }
    if (const auto read = ParseTilePath(text); read.ok()) {
      ASSERT_EQ(TilePath(*read), text);
    }
    if (const auto read = DecodeEntries(three, text); read.ok()) {
      ASSERT_EQ(*EncodeEntries(*read), text);
    }
    if (const auto read = Frontier::Parse(text); read.ok()) {
      ASSERT_EQ(read->Serialize(), text);
    }
    if (const auto read = ParseEntry(text); read.ok()) {
      ASSERT_EQ(*SerializeEntry(*read), text);
    }
  }
}

TEST_F(ChangedTextTest, NothingIsProvedThatIsNotSo) {
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = ChangedText();
    SCOPED_TRACE(absl::StrCat("seed ", seed_, ": ", absl::CHexEscape(text)));
    const auto opened = OpenCheckpoint(text, {key_.verifier()}, kOrigin);
    if (opened.ok()) {
      ASSERT_EQ(opened->size, kEntries);
      ASSERT_EQ(opened->root, tree_.Root(kEntries));
    }
    const std::size_t index = i % 2 == 0 ? 5 : Below(kEntries);
    const auto proved =
        CheckProof(tree_.entries()[index], text, {key_.verifier()}, kOrigin);
    if (proved.ok()) {
      ASSERT_EQ(proved->index, index);
      ASSERT_EQ(proved->checkpoint.root, tree_.Root(kEntries));
    }
  }
}

}  // namespace
}  // namespace base::journal
