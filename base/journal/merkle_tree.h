#ifndef BASE_JOURNAL_MERKLE_TREE_H_
#define BASE_JOURNAL_MERKLE_TREE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace base::journal {

// The Merkle tree over the entries of a log, hashed as RFC 6962, section 2.1,
// has it: a root stands for all entries and their order, and no two lists of
// entries have one root. Values; thread-safe.

inline constexpr std::size_t kHashBytes = 32;

// A SHA-256 within the tree.
struct Hash {
  std::array<char, kHashBytes> bytes{};

  absl::string_view view() const { return {bytes.data(), bytes.size()}; }

  friend bool operator==(const Hash& a, const Hash& b) {
    return a.bytes == b.bytes;
  }
  friend bool operator!=(const Hash& a, const Hash& b) { return !(a == b); }
};

// Nothing unless `bytes` are 32.
std::optional<Hash> HashFrom(absl::string_view bytes);

Hash LeafHash(absl::string_view entry);
Hash NodeHash(const Hash& left, const Hash& right);

// The root of a tree without entries.
Hash EmptyRoot();

// The root of the tree over these leaf hashes.
Hash RootOf(absl::Span<const Hash> leaves);

// The most entries of a log: positions fit a signed column of a store.
inline constexpr std::uint64_t kMaxTreeSize = (std::uint64_t{1} << 63) - 1;

// A segment is 65,536 entries, the first one at a multiple of that. Its root is
// kept for ever, its entries may leave the store.
inline constexpr int kSegmentHeight = 16;
inline constexpr std::uint64_t kSegmentEntries = std::uint64_t{1}
                                                 << kSegmentHeight;

// What must be kept of a tree so that it can grow and its root be told: the
// roots of the complete subtrees of which it consists, at most 63. Whoever
// appends within a transaction appends to a copy and adopts that after COMMIT.
class Frontier {
 public:
  // An empty tree.
  Frontier() = default;

  // Reads what Serialize() wrote.
  //
  // Errors: INVALID_ARGUMENT, reason MALFORMED_FRONTIER. Whether the hashes are
  //         those of the log only the log can tell.
  static absl::StatusOr<Frontier> Parse(absl::string_view bytes);

  // The size in 8 bytes, the most significant one first, and 32 bytes for each
  // subtree, the largest one first.
  std::string Serialize() const;

  // Adds an entry at position size(). The root of the segment that it
  // completes, if it does: nothing gives that root again later.
  std::optional<Hash> Append(const Hash& leaf);

  std::uint64_t size() const { return size_; }
  Hash Root() const;

  friend bool operator==(const Frontier& a, const Frontier& b) {
    return a.size_ == b.size_ && a.peaks_ == b.peaks_;
  }

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;  // one for each bit of size_, the highest first
};

// A complete subtree: the 2^height entries from index * 2^height on.
struct Subtree {
  int height = 0;
  std::uint64_t index = 0;

  std::uint64_t first_entry() const { return index << height; }
  std::uint64_t end() const { return (index + 1) << height; }

  friend bool operator==(const Subtree& a, const Subtree& b) {
    return a.height == b.height && a.index == b.index;
  }
};

// Where the hashes of a tree are found: a store, or tiles. Whoever makes a
// proof asks only for complete subtrees that end within the tree.
class SubtreeHashes {
 public:
  virtual ~SubtreeHashes() = default;

  // Errors: those of where the hashes lie.
  virtual absl::StatusOr<Hash> Read(const Subtree& subtree) = 0;
};

}  // namespace base::journal

#endif  // BASE_JOURNAL_MERKLE_TREE_H_
