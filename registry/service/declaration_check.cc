#include "registry/service/declaration_check.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/authority.h"
#include "base/status_macros.h"
#include "idcs/issuing/number_key.h"
#include "registry/declaration/stored_members.h"
#include "registry/service/errors.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::FieldViolation;
using base::sql::Question;
using base::sql::Trip;
using idcs::IdcsNumber;

constexpr char kNobodyRegistered[] =
    "nobody is registered under this identifier";

// Notes what the population register says otherwise of a member.
void NoteDifferences(const PersonTraits& traits, const PreparedMember& member,
                     std::size_t place, IntakeResult& result) {
  const auto note = [&result, place](absl::string_view field) {
    v1::Finding finding;
    finding.set_field(PathInMember(place, field));
    finding.set_description("differs from the population register");
    result.findings.push_back(std::move(finding));
  };
  if (traits.birth_date != member.birth_date) note("birth_date");
  if (traits.sex != member.sex) note("sex");
}

// Notes that a member of a declaration that stays as it is belongs to another
// household by now, which a merge of numbers decided.
void NoteElsewhere(std::size_t member, IntakeResult& result) {
  v1::Finding finding;
  finding.set_field(PathInMember(member, "idcs"));
  finding.set_description("belongs to another household since a merge");
  result.findings.push_back(std::move(finding));
}

// What speaks against somebody as a member.
void NoteRefusal(const MemberStanding& standing, base::Date effective_date,
                 std::size_t place, std::vector<FieldViolation>& violations) {
  if (const auto& gone = standing.departure;
      gone.has_value() && (!gone->died || gone->day < effective_date)) {
    violations.push_back(
        {PathInMember(place, "idcs"),
         gone->died ? "belongs to somebody who died before the effective date"
                    : "is retired: its holder has another identifier"});
  }
  if (standing.elsewhere) {
    violations.push_back(
        {PathInMember(place, "idcs"),
         "is a member of another household on the same effective date"});
  }
}

}  // namespace

void PlaceQuestion::Ask(Trip& trip) {
  AskHouseholdState(trip, prepared_.household, prepared_.effective_date,
                    prepared_.content, &state_);
  placed_.reset();
  if (IsPlaced(prepared_)) {
    AskPlaceOfHousehold(trip, prepared_.household, prepared_.today, &placed_);
  }
}

absl::StatusOr<std::vector<std::size_t>> PlaceQuestion::FindGrants() const {
  if (!IsPlaced(prepared_)) return std::vector<std::size_t>();
  std::vector<registry::Place> at;
  if (placed_.has_value()) {
    RSU_ASSIGN_OR_RETURN(at.emplace_back(), PlaceOf(*placed_));
  }
  std::vector<std::size_t> grants = GrantsAt(prepared_, at);
  if (grants.empty()) return base::rpc::PlaceNotAllowed("household_ref");
  return grants;
}

// Whether a declaration is in force that has the same effective date and says
// something else.
bool PlaceQuestion::Replaces() const {
  return state_.has_value() && state_->in_force.has_value() &&
         state_->in_force->effective_date == prepared_.effective_date &&
         state_->in_force->content != prepared_.content;
}

void PlaceQuestion::AddReplacedMembers(base::sql::Keys& keys) const {
  if (!Replaces()) return;
  const auto members =
      ReadStoredMembers(state_->in_force->content, state_->in_force->key);
  if (!members.ok()) return keys.GoAlone();
  for (const DeclaredMember& member : *members) {
    idcs::AddNumberKey(keys, member.number);
  }
}

absl::StatusOr<IntakeResult> PlaceQuestion::Place(base::Date today) {
  IntakeResult result;
  RSU_ASSIGN_OR_RETURN(result.grants, FindGrants());
  result.household_known = state_.has_value();
  // 0000000000 is nobody's number, so a new household equals no other.
  HouseholdState state = std::move(state_).value_or(HouseholdState());
  std::int64_t replaces = 0;
  if (state.in_force.has_value() &&
      state.in_force->effective_date == prepared_.effective_date) {
    replaces = state.in_force->key.revision;
    result.unchanged = state.in_force->content == prepared_.content;
    if (result.unchanged) result.stored = *std::move(state.in_force);
  }
  if (!result.unchanged) result.broken_dates = BrokenDates(prepared_, today);
  if (!prepared_.etag.empty() &&
      prepared_.etag != absl::StrCat(state.last_revision)) {
    return StaleEtag();
  }
  // Whether the declaration says what a revision said that was corrected since.
  // A caller who gives the etag knows of the correction.
  if (replaces != 0 && !result.unchanged && !prepared_.restore &&
      prepared_.etag.empty() && state.same != 0) {
    return SupersededDeclaration();
  }
  if (result.unchanged) return result;
  result.stored = PreparedRow(
      prepared_, {state.household, state.last_revision + 1}, replaces);
  return result;
}

