#include "scoring/service/household_members.h"

#include <algorithm>
#include <optional>

#include "base/status_macros.h"
#include "google/protobuf/arena.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/status/statuses_on.h"
#include "registry/storage/people.h"
#include "registry/storage/status_events.h"

namespace scoring {

using base::sql::Session;
using idcs::IdcsNumber;
using registry::FindPersonSummary;
using registry::PersonSummary;

std::vector<NamedMember> MembersOf(
    const registry::StoredDeclaration& declaration) {
  google::protobuf::Arena arena;
  auto& content =
      *google::protobuf::Arena::CreateMessage<rsu::registry::v1::Declaration>(
          &arena);
  content.ParseFromString(declaration.content);
  std::vector<NamedMember> members;
  members.reserve(static_cast<std::size_t>(content.members_size()));
  for (const rsu::registry::v1::Member& declared : content.members()) {
    // Both were checked when the declaration was taken.
    const auto number = IdcsNumber::Parse(declared.idcs());
    const auto birth_date = base::Date::Parse(declared.birth_date());
    if (!number.ok() || !birth_date.ok()) continue;
    NamedMember named;
    named.number = *number;
    named.member.relationship =
        static_cast<registry::Relationship>(declared.relationship());
    named.member.birth_date = *birth_date;
    named.member.schooling =
        static_cast<registry::Schooling>(declared.schooling());
    named.member.activity =
        static_cast<registry::Activity>(declared.activity());
    members.push_back(named);
  }
  return members;
}

absl::StatusOr<Statuses> FindStatuses(Session& session, IdcsNumber person,
                                      const PersonSummary& summary,
                                      base::Date day,
                                      std::int64_t known_at_us) {
  using registry::HasStatus;
  using registry::PersonStatus;
  RSU_ASSIGN_OR_RETURN(
      const std::vector<registry::RecordedStatus> events,
      registry::FindRecordedStatuses(session, person, summary, known_at_us));
  Statuses statuses;
  if (events.empty()) return statuses;
  statuses.severely_disabled =
      HasStatus(events, PersonStatus::kSevereDisability, day);
  statuses.fatherless = HasStatus(events, PersonStatus::kFatherless, day);
  statuses.student = HasStatus(events, PersonStatus::kStudent, day);
  statuses.married = HasStatus(events, PersonStatus::kMarried, day);
  statuses.lives_abroad = HasStatus(events, PersonStatus::kLivesAbroad, day);
  return statuses;
}

absl::StatusOr<std::vector<IdcsNumber>> HoldersOf(
    Session& session, const std::vector<NamedMember>& members,
    const std::vector<std::int64_t>& moments) {
  std::vector<IdcsNumber> people;
  for (const NamedMember& member : members) {
    for (const std::int64_t moment : moments) {
      RSU_ASSIGN_OR_RETURN(
          const IdcsNumber holder,
          registry::FindHolder(session, member.number, moment));
      if (std::find(people.begin(), people.end(), holder) == people.end()) {
        people.push_back(holder);
      }
      // Then it was theirs at any moment before.
      if (holder == member.number) break;
    }
  }
  return people;
}

absl::StatusOr<Holder> AddReports(Session& session,
                                  const registry::DeclarationKey& household,
                                  base::Date day, std::int64_t known_at_us,
                                  NamedMember& member) {
  Holder holder{member.number, {}};
  RSU_ASSIGN_OR_RETURN(holder.summary,
                       FindPersonSummary(session, holder.number, known_at_us));
  std::optional<registry::Departure> departure;
  if (holder.summary.retired) {
    RSU_ASSIGN_OR_RETURN(departure, registry::FindDeparture(
                                        session, holder.number, known_at_us));
  }
  if (departure.has_value() && !departure->died) {
    // Somebody who was merged is there under the other number.
    RSU_ASSIGN_OR_RETURN(
        holder.number,
        registry::FindHolder(session, member.number, known_at_us));
    RSU_ASSIGN_OR_RETURN(departure, registry::FindDeparture(
                                        session, holder.number, known_at_us));
    RSU_ASSIGN_OR_RETURN(
        holder.summary, FindPersonSummary(session, holder.number, known_at_us));
  }
  member.member.departed =
      departure.has_value() && (!departure->died || departure->day <= day);
  RSU_ASSIGN_OR_RETURN(
      member.member.statuses,
      FindStatuses(session, holder.number, holder.summary, day, known_at_us));
  if (member.member.departed) return holder;
  RSU_ASSIGN_OR_RETURN(
      const auto membership,
      registry::FindMembership(session, holder.number, holder.summary, day,
                               known_at_us, household));
  member.member.departed = !membership.has_value() ||
                           !(membership->declaration == household) ||
                           membership->named_as != member.number;
  return holder;
}

}  // namespace scoring
