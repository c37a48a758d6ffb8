#ifndef SCORING_ELIGIBILITY_PAST_LOOKED_FOR_H_
#define SCORING_ELIGIBILITY_PAST_LOOKED_FOR_H_

#include <optional>

#include "base/date.h"
#include "scoring/programme/programme_set.h"

namespace scoring {

// What answers by some programmes look for beside the facts of the day.
struct PastLookedFor {
  // Whether a rule of the day counts scores of before.
  bool scores = false;

  // Births from this day on brought a premium; nothing: none did.
  std::optional<base::Date> births_from;

  // Looks for what `other` does, too.
  void Add(const PastLookedFor& other);
};

PastLookedFor PastFor(const ProgrammeSet& programmes, base::Date day);

}  // namespace scoring

#endif  // SCORING_ELIGIBILITY_PAST_LOOKED_FOR_H_
