#include "scoring/explanation/heaviest.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "absl/strings/match.h"
#include "base/decimal.h"
#include "base/fraction.h"

namespace scoring {
namespace {

bool CanChange(const std::string& fact) {
  return fact != "milieu" && fact != "region" && fact != "effective_date" &&
         fact != "members" && !absl::EndsWith(fact, ".birth_date") &&
         !absl::EndsWith(fact, ".relationship");
}

bool CanChange(const ExplainedTerm& term) {
  return std::any_of(term.facts.begin(), term.facts.end(),
                     [](const std::string& fact) { return CanChange(fact); });
}

}  // namespace

std::vector<HeavyTerm> HeaviestTerms(const Explanation& explanation,
                                     std::size_t most) {
  const std::vector<ExplainedTerm>& terms = explanation.terms;
  std::vector<HeavyTerm> weighed;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].numerator == 0 || terms[i].number == "constant") continue;
    weighed.push_back({i, CanChange(terms[i])});
  }
  std::stable_sort(weighed.begin(), weighed.end(),
                   [&terms](const HeavyTerm& a, const HeavyTerm& b) {
                     return std::abs(terms[a.term].numerator) >
                            std::abs(terms[b.term].numerator);
                   });
  std::vector<HeavyTerm> heaviest;
  std::size_t taken[2] = {0, 0};
  for (const HeavyTerm& one : weighed) {
    if (++taken[one.can_be_changed ? 1 : 0] <= most) heaviest.push_back(one);
  }
  return heaviest;
}

Score WithoutChangeableTerms(const Explanation& explanation) {
  std::int64_t numerator = explanation.exact_numerator;
  for (const ExplainedTerm& term : explanation.terms) {
    if (term.number == "constant" || term.numerator <= 0) continue;
    if (CanChange(term)) numerator -= term.numerator;
  }
  return Score::FromTicks(base::RoundHalfUp(
      numerator, explanation.denominator / base::kTicksPerUnit));
}

}  // namespace scoring
