#include "base/journal/proof_file.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/journal/flipped_bit_fixture.h"
#include "base/journal/merkle_proof.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/journal/note_key_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

constexpr char kOrigin[] = "rsu.example/writes";
constexpr char kEntry5[] = "@ABC";  // the sixth published entry, 40414243

// That the sixth of the eight published entries is in their tree: the published
// proof of 5 in 8 (trillian, `testonly`), and a checkpoint that the program
// `openssl` signed with the key of RFC 8032, TEST 1 (as in checkpoint_test.cc).
constexpr char kProof[] =
    "c2sp.org/tlog-proof@v1\n"
    "index 5\n"
    "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=\n"
    "yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=\n"
    "037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=\n"
    "\n"
    "rsu.example/writes\n"
    "8\n"
    "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n"
    "\n"
    "\u2014 rsu.example/writes "
    "oIf15rOOxsvMFdlYF5GuCZGcRQOrwgGFaCK5FPt7daIshMRyG"
    "/tjdvy1Dwk/LzvKb123NO0vu160kX5jtC/HlLvhAQ8=\n";

const VerifierKey& Key() {
  static const VerifierKey& key =
      *new VerifierKey(SigningKeyOf(kOrigin, kSeed1).verifier());
  return key;
}

std::string CheckpointOf(std::uint64_t size) {
  const SigningKey key = SigningKeyOf(kOrigin, kSeed1);
  Checkpoint checkpoint;
  checkpoint.origin = kOrigin;
  checkpoint.size = size;
  checkpoint.root = PublishedTree().Root(static_cast<std::size_t>(size));
  return *SignCheckpoint(checkpoint, {&key});
}

// A proof of entry `index` in the first `size` of the published entries.
ProofFile ProofOf(std::uint64_t index, std::uint64_t size) {
  const NaiveTree tree = PublishedTree();
  NaiveHashes hashes(tree);
  return {std::nullopt, index, *InclusionProof(index, size, hashes),
          CheckpointOf(size)};
}

std::string Changed(const std::string& from, const std::string& to) {
  return absl::StrReplaceAll(kProof, {{from, to}});
}

TEST(ProofFileTest, PublishedProofIsWrittenAndRead) {
  EXPECT_EQ(*WriteProofFile(ProofOf(5, 8)), kProof);
  const auto proof = ParseProofFile(kProof);
  ASSERT_THAT(proof, IsOk());
  EXPECT_EQ(proof->extra, std::nullopt);
  EXPECT_EQ(proof->index, 5u);
  EXPECT_EQ(Hex(proof->hashes), Hex(ProofOf(5, 8).hashes));
  EXPECT_EQ(proof->checkpoint, CheckpointOf(8));
}

TEST(CheckProofTest, PublishedProofHolds) {
  const auto proved = CheckProof(kEntry5, kProof, {Key()}, kOrigin);
  ASSERT_THAT(proved, IsOk());
  EXPECT_EQ(proved->index, 5u);
  EXPECT_EQ(proved->checkpoint.size, 8u);
}

TEST(CheckProofTest, EveryEntryOfEveryTreeIsProved) {
  const NaiveTree tree = PublishedTree();
  for (std::uint64_t size = 1; size <= 8; ++size) {
    for (std::uint64_t index = 0; index < size; ++index) {
      const std::string text = *WriteProofFile(ProofOf(index, size));
      const std::string& entry =
          tree.entries()[static_cast<std::size_t>(index)];
      EXPECT_THAT(CheckProof(entry, text, {Key()}, kOrigin), IsOk());
      EXPECT_THAT(CheckProof(entry + "x", text, {Key()}, kOrigin),
                  HasReason("WRONG_PROOF"));
    }
  }
}

TEST(CheckProofTest, EveryOtherBitIsRefused) {
  const std::string text = kProof;
  for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
    ASSERT_THAT(
        CheckProof(kEntry5, WithBitFlipped(text, bit), {Key()}, kOrigin),
        HasCode(absl::StatusCode::kInvalidArgument))
        << "bit " << bit;
  }
  for (std::size_t bit = 0; bit < 8 * std::string(kEntry5).size(); ++bit) {
    ASSERT_THAT(
        CheckProof(WithBitFlipped(kEntry5, bit), kProof, {Key()}, kOrigin),
        HasReason("WRONG_PROOF"))
        << "bit " << bit;
  }
}

TEST(CheckProofTest, EveryBeginningIsRefused) {
  const std::string text = kProof;
  for (std::size_t size = 0; size < text.size(); ++size) {
    ASSERT_THAT(CheckProof(kEntry5, text.substr(0, size), {Key()}, kOrigin),
                HasCode(absl::StatusCode::kInvalidArgument))
        << size;
  }
}

