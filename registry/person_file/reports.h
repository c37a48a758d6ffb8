#ifndef REGISTRY_PERSON_FILE_REPORTS_H_
#define REGISTRY_PERSON_FILE_REPORTS_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "idcs/number/number.h"
#include "registry/person_file/member.h"
#include "registry/status/statuses_on.h"

namespace registry {

// What bodies report of a person on a day.
struct Reports {
  Statuses statuses;

  // With statuses.raised: who raises the person, by the number reported.
  std::optional<idcs::IdcsNumber> raiser;
};

// What a person's events say of a day; `events` in the order in which they were
// recorded.
//
// Pure: same arguments, same answer.
Reports ReportsOn(const std::vector<RecordedStatus>& events, base::Date day);

}  // namespace registry

#endif  // REGISTRY_PERSON_FILE_REPORTS_H_
