#ifndef REGISTRY_STATUS_PERSON_STATUS_H_
#define REGISTRY_STATUS_PERSON_STATUS_H_

#include <optional>
#include <string>

#include "base/date.h"

namespace registry {

// The numeric values of the enumerations are those of the proto
// (proto/rsu/registry/v1/status.proto), where each is explained.

enum class StatusChange { kBegan = 1, kEnded = 2 };

enum class PersonStatus {
  kSevereDisability = 1,
  kFatherless = 2,
  kStudent = 3,
  kMarried = 4,
  kLivesAbroad = 5,
  kPublicEmployee = 6,
  kPension = 7,
  kOtherFamilyAllowance = 8,
  kRaisedBy = 9,
};

// By what title somebody raises a child.
enum class RaisingTitle { kCustody = 1, kKafala = 2, kGuardianship = 3 };

// What somebody who studies attends.
enum class SchoolLevel {
  kPrimary = 1,
  kLowerSecondary = 2,
  kUpperSecondary = 3,
  kAfterSchool = 4,
};

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
