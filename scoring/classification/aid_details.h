#ifndef SCORING_CLASSIFICATION_AID_DETAILS_H_
#define SCORING_CLASSIFICATION_AID_DETAILS_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "base/date.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/member.h"
#include "scoring/entitlement/uncounted.h"
#include "scoring/programme/programme_set.h"

// What a detailed answer about direct aid says of children who bring less than
// their household may think, or nothing. It decides nothing. Pure: same
// arguments, same answer.
namespace scoring {

// The amounts of direct aid on a day; null: none are set.
const AidRule* AidRuleOn(const ProgrammeSet& programmes, base::Date day);

// Adds to the answer about these members who of them brings nothing; nobody
// without amounts. With a reason for each but those that AnswerDirectAid() told
// of:
//
//   AID_NOT_RAISED_HERE, AID_CHILD_OVER_AGE, AID_MEMBER_DIED,
//   AID_MEMBER_IN_OTHER_HOUSEHOLD, AID_MEMBER_LIVES_ABROAD,
//   AID_MEMBER_NAMED_TWICE, AID_MEMBER_NUMBER_RETIRED
void AddUncounted(const ProgrammeSet& programmes, base::Date day,
                  const std::vector<Member>& declared, AidAnswer& answer);

// Adds to the answer about these members on which statuses the amount of the
// day rests whose end is known already: AID_STATUS_ENDS. What is paid from that
// end on depends on more than this.
void AddStatusEnds(const ProgrammeSet& programmes, base::Date day,
                   const std::vector<Member>& declared, AidAnswer& answer);

// Whether a child who counts would bring more if a body reported that its
// father died, and no body says that he did not.
bool MightBeFatherless(const AidRule& rule, const ChildAid& aid,
                       const Member& child);

// A child of a member who is head or spouse, by an earlier declaration, and who
// is declared beside no head or spouse now.
struct UndeclaredChild {
  std::size_t member = 0;  // the place of the head or spouse
  base::Date declared_for;
  std::size_t named_at = 0;  // the place of the child in that declaration

  // Whether it still belongs to a household, of which no head or spouse is
  // there any more; else it belongs to none.
  bool counts_there = false;
};

// AID_CHILD_NOT_DECLARED.
Reason ChildNotDeclared(const UndeclaredChild& child);

// AID_FATHERLESS_TO_BE_REPORTED: declarations name several men as the father of
// the child of this rank, of whom one died on `died`.
Reason FatherlessToBeReported(int rank, base::Date died);

// Why a child does not count with who raises them.
enum class RaisedChildIs {
  kNotDeclared,        // by the household of who raises them
  kDeclaredElsewhere,  // too, and that declaration counts
  kRaiserInNoHousehold,
};

// RAISED_BUT_NOT_DECLARED, about the child, and RAISES_AND_NOT_DECLARED, about
// who raises the child.
Reason RaisedButNotDeclared(const Raised& raised, RaisedChildIs why);
Reason RaisesAndNotDeclared(const Raised& raised, RaisedChildIs why);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_AID_DETAILS_H_
