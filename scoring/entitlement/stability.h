#ifndef SCORING_ENTITLEMENT_STABILITY_H_
#define SCORING_ENTITLEMENT_STABILITY_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "scoring/programme/programme.h"
#include "scoring/programme/rules.h"
#include "scoring/score/score.h"

namespace scoring {

// A usable score of a household and the day from which it held.
struct DatedScore {
  base::Date from;
  Score score;
};

// What keeps a household on a programme's side although its score crossed the
// threshold.
enum class KeptBy {
  kBand,           // the score is within the band beyond the threshold
  kConfirmations,  // too few scores in a row are beyond
  kGracePeriod,    // not enough days have passed
};

struct Kept {
  KeptBy by{};

  // With kGracePeriod: the last day on which the household is kept.
  std::optional<base::Date> until;
};

// Whether a household that is on the other side on `day` is kept on the
// programme's, and by what; nothing if it is not, or was never on that side.
//
// `history` are its scores in order of days, the last being the one of `day`.
// It is gone through with the period and the rule of that day: a household that
// is on the side stays until a score lies beyond threshold and band; then until
// as many scores in a row do as the rule asks to confirm it; then until the
// grace period, counted from the first of them, is over. A score on the side
// ends all that, and takes a household that left back at once. `rule` null: a
// threshold divides as it stands.
//
// Pure: same arguments, same answer.
std::optional<Kept> KeptOnSide(const Period& period, const StabilityRule* rule,
                               const std::vector<DatedScore>& history,
                               base::Date day);

}  // namespace scoring

#endif  // SCORING_ENTITLEMENT_STABILITY_H_
