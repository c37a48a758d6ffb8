// What is known of a person's cover of all days.

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/status_macros.h"
#include "scoring/service/eligibility_facts.h"

namespace scoring {

using idcs::IdcsNumber;
using registry::PersonSummary;

absl::StatusOr<std::optional<Member>> EligibilityFactsFinder::MemberDeclaredIn(
    const registry::Membership& membership, IdcsNumber person,
    const PersonSummary& summary) {
  RSU_ASSIGN_OR_RETURN(
      const auto declaration,
      registry::FindDeclaration(session_, membership.declaration));
  if (!declaration.has_value()) {
    return absl::DataLossError("a member's declaration is missing");
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       scoring::MembersOf(*declaration));
  for (const NamedMember& named : members) {
    if (named.number != membership.named_as) continue;
    Member member = named.member;
    RSU_RETURN_IF_ERROR(
        NoteBirthDate(session_, person, summary, known_at_us_, member));
    return std::optional<Member>(std::move(member));
  }
  return std::optional<Member>();
}

absl::StatusOr<std::optional<Member>> EligibilityFactsFinder::MemberDeclaredFor(
    base::Date day, IdcsNumber person, const PersonSummary& summary) {
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       registry::FindMembership(session_, person, summary, day,
                                                known_at_us_, std::nullopt));
  if (!membership.has_value()) return std::optional<Member>();
  return MemberDeclaredIn(*membership, person, summary);
}

absl::Status EligibilityFactsFinder::AddDeclared(IdcsNumber person,
                                                 const PersonSummary& summary,
                                                 base::Date first,
                                                 CoverCourse& course) {
  std::vector<base::Date> days = {first};
  RSU_ASSIGN_OR_RETURN(const std::vector<base::Date> later,
                       registry::ListDaysOfHouseholds(session_, person, summary,
                                                      first, known_at_us_));
  days.insert(days.end(), later.begin(), later.end());
  registry::DeclarationKey last;
  for (const base::Date day : days) {
    RSU_ASSIGN_OR_RETURN(
        const auto membership,
        registry::FindMembership(session_, person, summary, day, known_at_us_,
                                 std::nullopt));
    std::optional<Member> member;
    if (membership.has_value()) {
      if (membership->declaration == last) continue;
      RSU_ASSIGN_OR_RETURN(member,
                           MemberDeclaredIn(*membership, person, summary));
    }
    last = membership.has_value() ? membership->declaration
                                  : registry::DeclarationKey();
    course.declared.push_back({day, std::move(member)});
  }
  return absl::OkStatus();
}

absl::StatusOr<CoverCourse> EligibilityFactsFinder::CourseOfCover(
    IdcsNumber person, const EligibilityFacts& facts) {
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary, summaries_.Of(person));
  CoverCourse course;
  course.died = facts.input.died;
  course.events = facts.cover_events;
  course.statuses = facts.status_events;
  std::optional<base::Date> first;
  for (const registry::RecordedEvent& event : course.events) {
    if (event.role != registry::InsuredRole::kDependant) continue;
    first =
        std::min(first.value_or(event.effective_date), event.effective_date);
  }
  if (first.has_value()) {
    RSU_RETURN_IF_ERROR(AddDeclared(person, summary, *first, course));
  }
  return course;
}

}  // namespace scoring
