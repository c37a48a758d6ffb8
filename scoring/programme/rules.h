#ifndef SCORING_PROGRAMME_RULES_H_
#define SCORING_PROGRAMME_RULES_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "registry/codes/status.h"

namespace scoring {

// Dated rules of programmes beside thresholds and contributions. All are data
// (data/*.textproto) and explained in
// proto/rsu/eligibility/v1/programme.proto. Plain values; safe to share between
// threads while nobody writes.

// Of rules in order of their first days, the one that holds on `day`; null
// before the first.
template <typename Rule>
const Rule* RuleOn(const std::vector<Rule>& rules, base::Date day) {
  const Rule* holding = nullptr;
  for (const Rule& rule : rules) {
    if (rule.effective_from <= day) holding = &rule;
  }
  return holding;
}

// Programmes that nobody can be in beside the one whose rule it is.
struct ExclusiveRule {
  base::Date effective_from;
  std::vector<std::string> programmes;
};

// Months of contribution before rights open; told, not decided.
struct WaitingPeriodRule {
  base::Date effective_from;
  int months = 0;
};

// Until when children are dependants: the last whole years of age.
struct DependantRule {
  base::Date effective_from;
  int child_up_to_age = 0;
  int student_up_to_age = 0;  // not married
  bool disabled_without_limit = false;
};

// How many months after its effective date a declaration's score is used.
struct ScoreAgeRule {
  base::Date effective_from;
  std::optional<int> at_most_months;  // nothing: no limit
};

// Which of several spouses a child is insured through, where the head cannot be
// a principal, and through whom minors are of whom nobody is the principal. The
// values are those of the proto.
struct PrincipalRule {
  enum class Spouse { kUnspecified, kFirstDeclared, kEldest };
  enum class Minors { kUnspecified, kEachAlone, kEldestSibling };

  base::Date effective_from;
  Spouse spouse = Spouse::kUnspecified;
  Minors minors = Minors::kUnspecified;
  int minor_under_age = 0;  // with kEldestSibling
};

// What somebody can do who is told one of these reasons.
struct WayOut {
  base::Date effective_from;
  std::vector<std::string> reasons;  // codes
  std::string english;
  std::string french;
  std::string arabic;
};

// How many of a million scores of a re-scoring run may be unusable before it
// has to be confirmed.
struct UnusableShareRule {
  base::Date effective_from;
  int at_most_per_million = 0;
};

// Whether somebody who lives abroad is left out.
struct ResidenceRule {
  base::Date effective_from;
  bool required = false;
};

// What a child of the ranks first_rank to last_rank gets, MAD a month.
struct RankAmounts {
  int first_rank = 0;
  int last_rank = 0;
  std::int64_t schooled_mad = 0;  // too young for school, or in it
  std::int64_t out_of_school_mad = 0;
  std::optional<std::int64_t> fatherless_mad;  // as schooled; nothing: no more
};

// Monthly amounts of direct aid, whole dirhams.
struct AidRule {
  base::Date effective_from;
  int child_under_age = 0;  // whole years, like the next
  int no_school_under_age = 0;
  std::vector<RankAmounts> ranks;  // from 1 on, without gap
  std::int64_t severe_disability_mad = 0;
  std::vector<std::int64_t> birth_premiums_mad;  // by order of birth, once
  std::int64_t household_floor_mad = 0;
  std::int64_t without_child_mad = 0;
};

// Which birth date counts for rights by age. The values are those of the proto.
enum class BirthDateSource { kDeclared = 1, kRegistered = 2 };

struct BirthDateRule {
  base::Date effective_from;
  BirthDateSource counts = BirthDateSource::kDeclared;
};

// Statuses of members that exclude a household whatever its score.
struct ExclusionRule {
  base::Date effective_from;
  std::vector<registry::PersonStatus> statuses;
};

// Who may be head for child aid. The values are those of the proto.
enum class ChildHead {
  kHusband = 1,
  kCustody = 2,
  kKafala = 3,
  kGuardianship = 4,
};

// Who is head for child aid: the first of `order` that there is.
struct ChildHeadRule {
  base::Date effective_from;
  std::vector<ChildHead> order;

  // Whether children who are raised by that title count for who raises them.
  bool Takes(registry::RaisingTitle title) const;
};

// The place of a title in the order of heads.
inline ChildHead HeadBy(registry::RaisingTitle title) {
  switch (title) {
    case registry::RaisingTitle::kKafala:
      return ChildHead::kKafala;
    case registry::RaisingTitle::kGuardianship:
      return ChildHead::kGuardianship;
    case registry::RaisingTitle::kCustody:
      break;
  }
  return ChildHead::kCustody;
}

inline bool ChildHeadRule::Takes(registry::RaisingTitle title) const {
  return std::find(order.begin(), order.end(), HeadBy(title)) != order.end();
}

// What is paid once a year for each child in a public school, whole dirhams.
struct SchoolAidRule {
  base::Date effective_from;
  int month = 0;  // 1 to 12
  int most_children = 0;
  std::int64_t primary_mad = 0;
  std::int64_t lower_secondary_mad = 0;
  std::int64_t upper_secondary_mad = 0;
};

// What keeps a household on a programme's side after its score crossed.
struct StabilityRule {
  base::Date effective_from;
  std::int64_t band_ticks = 0;  // of 1e-7
  int grace_days = 0;
  int confirmations = 0;
};

}  // namespace scoring

#endif  // SCORING_PROGRAMME_RULES_H_
