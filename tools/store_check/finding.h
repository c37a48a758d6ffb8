#ifndef TOOLS_STORE_CHECK_FINDING_H_
#define TOOLS_STORE_CHECK_FINDING_H_

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace store_check {

// Something of a store that is not as it was stored.
struct Finding {
  // A table, "pages", "log", or the part of the check that could not go on.
  std::string place;
  // Which row: the values of its key, "rowid 12", or the page's number; empty:
  // all of the place. It names people by their identifiers, and is for the
  // operator at the machine, not for a log.
  std::string key;
  // "the score is not that of its content". Has a row in base/refusals.
  std::string what;
};

// Takes each finding as it is made.
using Report = std::function<void(const Finding&)>;

// Is told what is looked at next: "declaration".
using Step = std::function<void(const std::string& what)>;

struct Summary {
  std::int64_t pages = 0;
  bool digests = false;  // whether pages have any
  // Pages that the file does not hold whole, while the log does: no findings.
  std::int64_t mended_by_log = 0;
  // Of each table that can be counted. Those that cannot stand in
  // `not_counted`; both are empty if the store cannot be read at all.
  std::vector<std::pair<std::string, std::int64_t>> rows;
  std::vector<std::string> not_counted;
  std::int64_t findings = 0;
};

}  // namespace store_check

#endif  // TOOLS_STORE_CHECK_FINDING_H_
