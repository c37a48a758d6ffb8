#include "base/journal/tile.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/journal/errors.h"
#include "base/journal/strict_text.h"
#include "base/status_macros.h"

namespace base::journal {
namespace {

constexpr absl::string_view kEntries = "entries";
constexpr absl::string_view kPartial = ".p";
constexpr std::uint64_t kIndexesOfElement = 1'000;
constexpr std::size_t kElementDigits = 3;

// Of 2^64 tiles the index has 20 digits.
constexpr std::size_t kMaxElements = 7;

constexpr std::size_t kLengthBytes = 2;

std::string IndexPath(std::uint64_t index) {
  std::string path =
      absl::StrCat(absl::Dec(index % kIndexesOfElement, absl::kZeroPad3));
  while (index >= kIndexesOfElement) {
    index /= kIndexesOfElement;
    path = absl::StrCat(
        "x", absl::Dec(index % kIndexesOfElement, absl::kZeroPad3), "/", path);
  }
  return path;
}

// The three digits of an element, of which all but the last one begin with x.
std::optional<std::uint64_t> ParseElement(absl::string_view element,
                                          bool is_last) {
  if (!is_last && !absl::ConsumePrefix(&element, "x")) return std::nullopt;
  if (element.size() != kElementDigits ||
      !std::all_of(element.begin(), element.end(), [](char c) {
        return absl::ascii_isdigit(static_cast<unsigned char>(c));
      })) {
    return std::nullopt;
  }
  std::uint64_t value = 0;
  for (const char digit : element) {
    value = 10 * value + static_cast<std::uint64_t>(digit - '0');
  }
  return value;
}

std::optional<std::uint64_t> ParseIndex(
    absl::Span<const absl::string_view> elements) {
  if (elements.empty() || elements.size() > kMaxElements) return std::nullopt;
  std::uint64_t index = 0;
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const std::optional<std::uint64_t> element =
        ParseElement(elements[i], i + 1 == elements.size());
    if (!element.has_value()) return std::nullopt;
    if (index > (kMaxTreeSize - *element) / kIndexesOfElement) {
      return std::nullopt;
    }
    index = index * kIndexesOfElement + *element;
  }
  return index;
}

// The number of a width or a level, or nothing above `max`.
std::optional<int> ParseUpTo(absl::string_view text, int max) {
  const std::optional<std::uint64_t> value = ParseDecimal(text);
  if (!value.has_value() || *value > static_cast<std::uint64_t>(max)) {
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

absl::Status CheckWidth(const Tile& tile) {
  if (tile.width < 1 || tile.width > kTileWidth) {
    return MalformedTile("must be 1 to 256 wide");
  }
  return absl::OkStatus();
}

}  // namespace

int TileWidthIn(std::uint64_t size, int level, std::uint64_t index) {
  if (level < 0 || level * kTileHeight >= 64) return 0;
  const std::uint64_t hashes = size >> (level * kTileHeight);
  const std::uint64_t full = hashes >> kTileHeight;
  if (index < full) return kTileWidth;
  return index == full ? static_cast<int>(hashes % kTileWidth) : 0;
}

std::string TilePath(const Tile& tile) {
  std::string path = "tile/";
  if (tile.kind == Tile::Kind::kEntries) {
    absl::StrAppend(&path, kEntries);
  } else {
    absl::StrAppend(&path, tile.level);
  }
  absl::StrAppend(&path, "/", IndexPath(tile.index));
  if (tile.width != kTileWidth) {
    absl::StrAppend(&path, kPartial, "/", tile.width);
  }
  return path;
}

absl::StatusOr<Tile> ParseTilePath(absl::string_view path) {
  std::vector<absl::string_view> elements = absl::StrSplit(path, '/');
  if (elements.size() < 3 || elements[0] != "tile") {
    return MalformedTile("must have a path that begins with tile/");
  }
  Tile tile;
  if (elements[1] == kEntries) {
    tile.kind = Tile::Kind::kEntries;
  } else {
    const std::optional<int> level = ParseUpTo(elements[1], kMaxTileLevel);
    if (!level.has_value()) {
      return MalformedTile("must have a level of 0 to 63, or be of entries");
    }
    tile.level = *level;
  }
  if (absl::EndsWith(elements[elements.size() - 2], kPartial)) {
    const std::optional<int> width = ParseUpTo(elements.back(), kTileWidth - 1);
    if (!width.has_value() || *width == 0) {
      return MalformedTile("must have a width of 1 to 255 behind .p/");
    }
    tile.width = *width;
    elements.pop_back();
    elements.back().remove_suffix(kPartial.size());
  }
  const std::optional<std::uint64_t> index =
      ParseIndex(absl::MakeConstSpan(elements).subspan(2));
  // One path for each tile: x000/001 is no index.
  if (!index.has_value()) {
    return MalformedTile("must have an index like 067 or x001/x234/067");
  }
  tile.index = *index;
  if (TilePath(tile) != path) {
    return MalformedTile("must have an index that does not begin with x000");
  }
  return tile;
}

std::string EncodeHashes(absl::Span<const Hash> hashes) {
  std::string bytes;
  bytes.reserve(hashes.size() * kHashBytes);
  for (const Hash& hash : hashes) absl::StrAppend(&bytes, hash.view());
  return bytes;
}

absl::StatusOr<std::vector<Hash>> DecodeHashes(const Tile& tile,
                                               absl::string_view bytes) {
  RSU_RETURN_IF_ERROR(CheckWidth(tile));
  const auto width = static_cast<std::size_t>(tile.width);
  if (bytes.size() != width * kHashBytes) {
    return MalformedTile("must have 32 bytes for each hash of its width");
  }
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < width; ++i) {
    hashes.push_back(*HashFrom(bytes.substr(i * kHashBytes, kHashBytes)));
  }
  return hashes;
}

absl::StatusOr<std::string> EncodeEntries(
    absl::Span<const std::string> entries) {
  if (entries.size() > static_cast<std::size_t>(kTileWidth)) {
    return MalformedTile("must have at most 256 entries");
  }
  std::string bytes;
  for (const std::string& entry : entries) {
    if (entry.size() > kMaxTileEntryBytes) {
      return MalformedTile("must not have an entry above 65,535 bytes");
    }
    bytes.push_back(static_cast<char>(entry.size() >> 8));
    bytes.push_back(static_cast<char>(entry.size() & 0xFF));
    bytes += entry;
  }
  return bytes;
}

absl::StatusOr<std::vector<std::string>> DecodeEntries(
    const Tile& tile, absl::string_view bytes) {
  RSU_RETURN_IF_ERROR(CheckWidth(tile));
  std::vector<std::string> entries;
  for (int i = 0; i < tile.width; ++i) {
    if (bytes.size() < kLengthBytes) {
      return MalformedTile("has fewer entries than its width");
    }
    const std::size_t size =
        static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8 |
        static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(kLengthBytes);
    if (bytes.size() < size) {
      return MalformedTile("ends within an entry");
    }
    entries.emplace_back(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  if (!bytes.empty()) return MalformedTile("has more entries than its width");
  return entries;
}

}  // namespace base::journal
