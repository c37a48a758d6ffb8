#ifndef BASE_JOURNAL_TILE_HASHES_H_
#define BASE_JOURNAL_TILE_HASHES_H_

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "base/journal/merkle_tree.h"
#include "base/journal/tile.h"

namespace base::journal {

// Where the tiles of a log lie.
class TileSource {
 public:
  virtual ~TileSource() = default;

  // The content of a tile of hashes. Where a partial one is gone, the source
  // may cut it from the full one.
  virtual absl::StatusOr<std::string> ReadTile(const Tile& tile) = 0;
};

// The hashes of a tree out of its tiles: each is read from one tile. Tiles are
// believed; a proof made of a wrong one does not lead to the root. Keeps what
// it read: make one for each proof. Not thread-safe.
class TileHashes : public SubtreeHashes {
 public:
  // Of the tree of `size` entries. `source` must outlive this.
  TileHashes(TileSource& source, std::uint64_t size)
      : source_(source), size_(size) {}

  // Errors: OUT_OF_RANGE, reason NOT_IN_TREE  the tree has not the subtree.
  //         INVALID_ARGUMENT, reason MALFORMED_TILE. Those of the source.
  absl::StatusOr<Hash> Read(const Subtree& subtree) override;

 private:
  TileSource& source_;
  const std::uint64_t size_;
  std::map<std::pair<int, std::uint64_t>, std::vector<Hash>> tiles_;
};

}  // namespace base::journal

#endif  // BASE_JOURNAL_TILE_HASHES_H_
