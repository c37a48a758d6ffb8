#include "scoring/service/eligibility_facts.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/status_macros.h"
#include "registry/coverage/open_regime.h"
#include "registry/storage/coverage_events.h"
#include "registry/storage/people.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/service/standing.h"

namespace scoring {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;
using registry::Relationship;

// Whether the identifier is that of somebody living on the day.
absl::StatusOr<Registration> FindRegistration(Session& session,
                                              IdcsNumber person, base::Date day,
                                              std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(const auto traits, registry::FindPersonTraits(
                                              session, person, known_at_us));
  if (!traits.has_value()) return Registration::kNone;
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       registry::FindDeparture(session, person, known_at_us));
  if (departure.has_value() && !departure->died) return Registration::kRetired;
  if (departure.has_value() && departure->day <= day) {
    return Registration::kDeceased;
  }
  return Registration::kLiving;
}

absl::StatusOr<std::optional<OpenRegime>> FindOpenRegime(
    Session& session, IdcsNumber person, base::Date day,
    std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(
      const std::vector<registry::RecordedEvent> events,
      registry::FindRecordedEvents(session, person, known_at_us));
  const auto cover = registry::OpenRegime(events, day);
  if (!cover.has_value()) return std::nullopt;
  return OpenRegime{static_cast<Regime>(cover->regime),
                    static_cast<RegimeRole>(cover->role), cover->since};
}

// Whether what a household scored before can count on `day`.
bool HistoryCounts(const ProgrammeSet& programmes, base::Date day) {
  const std::vector<Programme>& all = programmes.programmes();
  return std::any_of(all.begin(), all.end(), [day](const Programme& programme) {
    return RuleOn(programme.rules().stability, day) != nullptr;
  });
}

absl::Status AddHousehold(Session& session, const FormulaSet& formulas,
                          const ProgrammeSet& programmes,
                          const registry::Membership& membership,
                          std::int64_t known_at_us, EligibilityFacts& facts) {
  facts.input.activity = static_cast<registry::Activity>(membership.activity);
  RSU_ASSIGN_OR_RETURN(facts.declaration, registry::FindDeclaration(
                                              session, membership.declaration));
  if (!facts.declaration.has_value()) return absl::OkStatus();
  registry::StoredDeclaration& declaration = *facts.declaration;
  RSU_RETURN_IF_ERROR(ApplyRescoring(session, formulas, facts.input.day,
                                     known_at_us, declaration));
  facts.input.standing = HouseholdStanding{
      Score::FromTicks(declaration.score_ticks),
      IsUsable(formulas, declaration), declaration.effective_date};
  if (HistoryCounts(programmes, facts.input.day)) {
    RSU_ASSIGN_OR_RETURN(
        facts.input.history,
        FindScoreHistory(session, formulas, declaration, known_at_us));
  }
  facts.members = MembersOf(declaration);
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    if (facts.members[i].number == membership.named_as) facts.self = i;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<DatedScore>> FindScoreHistory(
    Session& session, const FormulaSet& formulas,
    const registry::StoredDeclaration& in_force, std::int64_t known_at_us) {
  RSU_ASSIGN_OR_RETURN(
      std::vector<registry::StoredDeclaration> declarations,
      registry::ListDeclarationsBefore(session, in_force.key.household,
                                       registry::kAllKnown, kMostScores));
  // The last first, so that of one day the first seen is the one in force.
  std::map<base::Date, Score> scores;
  std::set<base::Date> seen;
  for (registry::StoredDeclaration& declaration : declarations) {
    const base::Date day = declaration.effective_date;
    if (declaration.known_at_us > known_at_us ||
        in_force.effective_date <= day || !seen.insert(day).second) {
      continue;
    }
    RSU_RETURN_IF_ERROR(
        ApplyRescoring(session, formulas, day, known_at_us, declaration));
    if (IsUsable(formulas, declaration)) {
      scores.emplace(day, Score::FromTicks(declaration.score_ticks));
    }
  }
  std::vector<DatedScore> history;
  for (const auto& [day, score] : scores) history.push_back({day, score});
  if (IsUsable(formulas, in_force)) {
    history.push_back(
        {in_force.effective_date, Score::FromTicks(in_force.score_ticks)});
  }
  return history;
}

absl::StatusOr<EligibilityFacts> FindEligibilityFacts(
    Session& session, const FormulaSet& formulas,
    const ProgrammeSet& programmes, IdcsNumber person, base::Date day,
    std::int64_t known_at_us) {
  EligibilityFacts facts;
  facts.input.day = day;
  RSU_ASSIGN_OR_RETURN(facts.input.registration,
                       FindRegistration(session, person, day, known_at_us));
  if (facts.input.registration == Registration::kNone) return facts;
  RSU_ASSIGN_OR_RETURN(facts.input.open_regime,
                       FindOpenRegime(session, person, day, known_at_us));
  RSU_ASSIGN_OR_RETURN(const Statuses statuses,
                       FindStatuses(session, person, day, known_at_us));
  facts.input.lives_abroad = statuses.lives_abroad.value_or(false);
  RSU_ASSIGN_OR_RETURN(
      const auto membership,
      registry::FindMembership(session, person, day, known_at_us));
  if (membership.has_value()) {
    RSU_RETURN_IF_ERROR(AddHousehold(session, formulas, programmes, *membership,
                                     known_at_us, facts));
  }
  if (facts.self.has_value()) {
    facts.members[*facts.self].member.statuses = statuses;
    facts.input.member = facts.members[*facts.self].member;
  }
  return facts;
}

absl::StatusOr<std::vector<HouseholdPartner>> FindPartners(
    Session& session, const EligibilityFacts& facts, std::int64_t known_at_us) {
  std::vector<HouseholdPartner> partners;
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    NamedMember named = facts.members[i];
    const Relationship relationship = named.member.relationship;
    if (relationship != Relationship::kHead &&
        relationship != Relationship::kSpouse) {
      continue;
    }
    const base::Date day = facts.input.day;
    RSU_RETURN_IF_ERROR(AddReports(session, day, known_at_us, named));
    RSU_ASSIGN_OR_RETURN(const auto cover, FindOpenRegime(session, named.number,
                                                          day, known_at_us));
    partners.push_back({i, {named.member, cover.has_value()}});
  }
  return partners;
}

absl::StatusOr<std::vector<Member>> FindMembersForAid(
    Session& session, const EligibilityFacts& facts, std::int64_t known_at_us) {
  std::vector<Member> members;
  members.reserve(facts.members.size());
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    NamedMember named = facts.members[i];
    // Of the person asked about, who is living, it is known.
    if (named.member.relationship == Relationship::kChild && i != facts.self) {
      RSU_RETURN_IF_ERROR(
          AddReports(session, facts.input.day, known_at_us, named));
    }
    members.push_back(named.member);
  }
  return members;
}

}  // namespace scoring
