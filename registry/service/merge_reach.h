#ifndef REGISTRY_SERVICE_MERGE_REACH_H_
#define REGISTRY_SERVICE_MERGE_REACH_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "idcs/number/number.h"
#include "registry/service/person_answer.h"

namespace registry {

// About whom a merge may change an answer, and the days on which such an answer
// may begin or end. Between two of the days nothing changes.
struct MergeReach {
  // The two first: the number that is retired, then the one that stays. Then
  // everybody whom a household that has one of the two for some day names in
  // any of its declarations.
  std::vector<idcs::IdcsNumber> people;

  // In order; empty if nothing was ever reported of them.
  std::vector<base::Date> days;

  // The first day that is left out, since there would be more than
  // kMostAnswersOfMerge answers to give; nothing: none is.
  std::optional<base::Date> not_told_from;
};

// People times days: bounds the time for which a merge holds up other writes.
inline constexpr std::size_t kMostAnswersOfMerge = 20'000;

// To be asked before the merge.
//
// Errors: those of the session; DATA_LOSS: a declaration cannot be read.
absl::StatusOr<MergeReach> FindMergeReach(base::sql::Session& session,
                                          const PersonAnswers& answers,
                                          idcs::IdcsNumber twice,
                                          idcs::IdcsNumber into);

}  // namespace registry

#endif  // REGISTRY_SERVICE_MERGE_REACH_H_
