#include "registry/service/prepared_declaration.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/rpc/authority.h"
#include "base/status_macros.h"
#include "base/text.h"
#include "registry/codes/sender.h"
#include "registry/declaration/date_limits.h"
#include "registry/declaration/declaration.h"
#include "registry/declaration/declaration_message.h"
#include "registry/verification/verification.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::FieldViolation;

absl::StatusOr<std::string> ReadSender(const std::string& sender) {
  if (sender.empty()) return std::string(kDefaultSender);
  if (IsSender(sender)) return sender;
  return base::InvalidFields("MALFORMED_REQUEST", {{"sender", kSenderRule}});
}

// The members' identifiers, which the register needs and a file may lack.
absl::Status ReadMembers(const Declaration& declaration,
                         PreparedDeclaration& prepared) {
  std::vector<FieldViolation> violations;
  for (std::size_t i = 0; i < declaration.members().size(); ++i) {
    const MemberFacts& facts = declaration.facts().members[i];
    const auto number = idcs::IdcsNumber::Parse(declaration.members()[i].idcs);
    if (!number.ok()) {
      violations.push_back({PathInMember(i, "idcs"), "is missing"});
      continue;
    }
    prepared.members.push_back(
        {*number, facts.activity, facts.sex, facts.birth_date});
    if (facts.relationship == Relationship::kHead) {
      prepared.head_sex = facts.sex;
    }
  }
  return RefuseFields(violations);
}

absl::StatusOr<DeclaredScore> Score(const Declaration& declaration,
                                    const HouseholdScorer& scorer) {
  RSU_ASSIGN_OR_RETURN(std::optional<DeclaredScore> score,
                       scorer.Score(VerifyDeclared(declaration)));
  if (score.has_value()) return *std::move(score);
  return RefuseFields(
      {{"effective_date", "no score formula was in force on that day"}});
}

}  // namespace

absl::StatusOr<PreparedDeclaration> PrepareDeclaration(
    const base::rpc::Call* call, const v1::CreateDeclarationRequest& request,
    const HouseholdScorer& scorer, std::optional<base::Date> today) {
  RSU_ASSIGN_OR_RETURN(const Declaration declaration,
                       Declaration::Read(request.declaration(), today));
  PreparedDeclaration prepared;
  if (call != nullptr) {
    prepared.caller = std::string(call->caller);
    prepared.call = call;
    prepared.today = today.value_or(base::Date());
  }
  RSU_ASSIGN_OR_RETURN(prepared.household.sender, ReadSender(request.sender()));
  RSU_RETURN_IF_ERROR(ReadMembers(declaration, prepared));
  RSU_ASSIGN_OR_RETURN(prepared.score, Score(declaration, scorer));
  prepared.household.household_ref = declaration.household_ref();
  prepared.household.decomposed_ref =
      base::DecomposedText(prepared.household.household_ref);
  prepared.etag = request.etag();
  prepared.restore = request.restore();
  prepared.effective_date = declaration.facts().effective_date;
  prepared.message = ToMessage(declaration);
  prepared.content = prepared.message.SerializeAsString();
  // The message may leave for the reply before the place is asked for.
  prepared.place = {prepared.message.region(), prepared.message.province()};
  if (IsPlaced(prepared) && GrantsAt(prepared, {}).empty()) {
    return base::rpc::PlaceNotAllowed("region");
  }
  return prepared;
}

bool IsPlaced(const PreparedDeclaration& prepared) {
  return prepared.call != nullptr && prepared.call->is_placed();
}

std::vector<std::size_t> GrantsAt(const PreparedDeclaration& prepared,
                                  const std::vector<Place>& also) {
  std::vector<Place> all = also;
  all.push_back(prepared.place);
  std::vector<std::size_t> grants;
  for (std::size_t i = 0; i < prepared.call->grants.size(); ++i) {
    const base::rpc::Places& places = prepared.call->grants[i]->places;
    if (std::all_of(all.begin(), all.end(), [&places](const Place& place) {
          return places.Reach(place.region, place.province);
        })) {
      grants.push_back(i);
    }
  }
  return grants;
}

void AddHouseholdKey(const PreparedDeclaration& prepared,
                     base::sql::Keys& keys) {
  keys.Add("household", absl::StrCat(prepared.household.sender, "\n",
                                     prepared.household.household_ref));
}

StoredDeclaration PreparedRow(const PreparedDeclaration& prepared,
                              const DeclarationKey& key,
                              std::int64_t replaces) {
  StoredDeclaration row;
  row.key = key;
  row.replaces = replaces;
  row.effective_date = prepared.effective_date;
  row.sender = prepared.household.sender;
  row.content = prepared.content;
  row.variables = prepared.score.variables;
  row.formula = prepared.score.formula;
  row.score_ticks = prepared.score.ticks;
  return row;
}

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
      violations.push_back({PathInMember(i, "birth_date"), *rule});
    }
  }
  return violations;
}

std::string PathInMember(std::size_t member, absl::string_view field) {
  return absl::StrCat("members[", member, "].", field);
}

absl::Status RefuseFields(const std::vector<FieldViolation>& violations) {
  if (violations.empty()) return absl::OkStatus();
  return base::InvalidFields("MALFORMED_DECLARATION", violations);
}

}  // namespace registry
