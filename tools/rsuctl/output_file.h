#ifndef TOOLS_RSUCTL_OUTPUT_FILE_H_
#define TOOLS_RSUCTL_OUTPUT_FILE_H_

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace rsuctl {

// A file that a command writes, readable by its owner only, since it holds
// identifiers. What is written stands in `<path>.partial` until Finish(), so
// that an earlier file is kept when the work is broken off; what is no regular
// file (a device, a pipe) is written directly. A link is followed. Not
// thread-safe; movable.
class OutputFile {
 public:
  // Errors: INVALID_ARGUMENT  the path is empty or a folder, cannot be written,
  //                           or another command is writing it now.
  static absl::StatusOr<OutputFile> Create(const std::string& path);

  // Removes what was written, unless it was finished or is to be kept.
  ~OutputFile();
  OutputFile(OutputFile&&) = default;
  OutputFile& operator=(OutputFile&&) = delete;

  void Write(absl::string_view bytes);

  // Leaves what was written at partial_path() if the work is broken off.
  void KeepPartial() { keep_partial_ = true; }

  // Puts the file in its place.
  //
  // Errors: UNAVAILABLE  it could not be written whole.
  absl::Status Finish();

  // Where the file goes, links followed.
  const std::string& path() const { return path_; }

  // Where what was written stands before Finish().
  const std::string& partial_path() const { return partial_path_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  OutputFile(std::string path, std::string partial_path, std::FILE* file);

  std::string path_;
  std::string partial_path_;  // equal to `path_` if written directly
  std::unique_ptr<std::FILE, Close> file_;  // null once finished
  bool keep_partial_ = false;
};

// Whether two of the paths lead to one file, which one of them would destroy.
// Empty paths are left out.
//
// Errors: INVALID_ARGUMENT  naming the two.
absl::Status CheckFilesDiffer(const std::vector<std::string>& paths);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_OUTPUT_FILE_H_
