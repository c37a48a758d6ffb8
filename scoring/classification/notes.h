#ifndef SCORING_CLASSIFICATION_NOTES_H_
#define SCORING_CLASSIFICATION_NOTES_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "scoring/classification/classify.h"
#include "scoring/classification/reason.h"
#include "scoring/entitlement/member.h"
#include "scoring/entitlement/stability.h"
#include "scoring/programme/programme_set.h"
#include "scoring/score/score.h"

// What a detailed answer tells beside its reasons, and that decided nothing.
// Pure: same arguments, same answer.
namespace scoring {

// What softens the threshold of a programme on a day:
//
//   THRESHOLD_DIVIDES   nothing does
//   THRESHOLD_SOFTENED  a dated rule, with its band, confirmations and grace
Reason ThresholdRule(const Programme& programme, base::Date day);

// COVER_SINCE: from when on the other regime covers the person. Nothing if it
// is not known.
std::optional<Reason> CoverSince(const OpenRegime& cover);

// From when on the score holds, and the one before:
//
//   SCORE_SINCE    from the day for which the household declared
//   SCORE_BEFORE   the usable score that it had until the day before
//
// `history` is as in ClassificationInput, and its last score is that of the
// day.
std::vector<Reason> ScoreSince(const std::vector<DatedScore>& history);

// Since when the household is on the other side of a programme's threshold:
// SCORE_CROSSED, of each programme in force that takes scores at or under one,
// if the last score lies on another side than the one before.
std::vector<Reason> Crossings(const ProgrammeSet& programmes, base::Date day,
                              const std::vector<DatedScore>& history);

// How an age is counted of which not the whole birth date is known:
// BIRTH_DATE_PARTLY_KNOWN. Nothing if it is, or if the date that counts is not
// the register's.
std::optional<Reason> PartlyKnownBirth(const BirthDateRule* rule,
                                       const Member& member, base::Date day);

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_NOTES_H_
