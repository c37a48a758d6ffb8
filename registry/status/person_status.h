#ifndef REGISTRY_STATUS_PERSON_STATUS_H_
#define REGISTRY_STATUS_PERSON_STATUS_H_

#include <optional>
#include <string>

#include "base/date.h"
#include "registry/codes/status.h"

namespace registry {

// That a body reports a status of one person on a day, and the days of it. A
// plain value.
struct StatusSpell {
  PersonStatus status{};
  std::string source{};
  base::Date since{};                // the first day
  std::optional<base::Date> ends{};  // the first day after it, if known already

  friend bool operator==(const StatusSpell& a, const StatusSpell& b) {
    return a.status == b.status && a.source == b.source && a.since == b.since &&
           a.ends == b.ends;
  }
};

// The first day on which somebody has a status no more, and who reports it.
struct StatusEnd {
  PersonStatus status{};
  base::Date day{};
  std::string source{};
};

}  // namespace registry

#endif  // REGISTRY_STATUS_PERSON_STATUS_H_
