#include "registry/interchange/json_lines.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/file_kind.h"
#include "base/standard_input.h"
#include "base/status_macros.h"
#include "registry/interchange/json_record.h"

namespace registry {
namespace {

constexpr absl::string_view kByteOrderMark = "\xef\xbb\xbf";

// Bytes kept of a line: enough to see that it is too long whatever is stripped.
constexpr std::size_t kKeptBytes = kMaxRecordBytes + 5;

absl::Status FileError(absl::StatusCode code, absl::string_view reason,
                       absl::string_view path, absl::string_view what) {
  return base::ReasonError(code, reason, absl::StrCat(path, ": ", what));
}

absl::Status CannotOpen(absl::string_view path, int error_number) {
  return FileError(
      absl::ErrnoToStatusCode(error_number),
      error_number == ENOENT ? "FILE_NOT_FOUND" : "FILE_NOT_READABLE", path,
      absl::StrCat("cannot be opened: ", std::strerror(error_number)));
}

absl::Status LineTooLong() {
  return base::InvalidFields(
      "LINE_TOO_LONG",
      {{kWholeRecord,
        absl::StrCat("must be at most ", kMaxRecordBytes, " bytes")}});
}

}  // namespace

JsonLines::JsonLines(std::string path, std::FILE* file)
    : path_(std::move(path)), file_(file) {}

absl::StatusOr<JsonLines> JsonLines::Open(absl::string_view path) {
  std::FILE* file = base::OpenInput(std::string(path));
  const std::string name = base::NameOfInput(path);
  if (file == nullptr) return CannotOpen(name, errno);
  JsonLines lines(name, file);
  struct stat status = {};
  if (fstat(fileno(file), &status) != 0) return CannotOpen(name, errno);
  if (S_ISDIR(status.st_mode)) {
    return FileError(absl::StatusCode::kInvalidArgument, "FILE_IS_DIRECTORY",
                     name, "is a directory");
  }
  // An error comes again when the line is asked for.
  lines.first_read_ = lines.ReadLine().value_or(false);
  const absl::string_view kind = base::KindOfForeignFile(lines.line_);
  if (!kind.empty()) {
    return FileError(absl::StatusCode::kInvalidArgument, "FILE_OF_ANOTHER_KIND",
                     name, kind);
  }
  return lines;
}

absl::StatusOr<std::optional<JsonLines::Line>> JsonLines::Next() {
  while (true) {
    if (!std::exchange(first_read_, false)) {
      RSU_ASSIGN_OR_RETURN(const bool found, ReadLine());
      if (!found) return std::nullopt;
    }
    absl::string_view text = line_;
    absl::ConsumeSuffix(&text, "\n");
    absl::ConsumeSuffix(&text, "\r");
    if (number_ == 1) absl::ConsumePrefix(&text, kByteOrderMark);
    if (text.size() > kMaxRecordBytes) return Line{number_, LineTooLong()};
    if (!absl::StripAsciiWhitespace(text).empty()) return Line{number_, text};
  }
}

// Puts the next line with its end into line_, the beginning of it if it is too
// long; false at the end of the file.
absl::StatusOr<bool> JsonLines::ReadLine() {
  line_.clear();
  bool any = false;
  int byte = 0;
  // The lock on the file is taken once a line, not once a byte.
  flockfile(file_.get());
  while (byte != '\n' && (byte = getc_unlocked(file_.get())) != EOF) {
    any = true;
    if (line_.size() < kKeptBytes) line_.push_back(static_cast<char>(byte));
  }
  funlockfile(file_.get());
  if (std::ferror(file_.get()) != 0) {
    return FileError(absl::StatusCode::kDataLoss, "FILE_NOT_READABLE", path_,
                     "cannot be read to its end");
  }
  if (any) ++number_;
  return any;
}

}  // namespace registry
