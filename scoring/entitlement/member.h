#ifndef SCORING_ENTITLEMENT_MEMBER_H_
#define SCORING_ENTITLEMENT_MEMBER_H_

#include <optional>

#include "base/date.h"
#include "registry/declaration/household_facts.h"

namespace scoring {

// What bodies report of a person on a day. Nothing: no body said anything, and
// false: a body said that it ended. Not known to be so is not so, beside
// `student`, where the declaration then counts.
struct Statuses {
  std::optional<bool> severely_disabled;
  std::optional<bool> fatherless;
  std::optional<bool> student;
  std::optional<bool> married;
  std::optional<bool> lives_abroad;
};

// What entitlements need to know of a household's member on a day. A plain
// value, without name or identifier.
struct Member {
  registry::Relationship relationship{};
  base::Date birth_date;
  registry::Schooling schooling{};
  registry::Activity activity{};
  Statuses statuses;

  // Died on the day or before, or is not a person of the register any more.
  bool departed = false;

  // Whether the member is in school or studies: what a body says, else what the
  // household declared.
  bool Studies() const {
    return statuses.student.value_or(
        schooling == registry::Schooling::kPublic ||
        schooling == registry::Schooling::kPrivate ||
        activity == registry::Activity::kStudent);
  }

  // Whether the member is there to be counted.
  bool Present() const {
    return !departed && !statuses.lives_abroad.value_or(false);
  }
};

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_MEMBER_H_
