#include "registry/storage/event_table.h"

#include <algorithm>

#include "absl/container/inlined_vector.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/sql/stored_value.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

// In a statement that inserts, the columns that every event has come first.
constexpr int kCommonColumns = 5;

std::string InsertInto(absl::string_view table,
                       const std::vector<std::string>& own) {
  std::string places = "$1, $2, $3, $4, $5";
  for (std::size_t i = 0; i < own.size(); ++i) {
    absl::StrAppend(&places, ", $", kCommonColumns + 1 + i);
  }
  return absl::StrCat(
      "INSERT INTO ", table,
      " (person, sequence, effective_day, known_at_us, source, ",
      absl::StrJoin(own, ", "), ") VALUES (", places, ")");
}

// Whether there is a row alike, whose source is parameter `first`, and the
// other columns those that follow.
std::string HasAlike(absl::string_view table,
                     const std::vector<std::string>& own,
                     absl::string_view whose, int first) {
  std::string sql = absl::StrCat("EXISTS (SELECT 1 FROM ", table, " WHERE ",
                                 whose, " AND source = $", first,
                                 " AND effective_day = $", first + 1);
  for (const std::string& column : own) {
    absl::StrAppend(&sql, " AND ", column, " = $", 2 + first++);
  }
  return absl::StrCat(sql, ")");
}

// Room for those of a kind with a few columns of its own.
using Parameters = absl::InlinedVector<Value, 12>;

// `first`, and after it the columns that rows are alike in.
Parameters WithAlike(Parameters first, const EventRow& row) {
  first.push_back(Value::Text(row.source));
  first.push_back(Value::Integer(row.effective_date.day_number()));
  first.insert(first.end(), row.own.begin(), row.own.end());
  return first;
}

std::string RowsOf(absl::string_view table,
                   const std::vector<std::string>& own) {
  return absl::StrCat("SELECT ", absl::StrJoin(own, ", "),
                      ", source, effective_day, person, known_at_us FROM ",
                      table, " ");
}

}  // namespace

bool IsAlike(const EventRow& a, const EventRow& b) {
  const auto is_equal = [](const Value& x, const Value& y) {
    return x.type() == y.type() && x.integer() == y.integer() &&
           x.bytes() == y.bytes();
  };
  return a.source == b.source && a.effective_date == b.effective_date &&
         std::equal(a.own.begin(), a.own.end(), b.own.begin(), b.own.end(),
                    is_equal);
}

ReportedEvent StoredEvent::Reported() const {
  return ReportedEvent(std::string(source), recorded_under.ToString(),
                       effective_date);
}

EventTable::EventTable(absl::string_view name,
                       const std::vector<std::string>& own)
    : own_columns_(static_cast<int>(own.size())),
      insert_(InsertInto(name, own)),
      recorded_(absl::StrCat("SELECT (SELECT max(sequence) FROM ", name,
                             " WHERE person = $1), ",
                             HasAlike(name, own, "person = $1", 2))),
      has_of_merged_(absl::StrCat(
          RSU_WITH_MERGED_PEOPLE, "SELECT ",
          HasAlike(name, own, "person IN (SELECT number FROM alias)", 3))),
      // For one person, the order of recording is that of `sequence`.
      find_(absl::StrCat(
          RowsOf(name, own),
          "WHERE person = $1 AND known_at_us <= $2 ORDER BY sequence")),
      find_of_merged_(absl::StrCat(
          RSU_WITH_MERGED_PEOPLE, RowsOf(name, own),
          "WHERE person IN (SELECT number FROM alias) AND known_at_us <= $2 "
          "ORDER BY known_at_us, sequence")),
      find_part_(absl::StrCat(find_of_merged_, ", person LIMIT $3 OFFSET $4")) {
}

void EventTable::AskRecorded(base::sql::Trip& trip, idcs::IdcsNumber person,
                             const EventRow& row,
                             RecordedUnder* recorded) const {
  trip.Ask(recorded_, WithAlike({Value::Integer(person.value())}, row),
           [recorded](const Row& found) {
             *recorded = {found.Integer(0), found.Truth(1)};
           });
}

void EventTable::AskRecordedOf(base::sql::Trip& trip, idcs::IdcsNumber person,
                               std::int64_t known_at_us, const EventRow& row,
                               bool* is_recorded) const {
  trip.Ask(
      has_of_merged_,
      WithAlike({Value::Integer(person.value()), Value::Integer(known_at_us)},
                row),
      [is_recorded](const Row& found) { *is_recorded = found.Truth(0); });
}

void EventTable::Put(base::sql::Trip& trip, idcs::IdcsNumber person,
                     std::int64_t sequence, std::int64_t known_at_us,
                     const EventRow& row) const {
  Parameters values = {Value::Integer(person.value()), Value::Integer(sequence),
                       Value::Integer(row.effective_date.day_number()),
                       Value::Integer(known_at_us), Value::Text(row.source)};
  values.insert(values.end(), row.own.begin(), row.own.end());
  trip.Put(insert_, values);
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
