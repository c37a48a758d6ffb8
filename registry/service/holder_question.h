#ifndef REGISTRY_SERVICE_HOLDER_QUESTION_H_
#define REGISTRY_SERVICE_HOLDER_QUESTION_H_

#include <optional>

#include "absl/status/statusor.h"
#include "base/date.h"
#include "base/sql/question.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"

namespace registry {

// Who has a number, by all that is known. One trip of nearly everybody, one
// more of the dead, and of whoever was merged one for each merge besides.
//
// Errors: DATA_LOSS, as of FindHolder().
class HolderQuestion : public base::sql::Question {
 public:
  explicit HolderQuestion(idcs::IdcsNumber number)
      : number_(number), walk_(number) {}

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once GoOn() gave kDone.

  // What the number itself is; nothing if nobody was registered under it.
  const std::optional<RegisteredNumber>& registered() const {
    return registered_;
  }

  // The number of who has it now: another one after a merge.
  idcs::IdcsNumber holder() const { return walk_.at(); }

  // The day of the holder's death, if the register has it.
  std::optional<base::Date> died() const;

  // Whether nobody has it any more: it was given in error, or its holder has
  // another one. Who died keeps theirs.
  bool is_given_up() const;

 private:
  const idcs::IdcsNumber number_;
  std::optional<RegisteredNumber> registered_;
  MergeWalk walk_;

  // Of where the walk is, when `is_asked_`.
  bool is_asked_ = false;
  std::optional<idcs::IdcsNumber> successor_;
  std::optional<StoredDeath> death_;
};

}  // namespace registry

#endif  // REGISTRY_SERVICE_HOLDER_QUESTION_H_
