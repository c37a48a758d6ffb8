#include "registry/storage/memberships.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/sql/rows.h"
#include "base/sql/stored_value.h"
#include "base/status_macros.h"
#include "idcs/issuing/stored_number.h"
#include "registry/storage/merged_people.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"
#include "registry/storage/stored_code.h"

namespace registry {
namespace {

using base::sql::AllRows;
using base::sql::Change;
using base::sql::IntegerOrZero;
using base::sql::OneRowOrNone;
using base::sql::Row;
using base::sql::Session;
using base::sql::Value;
using idcs::IdcsNumber;

constexpr char kRevisionsOfHousehold[] =
    "SELECT revision, effective_day FROM declaration WHERE household = $1 "
    "AND effective_day <= $2 AND known_at_us <= $3";
// The last day first. Of one day they come in any order: BreakTie() decides.
constexpr char kMemberships[] =
    "SELECT household, revision, activity, person, effective_day FROM member "
    "WHERE person = $1 AND effective_day <= $2 "
    "ORDER BY effective_day DESC";
// Also where doubles are named that were merged into the person, but for what
// the person left by a merge.
constexpr char kMembershipsOfMerged[] = RSU_WITH_MERGED_PEOPLE
    "SELECT household, revision, activity, person, effective_day FROM member "
    "WHERE person IN (SELECT number FROM alias) AND effective_day <= $3 "
    "AND NOT EXISTS (SELECT 1 FROM member_left AS l "
    "WHERE l.person = member.person AND l.household = member.household "
    "AND l.revision = member.revision AND l.known_at_us <= $2) "
    "ORDER BY effective_day DESC";
constexpr char kDaysOfHouseholds[] =
    "SELECT effective_day FROM declaration WHERE household IN "
    "(SELECT household FROM member WHERE person = $1) "
    "AND known_at_us <= $2 AND effective_day > $3";
constexpr char kDaysOfHouseholdsOfMerged[] = RSU_WITH_MERGED_PEOPLE
    "SELECT effective_day FROM declaration WHERE household IN "
    "(SELECT household FROM member "
    "WHERE person IN (SELECT number FROM alias)) "
    "AND known_at_us <= $2 AND effective_day > $3";
constexpr char kTiesByNumberUntil[] =
    "SELECT coalesce(max(known_at_us), 0) FROM ties_by_number";
constexpr char kPosition[] =
    "SELECT position FROM declaration WHERE household = $1 AND revision = $2";
// Declarations that are in force on their effective date: of a household's with
// one date, the last.
constexpr char kNamings[] =
    "SELECT m.household, m.revision, m.effective_day, d.position "
    "FROM member AS m JOIN declaration AS d "
    "ON d.household = m.household AND d.revision = m.revision "
    "WHERE m.person = $1 "
    "AND NOT EXISTS (SELECT 1 FROM member_left AS l "
    "WHERE l.person = m.person AND l.household = m.household "
    "AND l.revision = m.revision) "
    "AND NOT EXISTS (SELECT 1 FROM declaration AS later "
    "WHERE later.household = m.household AND later.revision > m.revision "
    "AND later.effective_day = m.effective_day)";
constexpr char kInsertByMerge[] =
    "INSERT INTO declaration_by_merge (household, revision, merged) "
    "VALUES ($1, $2, $3)";
constexpr char kFindMerge[] =
    "SELECT merged FROM declaration_by_merge "
    "WHERE household = $1 AND revision = $2";
constexpr char kInsertLeft[] =
    "INSERT INTO member_left (person, household, revision, known_at_us) "
    "VALUES ($1, $2, $3, $4)";

base::Date DayOf(const Row& row, int column) {
  return base::sql::DayIn(row, column);
}

// Whether the declaration is the one in force.
absl::StatusOr<bool> IsInForce(Session& session, const DeclarationKey& key,
                               base::Date day, std::int64_t known_at_us) {
  // The greatest is found here: SQLite would open a sorter, for a few rows.
  std::pair<std::int64_t, std::int64_t> last{INT64_MIN, 0};
  RSU_RETURN_IF_ERROR(session.Query(
      kRevisionsOfHousehold,
      {Value::Integer(key.household.value()), Value::Integer(day.day_number()),
       Value::Integer(known_at_us)},
      [&last](const Row& row) {
        last = std::max(last, {row.Integer(1), row.Integer(0)});
        return absl::OkStatus();
      }));
  return last.second == key.revision;
}

absl::StatusOr<std::int64_t> PositionOf(Session& session,
                                        const DeclarationKey& key) {
  return IntegerOrZero(
      session, kPosition,
      {Value::Integer(key.household.value()), Value::Integer(key.revision)});
}

// A declaration that names the person.
struct Candidate {
  Membership membership;
  std::int64_t effective_day = 0;
};

Candidate CandidateOf(const Row& row) {
  return {{{idcs::NumberIn(row, 0), row.Integer(1)},
           CodeIn<Activity>(row, 2),
           idcs::NumberIn(row, 3),
           false},
          row.Integer(4)};
}

// The one of the household with the greatest number, as ties were broken once.
const Membership& OfGreatestNumber(const std::vector<Membership>& holding) {
  return *std::max_element(holding.begin(), holding.end(),
                           [](const Membership& one, const Membership& other) {
                             return one.declaration.household <
                                    other.declaration.household;
                           });
}

// Of several households that have the person from one day on, the one that
// counts.
absl::StatusOr<Membership> BreakTie(Session& session,
                                    const std::vector<Membership>& holding,
                                    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const std::int64_t by_number_until,
                       IntegerOrZero(session, kTiesByNumberUntil, {}));
  if (known_at_us <= by_number_until) return OfGreatestNumber(holding);
  std::vector<std::pair<std::int64_t, const Membership*>> recorded;
  for (const Membership& membership : holding) {
    RSU_ASSIGN_OR_RETURN(const std::int64_t position,
                         PositionOf(session, membership.declaration));
    recorded.emplace_back(position, &membership);
  }
  return *std::max_element(recorded.begin(), recorded.end())->second;
}

// Of one declaration that names the person by two numbers: whether the first
// counts, which it does by the person's own, else by the smaller one.
bool NamesBetter(const Membership& one, const Membership& other,
                 IdcsNumber person) {
  if (other.named_as == person) return false;
  return one.named_as == person || one.named_as < other.named_as;
}

// The membership of a household; null if there is none.
Membership* OfHousehold(std::vector<Membership>& holding,
                        IdcsNumber household) {
  const auto found = std::find_if(
      holding.begin(), holding.end(), [household](const Membership& one) {
        return one.declaration.household == household;
      });
  return found == holding.end() ? nullptr : &*found;
}

}  // namespace

