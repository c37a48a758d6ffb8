#ifndef SCORING_ENTITLEMENT_CHILD_HEAD_H_
#define SCORING_ENTITLEMENT_CHILD_HEAD_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "registry/person_file/member.h"
#include "scoring/entitlement/direct_aid.h"
#include "scoring/programme/rules.h"

namespace scoring {

// Why aid is paid to somebody. The values are those of
// rsu.eligibility.v1.AidRecipient.Basis.
enum class RecipientBasis {
  kHusband = 1,
  kCustody = 2,
  kKafala = 3,
  kGuardianship = 4,
  kHead = 5,        // nobody of the order is known: the declared head
  kRegistrant = 6,  // of a household without a child that counts
};

// Whom direct aid is paid to.
struct AidRecipient {
  RecipientBasis basis{};

  // The place among the members. Nothing with kRegistrant: the register does
  // not hold who registered a household.
  std::optional<std::size_t> member;
};

// Whom `aid`, that of the household with these members, is paid to.
//
// The husband is a man who is head or spouse where both are declared, and is
// asked for only if a child counts that is the couple's or is raised by one of
// them.
//
// Pure: same arguments, same answer.
AidRecipient RecipientOf(const ChildHeadRule& rule,
                         const std::vector<registry::Member>& members,
                         const DirectAid& aid);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_CHILD_HEAD_H_
