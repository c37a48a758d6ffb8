#include "registry/person_file/person_file.h"

#include <utility>

#include "base/status_macros.h"

namespace registry {

using idcs::IdcsNumber;

namespace {

// Whether the identifier is that of somebody living on the day, and when who
// had it died.
absl::Status AddRegistration(RegisterOnDay& known, const PersonSummary& summary,
                             PersonFile& file) {
  file.registration =
      summary.registered ? Registration::kLiving : Registration::kNone;
  if (!summary.registered || !summary.retired) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const auto departure, known.DepartureOf(file.number));
  if (departure.has_value() && !departure->died) {
    file.registration = Registration::kRetired;
  } else if (departure.has_value()) {
    if (departure->day <= known.day()) {
      file.registration = Registration::kDeceased;
    }
    file.died = departure->day;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::shared_ptr<HouseholdFile>> PersonFiles::Household(
    const DeclarationKey& key) {
  if (last_ != nullptr && last_->declaration().key == key) return last_;
  last_ = nullptr;
  last_is_in_force_ = false;
  RSU_ASSIGN_OR_RETURN(last_, HouseholdFile::Read(&known_, key));
  return last_;
}

absl::StatusOr<std::vector<NamedMember>> PersonFiles::MembersOf(
    const DeclarationKey& key) {
  RSU_ASSIGN_OR_RETURN(const auto household, Household(key));
  return household->members();
}

absl::Status PersonFiles::AddHousehold(const Membership& membership,
                                       PersonFile& file) {
  file.activity = membership.activity;
  RSU_ASSIGN_OR_RETURN(file.household, Household(membership.declaration));
  last_is_in_force_ = true;
  const std::vector<NamedMember>& members = file.household->members();
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].number == membership.named_as) file.self = i;
  }
  return absl::OkStatus();
}

absl::Status PersonFiles::AddSelf(const PersonSummary& summary,
                                  const Membership& membership, Reports reports,
                                  PersonFile& file) {
  Member& member =
      file.member.emplace(file.household->members()[*file.self].member);
  member.statuses = std::move(reports.statuses);
  RSU_RETURN_IF_ERROR(NoteBirthDate(known_, file.number, summary, member));
  if (file.registration == Registration::kLiving) {
    // What direct aid and the roles of others would look for again.
    file.household->KeepReported(
        *file.self,
        {member,
         {file.number, summary, file.died, reports.raiser, membership.only}});
    return absl::OkStatus();
  }
  RSU_ASSIGN_OR_RETURN(file.nobody_left,
                       file.household->NobodyLeftBeside(*file.self));
  return absl::OkStatus();
}

absl::StatusOr<PersonFile> PersonFiles::Read(IdcsNumber person) {
  PersonFile file;
  file.number = person;
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary, known_.Summary(person));
  RSU_RETURN_IF_ERROR(AddRegistration(known_, summary, file));
  if (file.registration == Registration::kNone) return file;
  RSU_ASSIGN_OR_RETURN(file.cover_events, known_.CoverEvents(person, summary));
  RSU_ASSIGN_OR_RETURN(file.status_events,
                       known_.StatusEvents(person, summary));
  Reports reports = ReportsOn(file.status_events, known_.day());
  file.lives_abroad = reports.statuses.lives_abroad.value_or(false);
  file.raised = reports.statuses.raised;
  file.raiser = reports.raiser;
  std::optional<DeclarationKey> in_force;
  if (last_ != nullptr && last_is_in_force_) {
    in_force = last_->declaration().key;
  }
  RSU_ASSIGN_OR_RETURN(
      const auto membership,
      known_.MembershipOn(known_.day(), person, summary, in_force));
  if (membership.has_value()) {
    RSU_RETURN_IF_ERROR(AddHousehold(*membership, file));
  }
  if (file.self.has_value()) {
    RSU_RETURN_IF_ERROR(
        AddSelf(summary, *membership, std::move(reports), file));
  }
  RSU_ASSIGN_OR_RETURN(
      file.covers, ReadOpenCovers(known_, person, summary, file.cover_events,
                                  file.status_events, file.member));
  return file;
}

absl::StatusOr<CoverCourse> PersonFiles::CourseOfCover(const PersonFile& file) {
  CoverCourse course;
  course.died = file.died;
  course.events = file.cover_events;
  course.statuses = file.status_events;
  RSU_RETURN_IF_ERROR(AddDeclared(known_, file.number, course));
  return course;
}

}  // namespace registry
