#include "idcs/issuing/ledger.h"

#include <utility>

#include "base/sql/question.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"

namespace idcs {
namespace {

using base::sql::Row;
using base::sql::Session;
using base::sql::Value;

constexpr std::int64_t kDayUs = 86'400'000'000;

constexpr char kEnter[] =
    "INSERT INTO number (number, kind, issued_at_us, caller) "
    "VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
constexpr char kCount[] =
    "INSERT INTO number_count (day, kind, issued, retired) "
    "VALUES ($1, $2, $3, $4) ON CONFLICT (day, kind) DO UPDATE SET "
    "issued = number_count.issued + excluded.issued, "
    "retired = number_count.retired + excluded.retired";
constexpr char kFind[] =
    "SELECT n.kind, n.issued_at_us, n.caller, r.reason, r.successor, "
    "r.retired_at_us, r.caller, r.author, r.note FROM number n "
    "LEFT JOIN number_retired r ON r.number = n.number WHERE n.number = $1";
constexpr char kRetire[] =
    "INSERT INTO number_retired (number, reason, successor, retired_at_us, "
    "caller, author, note) VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr char kSum[] =
    "SELECT day, kind, issued, retired FROM number_count ORDER BY day";

void Count(base::sql::Trip& trip, HolderKind kind, int issued, int retired,
           std::int64_t known_at_us) {
  trip.Put(kCount, {Value::Integer(known_at_us / kDayUs),
                    Value::Integer(static_cast<int>(kind)),
                    Value::Integer(issued), Value::Integer(retired)});
}

LedgerEntry EntryOf(const Row& row) {
  LedgerEntry entry;
  entry.kind = base::sql::EnumIn<HolderKind>(row, 0, 1, 2);
  entry.issued_at_us = row.Integer(1);
  entry.caller = std::string(row.Text(2));
  if (row.IsNull(3)) return entry;
  Retirement retirement;
  retirement.reason = base::sql::EnumIn<RetirementReason>(row, 3, 1, 3);
  if (!row.IsNull(4)) {
    retirement.successor = NumberIn(row, 4);
  }
  retirement.retired_at_us = row.Integer(5);
  retirement.caller = std::string(row.Text(6));
  retirement.author = std::string(row.Text(7));
  retirement.note = std::string(row.Text(8));
  entry.retirement = std::move(retirement);
  return entry;
}

}  // namespace

void EnterNumber(base::sql::Trip& trip, IdcsNumber number, HolderKind kind,
                 absl::string_view caller, std::int64_t known_at_us,
                 std::function<void(bool)> hear) {
  trip.Claim(
      kEnter,
      {Value::Integer(number.value()), Value::Integer(static_cast<int>(kind)),
       Value::Integer(known_at_us), Value::Text(caller)},
      std::move(hear));
}

void CountIssued(base::sql::Trip& trip, HolderKind kind, int count,
                 std::int64_t known_at_us) {
  Count(trip, kind, count, 0, known_at_us);
}

void EnterRetirement(base::sql::Trip& trip, IdcsNumber number, HolderKind kind,
                     const Retirement& retirement) {
  const Value successor = retirement.successor.has_value()
                              ? Value::Integer(retirement.successor->value())
                              : Value::Null();
  trip.Put(
      kRetire,
      {Value::Integer(number.value()),
       Value::Integer(static_cast<int>(retirement.reason)), successor,
       Value::Integer(retirement.retired_at_us), Value::Text(retirement.caller),
       Value::Text(retirement.author), Value::Text(retirement.note)});
  Count(trip, kind, 0, 1, retirement.retired_at_us);
}

absl::StatusOr<std::optional<LedgerEntry>> FindEntry(Session& session,
                                                     IdcsNumber number) {
  return base::sql::OneRowOrNone(session, kFind,
                                 {Value::Integer(number.value())}, EntryOf);
}

void AskEntry(base::sql::Trip& trip, IdcsNumber number,
              std::optional<LedgerEntry>* found) {
  base::sql::AskRow(trip, kFind, {Value::Integer(number.value())}, EntryOf,
                    found);
}

absl::StatusOr<NumberCounts> CountNumbers(Session& session,
                                          base::Date lately_since) {
  NumberCounts counts;
  RSU_RETURN_IF_ERROR(session.Query(kSum, {}, [&](const Row& row) {
    const base::Date day = base::sql::DayIn(row, 0);
    const bool person = row.Integer(1) == static_cast<int>(HolderKind::kPerson);
    const std::int64_t issued = row.Integer(2);
    (person ? counts.people : counts.households) += issued;
    counts.retired += row.Integer(3);
    if (lately_since <= day) counts.lately += issued;
    if (!counts.first_day.has_value()) counts.first_day = day;
    return absl::OkStatus();
  }));
  return counts;
}

}  // namespace idcs
