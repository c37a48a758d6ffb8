#include "registry/storage/event_table.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

// Of a statement that inserts: the columns of every event come first.
constexpr int kCommonColumns = 5;

// Of a statement that looks for a row that is alike.
constexpr int kCommonKeys = 3;

std::string InsertInto(absl::string_view table,
                       const std::vector<std::string>& own) {
  std::string places = "$1, $2, $3, $4, $5";
  for (std::size_t i = 0; i < own.size(); ++i) {
    absl::StrAppend(&places, ", $", kCommonColumns + 1 + i);
  }
  return absl::StrCat(
      "INSERT INTO ", table,
      " (person, sequence, effective_day, known_at_us, source, ",
      absl::StrJoin(own, ", "), ") VALUES (", places,
      ") ON CONFLICT DO NOTHING");
}

std::string RowsAlike(absl::string_view table,
                      const std::vector<std::string>& own) {
  std::string sql =
      absl::StrCat("SELECT sequence FROM ", table,
                   " WHERE person = $1 AND source = $2 AND effective_day = $3");
  for (std::size_t i = 0; i < own.size(); ++i) {
    absl::StrAppend(&sql, " AND ", own[i], " = $", kCommonKeys + 1 + i);
  }
  return sql;
}

std::string RowsOf(absl::string_view table,
                   const std::vector<std::string>& own) {
  return absl::StrCat("SELECT ", absl::StrJoin(own, ", "),
                      ", source, effective_day, person, known_at_us FROM ",
                      table, " ");
}

}  // namespace

ReportedEvent StoredEvent::Reported() const {
  return ReportedEvent(std::string(source), recorded_under.ToString(),
                       effective_date);
}

EventTable::EventTable(absl::string_view name,
                       const std::vector<std::string>& own)
    : own_columns_(static_cast<int>(own.size())),
      last_(absl::StrCat("SELECT max(sequence) FROM ", name,
                         " WHERE person = $1")),
      insert_(InsertInto(name, own)),
      has_(RowsAlike(name, own)),
      // The order of recording is for one person that of `sequence`.
      find_(absl::StrCat(
          RowsOf(name, own),
          "WHERE person = $1 AND known_at_us <= $2 ORDER BY sequence")),
      find_of_merged_(absl::StrCat(
          RSU_WITH_MERGED_PEOPLE, RowsOf(name, own),
          "WHERE person IN (SELECT number FROM alias) AND known_at_us <= $2 "
          "ORDER BY known_at_us, sequence")),
      find_part_(absl::StrCat(find_of_merged_, ", person LIMIT $3 OFFSET $4")) {
}

absl::StatusOr<std::int64_t> EventTable::NextSequence(
    base::sql::Session& session, idcs::IdcsNumber person,
    std::int64_t last_sequence) const {
  RSU_ASSIGN_OR_RETURN(const std::int64_t last,
                       base::sql::IntegerOrZero(
                           session, last_, {Value::Integer(person.value())}));
  return std::max(last, last_sequence) + 1;
}

absl::StatusOr<bool> EventTable::Insert(base::sql::WriteSession& session,
                                        idcs::IdcsNumber person,
                                        const EventRow& row,
                                        std::int64_t& last_sequence) const {
  RSU_ASSIGN_OR_RETURN(const std::int64_t sequence,
                       NextSequence(session, person, last_sequence));
  std::vector<Value> values = {
      Value::Integer(person.value()), Value::Integer(sequence),
      Value::Integer(row.effective_date.day_number()),
      Value::Integer(session.known_at_us()), Value::Text(row.source)};
  values.insert(values.end(), row.own.begin(), row.own.end());
  RSU_ASSIGN_OR_RETURN(const std::int64_t inserted,
                       session.Execute(insert_, values));
  if (inserted == 1) last_sequence = sequence;
  return inserted == 1;
}

absl::StatusOr<bool> EventTable::Has(base::sql::Session& session,
                                     idcs::IdcsNumber person,
                                     const EventRow& row) const {
  std::vector<Value> values = {Value::Integer(person.value()),
                               Value::Text(row.source),
                               Value::Integer(row.effective_date.day_number())};
  values.insert(values.end(), row.own.begin(), row.own.end());
  RSU_ASSIGN_OR_RETURN(
      const auto sequence,
      base::sql::OneRowOrNone(session, has_, values, base::sql::FirstInteger));
  return sequence.has_value();
}

absl::Status EventTable::Query(base::sql::Session& session,
                               absl::string_view sql,
                               absl::Span<const Value> parameters,
                               TakeEvent take) const {
  return session.Query(sql, parameters, [this, &take](const Row& row) {
    take(row, {row.Text(own_columns_), base::sql::DayIn(row, own_columns_ + 1),
               idcs::NumberIn(row, own_columns_ + 2),
               row.Integer(own_columns_ + 3)});
    return absl::OkStatus();
  });
}

absl::Status EventTable::ForEach(base::sql::Session& session,
                                 idcs::IdcsNumber person, bool merged,
                                 std::int64_t known_at_us,
                                 TakeEvent take) const {
  return Query(session, merged ? find_of_merged_ : find_,
               {Value::Integer(person.value()), Value::Integer(known_at_us)},
               take);
}

absl::Status EventTable::ForEachOf(base::sql::Session& session,
                                   idcs::IdcsNumber person,
                                   const HistoryPart& part,
                                   TakeEvent take) const {
  return Query(
      session, find_part_,
      {Value::Integer(person.value()), Value::Integer(part.known_at_us),
       Value::Integer(part.most), Value::Integer(part.skip)},
      take);
}

}  // namespace registry
