#ifndef SCORING_EXPLANATION_COUNTERFACTUAL_H_
#define SCORING_EXPLANATION_COUNTERFACTUAL_H_

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "registry/declaration/household_facts.h"
#include "scoring/formula/formula.h"
#include "scoring/programme/programme.h"
#include "scoring/score/score.h"

namespace scoring {

// One fact said otherwise, and what would come of it.
struct FactChange {
  // In the declaration: "assets.cars", "members[2].health_cover".
  std::string field;

  // As the format writes them. For what is no field (below): the number of
  // members.
  std::string from;
  std::string to;

  // Of a choice: the other values that cross too, in the order of the format.
  std::vector<std::string> other_values;

  // With `to`.
  Score score;
  ScoreDistance distance;
  bool usable = false;  // within the usable range of the formula
};

// Which single facts hold a household on its side of a threshold. A plain
// value, free to copy.
struct Counterfactual {
  Score score;
  ScoreDistance distance;
  bool on_programme_side = false;

  // At most one for each fact, in the order of the format: dwelling, assets,
  // spending, members.
  std::vector<FactChange> changes;

  // What would cross but cannot be changed by a household, in this order:
  // `region`, `milieu`, then for each member `members[i].relationship`,
  // `members[i].birth_date` and `members[i]` (who would not be of the
  // household), and `members` (one more).
  std::vector<FactChange> cannot_be_changed;
};

// Finds every fact of a declaration whose change alone, all others staying as
// they are, takes the rounded score from one side of `threshold` to the other,
// with the smallest change that does. A score equal to the threshold is at or
// under it. Each was tried: extracted, scored and compared again.
//
// Smallest means: for a number, the least step up or down (down if both cross
// at the same step); for a choice, whose values have no order, the one that
// moves the score least (the first of the format if several do), the others
// being named beside it.
//
// A change keeps the rules of the declaration format: its ranges, one head, at
// most four spouses, the limits of birth dates. The format has no rule that
// joins two fields of a member, so that an occupation is also proposed for
// somebody who is not employed: what a household should check is one field.
//
// What a household cannot change, as in scoring/variables/declared_by.h:
//   region        another one, with a province of it (which weighs nothing)
//   milieu        the annex changes with it
//   relationship  not to or from HEAD
//   birth_date    the nearest day that crosses
//   members[i]    the household without that member, unless they are the head
//   members       a child born on the effective date more, who has nothing of
//                 their own: the only newcomer whose facts are known
// Sex, province and the effective date are in no variable by themselves and are
// not tried.
//
// Cost: at most some 700 scores, and 180 more for each member.
//
// `go_on` is asked before each score of a change: an error that it gives ends
// the work, since nobody waits for it.
//
// Errors: those of ComputeScore(), and that of `go_on`.
absl::StatusOr<Counterfactual> FindCrossings(
    const Formula& formula, const registry::HouseholdFacts& facts,
    Score threshold, Side side,
    absl::FunctionRef<absl::Status()> go_on = [] { return absl::OkStatus(); });

}  // namespace scoring

#endif  // SCORING_EXPLANATION_COUNTERFACTUAL_H_
