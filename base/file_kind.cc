#include "base/file_kind.h"

#include "absl/strings/match.h"

namespace base {
namespace {

struct Kind {
  absl::string_view first_bytes;
  absl::string_view words;
};

using absl::string_view;

// Longer beginnings first. The first bytes are those of each format's
// specification.
constexpr Kind kKinds[] = {
    {string_view("\xff\xfe\0\0", 4), "looks like UTF-32: save it as UTF-8"},
    {string_view("\0\0\xfe\xff", 4), "looks like UTF-32: save it as UTF-8"},
    {"\xff\xfe", "looks like UTF-16: save it as UTF-8"},
    {"\xfe\xff", "looks like UTF-16: save it as UTF-8"},
    {"PK\x03\x04",
     "is a zip file or a spreadsheet (.xlsx, .ods): unpack it, or save the "
     "spreadsheet as text"},
    {"PK\x05\x06", "is an empty zip file"},
    {"\x1f\x8b", "is a compressed file (gzip): unpack it"},
    {string_view("\xfd"
                 "7zXZ\0",
                 6),
     "is a compressed file (xz): unpack it"},
    {"BZh", "is a compressed file (bzip2): unpack it"},
    {"\x28\xb5\x2f\xfd", "is a compressed file (zstd): unpack it"},
    {"7z\xbc\xaf\x27\x1c", "is a compressed file (7z): unpack it"},
    {"Rar!\x1a\x07", "is a compressed file (rar): unpack it"},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
     "is an old spreadsheet or document (.xls, .doc): save it as text"},
    {"%PDF-", "is a PDF document"},
    {"{\\rtf", "is a document (RTF): save it as text"},
    {string_view("SQLite format 3\0", 16), "is a database (SQLite)"},
};

// Text in UTF-16 without a byte order mark: every second byte is 0.
bool LooksLikeUtf16(string_view bytes) {
  bytes = bytes.substr(0, bytes.size() / 2 * 2);
  if (bytes.size() < 4) return false;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t pairs = bytes.size() / 2;
  return (zeros[0] == pairs && zeros[1] == 0) ||
         (zeros[1] == pairs && zeros[0] == 0);
}

}  // namespace

string_view KindOfForeignFile(string_view first_bytes) {
  for (const Kind& kind : kKinds) {
    if (absl::StartsWith(first_bytes, kind.first_bytes)) return kind.words;
  }
  if (LooksLikeUtf16(first_bytes.substr(0, kFileKindBytes))) {
    return "looks like UTF-16: save it as UTF-8";
  }
  return "";
}

}  // namespace base
