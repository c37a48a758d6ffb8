#include "scoring/service/household_members.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/status_macros.h"
#include "google/protobuf/arena.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "proto/rsu/registry/v1/person.pb.h"
#include "registry/storage/people.h"
#include "registry/storage/status_events.h"

namespace scoring {

using base::sql::Session;
using idcs::IdcsNumber;
using registry::FindPersonSummary;
using registry::PersonSummary;

absl::StatusOr<std::vector<NamedMember>> MembersOf(
    const registry::StoredDeclaration& declaration) {
  google::protobuf::Arena arena;
  auto& content =
      *google::protobuf::Arena::CreateMessage<rsu::registry::v1::Declaration>(
          &arena);
  bool readable = content.ParseFromString(declaration.content);
  std::vector<NamedMember> members;
  members.reserve(static_cast<std::size_t>(content.members_size()));
  for (const rsu::registry::v1::Member& declared : content.members()) {
    // Both were checked when the declaration was taken: another value was not
    // stored so.
    const auto number = IdcsNumber::Parse(declared.idcs());
    const auto birth_date = base::Date::Parse(declared.birth_date());
    readable = readable && number.ok() && birth_date.ok();
    if (!readable) break;
    NamedMember named;
    named.number = *number;
    named.member.relationship =
        static_cast<registry::Relationship>(declared.relationship());
    named.member.birth_date = *birth_date;
    named.member.sex = static_cast<registry::Sex>(declared.sex());
    named.member.schooling =
        static_cast<registry::Schooling>(declared.schooling());
    named.member.activity =
        static_cast<registry::Activity>(declared.activity());
    members.push_back(named);
  }
  if (readable) return members;
  return absl::DataLossError("a stored declaration cannot be read");
}

namespace {

using registry::PersonStatus;

constexpr PersonStatus kExcluding[] = {PersonStatus::kPublicEmployee,
                                       PersonStatus::kPension,
                                       PersonStatus::kOtherFamilyAllowance};

// Of what excludes from direct aid: what holds on the day.
void AddExcluding(const std::vector<registry::RecordedStatus>& events,
                  base::Date day, Statuses& statuses) {
  for (const PersonStatus status : kExcluding) {
    for (registry::StatusSpell& spell :
         registry::SpellsOn(events, status, day)) {
      statuses.excluding.push_back(std::move(spell));
    }
  }
}

// The same of what begins later.
void AddExcludingLater(const std::vector<registry::RecordedStatus>& events,
                       base::Date day, Statuses& statuses) {
  for (const PersonStatus status : kExcluding) {
    for (registry::StatusSpell& spell :
         registry::SpellsAfter(events, status, day)) {
      statuses.excluding_later.push_back(std::move(spell));
    }
  }
  std::stable_sort(statuses.excluding_later.begin(),
                   statuses.excluding_later.end(),
                   [](const auto& one, const auto& other) {
                     return one.since < other.since;
                   });
}

// What is known already to end of what else holds on the day.
void AddEnds(const std::vector<registry::RecordedStatus>& events,
             base::Date day, Statuses& statuses) {
  constexpr PersonStatus kEnding[] = {
      PersonStatus::kSevereDisability, PersonStatus::kFatherless,
      PersonStatus::kStudent, PersonStatus::kLivesAbroad,
      PersonStatus::kRaisedBy};
  for (const PersonStatus status : kEnding) {
    const auto end = registry::EndOfStatus(events, status, day);
    if (end.has_value()) statuses.ends.push_back(*end);
  }
}

// Of a child: who raises it, if an event says so.
void AddRaiser(const std::vector<registry::RecordedStatus>& events,
               base::Date day, Reports& reports) {
  const registry::RecordedStatus* raised =
      registry::LatestStatus(events, PersonStatus::kRaisedBy, day);
  if (raised == nullptr || raised->change != registry::StatusChange::kBegan) {
    return;
  }
  reports.raiser = raised->raised_by;
  reports.statuses.raised =
      Raised{raised->title.value_or(registry::RaisingTitle::kCustody),
             raised->source, raised->effective_date};
}

}  // namespace

absl::StatusOr<Reports> FindReports(Session& session, IdcsNumber person,
                                    const PersonSummary& summary,
                                    base::Date day, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<registry::RecordedStatus> events,
      registry::FindRecordedStatuses(session, person, summary, known_at_us));
  return ReportsOn(events, day);
}

Reports ReportsOn(const std::vector<registry::RecordedStatus>& events,
                  base::Date day) {
  using registry::HasStatus;
  Reports reports;
  if (events.empty()) return reports;
  Statuses& statuses = reports.statuses;
  statuses.severely_disabled =
      HasStatus(events, PersonStatus::kSevereDisability, day);
  statuses.fatherless = HasStatus(events, PersonStatus::kFatherless, day);
  statuses.student = HasStatus(events, PersonStatus::kStudent, day);
  statuses.married = HasStatus(events, PersonStatus::kMarried, day);
  statuses.lives_abroad = HasStatus(events, PersonStatus::kLivesAbroad, day);
  if (statuses.fatherless.value_or(false)) {
    const registry::RecordedStatus& event =
        *registry::LatestStatus(events, PersonStatus::kFatherless, day);
    statuses.fatherless_spell = registry::StatusSpell{
        event.status, event.source, event.effective_date, std::nullopt};
  }
  if (statuses.student.value_or(false)) {
    statuses.school_level =
        registry::LatestStatus(events, PersonStatus::kStudent, day)
            ->school_level;
  }
  AddExcluding(events, day, statuses);
  AddRaiser(events, day, reports);
  const bool any_later = std::any_of(
      events.begin(), events.end(), [day](const registry::RecordedStatus& one) {
        return day < one.effective_date;
      });
  if (any_later) {
    AddExcludingLater(events, day, statuses);
    AddEnds(events, day, statuses);
  }
  return reports;
}

