#include "registry/person_file/cover_course.h"

#include <algorithm>
#include <utility>

#include "base/status_macros.h"
#include "registry/person_file/belonging.h"
#include "registry/person_file/holder.h"
#include "registry/person_file/named_member.h"

namespace registry {

using base::Date;
using idcs::IdcsNumber;

namespace {

// The person as a declaration has them, with what the register has of the birth
// date.
absl::StatusOr<std::optional<Member>> MemberDeclaredIn(
    RegisterOnDay& known, const Membership& membership, IdcsNumber person,
    const PersonSummary& summary) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       ReadMembers(known.session(), membership.declaration));
  for (const NamedMember& named : members) {
    if (named.number != membership.named_as) continue;
    Member member = named.member;
    RSU_RETURN_IF_ERROR(NoteBirthDate(known, person, summary, member));
    return std::optional<Member>(std::move(member));
  }
  return std::optional<Member>();
}

// What cover as a dependant has of the person, who is `member` on the day;
// nothing: nobody declares them.
absl::Status AddMember(RegisterOnDay& known, IdcsNumber person,
                       const PersonSummary& summary,
                       const std::vector<RecordedStatus>& statuses,
                       const std::optional<Member>& member, CoverOnDay& cover) {
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       known.MembershipOn(*cover.since, person, summary));
  std::optional<Member> declared;
  if (membership.has_value()) {
    RSU_ASSIGN_OR_RETURN(declared,
                         MemberDeclaredIn(known, *membership, person, summary));
  }
  if (!member.has_value() && !declared.has_value()) return absl::OkStatus();
  Member then = member.has_value() ? *member : *declared;
  then.statuses = ReportsOn(statuses, *cover.since).statuses;
  if (declared.has_value()) {
    then.relationship = declared->relationship;
    then.schooling = declared->schooling;
    then.activity = declared->activity;
  }
  if (!member.has_value()) {
    cover.member_now = declared;
    cover.member_now->statuses = ReportsOn(statuses, known.day()).statuses;
  }
  cover.member_then = std::move(then);
  return absl::OkStatus();
}

// The first day on which some event has the person as a dependant.
std::optional<Date> FirstDayAsDependant(
    const std::vector<RecordedEvent>& events) {
  std::optional<Date> first;
  for (const RecordedEvent& event : events) {
    if (event.role != InsuredRole::kDependant) continue;
    first =
        std::min(first.value_or(event.effective_date), event.effective_date);
  }
  return first;
}

}  // namespace

absl::Status AddDeclared(RegisterOnDay& known, IdcsNumber person,
                         CoverCourse& course) {
  const std::optional<Date> first = FirstDayAsDependant(course.events);
  if (!first.has_value()) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary, known.Summary(person));
  // Each declaration once.
  std::vector<std::pair<Date, std::optional<Membership>>> changes;
  const auto see = [&](Date day, const std::optional<Membership>& membership) {
    const bool goes_on =
        !changes.empty() && membership.has_value() &&
        changes.back().second.has_value() &&
        changes.back().second->declaration == membership->declaration;
    if (!goes_on) changes.emplace_back(day, membership);
    return true;
  };
  RSU_ASSIGN_OR_RETURN(const auto on_first,
                       known.MembershipOn(*first, person, summary));
  see(*first, on_first);
  RSU_RETURN_IF_ERROR(
      EachChangeOfBelonging(known, person, summary, *first, see));
  for (const auto& [day, membership] : changes) {
    std::optional<Member> member;
    if (membership.has_value()) {
      RSU_ASSIGN_OR_RETURN(
          member, MemberDeclaredIn(known, *membership, person, summary));
    }
    course.declared.push_back({day, std::move(member)});
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<CoverOnDay>> ReadOpenCovers(
    RegisterOnDay& known, IdcsNumber person, const PersonSummary& summary,
    const std::vector<RecordedEvent>& events,
    const std::vector<RecordedStatus>& statuses,
    const std::optional<Member>& member) {
  std::vector<CoverOnDay> covers;
  for (const OpenCover& open : OpenRegimes(events, known.day())) {
    CoverOnDay cover{open.regime, open.role, open.since, open.ends};
    if (cover.role == InsuredRole::kDependant) {
      RSU_RETURN_IF_ERROR(
          AddMember(known, person, summary, statuses, member, cover));
    }
    covers.push_back(std::move(cover));
    if (open.role == InsuredRole::kPrincipal) break;
  }
  return covers;
}

}  // namespace registry
