#ifndef BASE_JOURNAL_TILE_H_
#define BASE_JOURNAL_TILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/journal/merkle_tree.h"

namespace base::journal {

// A log in files, in the form of C2SP `tlog-tiles`: tiles of 256 hashes of one
// level of the tree, every eighth, and bundles of 256 entries. Values;
// thread-safe.

inline constexpr int kTileHeight = 8;
inline constexpr int kTileWidth = 1 << kTileHeight;

// The highest level that a path can name. Those above 7 belong to trees larger
// than any log.
inline constexpr int kMaxTileLevel = 63;

// The longest entry: its length is written in two bytes.
inline constexpr std::size_t kMaxTileEntryBytes = 65'535;

// Which tile of a log.
struct Tile {
  enum class Kind : std::uint8_t {
    kHashes,
    kEntries,  // a bundle; it spans the entries of the tile of level 0
  };

  Kind kind = Kind::kHashes;
  int level = 0;  // 0 to kMaxTileLevel; 0 of entries
  std::uint64_t index = 0;

  // 1 to 256. Below 256 the tile is partial: the last one of its level in a
  // tree that ends there.
  int width = kTileWidth;

  friend bool operator==(const Tile& a, const Tile& b) {
    return a.kind == b.kind && a.level == b.level && a.index == b.index &&
           a.width == b.width;
  }
};

// How wide the tile is at `level` and `index` in a tree of `size` entries: 0 if
// the tree does not have it.
int TileWidthIn(std::uint64_t size, int level, std::uint64_t index);

// The path below the log's folder: "tile/0/x001/x234/067.p/17" of the tile of
// level 0, index 1,234,067, width 17; "tile/entries/000" of a bundle.
std::string TilePath(const Tile& tile);

// Reads what TilePath() wrote.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_TILE.
absl::StatusOr<Tile> ParseTilePath(absl::string_view path);

// The content of a tile of hashes: 32 bytes each. The caller gives up to 256.
std::string EncodeHashes(absl::Span<const Hash> hashes);

// The content of a tile of hashes, as many as `tile` is wide.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_TILE.
absl::StatusOr<std::vector<Hash>> DecodeHashes(const Tile& tile,
                                               absl::string_view bytes);

// The content of a bundle: before each entry its length in two bytes, the most
// significant one first.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_TILE  an entry is too long, or
//         there are more than 256.
absl::StatusOr<std::string> EncodeEntries(
    absl::Span<const std::string> entries);

// The entries of a bundle, as many as `tile` is wide.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_TILE.
absl::StatusOr<std::vector<std::string>> DecodeEntries(const Tile& tile,
                                                       absl::string_view bytes);

}  // namespace base::journal

#endif  // BASE_JOURNAL_TILE_H_
