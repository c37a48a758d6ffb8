#include "base/journal/tile_hashes.h"

#include <cstddef>

#include "absl/types/span.h"
#include "base/journal/errors.h"
#include "base/status_macros.h"

namespace base::journal {

absl::StatusOr<Hash> TileHashes::Read(const Subtree& subtree) {
  const int level = subtree.height / kTileHeight;
  const int height_in_tile = subtree.height % kTileHeight;
  // Of the hashes of the level: the first one of the subtree.
  const std::uint64_t first = subtree.index << height_in_tile;
  const std::uint64_t index = first / kTileWidth;
  const auto offset = static_cast<std::size_t>(first % kTileWidth);
  const auto count = std::size_t{1} << height_in_tile;
  const int width = TileWidthIn(size_, level, index);
  if (offset + count > static_cast<std::size_t>(width)) {
    return NotInTree("the log has no such part");
  }
  auto tile = tiles_.find({level, index});
  if (tile == tiles_.end()) {
    const Tile wanted{Tile::Kind::kHashes, level, index, width};
    RSU_ASSIGN_OR_RETURN(const std::string bytes, source_.ReadTile(wanted));
    RSU_ASSIGN_OR_RETURN(std::vector<Hash> hashes, DecodeHashes(wanted, bytes));
    tile =
        tiles_.emplace(std::make_pair(level, index), std::move(hashes)).first;
  }
  return RootOf(absl::MakeConstSpan(tile->second).subspan(offset, count));
}

}  // namespace base::journal
