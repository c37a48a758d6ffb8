#ifndef IDCS_ISSUING_NUMBER_ISSUER_H_
#define IDCS_ISSUING_NUMBER_ISSUER_H_

#include <atomic>
#include <cstdint>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/entropy/entropy.h"
#include "base/sql/session.h"
#include "idcs/issuing/ledger.h"
#include "idcs/number/number.h"
#include "idcs/number/number_rules.h"

namespace idcs {

// Hands out numbers that say nothing about their holder: each is drawn
// uniformly from the free admissible ones and entered in the ledger within the
// caller's transaction, so that it is taken for good once that is committed and
// free again if it is not.
//
// Thread-safe; a session belongs to one thread.
class NumberIssuer {
 public:
  // Near the end of the space most draws hit a taken number. At 99 % full a
  // thousand draws in a row are taken with a probability of 0.004 %.
  static constexpr int kDefaultMaxAttempts = 1000;

  // Borrows `entropy`. Gives up after `max_attempts` draws (at least 1) that
  // all hit a taken number.
  NumberIssuer(base::EntropySource* entropy, NumberRules rules,
               int max_attempts = kDefaultMaxAttempts)
      : entropy_(entropy),
        rules_(std::move(rules)),
        max_attempts_(max_attempts) {}

  // A number that nobody had before. `caller` is who asks for it, for the
  // ledger.
  //
  // Errors:
  //   RESOURCE_EXHAUSTED  reason NUMBER_SPACE_FULL: every draw was taken.
  //   UNAVAILABLE         reason NO_ENTROPY.
  //   and those of the session.
  absl::StatusOr<IdcsNumber> Issue(base::sql::WriteSession& session,
                                   HolderKind kind, absl::string_view caller);

  // `count` numbers (at least 1), distinct, in the order in which they were
  // drawn. After an error some of them are in the ledger: the session is to be
  // undone, as a Database does with a write that fails.
  //
  // Errors: those of Issue().
  absl::StatusOr<std::vector<IdcsNumber>> IssueMany(
      base::sql::WriteSession& session, HolderKind kind, int count,
      absl::string_view caller);

  // For NumberDraw: an admissible number, which may be taken.
  //
  // Errors: UNAVAILABLE, reason NO_ENTROPY.
  absl::StatusOr<IdcsNumber> Draw();
  void CountCollisions(std::int64_t count) { collision_count_ += count; }
  int max_attempts() const { return max_attempts_; }

  const NumberRules& rules() const { return rules_; }

  // How many draws hit a taken number since the start. Its growth tells that
  // the space fills up, long before RESOURCE_EXHAUSTED does.
  std::int64_t collision_count() const { return collision_count_; }

 private:
  base::EntropySource* const entropy_;
  const NumberRules rules_;
  const int max_attempts_;
  std::atomic<std::int64_t> collision_count_{0};
};

}  // namespace idcs

#endif  // IDCS_ISSUING_NUMBER_ISSUER_H_
