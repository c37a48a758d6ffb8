#include "scoring/service/eligibility_facts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "base/status_macros.h"
#include "registry/coverage/open_regime.h"
#include "registry/storage/coverage_events.h"
#include "registry/storage/people.h"
#include "registry/storage/status_events.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/service/standing.h"

namespace scoring {
namespace {

using base::sql::Session;
using idcs::IdcsNumber;
using registry::PersonSummary;
using registry::Relationship;

// Whether the identifier is that of somebody living on the day, and when who
// had it died.
absl::Status FindRegistration(Session& session, IdcsNumber person,
                              const PersonSummary& summary,
                              std::int64_t known_at_us,
                              ClassificationInput& input) {
  input.registration =
      summary.registered ? Registration::kLiving : Registration::kNone;
  if (!summary.registered || !summary.retired) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       registry::FindDeparture(session, person, known_at_us));
  if (departure.has_value() && !departure->died) {
    input.registration = Registration::kRetired;
  } else if (departure.has_value()) {
    if (departure->day <= input.day) {
      input.registration = Registration::kDeceased;
    }
    input.died = departure->day;
  }
  return absl::OkStatus();
}

OpenRegime ToOpenRegime(const registry::OpenCover& cover) {
  return {static_cast<Regime>(cover.regime),
          static_cast<RegimeRole>(cover.role), cover.since, cover.ends};
}

}  // namespace

void PastLookedFor::Add(const PastLookedFor& other) {
  scores = scores || other.scores;
  if (other.births_from.has_value() &&
      (!births_from.has_value() || *other.births_from < *births_from)) {
    births_from = other.births_from;
  }
}

PastLookedFor PastFor(const ProgrammeSet& programmes, base::Date day) {
  PastLookedFor past;
  for (const Programme& programme : programmes.programmes()) {
    const ProgrammeRules& rules = programme.rules();
    if (RuleOn(rules.stability, day) != nullptr) past.scores = true;
    const auto paid = std::find_if(
        rules.aid.begin(), rules.aid.end(),
        [](const AidRule& rule) { return !rule.birth_premiums_mad.empty(); });
    if (paid != rules.aid.end()) {
      past.Add({false, paid->effective_from});
    }
  }
  return past;
}

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
    RSU_ASSIGN_OR_RETURN(const bool usable, IsUsable(formulas, declaration));
    if (usable) {
      scores.emplace(day, Score::FromTicks(declaration.score_ticks));
    }
  }
  std::vector<DatedScore> history;
  history.reserve(scores.size() + 1);
  for (const auto& [day, score] : scores) history.push_back({day, score});
  RSU_ASSIGN_OR_RETURN(const bool usable, IsUsable(formulas, in_force));
  if (usable) {
    history.push_back(
        {in_force.effective_date, Score::FromTicks(in_force.score_ticks)});
  }
  return history;
}

absl::Status EligibilityFactsFinder::Keep(const registry::DeclarationKey& key) {
  if (kept_.has_value() && kept_->household.declaration.key == key) {
    return absl::OkStatus();
  }
  kept_.reset();
  RSU_ASSIGN_OR_RETURN(auto declaration,
                       registry::FindDeclaration(session_, key));
  if (!declaration.has_value()) return absl::OkStatus();
  EligibilityHousehold household;
  household.declaration = *std::move(declaration);
  RSU_RETURN_IF_ERROR(ApplyRescoring(session_, formulas_, day_, known_at_us_,
                                     household.declaration));
  RSU_ASSIGN_OR_RETURN(const bool usable,
                       IsUsable(formulas_, household.declaration));
  household.standing =
      HouseholdStanding{Score::FromTicks(household.declaration.score_ticks),
                        usable, household.declaration.effective_date};
  if (past_.scores) {
    RSU_ASSIGN_OR_RETURN(household.history,
                         FindScoreHistory(session_, formulas_,
                                          household.declaration, known_at_us_));
  }
  RSU_ASSIGN_OR_RETURN(household.members,
                       scoring::MembersOf(household.declaration));
  kept_ = Kept();
  kept_->household = std::move(household);
  kept_->reported.resize(kept_->household.members.size());
  return absl::OkStatus();
}

absl::StatusOr<std::vector<NamedMember>> EligibilityFactsFinder::MembersOf(
    const registry::DeclarationKey& key) {
  RSU_RETURN_IF_ERROR(Keep(key));
  if (kept_.has_value()) return kept_->household.members;
  return absl::DataLossError("an input of scores without its declaration");
}

