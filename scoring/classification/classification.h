#ifndef SCORING_CLASSIFICATION_CLASSIFICATION_H_
#define SCORING_CLASSIFICATION_CLASSIFICATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "registry/codes/coverage.h"
#include "scoring/classification/reason.h"
#include "scoring/score/score.h"

namespace scoring {

// Where a person belongs. The values are those of rsu.eligibility.v1.Outcome,
// where each is explained. All are answers; none is a failure.
enum class Outcome {
  kAmoTadamon = 1,
  kAmoChamil = 2,
  kCoveredElsewhere = 3,
  kNotEligible = 4,
  kNotScored = 5,
  kNotRegistered = 6,
};

// How far the household's score is from a programme's threshold.
struct ThresholdDistance {
  std::string programme;  // "amo-tadamon", "asd"
  Score threshold;
  ScoreDistance distance;  // score minus threshold
};

// What Classify() says of a person on a day. A plain value.
struct Classification {
  Outcome outcome = Outcome::kNotRegistered;

  // With kCoveredElsewhere.
  std::optional<registry::Regime> regime;

  // With kAmoChamil: whole dirhams a month.
  std::optional<std::int64_t> contribution_mad;

  // Whether the household is at or under the threshold of direct social aid;
  // whatever the outcome, if there is a usable score of a registered person and
  // such a threshold on the day.
  std::optional<bool> at_or_under_asd;

  // In the order in which the tests were made. Never empty.
  std::vector<Reason> reasons;

  // What is told beside, and decides nothing.
  std::vector<Reason> notes;

  // With kAmoChamil: months of contribution before rights open, if any.
  std::optional<int> waiting_months;

  // Why no score of the household may be used, whatever the outcome; of a
  // registered person.
  std::optional<Reason> unusable;

  // From the threshold of each programme in force that takes scores at or under
  // one, in the order of the programme set. Given when `at_or_under_asd` may
  // be.
  std::vector<ThresholdDistance> distances;
};

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_CLASSIFICATION_H_
