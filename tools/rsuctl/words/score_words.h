#ifndef TOOLS_RSUCTL_WORDS_SCORE_WORDS_H_
#define TOOLS_RSUCTL_WORDS_SCORE_WORDS_H_

#include <string>
#include <vector>

#include "base/language.h"
#include "base/words/catalogue.h"

namespace rsuctl {

// What `scores explain`, `compare`, `thresholds` and `history` say.
enum class ScoreText {
  // Where a score comes from.
  kOrigin,
  kHousehold,
  kKnownAs,
  kCorrected,
  // Columns of the explanation.
  kTerm,
  kValue,
  kCoefficient,
  kContribution,
  kWhat,
  kConstant,
  kRegion,
  kScore,
  kExactly,
  kOutsideRange,
  kOwnOnly,
  // Between two scores.
  kFrom,
  kTo,
  kDeclaredBy,
  kDeclaredOtherwise,
  kMemberCame,
  kMemberLeft,
  kMovedNothing,
  kByFacts,
  kByMilieu,
  kByFormula,
  kTogether,
  kExactParts,
  kOtherHousehold,
  // Thresholds.
  kScoreOn,
  kThreshold,
  kProgramme,
  kDistance,
  kCrossedBy,
  kCannotBeChanged,
  kNothingCrosses,
  kChange,
  kOrValues,
  kCountsFrom,
  // History.
  kHistoryOf,
  kKnown,
  kFirstDay,
  kLastDay,
  kBefore,
  kCause,
  kRun,
  kNotUsable,
};

// Stops the process if the number of arguments is not that of the text.
std::string Say(ScoreText text, base::Language language,
                const std::vector<std::string>& arguments = {});

// All texts, for tests.
std::vector<base::words::Message> ScoreTexts();

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_WORDS_SCORE_WORDS_H_
