#include "base/journal/merkle_proof.h"

#include <algorithm>
#include <cstddef>

#include "base/journal/errors.h"
#include "base/status_macros.h"

namespace base::journal {
namespace {

constexpr char kNotThisRoot[] = "does not lead to the root";
constexpr char kTooShort[] = "has too few hashes";
constexpr char kTooLong[] = "has too many hashes";

// Entries of a tree, from `begin` up to, not including, `end`.
struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }

  // Where RFC 6962 parts a range of two entries or more: its left part is the
  // largest complete subtree that is not all of it.
  std::uint64_t Middle() const {
    std::uint64_t left = 1;
    while (left < size() - left) left *= 2;
    return begin + left;
  }
};

// The root of a range that Middle() gave: it begins where a subtree of its size
// rounded up may begin, so it is complete subtrees of falling size.
absl::StatusOr<Hash> RootOfRange(Range range, SubtreeHashes& hashes) {
  std::vector<Hash> roots;
  for (int height = 62; height >= 0; --height) {
    if ((range.size() >> height & 1) == 0) continue;
    RSU_ASSIGN_OR_RETURN(const Hash root,
                         hashes.Read(Subtree{height, range.begin >> height}));
    roots.push_back(root);
    range.begin += std::uint64_t{1} << height;
  }
  if (roots.empty()) return EmptyRoot();
  Hash root = roots.back();
  for (auto left = roots.rbegin() + 1; left != roots.rend(); ++left) {
    root = NodeHash(*left, root);
  }
  return root;
}

// Goes from the root of `range` down to the node that ends at `end`, or to the
// leaf `leaf`, and takes the hash of each part that is left aside.
struct Descent {
  Range range;
  std::vector<Hash> aside;  // from the root down

  absl::Status Left(SubtreeHashes& hashes) {
    const std::uint64_t middle = range.Middle();
    RSU_ASSIGN_OR_RETURN(const Hash right,
                         RootOfRange({middle, range.end}, hashes));
    aside.push_back(right);
    range.end = middle;
    return absl::OkStatus();
  }

  absl::Status Right(SubtreeHashes& hashes) {
    const std::uint64_t middle = range.Middle();
    RSU_ASSIGN_OR_RETURN(const Hash left,
                         RootOfRange({range.begin, middle}, hashes));
    aside.push_back(left);
    range.begin = middle;
    return absl::OkStatus();
  }
};

// Where a verifier is on its way from a node to the root: the position of the
// node on its level, and that of the last node there.
struct Climb {
  std::uint64_t node = 0;
  std::uint64_t last = 0;

  void Up() {
    node >>= 1;
    last >>= 1;
  }
  bool IsRight() const { return (node & 1) != 0; }
  bool HasLeftSibling() const { return IsRight() || node == last; }

  // Past the levels on which the node has no sibling, as it is the last one.
  void SkipLevelsWithoutSibling() {
    while (!IsRight() && node != 0) Up();
  }
};

absl::Status Agree(const Hash& computed, const Hash& root) {
  return computed == root ? absl::OkStatus() : WrongProof(kNotThisRoot);
}

}  // namespace

absl::StatusOr<Hash> RootAt(std::uint64_t size, SubtreeHashes& hashes) {
  if (size > kMaxTreeSize) return NotInTree("no log has so many entries");
  return RootOfRange({0, size}, hashes);
}

absl::StatusOr<std::vector<Hash>> InclusionProof(std::uint64_t index,
                                                 std::uint64_t size,
                                                 SubtreeHashes& hashes) {
  if (size > kMaxTreeSize) return NotInTree("no log has so many entries");
  if (index >= size) return NotInTree("the log has no such entry");
  Descent descent{{0, size}, {}};
  while (descent.range.size() > 1) {
    RSU_RETURN_IF_ERROR(index < descent.range.Middle() ? descent.Left(hashes)
                                                       : descent.Right(hashes));
  }
  std::reverse(descent.aside.begin(), descent.aside.end());
  return descent.aside;
}

absl::StatusOr<std::vector<Hash>> ConsistencyProof(std::uint64_t old_size,
                                                   std::uint64_t size,
                                                   SubtreeHashes& hashes) {
  if (size > kMaxTreeSize) return NotInTree("no log has so many entries");
  if (old_size > size) return NotInTree("the log was never so large");
  if (old_size == 0) return std::vector<Hash>();
  Descent descent{{0, size}, {}};
  while (descent.range.end != old_size) {
    RSU_RETURN_IF_ERROR(old_size <= descent.range.Middle()
                            ? descent.Left(hashes)
                            : descent.Right(hashes));
  }
  // The verifier has the old tree's root, and needs its last part only where
  // that is not all of it.
  if (descent.range.begin != 0) {
    RSU_ASSIGN_OR_RETURN(const Hash last, RootOfRange(descent.range, hashes));
    descent.aside.push_back(last);
  }
  std::reverse(descent.aside.begin(), descent.aside.end());
  return descent.aside;
}

absl::Status VerifyInclusion(const Hash& leaf, std::uint64_t index,
                             std::uint64_t size, absl::Span<const Hash> proof,
                             const Hash& root) {
  if (index >= size) return WrongProof("is for an entry past the tree's end");
  Climb climb{index, size - 1};
  Hash computed = leaf;
  for (const Hash& sibling : proof) {
    if (climb.last == 0) return WrongProof(kTooLong);
    if (climb.HasLeftSibling()) {
      computed = NodeHash(sibling, computed);
      climb.SkipLevelsWithoutSibling();
    } else {
      computed = NodeHash(computed, sibling);
    }
    climb.Up();
  }
  if (climb.last != 0) return WrongProof(kTooShort);
  return Agree(computed, root);
}

absl::Status VerifyConsistency(std::uint64_t old_size, const Hash& old_root,
                               std::uint64_t size, const Hash& root,
                               absl::Span<const Hash> proof) {
  if (old_size > size) return WrongProof("is of a tree that became smaller");
  if (old_size == 0 || old_size == size) {
    if (!proof.empty()) return WrongProof(kTooLong);
    if (old_size == 0 && old_root != EmptyRoot()) {
      return WrongProof("is of an empty tree with another root");
    }
    return old_size == size ? Agree(old_root, root) : absl::OkStatus();
  }
  Climb climb{old_size - 1, size - 1};
  while (climb.IsRight()) climb.Up();
  // The old tree is one complete subtree: its root is where the climb begins.
  std::size_t next = 0;
  if (climb.node != 0 && proof.empty()) return WrongProof(kTooShort);
  const Hash start = climb.node == 0 ? old_root : proof[next++];
  Hash old_computed = start;
  Hash computed = start;
  for (const Hash& sibling : proof.subspan(next)) {
    if (climb.last == 0) return WrongProof(kTooLong);
    if (climb.HasLeftSibling()) {
      old_computed = NodeHash(sibling, old_computed);
      computed = NodeHash(sibling, computed);
      climb.SkipLevelsWithoutSibling();
    } else {
      computed = NodeHash(computed, sibling);
    }
    climb.Up();
  }
  if (climb.last != 0) return WrongProof(kTooShort);
  if (old_computed != old_root) {
    return WrongProof("does not lead to the old root");
  }
  return Agree(computed, root);
}

}  // namespace base::journal
