#ifndef SCORING_CLASSIFICATION_AID_ANSWER_H_
#define SCORING_CLASSIFICATION_AID_ANSWER_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/direct_aid.h"
#include "scoring/entitlement/member.h"
#include "scoring/entitlement/stability.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/score.h"

namespace scoring {

// What a household gets in direct social aid, and why.
struct AidAnswer {
  bool eligible = false;

  // With `eligible`; nothing if no amounts are set on the day.
  std::optional<DirectAid> aid;

  // First of the score, then child by child, last of the total:
  //
  //   AID_SCORE_AT_OR_UNDER_THRESHOLD, AID_SCORE_ABOVE_THRESHOLD
  //   KEPT_BY_BAND, KEPT_UNTIL_CONFIRMED, KEPT_BY_GRACE_PERIOD
  //   AID_AMOUNTS_NOT_SET
  //   AID_CHILD_UNDER_SCHOOL_AGE, AID_CHILD_IN_SCHOOL,
  //   AID_CHILD_OUT_OF_SCHOOL, AID_CHILD_FATHERLESS, AID_CHILD_RANK_NOT_PAID
  //   AID_SEVERE_DISABILITY, AID_BIRTH_PREMIUM
  //   AID_CHILDREN_TOTAL, AID_FLOOR, AID_WITHOUT_CHILD
  std::vector<Reason> reasons;
};

// Of a household with that usable score; `history` as in ClassificationInput.
// Nothing if direct social aid is not in force on the day.
//
// Pure: same arguments, same answer.
std::optional<AidAnswer> AnswerDirectAid(
    const ProgrammeSet& programmes, base::Date day, Score score,
    const std::vector<Member>& members,
    const std::vector<DatedScore>& history = {});

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_AID_ANSWER_H_