TEST(CheckProofTest, SaysWhy) {
  EXPECT_THAT(CheckProof("other", kProof, {Key()}, kOrigin),
              HasReason("WRONG_PROOF"));
  EXPECT_THAT(
      CheckProof(kEntry5, Changed("index 5", "index 4"), {Key()}, kOrigin),
      HasReason("WRONG_PROOF"));
  EXPECT_THAT(
      CheckProof(kEntry5, Changed("index 5", "index 8"), {Key()}, kOrigin),
      HasReason("WRONG_PROOF"));
  EXPECT_THAT(CheckProof(kEntry5, Changed("\n8\n", "\n9\n"), {Key()}, kOrigin),
              HasReason("WRONG_SIGNATURE"));
  EXPECT_THAT(CheckProof(kEntry5, kProof, {}, kOrigin),
              HasReason("UNKNOWN_SIGNER"));
  EXPECT_THAT(CheckProof(kEntry5, kProof, {Key()}, "rsu.example/reads"),
              HasReason("OTHER_LOG"));
}

TEST(CheckProofTest, RightHashesUnderWrongHeadAreRefused) {
  // The proof of another tree than the checkpoint's.
  ProofFile proof = ProofOf(5, 8);
  proof.checkpoint = CheckpointOf(7);
  EXPECT_THAT(CheckProof(kEntry5, *WriteProofFile(proof), {Key()}, kOrigin),
              HasReason("WRONG_PROOF"));
}

TEST(ProofFileTest, ExtraIsKeptAndProvesNothing) {
  ProofFile proof = ProofOf(5, 8);
  proof.extra = std::string("any\0thing\n", 10);
  const auto text = WriteProofFile(proof);
  ASSERT_THAT(text, IsOk());
  EXPECT_EQ(*text, Changed("@v1\n", "@v1\nextra YW55AHRoaW5nCg==\n"));
  EXPECT_EQ(ParseProofFile(*text)->extra, proof.extra);
  EXPECT_THAT(CheckProof(kEntry5, *text, {Key()}, kOrigin), IsOk());
}

TEST(ProofFileTest, MalformedIsRefused) {
  for (const std::string& text :
       {std::string(),
        std::string("\n"),
        std::string("c2sp.org/tlog-proof@v1"),
        std::string("c2sp.org/tlog-proof@v1\n"),
        std::string("c2sp.org/tlog-proof@v1\nextra QQ==\n"),
        std::string("c2sp.org/tlog-proof@v1\nindex 5"),
        std::string("c2sp.org/tlog-proof@v1\nindex 5\n"),
        Changed("@v1", "@v2"),
        Changed("c2sp", "C2SP"),
        Changed("@v1\n", "@v1 \n"),
        Changed("@v1\n", "@v1\r\n"),
        Changed("@v1\n", "@v1\n\n"),
        Changed("@v1\n", "@v1\nextra \n"),
        Changed("@v1\n", "@v1\nextra QQ\n"),
        Changed("@v1\n", "@v1\nextra QQ==\nextra QQ==\n"),
        Changed("@v1\n", "@v1\nExtra QQ==\n"),
        Changed("index 5", "index 05"),
        Changed("index 5", "index  5"),
        Changed("index 5", "index -1"),
        Changed("index 5", "index "),
        Changed("index 5", "index 18446744073709551616"),
        Changed("index 5", "Index 5"),
        Changed("index 5\n", ""),
        Changed("CuA=\n", "CuA=\r\n"),
        Changed("CuA=\n", "CuA\n"),
        Changed("CuA=\n", "CuB=\n"),
        Changed("CuA=\n", "CuA=\nQUJD\n"),
        Changed("FLc=\n\n", "FLc=\n")}) {
    EXPECT_THAT(ParseProofFile(text), HasReason("MALFORMED_PROOF")) << text;
  }
  EXPECT_THAT(ParseProofFile(Changed("FLc=\n\n", "FLc=\n\n\n")),
              HasReason("MALFORMED_CHECKPOINT"));
  EXPECT_THAT(ParseProofFile(absl::StrCat(kProof, "\n")),
              HasReason("MALFORMED_NOTE"));
}

TEST(ProofFileTest, HasLimits) {
  ProofFile proof = ProofOf(5, 8);
  proof.hashes.assign(kMaxProofHashes, LeafHash("x"));
  const auto most = WriteProofFile(proof);
  ASSERT_THAT(most, IsOk());
  EXPECT_THAT(ParseProofFile(*most), IsOk());
  const std::string one_more = absl::StrReplaceAll(
      *most, {{"index 5\n",
               absl::StrCat("index 5\n",
                            absl::Base64Escape(LeafHash("x").view()), "\n")}});
  EXPECT_THAT(ParseProofFile(one_more), HasReason("MALFORMED_PROOF"));
  proof.hashes.push_back(LeafHash("x"));
  EXPECT_THAT(WriteProofFile(proof), HasReason("MALFORMED_PROOF"));

  proof = ProofOf(5, 8);
  proof.extra = std::string(kMaxExtraBytes, 'x');
  const auto longest = WriteProofFile(proof);
  ASSERT_THAT(longest, IsOk());
  EXPECT_THAT(ParseProofFile(*longest), IsOk());
  proof.extra->push_back('x');
  EXPECT_THAT(WriteProofFile(proof), HasReason("MALFORMED_PROOF"));
  proof.extra = "";
  EXPECT_THAT(WriteProofFile(proof), HasReason("MALFORMED_PROOF"));
  EXPECT_THAT(ParseProofFile(std::string(2'000'000, 'x')),
              HasReason("MALFORMED_PROOF"));
}

}  // namespace
}  // namespace base::journal
