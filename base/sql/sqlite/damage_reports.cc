#include "base/sql/sqlite/damage_reports.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace base::sql {
namespace {

// The names after these words, in order, each once: "number, person".
std::string TablesOf(absl::string_view sql) {
  std::vector<std::string> tables;
  bool is_table = false;
  for (const absl::string_view word :
       absl::StrSplit(sql, absl::ByAnyChar(" \n\t,;)"), absl::SkipEmpty())) {
    if (is_table && word.front() != '(') {
      const std::string table(word.substr(0, word.find('(')));
      if (std::find(tables.begin(), tables.end(), table) == tables.end()) {
        tables.push_back(table);
      }
    }
    is_table =
        word == "FROM" || word == "JOIN" || word == "INTO" || word == "UPDATE";
  }
  return tables.empty() ? "the store" : absl::StrJoin(tables, ", ");
}

}  // namespace

void DamageReports::Report(absl::string_view damage, absl::string_view sql) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (said_.size() >= kMost || !said_.emplace(damage).second) return;
  }
  say_(absl::StrCat("damage: ", damage, "; met when reading ", TablesOf(sql),
                    ". `rsuctl store check` names the rows"));
}

}  // namespace base::sql
