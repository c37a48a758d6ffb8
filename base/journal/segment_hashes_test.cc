#include "base/journal/segment_hashes.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "base/journal/merkle_proof.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

using testing::IsEmpty;
using testing::IsSubsetOf;
using testing::UnorderedElementsAre;

constexpr int kHeight = 2;
constexpr std::size_t kEntries = std::size_t{1} << kHeight;

// The segments of a tree, four entries each, which remembers what was read.
class Segments : public SegmentSource {
 public:
  Segments(const NaiveTree& tree, std::size_t size)
      : tree_(tree), size_(size) {}

  absl::StatusOr<Hash> SegmentRoot(std::uint64_t segment) override {
    const auto first = static_cast<std::size_t>(segment) * kEntries;
    EXPECT_LE(first + kEntries, size_);
    return tree_.Root(first, first + kEntries);
  }

  absl::StatusOr<std::vector<Hash>> SegmentLeaves(
      std::uint64_t segment) override {
    EXPECT_TRUE(leaves_read.insert(segment).second) << "read twice";
    std::vector<Hash> leaves;
    const auto first = static_cast<std::size_t>(segment) * kEntries;
    for (std::size_t i = first; i < size_ && i < first + kEntries; ++i) {
      leaves.push_back(LeafHash(tree_.entries()[i]));
    }
    return leaves;
  }

  std::set<std::uint64_t> leaves_read;

 private:
  const NaiveTree& tree_;
  const std::size_t size_;
};

TEST(SegmentHashesTest, ProofReadsOnlySegmentsOfItsEntryAndOfItsEnd) {
  const NaiveTree tree = NaiveTree::OfSize(45);
  for (std::size_t size = 1; size <= 45; ++size) {
    for (std::size_t index = 0; index < size; ++index) {
      Segments segments(tree, size);
      SegmentHashes hashes(segments, kHeight);
      const auto proof = InclusionProof(index, size, hashes);
      ASSERT_THAT(proof, IsOk());
      ASSERT_EQ(Hex(*proof), Hex(tree.Path(index, 0, size)));
      EXPECT_THAT(segments.leaves_read,
                  IsSubsetOf({index / kEntries, size / kEntries}));
    }
  }
}

TEST(SegmentHashesTest, ConsistencyReadsOnlySegmentsInWhichTreesEnd) {
  const NaiveTree tree = NaiveTree::OfSize(45);
  for (std::size_t size = 1; size <= 45; ++size) {
    for (std::size_t old = 1; old <= size; ++old) {
      Segments segments(tree, size);
      SegmentHashes hashes(segments, kHeight);
      const auto proof = ConsistencyProof(old, size, hashes);
      ASSERT_THAT(proof, IsOk());
      ASSERT_EQ(Hex(*proof), Hex(tree.Subproof(old, 0, size, true)));
      EXPECT_THAT(segments.leaves_read,
                  IsSubsetOf({old / kEntries, size / kEntries}));
    }
  }
}

TEST(SegmentHashesTest, TreeOfFullSegmentsNeedsNoEntryForItsRoot) {
  const NaiveTree tree = NaiveTree::OfSize(24);
  Segments segments(tree, 24);
  SegmentHashes hashes(segments, kHeight);
  const auto root = RootAt(24, hashes);
  ASSERT_THAT(root, IsOk());
  EXPECT_EQ(*root, tree.Root(24));
  EXPECT_THAT(segments.leaves_read, IsEmpty());
}

TEST(SegmentHashesTest, SegmentHas65536Entries) {
  // All entries are alike, so that each subtree's root is known by its height.
  class Alike : public SegmentSource {
   public:
    absl::StatusOr<Hash> SegmentRoot(std::uint64_t segment) override {
      EXPECT_EQ(segment, 0u);
      return RootOf(std::vector<Hash>(65'536, LeafHash("x")));
    }
    absl::StatusOr<std::vector<Hash>> SegmentLeaves(
        std::uint64_t segment) override {
      read.insert(segment);
      return std::vector<Hash>(segment == 0 ? 65'536 : 1, LeafHash("x"));
    }
    std::set<std::uint64_t> read;
  } source;
  SegmentHashes hashes(source);
  const auto root = RootAt(65'537, hashes);
  ASSERT_THAT(root, IsOk());
  EXPECT_EQ(*root, RootOf(std::vector<Hash>(65'537, LeafHash("x"))));
  EXPECT_THAT(source.read, UnorderedElementsAre(1u));
}

TEST(SegmentHashesTest, SegmentWithTooFewEntriesIsDamaged) {
  const NaiveTree tree = NaiveTree::OfSize(8);
  Segments segments(tree, 6);
  SegmentHashes hashes(segments, kHeight);
  const auto proof = InclusionProof(5, 8, hashes);
  EXPECT_THAT(proof, HasCode(absl::StatusCode::kDataLoss));
  EXPECT_THAT(proof, HasReason("JOURNAL_DAMAGED"));
}

}  // namespace
}  // namespace base::journal