absl::StatusOr<std::optional<Membership>> FindMembership(
    Session& session, IdcsNumber person, const PersonSummary& summary,
    base::Date day, std::int64_t known_at_us,
    const std::optional<DeclarationKey>& in_force) {
  const Value number = Value::Integer(person.value());
  const Value last_day = Value::Integer(day.day_number());
  RSU_ASSIGN_OR_RETURN(
      const std::vector<Candidate> named,
      summary.merged_into
          ? AllRows(session, kMembershipsOfMerged,
                    {number, Value::Integer(known_at_us), last_day},
                    CandidateOf)
          : AllRows(session, kMemberships, {number, last_day}, CandidateOf));
  std::vector<Membership> holding;  // of one day, one of each household
  std::int64_t holding_day = 0;
  for (const Candidate& candidate : named) {
    if (!holding.empty() && candidate.effective_day != holding_day) break;
    const Membership& membership = candidate.membership;
    const DeclarationKey& key = membership.declaration;
    if (Membership* other = OfHousehold(holding, key.household);
        other != nullptr) {
      const bool same = key == other->declaration;
      if (same && NamesBetter(membership, *other, person)) *other = membership;
      continue;
    }
    bool holds = in_force.has_value() && key == *in_force;
    if (!holds) {
      RSU_ASSIGN_OR_RETURN(holds, IsInForce(session, key, day, known_at_us));
    }
    if (!holds) continue;
    holding.push_back(membership);
    holding_day = candidate.effective_day;
  }
  if (holding.empty()) return std::nullopt;
  holding.front().only = named.size() == 1;
  if (holding.size() == 1) return holding.front();
  return BreakTie(session, holding, known_at_us);
}

