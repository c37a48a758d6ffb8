#ifndef SCORING_ENTITLEMENT_DIRECT_AID_H_
#define SCORING_ENTITLEMENT_DIRECT_AID_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/codes/status.h"
#include "registry/person_file/member.h"
#include "scoring/programme/rules.h"

namespace scoring {

// Which rule gave a child's amount. The values are those of
// rsu.eligibility.v1.ChildAid.Ground.
enum class AidGround {
  kUnderSchoolAge = 1,
  kInSchool = 2,
  kOutOfSchool = 3,
  kFatherless = 4,  // and too young for school or in it
  kRankNotPaid = 5,
};

// What a child brings.
struct ChildAid {
  std::size_t member = 0;  // the place among the members
  int rank = 0;            // 1 is the oldest
  int age = 0;             // whole years on the day
  AidGround ground{};

  // MAD a month, the supplement included.
  std::int64_t monthly_mad = 0;

  // The part of `monthly_mad` that is for a severe disability.
  std::int64_t disability_supplement_mad = 0;

  // What the child's birth gave a right to, once, by the rule and the order of
  // births of the day of birth. Nothing if it gave none.
  std::optional<std::int64_t> birth_premium_mad;

  // With `birth_premium_mad`: 1 is the first birth.
  int birth_order = 0;

  // By what title a member raises the child; nothing: none is reported, or none
  // that counts.
  std::optional<registry::RaisingTitle> raised_by;
};

// Which rule gave the household's amount. The values are those of
// rsu.eligibility.v1.DirectAid.Basis.
enum class AidBasis {
  kChildren = 1,      // the sum of the children's amounts
  kFloor = 2,         // which was lower than the least
  kWithoutChild = 3,  // no child that counts
};

// What a household gets.
struct DirectAid {
  std::int64_t monthly_mad = 0;  // whole dirhams
  AidBasis basis{};
  std::vector<ChildAid> children;  // by rank

  // The places of children of the head whom somebody of another household
  // raises, and who would count here otherwise.
  std::vector<std::size_t> raised_elsewhere;
};

// The direct aid of a household at or under the threshold, on `day`. Nothing if
// no rule sets amounts on that day.
//
// The children that count are those of the head, and those whom a member raises
// by a title that `heads` takes, who are present and younger than the rule's
// age on the day; but not a child of the head whom somebody outside the
// household raises by such a title. Their rank is by age, the oldest first,
// twins in the order of the declaration; older brothers and sisters and those
// who died take no rank. The premiums are those of births of children of the
// head; their order is Member::born_before. `heads` is the rule of the day;
// null: no title counts.
//
// Pure: same arguments, same answer.
std::optional<DirectAid> ComputeDirectAid(
    const std::vector<AidRule>& rules, base::Date day,
    const std::vector<registry::Member>& members,
    const ChildHeadRule* heads = nullptr);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_DIRECT_AID_H_
