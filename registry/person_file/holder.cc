#include "registry/person_file/holder.h"

#include <algorithm>
#include <utility>

#include "base/status_macros.h"
#include "registry/declaration/partial_date.h"
#include "registry/population/stored_person.h"
#include "registry/storage/merges.h"
#include "registry/storage/people.h"

namespace registry {

using idcs::IdcsNumber;

namespace {

// Who has the number that a declaration names, and how they left the register.
struct Found {
  Holder holder;
  std::optional<Departure> departure;
};

absl::StatusOr<Found> FindHolderOf(RegisterOnDay& known, IdcsNumber number) {
  Found found;
  Holder& holder = found.holder;
  std::optional<Departure>& departure = found.departure;
  holder.number = number;
  RSU_ASSIGN_OR_RETURN(holder.summary, known.Summary(number));
  if (holder.summary.retired) {
    RSU_ASSIGN_OR_RETURN(departure, known.DepartureOf(number));
  }
  if (departure.has_value() && !departure->died) {
    // Somebody who was merged is there under the other number.
    RSU_ASSIGN_OR_RETURN(holder.number, known.Holder(number));
    RSU_ASSIGN_OR_RETURN(departure, known.DepartureOf(holder.number));
    RSU_ASSIGN_OR_RETURN(holder.summary, known.Summary(holder.number));
  }
  if (departure.has_value() && departure->died) holder.died = departure->day;
  return found;
}

}  // namespace

absl::StatusOr<ReportedMember> ReadReported(RegisterOnDay& known,
                                            const DeclarationKey& declaration,
                                            const NamedMember& named) {
  RSU_ASSIGN_OR_RETURN(Found found, FindHolderOf(known, named.number));
  const std::optional<Departure>& departure = found.departure;
  ReportedMember reported{named.member, found.holder};
  Member& member = reported.member;
  Holder& holder = reported.holder;
  member.departed = departure.has_value() &&
                    (!departure->died || departure->day <= known.day());
  if (member.departed) {
    member.absence = departure->died ? Absence::kDied : Absence::kRetired;
  }
  RSU_RETURN_IF_ERROR(
      NoteBirthDate(known, holder.number, holder.summary, member));
  RSU_ASSIGN_OR_RETURN(Reports reports,
                       known.ReportsOf(holder.number, holder.summary));
  member.statuses = std::move(reports.statuses);
  holder.raiser = reports.raiser;
  if (member.departed) return reported;
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       known.MembershipOn(known.day(), holder.number,
                                          holder.summary, declaration));
  holder.named_once = membership.has_value() && membership->only;
  if (!membership.has_value() || !(membership->declaration == declaration)) {
    member.absence = Absence::kInOtherHousehold;
  } else if (membership->named_as != named.number) {
    member.absence = Absence::kNamedTwice;
  }
  member.departed = member.absence != Absence::kNone;
  return reported;
}

absl::Status NoteBirthDate(RegisterOnDay& known, IdcsNumber person,
                           const PersonSummary& summary, Member& member) {
  if (!summary.registered) return absl::OkStatus();
  if (summary.birth_date != member.birth_date) {
    member.other_birth_date = summary.birth_date;
  }
  // Where less is known of a birth than its day, the first possible day is
  // stored.
  if (!IsFirstDay(summary.birth_date, DatePrecision::kMonth)) {
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const auto stored, FindPerson(known.session(), person,
                                                     known.known_at_us()));
  if (!stored.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(
      member.registered_precision,
      ReadStoredPrecision(stored->content, {person, stored->revision}));
  return absl::OkStatus();
}

absl::StatusOr<std::vector<IdcsNumber>> HoldersOf(
    base::sql::Session& session, const std::vector<NamedMember>& members,
    const std::vector<std::int64_t>& moments) {
  std::vector<IdcsNumber> people;
  for (const NamedMember& member : members) {
    for (const std::int64_t moment : moments) {
      RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                           FindHolder(session, member.number, moment));
      if (std::find(people.begin(), people.end(), holder) == people.end()) {
        people.push_back(holder);
      }
      // Then it was theirs at any moment before.
      if (holder == member.number) break;
    }
  }
  return people;
}

}  // namespace registry