absl::Status EligibilityFactsFinder::AddHousehold(
    const registry::Membership& membership, EligibilityFacts& facts) {
  facts.input.activity = static_cast<registry::Activity>(membership.activity);
  RSU_RETURN_IF_ERROR(Keep(membership.declaration));
  if (!kept_.has_value()) return absl::OkStatus();
  kept_->in_force = true;
  const EligibilityHousehold& household = kept_->household;
  facts.household = &household;
  facts.input.standing = household.standing;
  facts.input.history = household.history;
  for (std::size_t i = 0; i < household.members.size(); ++i) {
    if (household.members[i].number == membership.named_as) facts.self = i;
  }
  return absl::OkStatus();
}

absl::Status EligibilityFactsFinder::AddMember(
    IdcsNumber person, const PersonSummary& summary,
    const std::vector<registry::RecordedStatus>& statuses,
    const std::optional<Member>& member, OpenRegime& cover) {
  RSU_ASSIGN_OR_RETURN(const std::optional<Member> declared,
                       MemberDeclaredFor(*cover.since, person, summary));
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
    cover.member_now->statuses = ReportsOn(statuses, day_).statuses;
  }
  cover.member_then = std::move(then);
  return absl::OkStatus();
}

absl::Status EligibilityFactsFinder::AddCover(
    IdcsNumber person, const PersonSummary& summary,
    const std::vector<registry::RecordedEvent>& events,
    const std::vector<registry::RecordedStatus>& statuses,
    ClassificationInput& input) {
  for (const registry::OpenCover& open : registry::OpenRegimes(events, day_)) {
    OpenRegime cover = ToOpenRegime(open);
    if (cover.role == RegimeRole::kDependant) {
      RSU_RETURN_IF_ERROR(
          AddMember(person, summary, statuses, input.member, cover));
    }
    const RegimeRole role = cover.role;
    if (input.open_regime.has_value()) {
      input.open_beside.push_back(std::move(cover));
    } else {
      input.open_regime = std::move(cover);
    }
    // Nothing keeps that of a principal from counting.
    if (role == RegimeRole::kPrincipal) break;
  }
  return absl::OkStatus();
}

absl::StatusOr<EligibilityFacts> EligibilityFactsFinder::Find(
    IdcsNumber person) {
  EligibilityFacts facts;
  facts.input.day = day_;
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary, summaries_.Of(person));
  RSU_RETURN_IF_ERROR(
      FindRegistration(session_, person, summary, known_at_us_, facts.input));
  if (facts.input.registration == Registration::kNone) return facts;
  RSU_ASSIGN_OR_RETURN(
      facts.cover_events,
      registry::FindRecordedEvents(session_, person, summary, known_at_us_));
  RSU_ASSIGN_OR_RETURN(
      facts.status_events,
      registry::FindRecordedStatuses(session_, person, summary, known_at_us_));
  Reports reports = ReportsOn(facts.status_events, day_);
  facts.input.lives_abroad = reports.statuses.lives_abroad.value_or(false);
  facts.raised = reports.statuses.raised;
  facts.raiser = reports.raiser;
  std::optional<registry::DeclarationKey> in_force;
  if (kept_.has_value() && kept_->in_force) {
    in_force = kept_->household.declaration.key;
  }
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       registry::FindMembership(session_, person, summary, day_,
                                                known_at_us_, in_force));
  if (membership.has_value()) {
    RSU_RETURN_IF_ERROR(AddHousehold(*membership, facts));
  }
  if (facts.self.has_value()) {
    Member& member = facts.input.member.emplace(
        facts.household->members[*facts.self].member);
    member.statuses = std::move(reports.statuses);
    RSU_RETURN_IF_ERROR(
        NoteBirthDate(session_, person, summary, known_at_us_, member));
    if (facts.input.registration == Registration::kLiving) {
      // What direct aid and the roles of others would look for again.
      kept_->reported[*facts.self] = ReportedMember{
          member,
          {person, summary, facts.input.died, reports.raiser, membership->only},
          std::nullopt};
    } else {
      RSU_ASSIGN_OR_RETURN(facts.input.nobody_left,
                           NobodyLeftBeside(*facts.self));
    }
  }
  RSU_RETURN_IF_ERROR(AddCover(person, summary, facts.cover_events,
                               facts.status_events, facts.input));
  return facts;
}

absl::StatusOr<const EligibilityFactsFinder::ReportedMember*>
EligibilityFactsFinder::Reported(std::size_t place) {
  std::optional<ReportedMember>& reported = kept_->reported[place];
  if (!reported.has_value()) {
    const EligibilityHousehold& household = kept_->household;
    NamedMember named = household.members[place];
    RSU_ASSIGN_OR_RETURN(const Holder holder,
                         AddReports(session_, household.declaration.key, day_,
                                    known_at_us_, summaries_, named));
    reported = ReportedMember{named.member, holder, std::nullopt};
  }
  return &*reported;
}

