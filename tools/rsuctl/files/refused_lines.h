#ifndef TOOLS_RSUCTL_FILES_REFUSED_LINES_H_
#define TOOLS_RSUCTL_FILES_REFUSED_LINES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "tools/command_line/output_file.h"

namespace rsuctl {

// Says which lines of a file were refused and why, and keeps them in a file of
// their own that can be corrected and sent again. Not thread-safe.
class Refusals {
 public:
  // `refused_path` may be empty: the lines are not kept. An earlier file is
  // replaced.
  //
  // Errors: those of command_line::OutputFile::Create().
  static absl::StatusOr<Refusals> Create(const std::string& input_path,
                                         const std::string& refused_path);

  // Prints `FILE:LINE: reference: path: rule` on the standard error, once for
  // each violation that `status` names, else once with its message.
  void Add(std::int64_t line, absl::string_view reference,
           const absl::Status& status, absl::string_view text);

  std::int64_t count() const { return count_; }

  // Puts the file of what is kept in its place.
  //
  // Errors: UNAVAILABLE  the file could not be written whole.
  absl::Status Finish();

 private:
  Refusals(const std::string& input_path,
           std::optional<command_line::OutputFile> file);

  std::string input_path_;
  std::optional<command_line::OutputFile> file_;
  std::int64_t count_ = 0;
};

// Which references a file has given so far. Keeps 16 bytes of each, so that a
// file of millions fits in memory.
class SeenReferences {
 public:
  // An error with the path `field` if `reference` came before; else remembers
  // it.
  absl::Status Add(absl::string_view field, absl::string_view reference,
                   std::int64_t line);

 private:
  absl::flat_hash_map<std::pair<std::uint64_t, std::uint64_t>, std::int64_t>
      first_lines_;
};

// The error with the paths that the file has: what the server calls `idcs` was
// given as `person_ref` wherever `by_reference` says so of the path.
absl::Status InTermsOfTheFile(
    const absl::Status& status,
    const std::function<bool(absl::string_view path)>& by_reference);

// The error of one field of a line.
absl::Status BadField(absl::string_view field, absl::string_view rule);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FILES_REFUSED_LINES_H_
