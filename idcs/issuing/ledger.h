#ifndef IDCS_ISSUING_LEDGER_H_
#define IDCS_ISSUING_LEDGER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/sql/session.h"
#include "base/sql/trip.h"
#include "idcs/number/number.h"

namespace idcs {

// The ledger of numbers: each that was ever issued, and those that are retired.
// A number goes from free to assigned to retired and never back. Every function
// works inside the caller's session, or trip, and returns the session's errors.

// What a number is for. Both kinds are drawn from one space. The values are
// those of the proto (rsu.idcs.v1.HolderKind).
enum class HolderKind { kPerson = 1, kHousehold = 2 };

// The values are those of the proto (rsu.idcs.v1.RetirementReason).
enum class RetirementReason { kDeath = 1, kMerged = 2, kError = 3 };

// Why a number is retired, and who did it.
struct Retirement {
  RetirementReason reason = RetirementReason::kError;
  std::optional<IdcsNumber> successor;  // of kMerged, and only then
  std::string caller;
  std::string author;  // 1 to 64 characters
  std::string note;    // 1 to 500 characters
  std::int64_t retired_at_us = 0;
};

// What the ledger knows of a number.
struct LedgerEntry {
  HolderKind kind = HolderKind::kPerson;
  std::int64_t issued_at_us = 0;
  std::string caller;  // empty if issued before callers were kept
  std::optional<Retirement> retirement;
};

// Enters a number as assigned, if it was not issued before, which `hear` is
// told. Borrows `caller` until the trip is made.
void EnterNumber(base::sql::Trip& trip, IdcsNumber number, HolderKind kind,
                 absl::string_view caller, std::int64_t known_at_us,
                 std::function<void(bool entered)> hear);

// Counts `count` numbers that were entered at that moment.
void CountIssued(base::sql::Trip& trip, HolderKind kind, int count,
                 std::int64_t known_at_us);

// Enters an assigned number of that kind as retired, and counts it. Borrows
// `retirement` until the trip is made.
void EnterRetirement(base::sql::Trip& trip, IdcsNumber number, HolderKind kind,
                     const Retirement& retirement);

// Nothing if the number was never issued.
absl::StatusOr<std::optional<LedgerEntry>> FindEntry(
    base::sql::Session& session, IdcsNumber number);

// FindEntry() in a trip: `*found` has the entry once it is made.
void AskEntry(base::sql::Trip& trip, IdcsNumber number,
              std::optional<LedgerEntry>* found);

// How many numbers there are.
struct NumberCounts {
  std::int64_t people = 0;  // issued
  std::int64_t households = 0;
  std::int64_t retired = 0;
  std::int64_t lately = 0;  // issued since the day that was asked for
  std::optional<base::Date> first_day;
};

// Days are those of UTC.
absl::StatusOr<NumberCounts> CountNumbers(base::sql::Session& session,
                                          base::Date lately_since);

}  // namespace idcs

#endif  // IDCS_ISSUING_LEDGER_H_
