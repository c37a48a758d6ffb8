#ifndef TOOLS_RSUCTL_IMPORTS_REPEATED_REFERENCES_H_
#define TOOLS_RSUCTL_IMPORTS_REPEATED_REFERENCES_H_

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace rsuctl {

// Which references a JSON Lines file may give more than once, found by reading
// it once before it is worked on. Only these need to be remembered while it is,
// so that a file of any length is read in memory that hardly grows with it: a
// Bloom filter of at most kMostFilterBytes, and 8 bytes for each reference that
// comes again or looks so by chance (3 in 1,000 of 36 million).
class RepeatedReferences {
 public:
  static constexpr std::size_t kMostFilterBytes = std::size_t{64} << 20;

  // `field` is the name of the reference at the top of each line,
  // "person_ref". Lines that cannot be read give none.
  //
  // Errors: those of JsonLines.
  static absl::StatusOr<RepeatedReferences> Find(const std::string& path,
                                                 absl::string_view field);

  // False only if the file gives `reference` at most once. Always true for a
  // file that can be read only once, such as a pipe.
  bool MayComeAgain(absl::string_view reference) const;

  // How many references were found that may.
  std::size_t count() const { return found_.size(); }

 private:
  RepeatedReferences() = default;

  bool read_ = false;
  absl::flat_hash_set<std::uint64_t> found_;  // by the start of their digest
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_IMPORTS_REPEATED_REFERENCES_H_
