#ifndef BASE_JOURNAL_MERKLE_TREE_FIXTURE_H_
#define BASE_JOURNAL_MERKLE_TREE_FIXTURE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "base/digest.h"
#include "base/journal/merkle_tree.h"

namespace base::journal {

// A second way to everything about a tree, slow and word for word after RFC
// 6962, section 2.1, over base::Sha256(): what the tests hold the first way
// against. D[from:to] is `entries` from `from` up to, not including, `to`.
class NaiveTree {
 public:
  explicit NaiveTree(std::vector<std::string> entries)
      : entries_(std::move(entries)) {}

  // Entries that differ, with the number of each in them.
  static NaiveTree OfSize(std::size_t size) {
    std::vector<std::string> entries;
    for (std::size_t i = 0; i < size; ++i) {
      entries.push_back(absl::StrCat("entry ", i));
    }
    return NaiveTree(std::move(entries));
  }

  const std::vector<std::string>& entries() const { return entries_; }

  // MTH(D[from:to]).
  Hash Root(std::size_t from, std::size_t to) const {
    const std::size_t n = to - from;
    if (n == 0) return *HashFrom(Sha256(""));
    if (n == 1) {
      return *HashFrom(
          Sha256(absl::StrCat(std::string(1, '\0'), entries_[from])));
    }
    const std::size_t k = LeftSize(n);
    return *HashFrom(Sha256(absl::StrCat("\1", Root(from, from + k).view(),
                                         Root(from + k, to).view())));
  }
  Hash Root(std::size_t size) const { return Root(0, size); }

  // PATH(m, D[from:to]), `m` counted from `from`.
  std::vector<Hash> Path(std::size_t m, std::size_t from,
                         std::size_t to) const {
    const std::size_t n = to - from;
    if (n == 1) return {};
    const std::size_t k = LeftSize(n);
    std::vector<Hash> path =
        m < k ? Path(m, from, from + k) : Path(m - k, from + k, to);
    path.push_back(m < k ? Root(from + k, to) : Root(from, from + k));
    return path;
  }

  // SUBPROOF(m, D[from:to], whole).
  std::vector<Hash> Subproof(std::size_t m, std::size_t from, std::size_t to,
                             bool whole) const {
    const std::size_t n = to - from;
    if (m == n) {
      return whole ? std::vector<Hash>() : std::vector<Hash>{Root(from, to)};
    }
    const std::size_t k = LeftSize(n);
    std::vector<Hash> proof = m <= k ? Subproof(m, from, from + k, whole)
                                     : Subproof(m - k, from + k, to, false);
    proof.push_back(m <= k ? Root(from + k, to) : Root(from, from + k));
    return proof;
  }

 private:
  // The largest power of two below `n`.
  static std::size_t LeftSize(std::size_t n) {
    std::size_t k = 1;
    while (2 * k < n) k *= 2;
    return k;
  }

  std::vector<std::string> entries_;
};

// The hashes of a NaiveTree.
class NaiveHashes : public SubtreeHashes {
 public:
  explicit NaiveHashes(const NaiveTree& tree) : tree_(tree) {}

  absl::StatusOr<Hash> Read(const Subtree& subtree) override {
    return tree_.Root(static_cast<std::size_t>(subtree.first_entry()),
                      static_cast<std::size_t>(subtree.end()));
  }

 private:
  const NaiveTree& tree_;
};

inline std::string Hex(const Hash& hash) {
  return absl::BytesToHexString(hash.view());
}

inline std::vector<std::string> Hex(const std::vector<Hash>& hashes) {
  std::vector<std::string> texts;
  for (const Hash& hash : hashes) texts.push_back(Hex(hash));
  return texts;
}

// The entries of the test vectors that came with the first implementations of
// RFC 6962 (certificate-transparency, `merkle_tree_test`).
inline NaiveTree PublishedTree() {
  std::vector<std::string> entries;
  for (const char* hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f"}) {
    entries.push_back(absl::HexStringToBytes(hex));
  }
  return NaiveTree(std::move(entries));
}

}  // namespace base::journal

#endif  // BASE_JOURNAL_MERKLE_TREE_FIXTURE_H_
