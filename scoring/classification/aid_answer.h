#ifndef SCORING_CLASSIFICATION_AID_ANSWER_H_
#define SCORING_CLASSIFICATION_AID_ANSWER_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/person_file/member.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/child_head.h"
#include "scoring/entitlement/direct_aid.h"
#include "scoring/entitlement/exclusion.h"
#include "scoring/entitlement/school_aid.h"
#include "scoring/entitlement/stability.h"
#include "scoring/entitlement/uncounted.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/score.h"

namespace scoring {

// What a household gets in direct social aid, and why.
struct AidAnswer {
  bool eligible = false;

  // It cannot be said: no score may be used, and nothing excludes the
  // household.
  bool undetermined = false;

  // What excludes the household before its score is looked at.
  std::vector<Exclusion> exclusions;

  // With `eligible`; nothing if no amounts are set on the day.
  std::optional<DirectAid> aid;

  // With `aid`; nothing if no rule says so.
  std::optional<AidRecipient> recipient;

  // With `aid`, if AddUncounted() looked for them: who brings nothing as a
  // child.
  std::vector<Uncounted> uncounted;

  // With `aid`, in the month in which it is paid.
  std::optional<SchoolAid> school_aid;

  // First what excludes, then of the score, then child by child, then of the
  // total and whom it is paid to, last of back-to-school aid:
  //
  //   AID_EXCLUDED_BY_PUBLIC_EMPLOYEE, AID_EXCLUDED_BY_PENSION,
  //   AID_EXCLUDED_BY_OTHER_FAMILY_ALLOWANCE, AID_EXCLUSION_ENDS,
  //   AID_EXCLUSION_FOLLOWS
  //   PROGRAMME_NOT_IN_FORCE
  //   AID_CANNOT_BE_SAID, and why the score may not be used
  //   AID_SCORE_AT_OR_UNDER_THRESHOLD, AID_SCORE_ABOVE_THRESHOLD
  //   KEPT_BY_BAND, KEPT_UNTIL_CONFIRMED, KEPT_BY_GRACE_PERIOD
  //   AID_AMOUNTS_NOT_SET
  //   AID_CHILD_UNDER_SCHOOL_AGE, AID_CHILD_IN_SCHOOL,
  //   AID_CHILD_OUT_OF_SCHOOL, AID_CHILD_FATHERLESS, AID_CHILD_RANK_NOT_PAID
  //   AID_FATHERLESS_REPORTED, AID_FATHER_DIED
  //   AID_CHILD_IN_CUSTODY, AID_CHILD_IN_KAFALA, AID_CHILD_IN_GUARDIANSHIP
  //   AID_BIRTH_DATE_DECLARED_COUNTS, AID_BIRTH_DATE_REGISTERED_COUNTS,
  //   AID_BIRTH_DATE_PARTLY_KNOWN
  //   AID_SEVERE_DISABILITY, AID_BIRTH_PREMIUM
  //   AID_CHILD_RAISED_ELSEWHERE
  //   AID_CHILDREN_TOTAL, AID_FLOOR, AID_WITHOUT_CHILD
  //   AID_PAID_TO_HUSBAND (if not the declared head), AID_PAID_TO_CUSTODY,
  //   AID_PAID_TO_KAFALA, AID_PAID_TO_GUARDIANSHIP
  //   AID_SCHOOL_CHILD, AID_SCHOOL_LEVEL_UNKNOWN
  //   and those of aid_details.h
  std::vector<Reason> reasons;
};

// Of a household with that usable score; `declared` are its members with the
// declared birth dates, `history` is as in ClassificationInput, and `later` as
// of ExclusionsOf(). Nothing if the programmes know no direct social aid.
//
// Pure: same arguments, same answer.
std::optional<AidAnswer> AnswerDirectAid(
    const ProgrammeSet& programmes, base::Date day, Score score,
    const std::vector<registry::Member>& declared,
    const std::vector<DatedScore>& history = {},
    const std::vector<registry::LaterExclusion>& later = {});

// What direct aid a household gets, or somebody in none, whose score may not be
// used for the reason `unusable`.
std::optional<AidAnswer> AnswerDirectAidWithoutScore(
    const ProgrammeSet& programmes, base::Date day, const Reason& unusable,
    const std::vector<registry::Member>& declared,
    const std::vector<registry::LaterExclusion>& later = {});

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_AID_ANSWER_H_
