#ifndef REGISTRY_INTERCHANGE_JSON_LINES_H_
#define REGISTRY_INTERCHANGE_JSON_LINES_H_

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace registry {

// The lines of a JSON Lines file, one after the other, in memory that does not
// grow with the file:
//
//   RSU_ASSIGN_OR_RETURN(JsonLines lines, JsonLines::Open(path));
//   while (true) {
//     RSU_ASSIGN_OR_RETURN(std::optional<JsonLines::Line> line, lines.Next());
//     if (!line.has_value()) break;
//     ...
//   }
//
// Blank lines are skipped, and counted. Lines may end in CR LF, the last one
// may lack its end, and a UTF-8 byte order mark may begin the file. What a line
// says is not looked at. The path `-` is the standard input. Movable; not
// thread-safe.
class JsonLines {
 public:
  struct Line {
    std::int64_t number;  // from 1, as an editor counts

    // Without its end; valid until the next call of Next().
    //
    // Errors:
    //   INVALID_ARGUMENT, reason LINE_TOO_LONG: more than kMaxRecordBytes. One
    //   violation with the path kWholeRecord. The lines after it can be read.
    absl::StatusOr<absl::string_view> text;
  };

  // Errors, all naming the file:
  //   NOT_FOUND          reason FILE_NOT_FOUND.
  //   INVALID_ARGUMENT   reason FILE_IS_DIRECTORY, or FILE_OF_ANOTHER_KIND:
  //                      it is no UTF-8 text but UTF-16, compressed, a
  //                      spreadsheet and so on, as its first line shows.
  //   PERMISSION_DENIED  reason FILE_NOT_READABLE.
  //   others             reason FILE_NOT_READABLE, what the system says.
  static absl::StatusOr<JsonLines> Open(absl::string_view path);

  // The next line that is not blank; nothing after the last.
  //
  // Errors:
  //   DATA_LOSS, reason FILE_NOT_READABLE: the system cannot read on, and nor
  //   can later calls.
  absl::StatusOr<std::optional<Line>> Next();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  JsonLines(std::string path, std::FILE* file);

  absl::StatusOr<bool> ReadLine();

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string line_;  // at most a little over kMaxRecordBytes
  std::int64_t number_ = 0;
  bool first_read_ = false;  // line_ is the first line, not given yet
};

}  // namespace registry

#endif  // REGISTRY_INTERCHANGE_JSON_LINES_H_
