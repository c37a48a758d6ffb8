#ifndef BASE_JOURNAL_SEGMENT_HASHES_H_
#define BASE_JOURNAL_SEGMENT_HASHES_H_

#include <cstdint>
#include <map>
#include <vector>

#include "absl/status/statusor.h"
#include "base/journal/merkle_tree.h"

namespace base::journal {

// What a store keeps of a tree: the root of each full segment, for ever, and
// the entries of those segments that have not left it.
class SegmentSource {
 public:
  virtual ~SegmentSource() = default;

  // The root of a full segment.
  virtual absl::StatusOr<Hash> SegmentRoot(std::uint64_t segment) = 0;

  // The leaf hashes of a segment, in order, as many as there are.
  virtual absl::StatusOr<std::vector<Hash>> SegmentLeaves(
      std::uint64_t segment) = 0;
};

// The hashes of a tree out of its segments. A proof of inclusion reads the
// leaves of the segment of its entry and of the one in which the tree ends; a
// proof of consistency those of the two in which the trees end. Of all other
// segments it reads the root. Keeps the leaves that it read: make one for each
// proof. Not thread-safe.
class SegmentHashes : public SubtreeHashes {
 public:
  // `source` must outlive this. A test may take smaller segments.
  explicit SegmentHashes(SegmentSource& source,
                         int segment_height = kSegmentHeight)
      : source_(source), segment_height_(segment_height) {}

  // Errors: DATA_LOSS, reason JOURNAL_DAMAGED  a segment has fewer leaves than
  //         the tree. Those of the source.
  absl::StatusOr<Hash> Read(const Subtree& subtree) override;

 private:
  absl::StatusOr<Hash> OutOfRoots(const Subtree& subtree);
  absl::StatusOr<Hash> OutOfLeaves(const Subtree& subtree);

  SegmentSource& source_;
  const int segment_height_;
  std::map<std::uint64_t, std::vector<Hash>> leaves_;  // by segment
};

}  // namespace base::journal

#endif  // BASE_JOURNAL_SEGMENT_HASHES_H_
