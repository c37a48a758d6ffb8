#ifndef BASE_JOURNAL_MERKLE_PROOF_H_
#define BASE_JOURNAL_MERKLE_PROOF_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "base/journal/merkle_tree.h"

namespace base::journal {

// Proofs about a tree as RFC 6962, sections 2.1.1 and 2.1.2, has them: hashes
// in the order in which they are taken. They are made out of a tree's hashes,
// and checked by whoever has nothing but roots. Thread-safe.

// The most hashes of a proof.
inline constexpr std::size_t kMaxProofHashes = 64;

// The root of the first `size` entries.
//
// Errors: OUT_OF_RANGE, reason NOT_IN_TREE  `size` is above kMaxTreeSize.
//         Those of `hashes`.
absl::StatusOr<Hash> RootAt(std::uint64_t size, SubtreeHashes& hashes);

// That the entry at `index` is one of the first `size`.
//
// Errors: OUT_OF_RANGE, reason NOT_IN_TREE  there is no such entry.
//         Those of `hashes`.
absl::StatusOr<std::vector<Hash>> InclusionProof(std::uint64_t index,
                                                 std::uint64_t size,
                                                 SubtreeHashes& hashes);

// That the first `old_size` entries are the beginning of the first `size`.
// Empty if `old_size` is 0 or `size`.
//
// Errors: OUT_OF_RANGE, reason NOT_IN_TREE  `old_size` is above `size`.
//         Those of `hashes`.
absl::StatusOr<std::vector<Hash>> ConsistencyProof(std::uint64_t old_size,
                                                   std::uint64_t size,
                                                   SubtreeHashes& hashes);

// Errors: INVALID_ARGUMENT, reason WRONG_PROOF  the proof does not show that
//         the entry with the hash `leaf` is at `index` in the tree of `size`
//         entries and this root.
absl::Status VerifyInclusion(const Hash& leaf, std::uint64_t index,
                             std::uint64_t size, absl::Span<const Hash> proof,
                             const Hash& root);

// Errors: INVALID_ARGUMENT, reason WRONG_PROOF  the proof does not show that
//         the tree of `old_size` entries and root `old_root` is the beginning
//         of the tree of `size` entries and root `root`.
absl::Status VerifyConsistency(std::uint64_t old_size, const Hash& old_root,
                               std::uint64_t size, const Hash& root,
                               absl::Span<const Hash> proof);

}  // namespace base::journal

#endif  // BASE_JOURNAL_MERKLE_PROOF_H_
