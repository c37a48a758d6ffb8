#include "registry/person_file/raised_children.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <tuple>

#include "base/status_macros.h"
#include "registry/person_file/named_member.h"
#include "registry/storage/memberships.h"
#include "registry/storage/person_summary.h"
#include "registry/storage/status_events.h"

namespace registry {
namespace {

using idcs::IdcsNumber;

constexpr std::size_t kMostRaised = 50;

// Somebody on a day.
struct Standing {
  IdcsNumber number;  // the holder's
  PersonSummary summary;
  bool gone = false;  // dead, or nobody
  std::optional<Membership> membership;
};

absl::StatusOr<Standing> StandingOf(RegisterOnDay& known, IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(const IdcsNumber holder, known.Holder(number));
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary, known.Summary(holder));
  Standing standing{holder, summary, false, std::nullopt};
  RSU_ASSIGN_OR_RETURN(const auto departure, known.DepartureOf(holder));
  standing.gone = !summary.registered ||
                  (departure.has_value() &&
                   (!departure->died || departure->day <= known.day()));
  if (standing.gone) return standing;
  RSU_ASSIGN_OR_RETURN(standing.membership,
                       known.MembershipOn(known.day(), holder, summary));
  return standing;
}

// Whether a declaration names somebody, under any number.
absl::StatusOr<bool> Names(RegisterOnDay& known, const DeclarationKey& key,
                           IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       ReadMembers(known.session(), key));
  for (const NamedMember& named : members) {
    RSU_ASSIGN_OR_RETURN(const IdcsNumber holder, known.Holder(named.number));
    if (holder == person) return true;
  }
  return false;
}

absl::StatusOr<std::optional<RaisedChildIs>> Compare(RegisterOnDay& known,
                                                     int child_under_age,
                                                     const Standing& child,
                                                     const Standing& raiser) {
  if (child.gone || raiser.gone ||
      base::WholeYears(child.summary.birth_date, known.day()) >=
          child_under_age) {
    return std::nullopt;
  }
  if (!raiser.membership.has_value()) {
    return RaisedChildIs::kRaiserInNoHousehold;
  }
  const DeclarationKey& key = raiser.membership->declaration;
  if (child.membership.has_value() && child.membership->declaration == key) {
    return std::nullopt;
  }
  RSU_ASSIGN_OR_RETURN(const bool named, Names(known, key, child.number));
  return named ? RaisedChildIs::kDeclaredElsewhere
               : RaisedChildIs::kNotDeclared;
}

}  // namespace

absl::StatusOr<std::optional<RaisedChildIs>> FindWithRaiser(
    RegisterOnDay& known, int child_under_age, IdcsNumber child,
    IdcsNumber raiser) {
  RSU_ASSIGN_OR_RETURN(const Standing of_child, StandingOf(known, child));
  RSU_ASSIGN_OR_RETURN(const Standing of_raiser, StandingOf(known, raiser));
  return Compare(known, child_under_age, of_child, of_raiser);
}

absl::StatusOr<std::vector<RaisedChild>> FindRaisedChildren(
    RegisterOnDay& known, int child_under_age, IdcsNumber raiser) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<IdcsNumber> reported,
      FindReportedAsRaised(known.session(), raiser, known.known_at_us()));
  std::vector<RaisedChild> children;
  if (reported.empty()) return children;
  RSU_ASSIGN_OR_RETURN(const Standing of_raiser, StandingOf(known, raiser));
  std::set<std::int64_t> seen;
  for (const IdcsNumber number : reported) {
    RSU_ASSIGN_OR_RETURN(const Standing child, StandingOf(known, number));
    if (child.gone || !seen.insert(child.number.value()).second) continue;
    RSU_ASSIGN_OR_RETURN(const Reports reports,
                         known.ReportsOf(child.number, child.summary));
    if (!reports.raiser.has_value()) continue;
    RSU_ASSIGN_OR_RETURN(const IdcsNumber holder,
                         known.Holder(*reports.raiser));
    if (holder != of_raiser.number) continue;
    RSU_ASSIGN_OR_RETURN(const auto why,
                         Compare(known, child_under_age, child, of_raiser));
    if (why.has_value()) {
      children.push_back({*reports.statuses.raised, *why});
    }
  }
  // The numbers, by which they were found, are drawn: they order nothing.
  std::sort(children.begin(), children.end(), [](const auto& a, const auto& b) {
    return std::tie(a.raised.since, a.raised.source, a.raised.title, a.why) <
           std::tie(b.raised.since, b.raised.source, b.raised.title, b.why);
  });
  if (children.size() > kMostRaised) children.resize(kMostRaised);
  return children;
}

}  // namespace registry
