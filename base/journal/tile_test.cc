#include "base/journal/tile.h"

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/journal/merkle_tree_fixture.h"
#include "base/status_matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::journal {
namespace {

using testing::ElementsAre;

Tile HashTile(int level, std::uint64_t index, int width = kTileWidth) {
  return {Tile::Kind::kHashes, level, index, width};
}

Tile Bundle(std::uint64_t index, int width = kTileWidth) {
  return {Tile::Kind::kEntries, 0, index, width};
}

// After C2SP `tlog-tiles`, whose examples are marked.
TEST(TilePathTest, IsWrittenAndRead) {
  struct Case {
    Tile tile;
    const char* path;
  };
  for (const Case& test : {
           Case{HashTile(0, 0), "tile/0/000"},
           Case{HashTile(0, 1'234'067), "tile/0/x001/x234/067"},  // published
           Case{HashTile(1, 999, 1), "tile/1/999.p/1"},
           Case{HashTile(1, 1'000, 255), "tile/1/x001/000.p/255"},
           Case{HashTile(63, 5, 17), "tile/63/005.p/17"},
           Case{Bundle(0), "tile/entries/000"},
           Case{Bundle(273, 112), "tile/entries/273.p/112"},
           Case{Bundle(1'000'000), "tile/entries/x001/x000/000"},
           Case{Bundle(kMaxTreeSize),
                "tile/entries/x009/x223/x372/x036/x854/x775/807"},
       }) {
    EXPECT_EQ(TilePath(test.tile), test.path);
    const auto tile = ParseTilePath(test.path);
    ASSERT_THAT(tile, IsOk()) << test.path;
    EXPECT_TRUE(*tile == test.tile) << test.path;
  }
}

TEST(TilePathTest, OtherPathsAreRefused) {
  for (const char* path :
       {"", "tile", "tile/", "tile/0", "tile/0/", "/tile/0/000", "tiles/0/000",
        "tile/00/000", "tile/64/000", "tile/-1/000", "tile/+1/000",
        "tile/entry/000", "tile/Entries/000", "tile//000", "tile/0/0",
        "tile/0/0000", "tile/0/00a", "tile/0/x00", "tile/0/x000", "tile/0/-01",
        "tile/0/ 01", "tile/0/001/067", "tile/0/x001/x234/x067",
        "tile/0/x000/067", "tile/0/X001/067", "tile/0/x1000/067",
        "tile/0/x001//067", "tile/0/000/", "tile/0/000.p", "tile/0/000.p/",
        "tile/0/000.p/0", "tile/0/000.p/256", "tile/0/000.p/01",
        "tile/0/000.p/-1", "tile/0/000.p/1/", "tile/0/000.p/1/1",
        "tile/0/000.q/1", "tile/0/.p/1", "tile/0/x001.p/000",
        "tile/0/000.p/000", "tile/0.p/1", "tile/entries.p/1", "tile/.p/1",
        // 2^63, one index too many; and more elements than an index has.
        "tile/0/x009/x223/x372/x036/x854/x775/808",
        "tile/0/x999/x999/x999/x999/x999/x999/999",
        "tile/0/x001/x001/x001/x001/x001/x001/x001/001"}) {
    EXPECT_THAT(ParseTilePath(path), HasReason("MALFORMED_TILE")) << path;
  }
  EXPECT_THAT(ParseTilePath(absl::string_view("tile/0/000\0", 11)),
              HasReason("MALFORMED_TILE"));
}

TEST(TileWidthTest, TreeHasPublishedTiles) {
  // The two examples of C2SP `tlog-tiles`: 70,000 entries, and 256.
  EXPECT_EQ(TileWidthIn(70'000, 0, 0), 256);
  EXPECT_EQ(TileWidthIn(70'000, 0, 272), 256);
  EXPECT_EQ(TileWidthIn(70'000, 0, 273), 112);
  EXPECT_EQ(TileWidthIn(70'000, 0, 274), 0);
  EXPECT_EQ(TileWidthIn(70'000, 1, 0), 256);
  EXPECT_EQ(TileWidthIn(70'000, 1, 1), 17);
  EXPECT_EQ(TileWidthIn(70'000, 1, 2), 0);
  EXPECT_EQ(TileWidthIn(70'000, 2, 0), 1);
  EXPECT_EQ(TileWidthIn(70'000, 3, 0), 0);
  EXPECT_EQ(TileWidthIn(256, 0, 0), 256);
  EXPECT_EQ(TileWidthIn(256, 0, 1), 0);
  EXPECT_EQ(TileWidthIn(256, 1, 0), 1);
}

TEST(TileWidthTest, NoTreeHasTilesBeyondItsLimits) {
  EXPECT_EQ(TileWidthIn(0, 0, 0), 0);
  EXPECT_EQ(TileWidthIn(kMaxTreeSize, 7, 0), 127);
  EXPECT_EQ(TileWidthIn(kMaxTreeSize, 8, 0), 0);
  EXPECT_EQ(TileWidthIn(kMaxTreeSize, 63, 0), 0);
  EXPECT_EQ(TileWidthIn(kMaxTreeSize, -1, 0), 0);
}

TEST(HashTileTest, Has32BytesForEachHash) {
  const std::vector<Hash> hashes = {LeafHash("a"), LeafHash("b")};
  const std::string bytes = EncodeHashes(hashes);
  EXPECT_EQ(bytes, absl::StrCat(hashes[0].view(), hashes[1].view()));
  EXPECT_EQ(Hex(*DecodeHashes(HashTile(0, 0, 2), bytes)), Hex(hashes));
  EXPECT_EQ(EncodeHashes(std::vector<Hash>(256)).size(), 8'192u);  // published
}

TEST(HashTileTest, OtherLengthIsRefused) {
  const std::string bytes = EncodeHashes({LeafHash("a"), LeafHash("b")});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THAT(DecodeHashes(HashTile(0, 0, 2), bytes.substr(0, size)),
                HasReason("MALFORMED_TILE"));
  }
  EXPECT_THAT(DecodeHashes(HashTile(0, 0, 2), bytes + "x"),
              HasReason("MALFORMED_TILE"));
  for (const int width : {-1, 0, 1, 3, 256, 257}) {
    EXPECT_THAT(DecodeHashes(HashTile(0, 0, width), bytes),
                HasReason("MALFORMED_TILE"));
  }
  EXPECT_THAT(DecodeHashes(HashTile(0, 0, 0), ""), HasReason("MALFORMED_TILE"));
}

TEST(BundleTest, HasLengthBeforeEachEntry) {
  const std::vector<std::string> entries = {"abc", "",
                                            std::string(0x0102, 'x')};
  const auto bytes = EncodeEntries(entries);
  ASSERT_THAT(bytes, IsOk());
  EXPECT_EQ(*bytes,
            absl::StrCat(absl::string_view("\0\3abc\0\0\1\2", 9), entries[2]));
  EXPECT_EQ(*DecodeEntries(Bundle(0, 3), *bytes), entries);
}

TEST(BundleTest, LongestEntryIs65535Bytes) {
  const std::string longest(65'535, 'x');
  const auto bytes = EncodeEntries({longest});
  ASSERT_THAT(bytes, IsOk());
  EXPECT_THAT(*DecodeEntries(Bundle(0, 1), *bytes), ElementsAre(longest));
  EXPECT_THAT(EncodeEntries({longest + "x"}), HasReason("MALFORMED_TILE"));
}

TEST(BundleTest, Has256EntriesAtMost) {
  const std::vector<std::string> most(256, "x");
  EXPECT_EQ(*DecodeEntries(Bundle(0), *EncodeEntries(most)), most);
  EXPECT_THAT(EncodeEntries(std::vector<std::string>(257, "x")),
              HasReason("MALFORMED_TILE"));
}

TEST(BundleTest, OtherNumberOfEntriesIsRefused) {
  const std::string bytes = *EncodeEntries({"abc", "", "de"});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THAT(DecodeEntries(Bundle(0, 3), bytes.substr(0, size)),
                HasReason("MALFORMED_TILE"))
        << size;
  }
  EXPECT_THAT(DecodeEntries(Bundle(0, 3), bytes + "x"),
              HasReason("MALFORMED_TILE"));
  for (const int width : {-1, 0, 1, 2, 4, 256, 257}) {
    EXPECT_THAT(DecodeEntries(Bundle(0, width), bytes),
                HasReason("MALFORMED_TILE"));
  }
}

}  // namespace
}  // namespace base::journal
