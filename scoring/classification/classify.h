#ifndef SCORING_CLASSIFICATION_CLASSIFY_H_
#define SCORING_CLASSIFICATION_CLASSIFY_H_

#include "scoring/classification/classification.h"
#include "scoring/classification/classification_input.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// Puts what counts by the programmes in the place of what was declared and
// recorded: the birth dates, and as `open_regime` the first that no age limit
// keeps from counting, if there is one.
void TakeWhatCounts(const ProgrammeSet& programmes, ClassificationInput& input);

// Whether another regime covers the person: test 2 below. `input` has the birth
// dates that count.
bool IsCoveredElsewhere(const ProgrammeSet& programmes,
                        const ClassificationInput& input);

// Says where a person belongs on a day. The tests, in this order, which follows
// the announced conditions (confidence C; the texts leave room):
//
//   1. not registered, deceased or struck off        -> kNotRegistered
//   2. covered by another regime                     -> kCoveredElsewhere
//   3. lives abroad, where residence is required     -> kNotEligible
//   4. no usable score, or one too old               -> kNotScored
//   5. score on the side of AMO Tadamon, or kept     -> kAmoTadamon
//   6. activity EMPLOYED, or unknown                 -> kNotEligible: such a
//      person belongs in the regime of that activity
//   7. score on the side of AMO Chamil               -> kAmoChamil
//   8. otherwise                                     -> kNotEligible
//
// Cover as a dependant does not count for a child of the head who passed the
// age limit since it opened (PassedAgeLimit()).
//
// A programme that is not in force on the day takes nobody, which is a reason.
//
// Pure: same arguments, same answer; no clock, no storage.
Classification Classify(const ProgrammeSet& programmes,
                        const ClassificationInput& input);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_CLASSIFY_H_
