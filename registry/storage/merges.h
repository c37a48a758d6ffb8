#ifndef REGISTRY_STORAGE_MERGES_H_
#define REGISTRY_STORAGE_MERGES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/question.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"

namespace registry {

// Who has the number of somebody who was merged with somebody else: two who
// were registered turned out to be one, the number of one of them was retired,
// and the other's stays. This is where chains of merges are followed.

// Who has the number, as known at `known_at_us`: the end of the chain of
// merges, `person` itself if there is none.
//
// Errors: those of the session; DATA_LOSS, which names the row: the chain is a
//         circle, which no merging makes: each merge is into somebody who was
//         not merged then.
absl::StatusOr<idcs::IdcsNumber> FindHolder(base::sql::Session& session,
                                            idcs::IdcsNumber person,
                                            std::int64_t known_at_us);

// The way from a number to who has it, merge by merge.
class MergeWalk {
 public:
  explicit MergeWalk(idcs::IdcsNumber person)
      : person_(person), at_(person), mark_(person) {}

  // How far it has come.
  idcs::IdcsNumber at() const { return at_; }

  // Goes on to the one into whom at() was merged.
  //
  // Errors: DATA_LOSS, as of FindHolder().
  absl::Status GoTo(idcs::IdcsNumber successor);

 private:
  idcs::IdcsNumber person_;
  idcs::IdcsNumber at_;
  // Of a circle, one that was passed comes again: the mark moves on after 1, 2,
  // 4, 8 … merges, until it stands in the circle.
  idcs::IdcsNumber mark_;
  std::size_t merges_ = 0;
  std::size_t next_mark_ = 1;
};

// Asks into whom the number was merged; `*successor` stays as it is if it was
// not.
void AskSuccessor(base::sql::Trip& trip, idcs::IdcsNumber number,
                  std::int64_t known_at_us,
                  std::optional<idcs::IdcsNumber>* successor);

// FindHolder() for a write in two parts.
class MergeQuestion : public base::sql::Question {
 public:
  MergeQuestion(idcs::IdcsNumber person, std::int64_t known_at_us)
      : person_(person), known_at_us_(known_at_us), walk_(person) {}

  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> GoOn(base::sql::Trip& trip) override;

  // Once GoOn() gave kDone.
  idcs::IdcsNumber holder() const { return walk_.at(); }

 private:
  const idcs::IdcsNumber person_;
  const std::int64_t known_at_us_;
  MergeWalk walk_;
  std::optional<idcs::IdcsNumber> successor_;  // of the number come to
};

// Every number of a person as known at `known_at_us`: `person`, and those that
// were merged into it by then, in the order of the merges.
absl::StatusOr<std::vector<idcs::IdcsNumber>> FindNumbersOf(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t known_at_us);

// FindNumbersOf() in a trip, in `*found`.
void AskNumbersOf(base::sql::Trip& trip, idcs::IdcsNumber person,
                  std::int64_t known_at_us,
                  std::vector<idcs::IdcsNumber>* found);

}  // namespace registry

#endif  // REGISTRY_STORAGE_MERGES_H_
