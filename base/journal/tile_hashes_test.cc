#include "base/journal/tile_hashes.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "base/journal/flipped_bit_fixture.h"
#include "base/journal/merkle_proof.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

std::vector<Hash> Leaves(std::size_t size) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < size; ++i) {
    leaves.push_back(LeafHash(absl::StrCat("entry ", i)));
  }
  return leaves;
}

// The tiles of a tree by their paths, cut by hand: the hashes of a level are
// the roots of the full tiles below.
class Tiles : public TileSource {
 public:
  explicit Tiles(const std::vector<Hash>& leaves) {
    std::vector<Hash> hashes = leaves;
    for (int level = 0; !hashes.empty(); ++level) {
      std::vector<Hash> above;
      for (std::size_t first = 0; first < hashes.size(); first += 256) {
        const auto some = absl::MakeConstSpan(hashes).subspan(first, 256);
        std::string path = absl::StrCat(
            "tile/", level, "/",
            absl::Dec(first / 256, absl::kZeroPad3));  // below 1,000
        if (some.size() == 256) {
          above.push_back(RootOf(some));
        } else {
          absl::StrAppend(&path, ".p/", some.size());
        }
        files[path] = EncodeHashes(some);
      }
      hashes = std::move(above);
    }
  }

  absl::StatusOr<std::string> ReadTile(const Tile& tile) override {
    const std::string path = TilePath(tile);
    EXPECT_EQ(++reads[path], 1) << path;
    const auto file = files.find(path);
    if (file == files.end()) return absl::NotFoundError(path);
    return file->second;
  }

  std::map<std::string, std::string> files;
  std::map<std::string, int> reads;
};

TEST(TileHashesTest, ProofsOutOfTilesHold) {
  // The example of C2SP `tlog-tiles`, with three levels, and sizes about it.
  const std::vector<Hash> leaves = Leaves(70'000);
  for (const std::size_t size : {70'000, 65'536, 65'537, 257, 256, 255, 1}) {
    const auto some = absl::MakeConstSpan(leaves).first(size);
    const Hash root = RootOf(some);
    Tiles tiles({some.begin(), some.end()});
    TileHashes of_root(tiles, size);
    EXPECT_EQ(*RootAt(size, of_root), root) << size;
    for (const std::size_t index : {std::size_t{0}, size / 3, size - 1}) {
      tiles.reads.clear();
      TileHashes hashes(tiles, size);
      const auto inclusion = InclusionProof(index, size, hashes);
      ASSERT_THAT(inclusion, IsOk());
      EXPECT_THAT(VerifyInclusion(leaves[index], index, size, *inclusion, root),
                  IsOk());
      const auto consistency = ConsistencyProof(index + 1, size, hashes);
      ASSERT_THAT(consistency, IsOk());
      EXPECT_THAT(VerifyConsistency(index + 1, RootOf(some.first(index + 1)),
                                    size, root, *consistency),
                  IsOk());
    }
  }
}

TEST(TileHashesTest, NoTileWithAnotherBitMakesProof) {
  const std::vector<Hash> leaves = Leaves(5);
  const Hash root = RootOf(leaves);
  Tiles tiles(leaves);
  std::string& bytes = tiles.files["tile/0/000.p/5"];
  const std::string good = bytes;
  for (std::size_t bit = 0; bit < 8 * good.size(); ++bit) {
    bytes = WithBitFlipped(good, bit);
    tiles.reads.clear();
    TileHashes hashes(tiles, 5);
    const auto proof = InclusionProof(2, 5, hashes);
    ASSERT_THAT(proof, IsOk());
    const absl::Status verified =
        VerifyInclusion(leaves[2], 2, 5, *proof, root);
    // A proof holds no hash of its own entry.
    const bool is_own = bit / (8 * kHashBytes) == 2;
    ASSERT_EQ(verified.ok(), is_own) << bit;
    TileHashes of_root(tiles, 5);
    tiles.reads.clear();
    ASSERT_NE(*RootAt(5, of_root), root) << bit;
  }
}

TEST(TileHashesTest, WhatIsNotInTreeIsRefused) {
  Tiles tiles(Leaves(300));
  TileHashes hashes(tiles, 300);
  EXPECT_THAT(hashes.Read({0, 299}), IsOk());
  EXPECT_THAT(hashes.Read({0, 300}), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(hashes.Read({2, 74}), IsOk());
  EXPECT_THAT(hashes.Read({2, 75}), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(hashes.Read({8, 0}), IsOk());
  EXPECT_THAT(hashes.Read({8, 1}), HasReason("NOT_IN_TREE"));
  EXPECT_THAT(hashes.Read({62, 0}), HasReason("NOT_IN_TREE"));
}

TEST(TileHashesTest, MissingAndShortTilesAreSaid) {
  Tiles tiles(Leaves(300));
  tiles.files["tile/0/001.p/44"].pop_back();
  tiles.files.erase("tile/0/000");
  TileHashes hashes(tiles, 300);
  const auto missing = hashes.Read({0, 0});
  EXPECT_THAT(missing, HasCode(absl::StatusCode::kNotFound));
  EXPECT_EQ(missing.status().message(), "tile/0/000");
  EXPECT_THAT(hashes.Read({0, 299}), HasReason("MALFORMED_TILE"));
}

}  // namespace
}  // namespace base::journal
