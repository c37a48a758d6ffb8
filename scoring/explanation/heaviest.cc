#include "scoring/explanation/heaviest.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace scoring {

std::vector<HeavyTerm> HeaviestTerms(const Explanation& explanation,
                                     const Variables& declared,
                                     const MembersByAge& members,
                                     std::size_t most) {
  const std::vector<ExplainedTerm>& terms = explanation.terms;
  std::vector<HeavyTerm> weighed;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].numerator == 0 || terms[i].number == "constant") continue;
    const std::optional<Variable> variable = FindVariable(terms[i].variable);
    weighed.push_back(
        {i, variable.has_value() &&
                !ReachOf(*variable, declared, members).IsFixed()});
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

}  // namespace scoring
