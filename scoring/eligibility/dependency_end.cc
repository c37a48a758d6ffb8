#include "scoring/eligibility/dependency_end.h"

#include <set>

#include "registry/person_file/reports.h"
#include "scoring/entitlement/dependants.h"

namespace scoring {
namespace {

using base::Date;
using registry::EndCause;
using registry::KnownEnd;
using registry::Member;
using registry::PersonStatus;
using registry::RecordedStatus;

// Which status it is whose report is the cause; nothing: none is.
std::optional<PersonStatus> StatusOf(EndCause cause) {
  switch (cause) {
    case EndCause::kStudiesEnded:
      return PersonStatus::kStudent;
    case EndCause::kMarried:
      return PersonStatus::kMarried;
    case EndCause::kDisabilityEnded:
      return PersonStatus::kSevereDisability;
    default:
      return std::nullopt;
  }
}

}  // namespace

KnownEnd EndOfDependency(const std::vector<DependantRule>& rules,
                         const Member& before, const Member& now,
                         const std::vector<RecordedStatus>& reported,
                         Date day) {
  KnownEnd end{day, WhyDependantNoMore(rules, before, now, day), {}};
  const std::optional<PersonStatus> status = StatusOf(end.cause);
  if (!status.has_value()) return end;
  const RecordedStatus* event = registry::LatestStatus(reported, *status, day);
  if (event != nullptr) end.source = event->source;
  return end;
}

std::optional<DependencyEnd> FindReportedEnd(
    const std::vector<DependantRule>& rules, const Member& child,
    const std::vector<RecordedStatus>& reported, Date day) {
  std::set<Date> days;
  for (const RecordedStatus& event : reported) {
    if (day < event.effective_date) days.insert(event.effective_date);
  }
  Member before = child;
  for (const Date later : days) {
    Member now = child;
    now.statuses = ReportsOn(reported, later).statuses;
    const ChildDependency then = DependencyOf(RuleOn(rules, later), now, later);
    if (!then.dependant()) {
      const KnownEnd end = EndOfDependency(rules, before, now, reported, later);
      if (end.source.empty()) return std::nullopt;
      return DependencyEnd{end, then.up_to_age.value_or(0)};
    }
    before = now;
  }
  return std::nullopt;
}

}  // namespace scoring
