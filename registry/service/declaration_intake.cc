#include "registry/service/declaration_intake.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/status_macros.h"
#include "registry/codes/sender.h"
#include "registry/declaration/date_limits.h"
#include "registry/declaration/declaration.h"
#include "registry/declaration/declaration_message.h"
#include "registry/population/person.h"
#include "registry/service/errors.h"
#include "registry/service/left_households.h"
#include "registry/storage/memberships.h"
#include "registry/verification/verification.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::FieldViolation;
using base::sql::Session;

constexpr char kMalformed[] = "MALFORMED_DECLARATION";

absl::StatusOr<std::string> ReadSender(const std::string& sender) {
  if (sender.empty()) return std::string(kDefaultSender);
  if (IsSender(sender)) return sender;
  return base::InvalidFields("MALFORMED_REQUEST", {{"sender", kSenderRule}});
}

std::string PathOf(std::size_t member, absl::string_view field) {
  return absl::StrCat("members[", member, "].", field);
}

// The members' identifiers, which the register needs and a file may lack.
absl::Status ReadMembers(const Declaration& declaration,
                         PreparedDeclaration& prepared) {
  std::vector<FieldViolation> violations;
  for (std::size_t i = 0; i < declaration.members().size(); ++i) {
    const MemberFacts& facts = declaration.facts().members[i];
    const auto number = idcs::IdcsNumber::Parse(declaration.members()[i].idcs);
    if (!number.ok()) {
      violations.push_back({PathOf(i, "idcs"), "is missing"});
      continue;
    }
    prepared.members.push_back(
        {*number, facts.activity, facts.sex, facts.birth_date});
    if (facts.relationship == Relationship::kHead) {
      prepared.head_sex = facts.sex;
    }
  }
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields(kMalformed, violations);
}

absl::StatusOr<DeclaredScore> Score(const Declaration& declaration,
                                    const HouseholdScorer& scorer) {
  RSU_ASSIGN_OR_RETURN(std::optional<DeclaredScore> score,
                       scorer.Score(VerifyDeclared(declaration)));
  if (score.has_value()) return *std::move(score);
  return base::InvalidFields(
      kMalformed,
      {{"effective_date", "no score formula was in force on that day"}});
}

// What the dates of what is declared on `today` break.
std::vector<FieldViolation> BrokenDates(const PreparedDeclaration& prepared,
                                        base::Date today) {
  const DateLimits& limits = DateLimits::Released();
  std::vector<FieldViolation> violations;
  if (const auto rule =
          limits.BrokenByDeclaration(prepared.effective_date, today)) {
    violations.push_back({"effective_date", *rule});
  }
  for (std::size_t i = 0; i < prepared.members.size(); ++i) {
    const auto rule = limits.BrokenByBirth(prepared.members[i].birth_date);
    if (rule.has_value()) {
      violations.push_back({PathOf(i, "birth_date"), *rule});
    }
  }
  return violations;
}

// Notes what the population register says otherwise of a member.
void NoteDifferences(const PersonTraits& traits, const PreparedMember& member,
                     std::size_t place, IntakeResult& result) {
  const auto note = [&result, place](absl::string_view field) {
    v1::Finding finding;
    finding.set_field(PathOf(place, field));
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
  finding.set_field(PathOf(member, "idcs"));
  finding.set_description("belongs to another household since a merge");
  result.findings.push_back(std::move(finding));
}

// Whether the declaration says what a revision said that was corrected since.
absl::Status CheckNotSuperseded(Session& session,
                                const PreparedDeclaration& prepared,
                                idcs::IdcsNumber household) {
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t same,
      FindSameDeclaration(session, household, prepared.effective_date,
                          prepared.content));
  return same == 0 ? absl::OkStatus() : SupersededDeclaration();
}

}  // namespace

absl::StatusOr<PreparedDeclaration> PrepareDeclaration(
    absl::string_view caller, const v1::CreateDeclarationRequest& request,
    const HouseholdScorer& scorer, std::optional<base::Date> today) {
  RSU_ASSIGN_OR_RETURN(const Declaration declaration,
                       Declaration::Read(request.declaration(), today));
  PreparedDeclaration prepared;
  prepared.caller = std::string(caller);
  RSU_ASSIGN_OR_RETURN(prepared.sender, ReadSender(request.sender()));
  RSU_RETURN_IF_ERROR(ReadMembers(declaration, prepared));
  RSU_ASSIGN_OR_RETURN(prepared.score, Score(declaration, scorer));
  prepared.household_ref = declaration.household_ref();
  prepared.etag = request.etag();
  prepared.restore = request.restore();
  prepared.effective_date = declaration.facts().effective_date;
  prepared.message = ToMessage(declaration);
  prepared.content = prepared.message.SerializeAsString();
  return prepared;
}

