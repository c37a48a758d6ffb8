#ifndef TOOLS_COMMAND_LINE_OUTPUT_FILE_H_
#define TOOLS_COMMAND_LINE_OUTPUT_FILE_H_

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace command_line {

// A file that a command writes, readable by its owner only, since it holds
// identifiers. What is written stands in `<path>.partial` until Finish(), so
// that an earlier file is kept when the work is broken off; what is no regular
// file (a device, a pipe) is written directly. A link is followed. Not
// thread-safe; movable.
class OutputFile {
 public:
  // The most earlier files that are kept beside a file.
  static constexpr int kMostKept = 99;

  // Errors:
  //   INVALID_ARGUMENT  the path is empty.
  //   UNAVAILABLE       it is a folder, cannot be written, or another command
  //                     is writing it now.
  static absl::StatusOr<OutputFile> Create(const std::string& path);

  // Removes what was written, unless it was finished or is to be kept.
  ~OutputFile();
  OutputFile(OutputFile&&) = default;
  OutputFile& operator=(OutputFile&&) = delete;

  // Adds a line, which is given without its end. It is handed to the system
  // whole, so that a command that is killed leaves no half of one; nor does a
  // disk that is full, after which nothing is added.
  void WriteLine(absl::string_view line);

  // Whether all lines so far can be read at partial_path().
  //
  // Errors: UNAVAILABLE  one could not be written.
  absl::Status CheckWritten() const;

  // Adds whole lines, each with its end, as one: for programs that write many.
  void WriteLines(absl::string_view lines);

  // Leaves what was written at partial_path() if the work is broken off.
  void KeepPartial() { keep_partial_ = true; }

  // Renames the earlier file to `<path>.before`, or to `<path>.before.2` and so
  // on if there is one; the new name. What was written is kept if that fails.
  //
  // Errors: UNAVAILABLE  it cannot be renamed, or there are kMostKept.
  absl::StatusOr<std::string> KeepEarlier();

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
  int write_error_ = 0;  // errno of the first line that could not be written
  std::int64_t whole_bytes_ = 0;  // of the lines that could
};

// Whether the files that a command reads and writes are as many files: no two
// paths lead to one, and none to what stands beside an output (`.partial`,
// `.before`), which would destroy it. Empty paths are left out.
//
// Errors: INVALID_ARGUMENT  naming the two.
absl::Status CheckFilesDiffer(const std::vector<std::string>& inputs,
                              const std::vector<std::string>& outputs);

}  // namespace command_line

#endif  // TOOLS_COMMAND_LINE_OUTPUT_FILE_H_
