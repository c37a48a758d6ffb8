#include "tools/rsuctl/csv.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace rsuctl {

std::string CsvField(absl::string_view text) {
  if (text.find_first_of(",\"\r\n") == absl::string_view::npos) {
    return std::string(text);
  }
  return absl::StrCat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

std::optional<std::vector<std::string>> ReadCsvLine(absl::string_view line) {
  std::vector<std::string> fields(1);
  std::size_t i = 0;
  while (true) {
    std::string& field = fields.back();
    if (i < line.size() && line[i] == '"') {
      for (++i;; ++i) {
        if (i == line.size()) return std::nullopt;
        if (line[i] == '"') {
          // A quote within quotes is written twice.
          if (i + 1 == line.size() || line[i + 1] != '"') break;
          ++i;
        }
        field.push_back(line[i]);
      }
      ++i;
    } else {
      for (; i < line.size() && line[i] != ','; ++i) {
        if (line[i] == '"') return std::nullopt;
        field.push_back(line[i]);
      }
    }
    if (i == line.size()) return fields;
    if (line[i] != ',') return std::nullopt;
    ++i;
    fields.emplace_back();
  }
}

}  // namespace rsuctl
