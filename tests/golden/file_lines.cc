#include "tests/golden/file_lines.h"

#include "absl/strings/str_split.h"
#include "registry/interchange/json_lines.h"

namespace golden {

std::vector<std::string> LinesOf(absl::string_view path) {
  std::vector<std::string> texts;
  registry::JsonLines lines = registry::JsonLines::Open(path).value();
  while (true) {
    const auto line = lines.Next().value();
    if (!line.has_value()) return texts;
    texts.emplace_back(line->text.value());
  }
}

std::vector<std::vector<std::string>> RowsOf(absl::string_view path) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& line : LinesOf(path)) {
    rows.push_back(absl::StrSplit(line, ','));
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

}  // namespace golden