MembersQuestion::MembersQuestion(const PreparedDeclaration* prepared)
    : prepared_(*prepared) {
  members_.reserve(prepared_.members.size());
  for (const PreparedMember& member : prepared_.members) {
    members_.emplace_back(member.person, prepared_.effective_date);
  }
}

void MembersQuestion::SetHousehold(IdcsNumber household) {
  for (MemberStandingQuestion& member : members_) {
    member.SetHousehold(household);
  }
}

void MembersQuestion::Ask(Trip& trip) {
  is_answered_.assign(members_.size(), false);
  for (MemberStandingQuestion& member : members_) member.Ask(trip);
}

absl::StatusOr<Question::Next> MembersQuestion::GoOn(Trip& trip) {
  Next all = Next::kDone;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    if (is_answered_[i]) continue;
    RSU_ASSIGN_OR_RETURN(const Next next, members_[i].GoOn(trip));
    is_answered_[i] = next == Next::kDone;
    if (!is_answered_[i]) all = Next::kGoOn;
  }
  return all;
}

bool MembersQuestion::IsOneOfSeveral() const {
  return std::any_of(members_.begin(), members_.end(),
                     [](const MemberStandingQuestion& member) {
                       return member.MayBeOneOfSeveral();
                     });
}

absl::Status MembersQuestion::CheckRegistered() const {
  std::vector<FieldViolation> violations;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const bool is_hidden =
        IsPlaced(prepared_) &&
        prepared_.call->IsHidden(prepared_.members[i].person.ToString());
    if (members_[i].Standing().has_value() && !is_hidden) continue;
    violations.push_back({PathInMember(i, "idcs"), kNobodyRegistered});
  }
  return RefuseFields(violations);
}

// Whether the grant by which the declaration is taken reaches the member: the
// first one that reaches all of them.
bool MembersQuestion::IsReached(const IntakeResult& result,
                                std::size_t place) const {
  if (result.grants.empty()) return true;
  const auto reaches = [this](std::size_t grant, std::size_t member) {
    return prepared_.call->Reaches(grant,
                                   prepared_.members[member].person.ToString());
  };
  for (const std::size_t grant : result.grants) {
    bool reaches_all = true;
    for (std::size_t i = 0; i < prepared_.members.size(); ++i) {
      reaches_all = reaches_all && reaches(grant, i);
    }
    if (reaches_all) return true;
  }
  return reaches(result.grants.front(), place);
}

absl::Status MembersQuestion::Check(IntakeResult& result) const {
  std::vector<FieldViolation> violations = result.broken_dates;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const auto standing = members_[i].Standing();
    if (!standing.has_value() || !IsReached(result, i)) {
      violations.push_back({PathInMember(i, "idcs"), kNobodyRegistered});
      continue;
    }
    NoteDifferences(standing->traits, prepared_.members[i], i, result);
    if (result.unchanged) {
      if (standing->elsewhere) NoteElsewhere(i, result);
      continue;
    }
    if (standing->may_be_gone) {
      result.may_be_gone.insert(result.may_be_gone.end(),
                                standing->numbers.begin(),
                                standing->numbers.end());
    }
    NoteRefusal(*standing, prepared_.effective_date, i, violations);
  }
  return RefuseFields(violations);
}

absl::StatusOr<IntakeResult> CheckIntake(base::sql::Session& session,
                                         const PreparedDeclaration& prepared,
                                         base::Date today) {
  PlaceQuestion place(&prepared);
  RSU_RETURN_IF_ERROR(base::sql::FindOut(place, session));
  RSU_ASSIGN_OR_RETURN(IntakeResult result, place.Place(today));
  MembersQuestion members(&prepared);
  members.SetHousehold(result.stored.key.household);
  RSU_RETURN_IF_ERROR(base::sql::FindOut(members, session));
  RSU_RETURN_IF_ERROR(members.Check(result));
  return result;
}

}  // namespace registry
