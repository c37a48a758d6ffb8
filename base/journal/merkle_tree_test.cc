#include "base/journal/merkle_tree.h"

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

std::vector<Hash> LeavesOf(const NaiveTree& tree) {
  std::vector<Hash> leaves;
  for (const std::string& entry : tree.entries()) {
    leaves.push_back(LeafHash(entry));
  }
  return leaves;
}

TEST(MerkleTreeTest, RootsArePublishedOnes) {
  // The roots of the first 0 to 8 entries, as published with the entries.
  const std::vector<std::string> roots = {
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  const std::vector<Hash> leaves = LeavesOf(PublishedTree());
  Frontier frontier;
  for (std::size_t size = 0; size < roots.size(); ++size) {
    EXPECT_EQ(Hex(frontier.Root()), roots[size]) << size;
    EXPECT_EQ(Hex(RootOf(absl::MakeConstSpan(leaves).first(size))),
              roots[size]);
    if (size < leaves.size()) frontier.Append(leaves[size]);
  }
  EXPECT_EQ(Hex(EmptyRoot()), roots[0]);
}

TEST(MerkleTreeTest, RootOfEachSizeIsThatOfDefinition) {
  const NaiveTree tree = NaiveTree::OfSize(140);
  Frontier frontier;
  for (std::size_t size = 0; size <= 140; ++size) {
    EXPECT_EQ(frontier.size(), size);
    EXPECT_EQ(Hex(frontier.Root()), Hex(tree.Root(size))) << size;
    if (size < 140) frontier.Append(LeafHash(tree.entries()[size]));
  }
}

TEST(MerkleTreeTest, NoEntryIsTakenForNode) {
  const Hash left = LeafHash("a");
  const Hash right = LeafHash("b");
  const std::string both = absl::StrCat(left.view(), right.view());
  EXPECT_NE(LeafHash(both), NodeHash(left, right));
  EXPECT_NE(LeafHash(absl::StrCat("\1", both)), NodeHash(left, right));
}

TEST(FrontierTest, GoesOnWhereItWasWritten) {
  const NaiveTree tree = NaiveTree::OfSize(70);
  Frontier frontier;
  for (std::size_t size = 0; size < 70; ++size) {
    const absl::StatusOr<Frontier> read = Frontier::Parse(frontier.Serialize());
    ASSERT_THAT(read, IsOk()) << size;
    EXPECT_TRUE(*read == frontier) << size;
    frontier = *read;
    frontier.Append(LeafHash(tree.entries()[size]));
  }
  EXPECT_EQ(Hex(frontier.Root()), Hex(tree.Root(70)));
}

TEST(FrontierTest, BytesAreSizeAndSubtreesLargestFirst) {
  const std::vector<Hash> leaves = LeavesOf(PublishedTree());
  Frontier frontier;
  for (std::size_t i = 0; i < 5; ++i) frontier.Append(leaves[i]);
  // Published: the root of entries 0 to 3, and the hash of entry 4.
  EXPECT_EQ(absl::BytesToHexString(frontier.Serialize()),
            "0000000000000005"
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
}

TEST(FrontierTest, OtherBytesAreRefused) {
  Frontier frontier;
  for (int i = 0; i < 3; ++i) frontier.Append(LeafHash("x"));
  const std::string bytes = frontier.Serialize();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THAT(Frontier::Parse(bytes.substr(0, size)),
                HasReason("MALFORMED_FRONTIER"))
        << size;
  }
  EXPECT_THAT(Frontier::Parse(bytes + "x"), HasReason("MALFORMED_FRONTIER"));
  // 2^63 entries, one too many.
  const std::string too_large =
      absl::HexStringToBytes("8000000000000000") + std::string(32, 'h');
  EXPECT_THAT(Frontier::Parse(too_large), HasReason("MALFORMED_FRONTIER"));
}

TEST(FrontierTest, EachSegmentGivesItsRootOnce) {
  // All entries are alike: the root of a complete subtree is its half hashed
  // with itself.
  const Hash leaf = LeafHash("x");
  Hash root = leaf;
  for (int height = 0; height < kSegmentHeight; ++height) {
    root = NodeHash(root, root);
  }
  Frontier frontier;
  std::vector<std::uint64_t> completed_at;
  for (std::uint64_t i = 0; i < 3 * kSegmentEntries + 1; ++i) {
    if (const std::optional<Hash> segment = frontier.Append(leaf)) {
      EXPECT_EQ(Hex(*segment), Hex(root));
      completed_at.push_back(frontier.size());
    }
  }
  EXPECT_THAT(completed_at,
              testing::ElementsAre(65'536, 2 * 65'536, 3 * 65'536));
}

TEST(FrontierTest, CopyDoesNotChangeWithOriginal) {
  Frontier frontier;
  frontier.Append(LeafHash("a"));
  Frontier tried = frontier;
  tried.Append(LeafHash("b"));
  EXPECT_EQ(frontier.size(), 1u);
  EXPECT_EQ(frontier.Root(), LeafHash("a"));
}

}  // namespace
}  // namespace base::journal
