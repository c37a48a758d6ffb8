#include "registry/storage/merges.h"

#include <cstddef>
#include <optional>

#include "base/damage/damaged_row.h"
#include "base/sql/rows.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"

namespace registry {
namespace {

using base::sql::Session;
using base::sql::Value;
using idcs::IdcsNumber;

// Merge by merge: SQLite makes a table for a recursive question, and hardly
// anyone was merged.
constexpr char kFindSuccessor[] =
    "SELECT successor FROM number_retired WHERE number = $1 "
    "AND successor IS NOT NULL AND retired_at_us <= $2";
constexpr char kNumbersOf[] = RSU_WITH_MERGED_PEOPLE
    "SELECT alias.number FROM alias LEFT JOIN number_retired AS r "
    "ON r.number = alias.number AND alias.number <> $1 "
    "ORDER BY coalesce(r.retired_at_us, 0)";

// Into whom the number was merged; nothing if it was not.
absl::StatusOr<std::optional<IdcsNumber>> FindSuccessor(
    Session& session, IdcsNumber number, std::int64_t known_at_us) {
  return base::sql::OneRowOrNone(
      session, kFindSuccessor,
      {Value::Integer(number.value()), Value::Integer(known_at_us)},
      idcs::FirstNumber);
}

absl::Status DamagedMerge(IdcsNumber number) {
  return base::DamagedRow("number_retired", number.ToString(),
                          "a stored merge cannot be read");
}

}  // namespace

absl::StatusOr<IdcsNumber> FindHolder(Session& session, IdcsNumber person,
                                      std::int64_t known_at_us) {
  return HolderSearch(session, known_at_us).Find(person);
}

absl::StatusOr<IdcsNumber> HolderSearch::Find(IdcsNumber person) {
  std::vector<IdcsNumber> passed;
  IdcsNumber holder = person;
  // Of a circle, one that was passed comes again: the mark moves on after 1, 2,
  // 4, 8 … merges, until it stands in the circle.
  IdcsNumber mark = person;
  std::size_t next_mark = 1;
  while (true) {
    if (const auto known = holders_.find(holder); known != holders_.end()) {
      holder = known->second;
      break;
    }
    RSU_ASSIGN_OR_RETURN(const auto successor,
                         FindSuccessor(session_, holder, known_at_us_));
    if (!successor.has_value()) break;
    passed.push_back(holder);
    holder = *successor;
    if (holder == mark) return DamagedMerge(person);
    if (passed.size() == next_mark) {
      mark = holder;
      next_mark *= 2;
    }
  }
  for (const IdcsNumber number : passed) holders_[number] = holder;
  return holder;
}

absl::StatusOr<std::vector<IdcsNumber>> FindNumbersOf(
    Session& session, IdcsNumber person, std::int64_t known_at_us) {
  return base::sql::AllRows(
      session, kNumbersOf,
      {Value::Integer(person.value()), Value::Integer(known_at_us)},
      idcs::FirstNumber);
}

}  // namespace registry
