#ifndef TOOLS_RSUCTL_FILES_ISSUED_FILE_H_
#define TOOLS_RSUCTL_FILES_ISSUED_FILE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "tools/command_line/output_file.h"

namespace rsuctl {

// The file that says which identifier each person of a people file got: CSV
// (base/csv.h) with the header `person_ref,idcs`. The path `-` is the standard
// input where it is read. A person_ref is read as base::PlainCsvText() of its
// field and in Unicode normalisation form C.

// Calls `each` for every line, in order.
//
// Errors, all naming the file:
//   NOT_FOUND         it cannot be read.
//   INVALID_ARGUMENT  the header or a line is not of the form; names the line.
//   and those of `each`.
absl::Status ReadIssuedFile(
    const std::string& path,
    const std::function<absl::Status(std::int64_t line,
                                     const std::string& person_ref,
                                     const std::string& idcs)>& each);

// The whole file by person_ref; empty if `path` is, since a file whose lines
// give the identifiers needs none.
//
// Errors: those of ReadIssuedFile(), and INVALID_ARGUMENT for a person_ref that
// is given twice.
absl::StatusOr<absl::flat_hash_map<std::string, std::string>> LoadIssuedFile(
    const std::string& path);

// Writes such a file.
class IssuedFileWriter {
 public:
  // Errors: those of command_line::OutputFile::Create(), and
  //   INVALID_ARGUMENT  the file is there and holds something else, which is
  //                     left alone.
  //   UNAVAILABLE       it is there and cannot be read.
  static absl::StatusOr<IssuedFileWriter> Create(const std::string& path);

  void Add(absl::string_view person_ref, absl::string_view idcs);

  // Puts the file in its place. An earlier file is left alone if nobody was
  // added; if it holds a person, or a number of one, that is not in this one,
  // or cannot be read whole, it is kept beside it as `<path>.before`
  // (`.before.2` and so on), and `kept` says so in words.
  //
  // Errors: UNAVAILABLE  the file could not be written whole, or the earlier
  //                      one not kept.
  absl::Status Finish(std::string& kept);

  // Leaves what was written at partial_path() if the work is broken off.
  void KeepPartial() { file_.KeepPartial(); }

  // Where what was written stands before Finish(), unless it is written
  // directly.
  const std::string& partial_path() const { return file_.partial_path(); }
  bool has_partial() const { return file_.partial_path() != file_.path(); }

 private:
  explicit IssuedFileWriter(command_line::OutputFile file)
      : file_(std::move(file)) {}

  command_line::OutputFile file_;
  std::int64_t added_ = 0;
};

// Why a line cannot be sent whose person_ref is in no file of issued
// identifiers; `issued` is the path of the file, empty if none was given.
absl::string_view NotIssuedRule(absl::string_view issued);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_FILES_ISSUED_FILE_H_
