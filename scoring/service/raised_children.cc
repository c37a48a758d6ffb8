#include "scoring/service/raised_children.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <tuple>

#include "base/status_macros.h"
#include "registry/storage/households.h"
#include "registry/storage/memberships.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"
#include "registry/storage/status_events.h"
#include "scoring/service/household_members.h"

namespace scoring {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;

constexpr std::size_t kMostRaised = 50;

// Somebody on a day.
struct Standing {
  IdcsNumber number;  // the holder's
  registry::PersonSummary summary;
  bool gone = false;  // dead, or nobody
  std::optional<registry::Membership> membership;
};

absl::StatusOr<Standing> StandingOf(Session& session,
                                    const RaisingQuestion& question,
                                    IdcsNumber number) {
  RSU_ASSIGN_OR_RETURN(
      const IdcsNumber holder,
      registry::FindHolder(session, number, question.known_at_us));
  RSU_ASSIGN_OR_RETURN(
      const registry::PersonSummary summary,
      registry::FindPersonSummary(session, holder, question.known_at_us));
  Standing standing{holder, summary, false, std::nullopt};
  RSU_ASSIGN_OR_RETURN(
      const auto departure,
      registry::FindDeparture(session, holder, question.known_at_us));
  standing.gone = !summary.registered ||
                  (departure.has_value() &&
                   (!departure->died || departure->day <= question.day));
  if (standing.gone) return standing;
  RSU_ASSIGN_OR_RETURN(
      standing.membership,
      registry::FindMembership(session, holder, summary, question.day,
                               question.known_at_us, std::nullopt));
  return standing;
}

// Whether a declaration names somebody, under any number.
absl::StatusOr<bool> Names(Session& session, const RaisingQuestion& question,
                           const registry::DeclarationKey& key,
                           IdcsNumber person) {
  RSU_ASSIGN_OR_RETURN(const auto declaration,
                       registry::FindDeclaration(session, key));
  if (!declaration.has_value()) {
    return absl::DataLossError("a member's declaration is missing");
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       MembersOf(*declaration));
  for (const NamedMember& named : members) {
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber holder,
        registry::FindHolder(session, named.number, question.known_at_us));
    if (holder == person) return true;
  }
  return false;
}

absl::StatusOr<std::optional<RaisedChildIs>> Compare(
    Session& session, const RaisingQuestion& question, const Standing& child,
    const Standing& raiser) {
  if (child.gone || raiser.gone ||
      base::WholeYears(child.summary.birth_date, question.day) >=
          question.child_under_age) {
    return std::nullopt;
  }
  if (!raiser.membership.has_value()) {
    return RaisedChildIs::kRaiserInNoHousehold;
  }
  const registry::DeclarationKey& key = raiser.membership->declaration;
  if (child.membership.has_value() && child.membership->declaration == key) {
    return std::nullopt;
  }
  RSU_ASSIGN_OR_RETURN(const bool named,
                       Names(session, question, key, child.number));
  return named ? RaisedChildIs::kDeclaredElsewhere
               : RaisedChildIs::kNotDeclared;
}

}  // namespace

absl::StatusOr<std::optional<RaisedChildIs>> FindWithRaiser(
    Session& session, const RaisingQuestion& question, IdcsNumber child,
    IdcsNumber raiser) {
  RSU_ASSIGN_OR_RETURN(const Standing of_child,
                       StandingOf(session, question, child));
  RSU_ASSIGN_OR_RETURN(const Standing of_raiser,
                       StandingOf(session, question, raiser));
  return Compare(session, question, of_child, of_raiser);
}

absl::StatusOr<std::vector<RaisedChild>> FindRaisedChildren(
    Session& session, const RaisingQuestion& question, IdcsNumber raiser) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<IdcsNumber> reported,
      registry::FindReportedAsRaised(session, raiser, question.known_at_us));
  std::vector<RaisedChild> children;
  if (reported.empty()) return children;
  RSU_ASSIGN_OR_RETURN(const Standing of_raiser,
                       StandingOf(session, question, raiser));
  std::set<std::int64_t> seen;
  for (const IdcsNumber number : reported) {
    RSU_ASSIGN_OR_RETURN(const Standing child,
                         StandingOf(session, question, number));
    if (child.gone || !seen.insert(child.number.value()).second) continue;
    RSU_ASSIGN_OR_RETURN(const Reports reports,
                         FindReports(session, child.number, child.summary,
                                     question.day, question.known_at_us));
    if (!reports.raiser.has_value()) continue;
    RSU_ASSIGN_OR_RETURN(
        const IdcsNumber holder,
        registry::FindHolder(session, *reports.raiser, question.known_at_us));
    if (holder != of_raiser.number) continue;
    RSU_ASSIGN_OR_RETURN(const auto why,
                         Compare(session, question, child, of_raiser));
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

}  // namespace scoring
