#ifndef TOOLS_RSUCTL_ISSUED_FILE_H_
#define TOOLS_RSUCTL_ISSUED_FILE_H_

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace rsuctl {

// The file that says which identifier each person of a people file got: CSV
// with the header `person_ref,idcs`.

// Calls `each` for every line, in order.
//
// Errors, all naming the file:
//   NOT_FOUND         it cannot be read.
//   INVALID_ARGUMENT  the header or a line is not of the form; names the line.
//   and those of `each`.
absl::Status ReadIssuedFile(
    const std::string& path,
    const std::function<absl::Status(const std::string& person_ref,
                                     const std::string& idcs)>& each);

// The whole file by person_ref.
//
// Errors: those of ReadIssuedFile(), and INVALID_ARGUMENT for a person_ref that
// is given twice.
absl::StatusOr<absl::flat_hash_map<std::string, std::string>> LoadIssuedFile(
    const std::string& path);

// Writes such a file. What is written stands in `path`.partial until Finish(),
// so that an earlier file is kept when the work is broken off.
class IssuedFileWriter {
 public:
  // Errors: INVALID_ARGUMENT  the file cannot be written.
  static absl::StatusOr<IssuedFileWriter> Create(const std::string& path);

  void Add(absl::string_view person_ref, absl::string_view idcs);

  // Errors: UNAVAILABLE  the file could not be written whole.
  absl::Status Finish();

  // Where what was written stands before Finish().
  std::string partial_path() const { return path_ + ".partial"; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  IssuedFileWriter(std::string path, std::FILE* file)
      : path_(std::move(path)), file_(file) {}

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_ISSUED_FILE_H_
