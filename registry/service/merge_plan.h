#ifndef REGISTRY_SERVICE_MERGE_PLAN_H_
#define REGISTRY_SERVICE_MERGE_PLAN_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/service/household_scorer.h"
#include "registry/storage/households.h"

namespace registry {

// What merging two numbers does to the households that name the person: so that
// nobody is in two households from one day on, and nobody twice in one.
//
// Two households are contested if both have a declaration for one effective
// date, in force on it, that names the person. An operator says which keeps
// the person; from that date on the other lets them go wherever the one that is
// kept has them too. Where nothing is contested, nothing is moved: the
// household with the latest effective date has the person, as without a merge.

// What becomes of one declaration.
enum class MergeEffect {
  kUnchanged = 1,
  kCountedOnce = 2,  // a new revision names the person once
  kLeft = 3,         // a new revision without the person
  kEmptied = 4,      // the person left, and there was nobody else
};

// A declaration that is in force on its effective date and names the person.
struct MergedDeclaration {
  DeclarationKey key;
  base::Date effective_date;
  std::vector<idcs::IdcsNumber> named_as;
  MergeEffect effect = MergeEffect::kUnchanged;
};

// By effective date, of one date in the order of recording.
using MergePlan = std::vector<MergedDeclaration>;

// `keep` are the households that keep the person.
//
// Errors:
//   FAILED_PRECONDITION, reason HOUSEHOLDS_CONTESTED: `keep` does not say which
//   household of one effective date keeps the person.
//   FAILED_PRECONDITION, reason HEAD_WOULD_LEAVE: a household would lose its
//   head, and others stay in it.
//   INVALID_ARGUMENT, reason MALFORMED_REQUEST, field `keep_households`: one
//   that is not contested, or two of one effective date.
absl::StatusOr<MergePlan> PlanMerge(base::sql::Session& session,
                                    idcs::IdcsNumber twice,
                                    idcs::IdcsNumber into,
                                    const std::vector<idcs::IdcsNumber>& keep);

// Does what `plan` says: stores the corrected declarations with their scores.
// Returns, for each declaration of the plan, the one that holds now.
//
// Errors: INVALID_ARGUMENT, reason MALFORMED_DECLARATION: what a household
//         declared breaks a rule that is younger, and has to be declared anew
//         first.
absl::StatusOr<std::vector<StoredDeclaration>> ApplyMerge(
    base::sql::WriteSession& session, const MergePlan& plan,
    idcs::IdcsNumber twice, idcs::IdcsNumber into,
    const HouseholdScorer& scorer);

}  // namespace registry

#endif  // REGISTRY_SERVICE_MERGE_PLAN_H_
