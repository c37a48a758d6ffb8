#ifndef IDCS_ISSUING_NUMBER_RETIREMENT_H_
#define IDCS_ISSUING_NUMBER_RETIREMENT_H_

#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/sql/planned_write.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/issuing/ledger.h"
#include "idcs/number/number.h"

namespace idcs {

// The retirement of a number, for good, as a write in two parts. The caller
// sees to it that author and note keep their length.
//
// Errors:
//   NOT_FOUND            reason UNKNOWN_IDENTIFIER, field `number` or
//                        `successor`: it was never issued.
//   FAILED_PRECONDITION  reason IDENTIFIER_RETIRED, field likewise: it is
//                        retired.
//   INVALID_ARGUMENT     reason MALFORMED_REQUEST, field `successor`: it is the
//                        number itself, or of the other kind.
class NumberRetirement : public base::sql::PlannedWrite {
 public:
  // `retired_at_us` is taken from the write.
  NumberRetirement(IdcsNumber number, Retirement retirement)
      : number_(number), retirement_(std::move(retirement)) {}

  void AddKeys(base::sql::Keys& keys) const override;
  void Ask(base::sql::Trip& trip) override;
  absl::StatusOr<Next> Decide(std::int64_t known_at_us,
                              base::sql::Trip& trip) override;

  IdcsNumber number() const { return number_; }

  // Whether the number is retired already. Once the first trip was made, before
  // Decide().
  bool IsRetired() const {
    return entry_.has_value() && entry_->retirement.has_value();
  }

  // What the ledger holds of it afterwards. Once Decide() gave kDone.
  const LedgerEntry& entry() const { return *entry_; }

 private:
  absl::Status CheckSuccessor() const;

  const IdcsNumber number_;
  const Retirement retirement_;
  std::optional<LedgerEntry> entry_;
  std::optional<LedgerEntry> successor_;
};

// What NumberRetirement does, inside a session. The errors are those above, and
// those of the session.
absl::Status Retire(base::sql::WriteSession& session, IdcsNumber number,
                    const Retirement& retirement);

}  // namespace idcs

#endif  // IDCS_ISSUING_NUMBER_RETIREMENT_H_