absl::StatusOr<IntakeResult> PlaceIntake(Session& session,
                                         const PreparedDeclaration& prepared,
                                         base::Date today) {
  IntakeResult result;
  RSU_ASSIGN_OR_RETURN(
      const auto household,
      FindHousehold(session, prepared.sender, prepared.household_ref));
  result.household_known = household.has_value();
  // 0000000000 is nobody's number, so a new household equals no other.
  const idcs::IdcsNumber number = household.value_or(idcs::IdcsNumber());
  std::int64_t last_revision = 0;
  std::int64_t replaces = 0;
  if (household.has_value()) {
    RSU_ASSIGN_OR_RETURN(last_revision, LastRevision(session, number));
    RSU_ASSIGN_OR_RETURN(
        auto in_force,
        FindDeclarationInForce(session, number, prepared.effective_date,
                               kAllKnown));
    if (in_force.has_value() &&
        in_force->effective_date == prepared.effective_date) {
      replaces = in_force->key.revision;
      result.unchanged = in_force->content == prepared.content;
      if (result.unchanged) result.stored = *std::move(in_force);
    }
  }
  if (!result.unchanged) result.broken_dates = BrokenDates(prepared, today);
  if (!prepared.etag.empty() && prepared.etag != absl::StrCat(last_revision)) {
    return StaleEtag();
  }
  // A caller who gives the etag knows of the correction.
  if (replaces != 0 && !result.unchanged && !prepared.restore &&
      prepared.etag.empty()) {
    RSU_RETURN_IF_ERROR(CheckNotSuperseded(session, prepared, number));
  }
  if (result.unchanged) return result;
  result.stored = PreparedRow(prepared, {number, last_revision + 1}, replaces);
  return result;
}

absl::Status CheckMembers(Session& session, const PreparedDeclaration& prepared,
                          IntakeResult& result) {
  std::vector<FieldViolation> violations = result.broken_dates;
  for (std::size_t i = 0; i < prepared.members.size(); ++i) {
    const idcs::IdcsNumber person = prepared.members[i].person;
    RSU_ASSIGN_OR_RETURN(
        const auto standing,
        FindMemberStanding(session, person, prepared.effective_date,
                           result.stored.key.household));
    if (!standing.has_value()) {
      violations.push_back(
          {PathOf(i, "idcs"), "nobody is registered under this identifier"});
      continue;
    }
    NoteDifferences(standing->traits, prepared.members[i], i, result);
    if (result.unchanged) {
      if (standing->elsewhere) NoteElsewhere(i, result);
      continue;
    }
    if (standing->may_be_gone) result.may_be_gone.push_back(person);
    if (const auto& gone = standing->departure;
        gone.has_value() &&
        (!gone->died || gone->day < prepared.effective_date)) {
      violations.push_back(
          {PathOf(i, "idcs"),
           gone->died ? "belongs to somebody who died before the effective date"
                      : "is retired: its holder has another identifier"});
    }
    if (standing->elsewhere) {
      violations.push_back(
          {PathOf(i, "idcs"),
           "is a member of another household on the same effective date"});
    }
  }
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields(kMalformed, violations);
}

absl::StatusOr<IntakeResult> CheckIntake(Session& session,
                                         const PreparedDeclaration& prepared,
                                         base::Date today) {
  RSU_ASSIGN_OR_RETURN(IntakeResult result,
                       PlaceIntake(session, prepared, today));
  RSU_RETURN_IF_ERROR(CheckMembers(session, prepared, result));
  return result;
}

StoredDeclaration PreparedRow(const PreparedDeclaration& prepared,
                              const DeclarationKey& key,
                              std::int64_t replaces) {
  StoredDeclaration row;
  row.key = key;
  row.replaces = replaces;
  row.effective_date = prepared.effective_date;
  row.sender = prepared.sender;
  row.content = prepared.content;
  row.variables = prepared.score.variables;
  row.formula = prepared.score.formula;
  row.score_ticks = prepared.score.ticks;
  return row;
}

absl::Status StoreRow(base::sql::WriteSession& session,
                      const PreparedDeclaration& prepared,
                      const HouseholdScorer& scorer, StoredDeclaration& row) {
  RSU_ASSIGN_OR_RETURN(row.position,
                       scorer.Keep(session, row.key, row.effective_date,
                                   prepared.score, prepared.head_sex));
  row.known_at_us = session.known_at_us();
  std::vector<MemberRow> members;
  members.reserve(prepared.members.size());
  for (const PreparedMember& member : prepared.members) {
    members.push_back({member.person, member.activity});
  }
  return InsertDeclaration(session, row, members);
}

absl::Status StorePlaced(base::sql::WriteSession& session,
                         const PreparedDeclaration& prepared,
                         const IntakeParts& parts, IntakeResult& result) {
  if (result.unchanged) return absl::OkStatus();
  if (!result.household_known) {
    RSU_ASSIGN_OR_RETURN(
        result.stored.key.household,
        parts.issuer->Issue(session, idcs::HolderKind::kHousehold,
                            prepared.caller));
    RSU_RETURN_IF_ERROR(InsertHousehold(session, prepared.sender,
                                        prepared.household_ref,
                                        result.stored.key.household));
  }
  return StoreRow(session, prepared, *parts.scorer, result.stored);
}

absl::StatusOr<IntakeResult> StoreIntake(base::sql::WriteSession& session,
                                         const PreparedDeclaration& prepared,
                                         const IntakeParts& parts) {
  RSU_ASSIGN_OR_RETURN(
      IntakeResult result,
      CheckIntake(session, prepared, DayOfRegistration(session.known_at_us())));
  RSU_RETURN_IF_ERROR(StorePlaced(session, prepared, parts, result));
  RSU_RETURN_IF_ERROR(NoteLeft(session, result));
  return result;
}

absl::Status NoteLeft(base::sql::WriteSession& session,
                      const IntakeResult& result) {
  if (result.unchanged) return absl::OkStatus();
  for (const idcs::IdcsNumber person : result.may_be_gone) {
    RSU_RETURN_IF_ERROR(NoteHouseholdsLeft(session, person));
  }
  return absl::OkStatus();
}

}  // namespace registry
