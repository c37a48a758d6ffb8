#include "base/journal/merkle_proof.h"

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "base/journal/flipped_bit_fixture.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

// The published proofs for the published tree (certificate-transparency,
// `merkle_tree_test`, and trillian, `testonly`).
constexpr char kLeaf0[] =
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
constexpr char kLeaf1[] =
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
constexpr char kLeaf4[] =
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
constexpr char kLeaf6[] =
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f";
constexpr char kNode01[] =
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
constexpr char kNode23[] =
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
constexpr char kNode45[] =
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
constexpr char kNode67[] =
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
constexpr char kNode03[] =
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
constexpr char kNode47[] =
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";

struct PublishedProof {
  std::uint64_t from;  // an entry, or an old size
  std::uint64_t size;
  std::vector<std::string> hashes;
};

TEST(InclusionTest, ProofsArePublishedOnes) {
  const std::vector<PublishedProof> proofs = {
      {0, 1, {}},
      {0, 8, {kLeaf1, kNode23, kNode47}},
      {5, 8, {kLeaf4, kNode67, kNode03}},
      {2, 3, {kNode01}},
      {1, 5, {kLeaf0, kNode23, kLeaf4}}};
  const NaiveTree tree = PublishedTree();
  NaiveHashes hashes(tree);
  for (const PublishedProof& published : proofs) {
    const auto proof = InclusionProof(published.from, published.size, hashes);
    ASSERT_THAT(proof, IsOk());
    EXPECT_EQ(Hex(*proof), published.hashes) << published.from;
  }
}

TEST(ConsistencyTest, ProofsArePublishedOnes) {
  const std::vector<PublishedProof> proofs = {
      {1, 1, {}},
      {1, 8, {kLeaf1, kNode23, kNode47}},
      {6, 8, {kNode45, kNode67, kNode03}},
      {2, 5, {kNode23, kLeaf4}},
      {6, 7, {kNode45, kLeaf6, kNode03}}};
  const NaiveTree tree = PublishedTree();
  NaiveHashes hashes(tree);
  for (const PublishedProof& published : proofs) {
    const auto proof = ConsistencyProof(published.from, published.size, hashes);
    ASSERT_THAT(proof, IsOk());
    EXPECT_EQ(Hex(*proof), published.hashes) << published.from;
  }
}

TEST(InclusionTest, EveryProofIsThatOfDefinitionAndHolds) {
  const NaiveTree tree = NaiveTree::OfSize(70);
  NaiveHashes hashes(tree);
  for (std::size_t size = 1; size <= 70; ++size) {
    const Hash root = tree.Root(size);
    EXPECT_EQ(*RootAt(size, hashes), root) << size;
    for (std::size_t index = 0; index < size; ++index) {
      const auto proof = InclusionProof(index, size, hashes);
      ASSERT_THAT(proof, IsOk());
      ASSERT_EQ(Hex(*proof), Hex(tree.Path(index, 0, size)));
      ASSERT_THAT(VerifyInclusion(LeafHash(tree.entries()[index]), index, size,
                                  *proof, root),
                  IsOk())
          << index << " of " << size;
    }
  }
}

TEST(ConsistencyTest, EveryProofIsThatOfDefinitionAndHolds) {
  const NaiveTree tree = NaiveTree::OfSize(70);
  NaiveHashes hashes(tree);
  for (std::size_t size = 0; size <= 70; ++size) {
    const Hash root = tree.Root(size);
    for (std::size_t old_size = 0; old_size <= size; ++old_size) {
      const auto proof = ConsistencyProof(old_size, size, hashes);
      ASSERT_THAT(proof, IsOk());
      if (old_size != 0) {
        ASSERT_EQ(Hex(*proof), Hex(tree.Subproof(old_size, 0, size, true)));
      }
      ASSERT_THAT(
          VerifyConsistency(old_size, tree.Root(old_size), size, root, *proof),
          IsOk())
          << old_size << " of " << size;
    }
  }
}

