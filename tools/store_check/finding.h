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
  std::string place;  // a table, "pages", "log"
  // Which row: the values of its key, or the page's number. It names people by
  // their identifiers, and is for the operator at the machine, not for a log.
  std::string key;
  std::string what;  // "the score is not that of its content"
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
  std::vector<std::pair<std::string, std::int64_t>> rows;  // of each table
  std::int64_t findings = 0;
};

}  // namespace store_check

#endif  // TOOLS_STORE_CHECK_FINDING_H_
