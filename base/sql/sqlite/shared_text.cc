#include "base/sql/sqlite/shared_text.h"

#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace base::sql {
namespace {

constexpr absl::string_view kNow =
    "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000";

// What stands at the beginning of `text` as one: a string, a name in quotes, a
// comment, or a single character.
std::size_t LengthOfToken(absl::string_view text) {
  absl::string_view end;
  std::size_t begun = 1;
  if (text.front() == '\'' || text.front() == '"') {
    end = text.substr(0, 1);
  } else if (absl::StartsWith(text, "--")) {
    end = "\n";
  } else if (absl::StartsWith(text, "/*")) {
    end = "*/";
    begun = 2;
  } else {
    return 1;
  }
  const std::size_t found = text.find(end, begun);
  return found == absl::string_view::npos ? text.size() : found + end.size();
}

// Without the blanks and comments before the first word.
absl::string_view FromFirstWord(absl::string_view text) {
  while (!text.empty() &&
         (absl::ascii_isspace(static_cast<unsigned char>(text.front())) ||
          absl::StartsWith(text, "--") || absl::StartsWith(text, "/*"))) {
    text.remove_prefix(LengthOfToken(text));
  }
  return text;
}

// One statement, without the semicolon.
std::string StatementInSqlite(absl::string_view statement) {
  if (!absl::StartsWith(FromFirstWord(statement), "CREATE TABLE")) {
    return std::string(statement);
  }
  std::size_t columns_end = 0;
  for (std::size_t i = 0; i < statement.size();
       i += LengthOfToken(statement.substr(i))) {
    if (statement[i] == ')') columns_end = i + 1;
  }
  const absl::string_view before = statement.substr(0, columns_end);
  const absl::string_view said =
      absl::StripAsciiWhitespace(statement.substr(columns_end));
  if (said.empty()) return absl::StrCat(before, " STRICT");
  if (said == "/* ordered by key */") {
    return absl::StrCat(before, " STRICT, WITHOUT ROWID");
  }
  if (said == "/* types not enforced */") return std::string(before);
  return std::string(statement);
}

}  // namespace

std::string InSqlite(absl::string_view script) {
  std::string text;
  std::size_t begin = 0;
  std::size_t i = 0;
  while (i < script.size()) {
    if (script[i] == ';') {
      absl::StrAppend(&text, StatementInSqlite(script.substr(begin, i - begin)),
                      ";");
      begin = i + 1;
    }
    i += LengthOfToken(script.substr(i));
  }
  absl::StrAppend(&text, StatementInSqlite(script.substr(begin)));
  return absl::StrReplaceAll(text, {{"now_us()", kNow}});
}

}  // namespace base::sql
