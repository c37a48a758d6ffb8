#ifndef SCORING_CLASSIFICATION_CLASSIFICATION_INPUT_H_
#define SCORING_CLASSIFICATION_CLASSIFICATION_INPUT_H_

#include <optional>
#include <vector>

#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/person_file/cover_on_day.h"
#include "registry/person_file/known_end.h"
#include "registry/person_file/member.h"
#include "registry/person_file/registration.h"
#include "scoring/entitlement/stability.h"
#include "scoring/score/score.h"

namespace scoring {

// The score of the person's household that is in force on the day.
struct HouseholdStanding {
  Score score;
  bool usable = false;  // within the usable range of its formula

  // The effective date of the declaration it came from; nothing: not known.
  std::optional<base::Date> declared_for = std::nullopt;
};

// All that a classification depends on beside the programmes. No name, no
// identifier.
struct ClassificationInput {
  base::Date day;

  // Whether the identifier that was asked for is that of somebody living.
  registry::Registration registration = registry::Registration::kNone;

  // When the person died, if it is known: with kDeceased on the day or before,
  // with kLiving after it.
  std::optional<base::Date> died = std::nullopt;

  // With kDeceased and `standing`: nobody else is left in the household.
  bool nobody_left = false;

  // Cover that is open on the day; of several, that of a principal first.
  std::optional<registry::CoverOnDay> open_regime;

  // Nothing if the person is in no household, or the household has no score.
  std::optional<HouseholdStanding> standing;

  // What the person does, as the household declared.
  std::optional<registry::Activity> activity;

  // Whether a body reports that the person lives abroad.
  bool lives_abroad = false;

  // The usable scores of the household in order of days, up to that of the day.
  // Only looked at under a rule that keeps households (StabilityRule).
  std::vector<DatedScore> history = {};

  // The person in their household; nothing if in none, or not looked at.
  std::optional<registry::Member> member = std::nullopt;

  // The covers that are open on the day beside `open_regime`, in their order.
  // They count where an age limit keeps `open_regime` from counting; see
  // TakeWhatCounts().
  std::vector<registry::CoverOnDay> open_beside = {};

  // Of a child whom `open_regime` covers no more: since when an age limit holds
  // that is passed, and why since then. It decides nothing; nothing: not looked
  // for.
  std::optional<registry::KnownEnd> age_limit_passed = std::nullopt;
};

}  // namespace scoring

#endif  // SCORING_CLASSIFICATION_CLASSIFICATION_INPUT_H_