absl::StatusOr<Belonging> FindBelonging(Session& session,
                                        const DeclarationKey& declaration,
                                        IdcsNumber named_as, base::Date day,
                                        std::int64_t known_at_us) {
  Belonging belonging{named_as, {}, false};
  RSU_ASSIGN_OR_RETURN(belonging.summary,
                       FindPersonSummary(session, named_as, known_at_us));
  std::optional<Departure> departure;
  if (belonging.summary.retired) {
    RSU_ASSIGN_OR_RETURN(departure,
                         FindDeparture(session, named_as, known_at_us));
  }
  if (departure.has_value() && !departure->died) {
    // Somebody who was merged is there under the other number.
    RSU_ASSIGN_OR_RETURN(belonging.holder,
                         FindHolder(session, named_as, known_at_us));
    RSU_ASSIGN_OR_RETURN(departure,
                         FindDeparture(session, belonging.holder, known_at_us));
    RSU_ASSIGN_OR_RETURN(
        belonging.summary,
        FindPersonSummary(session, belonging.holder, known_at_us));
  }
  belonging.departed =
      departure.has_value() && (!departure->died || departure->day <= day);
  if (belonging.departed) return belonging;
  RSU_ASSIGN_OR_RETURN(
      const auto membership,
      FindMembership(session, belonging.holder, belonging.summary, day,
                     known_at_us, declaration));
  belonging.departed = !membership.has_value() ||
                       !(membership->declaration == declaration) ||
                       membership->named_as != named_as;
  return belonging;
}

absl::StatusOr<std::vector<base::Date>> ListDaysOfHouseholds(
    Session& session, IdcsNumber person, const PersonSummary& summary,
    base::Date day, std::int64_t known_at_us) {
  std::set<base::Date> days;
  RSU_RETURN_IF_ERROR(session.Query(
      summary.merged_into ? kDaysOfHouseholdsOfMerged : kDaysOfHouseholds,
      {Value::Integer(person.value()), Value::Integer(known_at_us),
       Value::Integer(day.day_number())},
      [&days](const Row& row) {
        days.insert(DayOf(row, 0));
        return absl::OkStatus();
      }));
  return std::vector<base::Date>(days.begin(), days.end());
}

void AskNamings(base::sql::Trip& trip, const std::vector<IdcsNumber>& numbers,
                std::vector<Naming>* found) {
  for (const IdcsNumber number : numbers) {
    trip.Ask(kNamings, {Value::Integer(number.value())},
             [found, number](const Row& row) {
               found->push_back({{idcs::NumberIn(row, 0), row.Integer(1)},
                                 DayOf(row, 2),
                                 number,
                                 row.Integer(3)});
             });
  }
}

absl::StatusOr<std::vector<Naming>> FindNamings(
    Session& session, const std::vector<IdcsNumber>& numbers) {
  std::vector<Naming> namings;
  base::sql::Trip trip;
  AskNamings(trip, numbers, &namings);
  RSU_RETURN_IF_ERROR(trip.Make(session));
  std::stable_sort(namings.begin(), namings.end(),
                   [](const Naming& a, const Naming& b) {
                     return std::tie(a.effective_date, a.position) <
                            std::tie(b.effective_date, b.position);
                   });
  return namings;
}

absl::Status NoteMemberLeft(base::sql::WriteSession& session,
                            const DeclarationKey& declaration,
                            IdcsNumber person) {
  return Change(session, kInsertLeft,
                {Value::Integer(person.value()),
                 Value::Integer(declaration.household.value()),
                 Value::Integer(declaration.revision),
                 Value::Integer(session.known_at_us())});
}

absl::Status NoteMadeByMerge(base::sql::WriteSession& session,
                             const DeclarationKey& declaration,
                             IdcsNumber merged) {
  return Change(
      session, kInsertByMerge,
      {Value::Integer(declaration.household.value()),
       Value::Integer(declaration.revision), Value::Integer(merged.value())});
}

absl::StatusOr<std::optional<IdcsNumber>> FindMergeOf(
    Session& session, const DeclarationKey& declaration) {
  return OneRowOrNone(session, kFindMerge,
                      {Value::Integer(declaration.household.value()),
                       Value::Integer(declaration.revision)},
                      idcs::FirstNumber);
}

}  // namespace registry
