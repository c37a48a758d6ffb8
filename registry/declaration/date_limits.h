#ifndef REGISTRY_DECLARATION_DATE_LIMITS_H_
#define REGISTRY_DECLARATION_DATE_LIMITS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"

namespace registry {

// Which dates can be, as data/date_limits.textproto has it, where each limit
// stands with its source and mark. A rule is in words that follow the name of a
// field, "must not be before 1900-01-01"; nothing if it is kept. Immutable;
// thread-safe.
class DateLimits {
 public:
  // The limits that the program carries.
  static const DateLimits& Released();

  // Errors: INVALID_ARGUMENT, reason MALFORMED_DATE_LIMITS: by limit and field.
  static absl::StatusOr<DateLimits> Parse(absl::string_view text);

  // The rule that a birth breaks, of somebody who is registered or declared.
  std::optional<std::string> BrokenByBirth(base::Date birth) const;

  // The rule that the death of somebody born on `birth` breaks. That the death
  // is not in the future is for whoever knows today.
  std::optional<std::string> BrokenByDeath(base::Date birth,
                                           base::Date death) const;

  // The longest life, in whole years.
  int age_most_years() const;

  // The rule that cover under `regime` breaks, the name of a regime in small
  // letters ("cnss"). It is cover of somebody born on `birth`; it begins or
  // ends on `day` and is told on `today`.
  std::optional<std::string> BrokenByCover(absl::string_view regime,
                                           base::Date birth, base::Date day,
                                           base::Date today) const;

  // As BrokenByCover() of a status: studies and marriage have a least age.
  std::optional<std::string> BrokenByStatus(absl::string_view status,
                                            base::Date birth, base::Date day,
                                            base::Date today) const;

  // The first day on which cover under `regime` can begin; the first day of all
  // if no limit is known.
  base::Date EarliestCover(absl::string_view regime) const;

  // The rule that the effective date of a declaration breaks, which is made on
  // `today`.
  std::optional<std::string> BrokenByDeclaration(base::Date day,
                                                 base::Date today) const;

 private:
  struct Limit {
    base::Date from;
    base::Date day;
    int number = 0;
  };

  // The limit of that name for a fact of `day`; null if there is none.
  const Limit* Find(absl::string_view name, base::Date day) const;
  // The limit of that name, of which Parse() has seen to it that there is one.
  const Limit& Get(absl::string_view name, base::Date day) const;

  std::map<std::string, std::vector<Limit>, std::less<>> limits_;
};

}  // namespace registry

#endif  // REGISTRY_DECLARATION_DATE_LIMITS_H_
