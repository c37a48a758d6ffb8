#ifndef REGISTRY_PERSON_FILE_LATER_EXCLUSION_H_
#define REGISTRY_PERSON_FILE_LATER_EXCLUSION_H_

#include <cstddef>
#include <optional>
#include <string>

#include "base/date.h"
#include "registry/codes/status.h"

namespace registry {

// A status that is known already to exclude the household from a later day on.
struct LaterExclusion {
  std::size_t member = 0;  // the place among the members of the declaration

  // The first day of the declaration, if it is a later one than that of the day
  // that is asked about.
  std::optional<base::Date> declared_for;

  PersonStatus status{};
  std::string source;
  base::Date from;                // the first day on which it excludes
  std::optional<base::Date> end;  // the first on which it does no more

  friend bool operator==(const LaterExclusion& a, const LaterExclusion& b) {
    return a.member == b.member && a.declared_for == b.declared_for &&
           a.status == b.status && a.source == b.source && a.from == b.from &&
           a.end == b.end;
  }
};

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_LATER_EXCLUSION_H_