// One seed for each run, printed by whoever fails.
class RandomTreeTest : public testing::Test {
 protected:
  std::size_t Below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  const std::random_device::result_type seed_ = std::random_device{}();
  std::mt19937 random_{seed_};
};

TEST_F(RandomTreeTest, ProofsOfRandomTreesHold) {
  const NaiveTree tree = NaiveTree::OfSize(700);
  NaiveHashes hashes(tree);
  for (int round = 0; round < 12; ++round) {
    const std::size_t size = 1 + Below(700);
    const std::size_t index = Below(size);
    const auto inclusion = InclusionProof(index, size, hashes);
    ASSERT_THAT(inclusion, IsOk());
    EXPECT_THAT(VerifyInclusion(LeafHash(tree.entries()[index]), index, size,
                                *inclusion, tree.Root(size)),
                IsOk())
        << "seed " << seed_ << ": " << index << " of " << size;
    const auto consistency = ConsistencyProof(index + 1, size, hashes);
    ASSERT_THAT(consistency, IsOk());
    EXPECT_THAT(VerifyConsistency(index + 1, tree.Root(index + 1), size,
                                  tree.Root(size), *consistency),
                IsOk())
        << "seed " << seed_ << ": " << index + 1 << " of " << size;
  }
}

// What differs from a true proof in one place.
std::vector<std::vector<Hash>> ChangedProofs(const std::vector<Hash>& proof) {
  std::vector<std::vector<Hash>> changed;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    for (std::size_t bit = 0; bit < 8 * kHashBytes; bit += 37) {
      changed.push_back(proof);
      changed.back()[i] =
          *HashFrom(WithBitFlipped(std::string(proof[i].view()), bit));
    }
    changed.push_back(proof);
    changed.back().erase(changed.back().begin() +
                         static_cast<std::ptrdiff_t>(i));
    changed.push_back(proof);
    changed.back().insert(
        changed.back().begin() + static_cast<std::ptrdiff_t>(i), proof[i]);
    if (i > 0) {
      changed.push_back(proof);
      std::swap(changed.back()[i - 1], changed.back()[i]);
    }
  }
  changed.push_back(proof);
  changed.back().push_back(LeafHash("one more"));
  return changed;
}

TEST(InclusionTest, WhateverDiffersIsRefused) {
  const NaiveTree tree = NaiveTree::OfSize(20);
  NaiveHashes hashes(tree);
  for (std::size_t size = 1; size <= 20; ++size) {
    const Hash root = tree.Root(size);
    for (std::size_t index = 0; index < size; ++index) {
      const Hash leaf = LeafHash(tree.entries()[index]);
      const std::vector<Hash> proof = *InclusionProof(index, size, hashes);
      for (const std::vector<Hash>& changed : ChangedProofs(proof)) {
        ASSERT_THAT(VerifyInclusion(leaf, index, size, changed, root),
                    HasReason("WRONG_PROOF"));
      }
      ASSERT_THAT(VerifyInclusion(LeafHash("x"), index, size, proof, root),
                  HasReason("WRONG_PROOF"));
      ASSERT_THAT(VerifyInclusion(leaf, index, size, proof, LeafHash("x")),
                  HasReason("WRONG_PROOF"));
      for (std::size_t other = 0; other < size + 2; ++other) {
        if (other == index) continue;
        ASSERT_THAT(VerifyInclusion(leaf, other, size, proof, root),
                    HasReason("WRONG_PROOF"));
      }
    }
  }
}

