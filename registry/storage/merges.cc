#include "registry/storage/merges.h"

#include <optional>
#include <utility>

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

absl::Status DamagedMerge(IdcsNumber number) {
  return base::DamagedRow("number_retired", number.ToString(),
                          "a stored merge cannot be read");
}

}  // namespace

absl::StatusOr<IdcsNumber> FindHolder(Session& session, IdcsNumber person,
                                      std::int64_t known_at_us) {
  MergeWalk walk(person);
  while (true) {
    RSU_ASSIGN_OR_RETURN(
        const auto successor,
        base::sql::OneRowOrNone(
            session, kFindSuccessor,
            {Value::Integer(walk.at().value()), Value::Integer(known_at_us)},
            idcs::FirstNumber));
    if (!successor.has_value()) return walk.at();
    RSU_RETURN_IF_ERROR(walk.GoTo(*successor));
  }
}

absl::Status MergeWalk::GoTo(IdcsNumber successor) {
  at_ = successor;
  if (at_ == mark_) return DamagedMerge(person_);
  if (++merges_ == next_mark_) {
    mark_ = at_;
    next_mark_ *= 2;
  }
  return absl::OkStatus();
}

void AskSuccessor(base::sql::Trip& trip, IdcsNumber number,
                  std::int64_t known_at_us,
                  std::optional<IdcsNumber>* successor) {
  trip.Ask(kFindSuccessor,
           {Value::Integer(number.value()), Value::Integer(known_at_us)},
           [successor](const base::sql::Row& row) {
             *successor = idcs::FirstNumber(row);
           });
}

void MergeQuestion::Ask(base::sql::Trip& trip) {
  walk_ = MergeWalk(person_);
  successor_.reset();
  AskSuccessor(trip, person_, known_at_us_, &successor_);
}

absl::StatusOr<MergeQuestion::Next> MergeQuestion::GoOn(base::sql::Trip& trip) {
  if (!successor_.has_value()) return Next::kDone;
  RSU_RETURN_IF_ERROR(walk_.GoTo(*std::exchange(successor_, std::nullopt)));
  AskSuccessor(trip, walk_.at(), known_at_us_, &successor_);
  return Next::kGoOn;
}

absl::StatusOr<std::vector<IdcsNumber>> FindNumbersOf(
    Session& session, IdcsNumber person, std::int64_t known_at_us) {
  return base::sql::AllRows(
      session, kNumbersOf,
      {Value::Integer(person.value()), Value::Integer(known_at_us)},
      idcs::FirstNumber);
}

void AskNumbersOf(base::sql::Trip& trip, IdcsNumber person,
                  std::int64_t known_at_us, std::vector<IdcsNumber>* found) {
  found->clear();
  trip.Ask(kNumbersOf,
           {Value::Integer(person.value()), Value::Integer(known_at_us)},
           [found](const base::sql::Row& row) {
             found->push_back(idcs::FirstNumber(row));
           });
}

}  // namespace registry