absl::StatusOr<std::optional<KnownEnd>> EligibilityFactsFinder::EndOfStay(
    std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  std::optional<std::optional<KnownEnd>>& end =
      kept_->reported[place]->end_of_stay;
  if (!end.has_value()) {
    const Holder& holder = reported->holder;
    RSU_ASSIGN_OR_RETURN(
        const auto leaves,
        FindEndOfBelonging(session_, holder.number, holder.summary,
                           kept_->household.declaration.key.household, day_,
                           known_at_us_));
    end = EarlierEnd(EndOn(holder.died, EndCause::kDied), leaves);
  }
  return *end;
}

absl::StatusOr<bool> EligibilityFactsFinder::NobodyLeftBeside(
    std::size_t place) {
  for (std::size_t i = 0; i < kept_->household.members.size(); ++i) {
    if (i == place) continue;
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(i));
    if (!reported->member.departed) return false;
  }
  return true;
}

absl::StatusOr<PlacedMember> EligibilityFactsFinder::Placed(std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  return PlacedMember{place,
                      kept_->household.members[place].member.relationship,
                      reported->holder.number};
}

absl::Status EligibilityFactsFinder::FindPartners() {
  const EligibilityHousehold& household = kept_->household;
  std::vector<NamedPartner> partners;
  for (std::size_t i = 0; i < household.members.size(); ++i) {
    const Relationship relationship = household.members[i].member.relationship;
    if (relationship != Relationship::kHead &&
        relationship != Relationship::kSpouse) {
      continue;
    }
    RSU_ASSIGN_OR_RETURN(NamedPartner partner, InsurableMember(i));
    partners.push_back(std::move(partner));
  }
  kept_->partners = std::move(partners);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<NamedPartner>>
EligibilityFactsFinder::PartnersBeside(std::optional<std::size_t> self) {
  if (!kept_->partners.has_value()) RSU_RETURN_IF_ERROR(FindPartners());
  std::vector<NamedPartner> others;
  for (const NamedPartner& partner : *kept_->partners) {
    if (partner.who.place != self) others.push_back(partner);
  }
  return others;
}

absl::StatusOr<NamedPartner> EligibilityFactsFinder::InsurableMember(
    std::size_t place) {
  RSU_ASSIGN_OR_RETURN(const PlacedMember placed, Placed(place));
  RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
  const PersonSummary& summary = reported->holder.summary;
  NamedPartner member = {placed, {reported->member, false}};
  member.cover.day = day_;
  member.cover.member = reported->member;
  RSU_ASSIGN_OR_RETURN(const std::vector<registry::RecordedEvent> events,
                       registry::FindRecordedEvents(session_, placed.number,
                                                    summary, known_at_us_));
  std::vector<registry::RecordedStatus> statuses;
  const auto first = registry::OpenRegime(events, day_);
  // Of nobody else anything is asked of the day on which cover began.
  if (first.has_value() && first->role == registry::InsuredRole::kDependant) {
    RSU_ASSIGN_OR_RETURN(statuses,
                         registry::FindRecordedStatuses(session_, placed.number,
                                                        summary, known_at_us_));
  }
  RSU_RETURN_IF_ERROR(
      AddCover(placed.number, summary, events, statuses, member.cover));
  return member;
}

absl::StatusOr<std::vector<NamedPartner>>
EligibilityFactsFinder::InsurableMembers() {
  if (kept_->insurable.has_value()) return *kept_->insurable;
  std::vector<NamedPartner> members;
  for (std::size_t i = 0; i < kept_->household.members.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(NamedPartner member, InsurableMember(i));
    members.push_back(std::move(member));
  }
  kept_->insurable = members;
  return members;
}

absl::StatusOr<std::optional<PlacedMember>> EligibilityFactsFinder::AidPayee(
    std::optional<std::size_t> recipient) {
  if (recipient.has_value()) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported,
                         Reported(*recipient));
    if (reported->member.Present()) return Placed(*recipient);
  }
  // The head first, then spouses, then others.
  const auto rank = [](const Member& member) {
    if (member.relationship == Relationship::kHead) return 0;
    return member.relationship == Relationship::kSpouse ? 1 : 2;
  };
  const std::vector<NamedMember>& members = kept_->household.members;
  std::vector<std::size_t> places(members.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) {
                     const Member& one = members[a].member;
                     const Member& other = members[b].member;
                     return std::make_pair(rank(one), one.birth_date) <
                            std::make_pair(rank(other), other.birth_date);
                   });
  for (const std::size_t place : places) {
    RSU_ASSIGN_OR_RETURN(const ReportedMember* const reported, Reported(place));
    if (reported->member.Present()) return Placed(place);
  }
  return std::nullopt;
}

}  // namespace scoring
