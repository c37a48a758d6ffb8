#include "scoring/eligibility/past_looked_for.h"

#include <algorithm>

namespace scoring {

void PastLookedFor::Add(const PastLookedFor& other) {
  scores = scores || other.scores;
  if (other.births_from.has_value() &&
      (!births_from.has_value() || *other.births_from < *births_from)) {
    births_from = other.births_from;
  }
}

PastLookedFor PastFor(const ProgrammeSet& programmes, base::Date day) {
  PastLookedFor past;
  for (const Programme& programme : programmes.programmes()) {
    const ProgrammeRules& rules = programme.rules();
    if (RuleOn(rules.stability, day) != nullptr) past.scores = true;
    const auto paid = std::find_if(
        rules.aid.begin(), rules.aid.end(),
        [](const AidRule& rule) { return !rule.birth_premiums_mad.empty(); });
    if (paid != rules.aid.end()) {
      past.Add({false, paid->effective_from});
    }
  }
  return past;
}

}  // namespace scoring
