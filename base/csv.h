#ifndef BASE_CSV_H_
#define BASE_CSV_H_

#include <cstddef>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace base {

// The one reader and the one writer of CSV (RFC 4180).

// The longest record, in bytes.
inline constexpr std::size_t kMaxCsvRecordBytes = std::size_t{1} << 20;

// The records of a CSV text, one after the other, in memory that does not grow
// with the text. Every field may be quoted, the header too; a quote within
// quotes is written twice; what is quoted may hold commas and line breaks. A
// record ends with LF, CR LF or CR, the last one may lack its end, and a UTF-8
// byte order mark may begin the text. Blank lines are skipped, and counted. Not
// thread-safe.
class CsvReader {
 public:
  struct Record {
    std::int64_t line = 0;  // of its beginning, from 1, as an editor counts
    std::vector<std::string> fields;
  };

  // `text` must outlive the reader.
  explicit CsvReader(std::istream& text) : text_(*text.rdbuf()) {}

  // The next record; nothing after the last.
  //
  // Errors:
  //   INVALID_ARGUMENT  a quote stands where none may, is not closed, or the
  //                     record is longer than kMaxCsvRecordBytes. The message
  //                     is the rule; line() says where. Nor can later calls
  //                     read.
  absl::StatusOr<std::optional<Record>> Next();

  // The line on which the last record began, 0 before the first.
  std::int64_t line() const { return line_; }

  // The beginning of the text, as far as it was read: what kind of file it is.
  absl::string_view first_bytes() const { return first_bytes_; }

 private:
  enum class End { kField, kRecord, kText };

  absl::StatusOr<End> ReadField(std::string& field);
  absl::Status ReadQuoted(std::string& field);
  void SkipByteOrderMark();
  int Take();

  std::streambuf& text_;
  std::int64_t line_ = 0;
  std::int64_t next_line_ = 1;
  std::size_t bytes_ = 0;  // of this record
  std::string first_bytes_;
  bool ended_ = false;
};

// The records of a text that is part of the program; a broken one ends the
// program.
std::vector<std::vector<std::string>> ReadEmbeddedCsv(absl::string_view text);

// `text` as a field of a CSV that a spreadsheet may open: quoted if it holds a
// comma, a semicolon, a quote, a tab or a line break; and with an apostrophe
// before it if a spreadsheet could take it for a formula, since it begins with
// = + - @ (also in full width), a tab or a CR, whatever blanks and apostrophes
// stand before that. PlainCsvText() takes the apostrophe away. For texts; a
// number that the program writes goes out as it is.
std::string CsvField(absl::string_view text);

// The text of which CsvField() made the field `field`, which CsvReader read.
absl::string_view PlainCsvText(absl::string_view field);

}  // namespace base

#endif  // BASE_CSV_H_
