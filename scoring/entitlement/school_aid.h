#ifndef SCORING_ENTITLEMENT_SCHOOL_AID_H_
#define SCORING_ENTITLEMENT_SCHOOL_AID_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/codes/status.h"
#include "registry/person_file/member.h"
#include "scoring/entitlement/direct_aid.h"
#include "scoring/programme/rules.h"

namespace scoring {

// Back-to-school aid of one child in a public school.
struct SchoolAidOfChild {
  int rank = 0;  // that of ChildAid

  // Nothing: no body said, and then the amount cannot be said either.
  std::optional<registry::SchoolLevel> level;
  std::optional<std::int64_t> mad;
};

// Back-to-school aid of a household, once for the school year.
struct SchoolAid {
  std::vector<SchoolAidOfChild> children;  // the oldest first

  // Whole dirhams for all. Nothing if the level of one child is not known.
  std::optional<std::int64_t> mad() const;
};

// What the household with these members, which gets `aid`, gets on top. `rule`
// is the one of `day`; nothing if null, or if `day` is in another month.
//
// A child counts who counts in `aid`, is declared in a public school, and of
// whom no body says that studies ended. After school nothing is paid.
//
// Pure: same arguments, same answer.
std::optional<SchoolAid> ComputeSchoolAid(
    const SchoolAidRule* rule, base::Date day,
    const std::vector<registry::Member>& members, const DirectAid& aid);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_SCHOOL_AID_H_
