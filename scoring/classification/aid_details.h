#ifndef SCORING_CLASSIFICATION_AID_DETAILS_H_
#define SCORING_CLASSIFICATION_AID_DETAILS_H_

#include <vector>

#include "base/date.h"
#include "registry/person_file/member.h"
#include "registry/person_file/people_elsewhere.h"
#include "scoring/classification/aid_answer.h"
#include "scoring/classification/reason.h"
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
                  const std::vector<registry::Member>& declared,
                  AidAnswer& answer);

// Adds to the answer about these members on which statuses the amount of the
// day rests whose end is known already: AID_STATUS_ENDS. What is paid from that
// end on depends on more than this.
void AddStatusEnds(const ProgrammeSet& programmes, base::Date day,
                   const std::vector<registry::Member>& declared,
                   AidAnswer& answer);

// Whether a child who counts would bring more if a body reported that its
// father died, and no body says that he did not.
bool MightBeFatherless(const AidRule& rule, const ChildAid& aid,
                       const registry::Member& child);

// AID_CHILD_NOT_DECLARED.
Reason ChildNotDeclared(const registry::UndeclaredChild& child);

// AID_FATHERLESS_TO_BE_REPORTED: declarations name several men as the father of
// the child of this rank, of whom one died on `died`.
Reason FatherlessToBeReported(int rank, base::Date died);

// RAISED_BUT_NOT_DECLARED, about the child, and RAISES_AND_NOT_DECLARED, about
// who raises the child.
Reason RaisedButNotDeclared(const registry::Raised& raised,
                            registry::RaisedChildIs why);
Reason RaisesAndNotDeclared(const registry::Raised& raised,
                            registry::RaisedChildIs why);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_AID_DETAILS_H_
