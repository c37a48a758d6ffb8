#include "base/journal/segment_hashes.h"

#include <cstddef>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "base/error.h"
#include "base/status_macros.h"

namespace base::journal {

absl::StatusOr<Hash> SegmentHashes::Read(const Subtree& subtree) {
  return subtree.height >= segment_height_ ? OutOfRoots(subtree)
                                           : OutOfLeaves(subtree);
}

absl::StatusOr<Hash> SegmentHashes::OutOfRoots(const Subtree& subtree) {
  const int height = subtree.height - segment_height_;
  const Subtree of_segments{height, subtree.index};
  Frontier roots;
  for (std::uint64_t segment = of_segments.first_entry();
       segment < of_segments.end(); ++segment) {
    RSU_ASSIGN_OR_RETURN(const Hash root, source_.SegmentRoot(segment));
    roots.Append(root);
  }
  return roots.Root();
}

absl::StatusOr<Hash> SegmentHashes::OutOfLeaves(const Subtree& subtree) {
  const std::uint64_t segment = subtree.first_entry() >> segment_height_;
  auto leaves = leaves_.find(segment);
  if (leaves == leaves_.end()) {
    RSU_ASSIGN_OR_RETURN(std::vector<Hash> read,
                         source_.SegmentLeaves(segment));
    leaves = leaves_.emplace(segment, std::move(read)).first;
  }
  const std::uint64_t begin =
      subtree.first_entry() - (segment << segment_height_);
  const std::uint64_t size = std::uint64_t{1} << subtree.height;
  if (begin + size > leaves->second.size()) {
    return ReasonError(
        absl::StatusCode::kDataLoss, "JOURNAL_DAMAGED",
        absl::StrCat("segment ", segment, " of the log has only ",
                     leaves->second.size(), " entries"));
  }
  return RootOf(absl::MakeConstSpan(leaves->second)
                    .subspan(static_cast<std::size_t>(begin),
                             static_cast<std::size_t>(size)));
}

}  // namespace base::journal