absl::Status NoteBirthDate(Session& session, IdcsNumber person,
                           const PersonSummary& summary,
                           std::int64_t known_at_us, Member& member) {
  if (!summary.registered) return absl::OkStatus();
  if (summary.birth_date != member.birth_date) {
    member.other_birth_date = summary.birth_date;
  }
  // Of whose birth less is known, the first day of it is stored.
  if (!registry::IsFirstDay(summary.birth_date,
                            registry::DatePrecision::kMonth)) {
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(const auto stored,
                       registry::FindPerson(session, person, known_at_us));
  if (!stored.has_value()) return absl::OkStatus();
  rsu::registry::v1::Person content;
  if (!content.ParseFromString(stored->content)) {
    return absl::DataLossError("a stored person cannot be read");
  }
  if (content.has_birth_date_precision()) {
    member.registered_precision =
        static_cast<registry::DatePrecision>(content.birth_date_precision());
  }
  return absl::OkStatus();
}

absl::StatusOr<PersonSummary> PersonSummaries::Of(IdcsNumber person) {
  // A call asks about a thousand people and their households at most.
  constexpr std::size_t kMostKept = 10'000;
  const auto found = known_.find(person.value());
  if (found != known_.end()) return found->second;
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       FindPersonSummary(session_, person, known_at_us_));
  if (known_.size() >= kMostKept) known_.clear();
  known_.emplace(person.value(), summary);
  return summary;
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

absl::StatusOr<std::optional<KnownEnd>> FindEndOfBelonging(
    Session& session, IdcsNumber person, const PersonSummary& summary,
    IdcsNumber household, base::Date day, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const std::vector<base::Date> days,
                       registry::ListDaysOfHouseholds(session, person, summary,
                                                      day, known_at_us));
  for (const base::Date later : days) {
    RSU_ASSIGN_OR_RETURN(
        const auto membership,
        registry::FindMembership(session, person, summary, later, known_at_us,
                                 std::nullopt));
    if (!membership.has_value()) {
      return KnownEnd{later, EndCause::kInNoHousehold};
    }
    if (membership->declaration.household != household) {
      return KnownEnd{later, EndCause::kInOtherHousehold};
    }
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<Stay>> FindStays(Session& session, IdcsNumber person,
                                            const PersonSummary& summary,
                                            IdcsNumber household,
                                            base::Date day,
                                            std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(std::vector<base::Date> days,
                       registry::ListDaysOfHouseholds(session, person, summary,
                                                      day, known_at_us));
  days.insert(days.begin(), day);
  std::vector<Stay> stays;
  for (const base::Date later : days) {
    RSU_ASSIGN_OR_RETURN(
        const auto membership,
        registry::FindMembership(session, person, summary, later, known_at_us,
                                 std::nullopt));
    const bool stays_on = !stays.empty() && !stays.back().end.has_value();
    if (!membership.has_value() ||
        membership->declaration.household != household) {
      if (stays_on) stays.back().end = later;
      continue;
    }
    if (!stays_on) stays.push_back({later, std::nullopt, {}});
    stays.back().named.push_back(
        {later, membership->declaration, membership->named_as});
  }
  return stays;
}

absl::StatusOr<Holder> AddReports(Session& session,
                                  const registry::DeclarationKey& household,
                                  base::Date day, std::int64_t known_at_us,
                                  PersonSummaries& summaries,
                                  NamedMember& member) {
  Holder holder;
  holder.number = member.number;
  RSU_ASSIGN_OR_RETURN(holder.summary, summaries.Of(holder.number));
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
    RSU_ASSIGN_OR_RETURN(holder.summary, summaries.Of(holder.number));
  }
  if (departure.has_value() && departure->died) holder.died = departure->day;
  member.member.departed =
      departure.has_value() && (!departure->died || departure->day <= day);
  if (member.member.departed) {
    member.member.absence =
        departure->died ? Absence::kDied : Absence::kRetired;
  }
  RSU_RETURN_IF_ERROR(NoteBirthDate(session, holder.number, holder.summary,
                                    known_at_us, member.member));
  RSU_ASSIGN_OR_RETURN(
      Reports reports,
      FindReports(session, holder.number, holder.summary, day, known_at_us));
  member.member.statuses = std::move(reports.statuses);
  holder.raiser = reports.raiser;
  if (member.member.departed) return holder;
  RSU_ASSIGN_OR_RETURN(
      const auto membership,
      registry::FindMembership(session, holder.number, holder.summary, day,
                               known_at_us, household));
  holder.named_once = membership.has_value() && membership->only;
  if (!membership.has_value() || !(membership->declaration == household)) {
    member.member.absence = Absence::kInOtherHousehold;
  } else if (membership->named_as != member.number) {
    member.member.absence = Absence::kNamedTwice;
  }
  member.member.departed = member.member.absence != Absence::kNone;
  return holder;
}

}  // namespace scoring
