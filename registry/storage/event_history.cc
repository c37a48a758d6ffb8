#include "registry/storage/event_history.h"

#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

#define RSU_ORIGIN_COLUMNS \
  "SELECT person, source, effective_day, known_at_us, change, "
#define RSU_IN_ORDER                                                  \
  "WHERE person IN (SELECT number FROM alias) AND known_at_us <= $2 " \
  "ORDER BY known_at_us, sequence, person LIMIT $3 OFFSET $4"
constexpr char kCoverage[] = RSU_WITH_MERGED_PEOPLE RSU_ORIGIN_COLUMNS
    "regime, role, reason FROM coverage_event " RSU_IN_ORDER;
constexpr char kStatuses[] = RSU_WITH_MERGED_PEOPLE RSU_ORIGIN_COLUMNS
    "status, raised_by, title, school_level FROM status_event " RSU_IN_ORDER;
#undef RSU_IN_ORDER
#undef RSU_ORIGIN_COLUMNS

EventOrigin OriginOf(const Row& row) {
  return {idcs::NumberIn(row, 0), std::string(row.Text(1)),
          base::sql::DayIn(row, 2), row.Integer(3)};
}

template <typename E>
E EnumOf(const Row& row, int column) {
  return static_cast<E>(row.Integer(column));
}

// An enumeration that may be absent, which is 0 in the store.
template <typename E>
std::optional<E> OptionalOf(const Row& row, int column) {
  if (row.Integer(column) == 0) return std::nullopt;
  return EnumOf<E>(row, column);
}

absl::Status QueryPart(base::sql::Session& session, absl::string_view sql,
                       idcs::IdcsNumber person, const HistoryPart& part,
                       absl::FunctionRef<void(const Row&)> add) {
  return session.Query(
      sql,
      {Value::Integer(person.value()), Value::Integer(part.known_at_us),
       Value::Integer(part.most), Value::Integer(part.skip)},
      [&add](const Row& row) {
        add(row);
        return absl::OkStatus();
      });
}

}  // namespace

absl::StatusOr<std::vector<CoverageRecord>> ListCoverageRecords(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part) {
  std::vector<CoverageRecord> records;
  RSU_RETURN_IF_ERROR(
      QueryPart(session, kCoverage, person, part, [&records](const Row& row) {
        records.push_back({OriginOf(row), EnumOf<CoverageChange>(row, 4),
                           EnumOf<Regime>(row, 5), EnumOf<InsuredRole>(row, 6),
                           EnumOf<CoverageReason>(row, 7)});
      }));
  return records;
}

absl::StatusOr<std::vector<StatusRecord>> ListStatusRecords(
    base::sql::Session& session, idcs::IdcsNumber person,
    const HistoryPart& part) {
  std::vector<StatusRecord> records;
  RSU_RETURN_IF_ERROR(
      QueryPart(session, kStatuses, person, part, [&records](const Row& row) {
        StatusRecord record{OriginOf(row),
                            EnumOf<StatusChange>(row, 4),
                            EnumOf<PersonStatus>(row, 5),
                            std::nullopt,
                            OptionalOf<RaisingTitle>(row, 7),
                            OptionalOf<SchoolLevel>(row, 8)};
        if (row.Integer(6) != 0) {
          record.raised_by = idcs::NumberIn(row, 6);
        }
        records.push_back(std::move(record));
      }));
  return records;
}

}  // namespace registry
