#include "registry/storage/person_summary.h"

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"

namespace registry {
namespace {

using base::sql::Row;
using base::sql::Value;

#define RSU_NUMBER                               \
  "EXISTS (SELECT 1 FROM number_retired "        \
  "WHERE number = $1 AND retired_at_us <= $2), " \
  "EXISTS (SELECT 1 FROM number_retired "        \
  "WHERE successor = $1 AND retired_at_us <= $2)"
#define RSU_NUMBER_AND_EVENTS                  \
  RSU_NUMBER                                   \
  ", EXISTS (SELECT 1 FROM coverage_event "    \
  "WHERE person = $1 AND known_at_us <= $2), " \
  "EXISTS (SELECT 1 FROM status_event "        \
  "WHERE person = $1 AND known_at_us <= $2)"
#define RSU_OF_LATEST_VERSION \
  ", birth_day FROM person "  \
  "WHERE person = $1 AND known_at_us <= $2 ORDER BY revision DESC LIMIT 1"

// A row for whoever is registered, which nearly everybody is who is asked for:
// a fifth quicker than with the birth day in a question within the question.
constexpr char kFindRegistered[] =
    "SELECT " RSU_NUMBER_AND_EVENTS RSU_OF_LATEST_VERSION;
constexpr char kFindUnregistered[] = "SELECT " RSU_NUMBER_AND_EVENTS;
constexpr char kFindNumber[] = "SELECT " RSU_NUMBER RSU_OF_LATEST_VERSION;

PersonSummary SummaryIn(const Row& row) {
  PersonSummary summary;
  summary.retired = row.Truth(0);
  summary.merged_into = row.Truth(1);
  summary.has_coverage = row.Truth(2);
  summary.has_statuses = row.Truth(3);
  return summary;
}

PersonSummary RegisteredIn(const Row& row) {
  PersonSummary summary = SummaryIn(row);
  summary.registered = true;
  summary.birth_date = base::sql::DayIn(row, 4);
  return summary;
}

}  // namespace

absl::StatusOr<PersonSummary> FindPersonSummary(base::sql::Session& session,
                                                idcs::IdcsNumber person,
                                                std::int64_t known_at_us) {
  const Value parameters[] = {Value::Integer(person.value()),
                              Value::Integer(known_at_us)};
  RSU_ASSIGN_OR_RETURN(const auto registered,
                       base::sql::OneRowOrNone(session, kFindRegistered,
                                               parameters, RegisteredIn));
  if (registered.has_value()) return *registered;
  return base::sql::ExactlyOneRow(session, kFindUnregistered, parameters,
                                  SummaryIn);
}

void AskRegisteredNumber(base::sql::Trip& trip, idcs::IdcsNumber number,
                         std::int64_t known_at_us,
                         std::optional<RegisteredNumber>* found) {
  trip.Ask(kFindNumber,
           {Value::Integer(number.value()), Value::Integer(known_at_us)},
           [found](const Row& row) {
             *found = {row.Truth(0), row.Truth(1), base::sql::DayIn(row, 2)};
           });
}

}  // namespace registry
