#ifndef SCORING_PROGRAMME_DECIDING_DAYS_H_
#define SCORING_PROGRAMME_DECIDING_DAYS_H_

#include <set>
#include <vector>

#include "base/date.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// On which days the rules of programmes may change an answer although nothing
// is reported for that day: they begin, somebody reaches an age, or a
// declaration gets old. It may be more days than on which they do. Of monthly
// rights alone: what is paid once a year is left out. Immutable; thread-safe.
class DecidingDays {
 public:
  explicit DecidingDays(const ProgrammeSet& programmes);

  // The first days of periods and rules, in order.
  const std::vector<base::Date>& OfRules() const { return rules_; }

  // Of somebody born on `birth`, in order. Without days after the year 9999.
  std::vector<base::Date> OfBirth(base::Date birth) const;

  // Of a declaration with that effective date, in order: the first days on
  // which it is too old, and on which a grace period that its score begins is
  // over. Without days after the year 9999.
  std::vector<base::Date> OfDeclaration(base::Date effective) const;

 private:
  std::vector<base::Date> rules_;
  std::set<int> ages_;         // whole years that are reached
  std::set<int> used_months_;  // how long scores are used
  std::set<int> grace_days_;
};

}  // namespace scoring

#endif  // SCORING_PROGRAMME_DECIDING_DAYS_H_