TEST(ConsistencyTest, WhateverDiffersIsRefused) {
  const NaiveTree tree = NaiveTree::OfSize(20);
  NaiveHashes hashes(tree);
  for (std::size_t size = 1; size <= 20; ++size) {
    const Hash root = tree.Root(size);
    for (std::size_t old = 1; old <= size; ++old) {
      const Hash old_root = tree.Root(old);
      const std::vector<Hash> proof = *ConsistencyProof(old, size, hashes);
      for (const std::vector<Hash>& changed : ChangedProofs(proof)) {
        ASSERT_THAT(VerifyConsistency(old, old_root, size, root, changed),
                    HasReason("WRONG_PROOF"));
      }
      ASSERT_THAT(VerifyConsistency(old, LeafHash("x"), size, root, proof),
                  HasReason("WRONG_PROOF"));
      ASSERT_THAT(VerifyConsistency(old, old_root, size, LeafHash("x"), proof),
                  HasReason("WRONG_PROOF"));
      for (std::size_t other = 0; other < size + 2; ++other) {
        if (other == old) continue;
        ASSERT_THAT(VerifyConsistency(other, old_root, size, root, proof),
                    HasReason("WRONG_PROOF"))
            << other << " for " << old << " of " << size;
      }
    }
  }
}

TEST(ConsistencyTest, EmptyTreeIsBeginningOfEveryTree) {
  const Hash root = LeafHash("x");
  EXPECT_THAT(VerifyConsistency(0, EmptyRoot(), 1, root, {}), IsOk());
  EXPECT_THAT(VerifyConsistency(0, EmptyRoot(), 0, EmptyRoot(), {}), IsOk());
  EXPECT_THAT(VerifyConsistency(0, root, 1, root, {}),
              HasReason("WRONG_PROOF"));
  EXPECT_THAT(VerifyConsistency(0, EmptyRoot(), 0, root, {}),
              HasReason("WRONG_PROOF"));
  EXPECT_THAT(VerifyConsistency(0, EmptyRoot(), 1, root, {root}),
              HasReason("WRONG_PROOF"));
}

// A tree so large that it is nowhere: all its hashes are one.
class EqualHashes : public SubtreeHashes {
 public:
  absl::StatusOr<Hash> Read(const Subtree& subtree) override {
    EXPECT_GE(subtree.height, 0);
    EXPECT_LE(subtree.height, 62);
    return LeafHash("x");
  }
};

TEST(ProofLimitsTest, LargestTreeHasProofs) {
  EqualHashes hashes;
  for (const std::uint64_t size : {kMaxTreeSize, kMaxTreeSize - 1}) {
    for (const std::uint64_t index : {std::uint64_t{0}, size / 2, size - 1}) {
      const auto inclusion = InclusionProof(index, size, hashes);
      ASSERT_THAT(inclusion, IsOk());
      EXPECT_LE(inclusion->size(), kMaxProofHashes);
      const auto consistency = ConsistencyProof(index + 1, size, hashes);
      ASSERT_THAT(consistency, IsOk());
      EXPECT_LE(consistency->size(), kMaxProofHashes);
    }
  }
}

TEST(ProofLimitsTest, WhatTreeDoesNotHaveIsRefused) {
  EqualHashes hashes;
  EXPECT_THAT(InclusionProof(3, 3, hashes), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(InclusionProof(0, 0, hashes), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(ConsistencyProof(4, 3, hashes), HasReason("NOT_IN_TREE"));
  const std::uint64_t too_large = kMaxTreeSize + 1;
  EXPECT_THAT(RootAt(too_large, hashes), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(InclusionProof(0, too_large, hashes), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(ConsistencyProof(1, too_large, hashes), HasReason("NOT_IN_TREE"));
}

TEST(ProofLimitsTest, ErrorOfHashesIsThatOfProof) {
  class Gone : public SubtreeHashes {
   public:
    absl::StatusOr<Hash> Read(const Subtree&) override {
      return absl::UnavailableError("gone");
    }
  } gone;
  EXPECT_THAT(RootAt(3, gone), HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(InclusionProof(1, 3, gone),
              HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(ConsistencyProof(1, 3, gone),
              HasCode(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace base::journal
