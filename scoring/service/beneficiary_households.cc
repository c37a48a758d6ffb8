#include "scoring/service/beneficiary_households.h"

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "base/rpc/page_token.h"
#include "base/status_macros.h"
#include "registry/person_file/holder.h"
#include "registry/storage/households.h"
#include "scoring/score/score.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::sql::Session;
using idcs::IdcsNumber;
using registry::DeclarationKey;
using registry::HoldersOf;
using registry::NamedMember;

// A household at one point.
struct Standing {
  Place place = Place::kOut;
  std::optional<v1::BeneficiaryHousehold> row;  // if in the programme
};

// What the answer about one of its people adds to the row of the household.
void AddPerson(const ListRules& rules, const EligibilityAnswer& answer,
               v1::BeneficiaryHousehold& row) {
  row.set_people(row.people() + 1);
  const bool aid = rules.programme == kDirectSocialAidProgramme;
  std::optional<std::int64_t> mad;
  if (aid) {
    mad = answer.ReceivesMad();
  } else if (rules.programme == kAmoChamilProgramme) {
    mad = answer.pays_mad;
  }
  if (!mad.has_value()) return;
  row.set_amount_mad(row.amount_mad() + *mad);
  const bool pays =
      aid ? answer.is_paid_aid
          : answer.role->insured.role == registry::InsuredRole::kPrincipal;
  if (pays) row.add_payers(answer.person.ToString());
}

void FillScore(const ListRules& rules, base::Date day,
               const ScoredHousehold& household,
               v1::BeneficiaryHousehold& row) {
  const Score score = household.standing.score;
  row.set_household(household.declaration().household.ToString());
  row.set_score(score.ToString());
  row.set_formula(household.formula);
  row.set_revision(household.declaration().revision);
  row.set_effective_date(
      household.file->declaration().effective_date.ToString());
  const Period* period = rules.programmes->InForce(rules.programme, day);
  if (period == nullptr) return;
  row.set_threshold(period->threshold.ToString());
  row.set_distance(Distance(score, period->threshold).ToString());
}

absl::StatusOr<Standing> StandingOf(Session& session, PointAnswers& answers,
                                    const ListRules& rules,
                                    const DeclarationKey& key) {
  const RegisterPoint& point = answers.point();
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       answers.MembersOf(key));
  RSU_ASSIGN_OR_RETURN(const std::vector<IdcsNumber> people,
                       HoldersOf(session, members, {point.known_at_us}));
  Standing standing;
  v1::BeneficiaryHousehold row;
  for (const IdcsNumber person : people) {
    RSU_ASSIGN_OR_RETURN(const EligibilityAnswer answer, answers.Ask(person));
    if (!IsOf(answer, key) ||
        answer.classification.outcome == Outcome::kNotRegistered) {
      continue;  // told with another household, or not there any more
    }
    row.set_members(row.members() + 1);
    const Place place = PlaceIn(rules.programme, answer);
    if (place == Place::kWaits && standing.place == Place::kOut) {
      standing.place = Place::kWaits;
    }
    if (place != Place::kIn) continue;
    if (standing.place != Place::kIn) {
      FillScore(rules, point.day, *answer.household, row);
      standing.place = Place::kIn;
    }
    AddPerson(rules, answer, row);
  }
  if (standing.place == Place::kIn) standing.row = row;
  return standing;
}

// Nothing if the list tells the same of both.
std::optional<v1::BeneficiaryHouseholdChange::Kind> KindOf(const Standing& was,
                                                           const Standing& is) {
  using Change = v1::BeneficiaryHouseholdChange;
  if (is.place == Place::kWaits) {
    if (was.place == Place::kWaits) return std::nullopt;
    return Change::WAITS;
  }
  if (is.place == Place::kOut) {
    if (was.place == Place::kOut) return std::nullopt;
    return Change::LEFT;
  }
  if (was.place != Place::kIn) return Change::ENTERED;
  if (was.row->SerializeAsString() == is.row->SerializeAsString()) {
    return std::nullopt;
  }
  return Change::CHANGED;
}

// Takes the declarations of `inputs`, until as many rows as fit are taken,
// or `unreadable` was told of so many. Where to go on.
absl::StatusOr<ListPosition> TakeHouseholds(
    Session& session, const ListPage& page, const PageInputs& inputs,
    UnreadableEntries& unreadable,
    absl::FunctionRef<absl::StatusOr<bool>(const DeclarationKey&)> take) {
  if (page.from.person != 0) return base::rpc::WrongPageToken();
  int taken = 0;
  for (const std::int64_t position : inputs.positions) {
    if (taken == page.size) return ListPosition{position, 0};
    const absl::StatusOr<DeclarationKey> key = KeyOfInput(session, position);
    if (!key.ok()) {
      RSU_RETURN_IF_ERROR(
          unreadable.Take(key.status(), std::nullopt, std::nullopt));
      continue;
    }
    const absl::StatusOr<bool> is_taken = take(*key);
    RSU_RETURN_IF_ERROR(
        unreadable.Take(is_taken.status(), key->household, std::nullopt));
    if (!is_taken.ok() || *is_taken) ++taken;
  }
  return inputs.next < 0 ? kListEnd : ListPosition{inputs.next, 0};
}

// The declaration of a household that is in force at a point, if there is one.
absl::StatusOr<std::optional<DeclarationKey>> InForceAt(
    Session& session, IdcsNumber household, const RegisterPoint& point) {
  RSU_ASSIGN_OR_RETURN(const auto declaration,
                       registry::FindDeclarationInForce(
                           session, household, point.day, point.known_at_us));
  if (!declaration.has_value()) return std::nullopt;
  return declaration->key;
}

}  // namespace

absl::StatusOr<ListPosition> ListHouseholds(
    Session& session, const ListRules& rules, const RegisterPoint& point,
    const ListPage& page, v1::ListBeneficiaryHouseholdsResponse& response) {
  FillPoint(point, *response.mutable_point());
  RSU_ASSIGN_OR_RETURN(
      const PageInputs inputs,
      FindInputs(session, *rules.formulas, {point}, page.from.input));
  PointAnswers answers(session, rules, point);
  UnreadableEntries unreadable(response.mutable_unreadable());
  return TakeHouseholds(session, page, inputs, unreadable,
                        [&](const DeclarationKey& key) -> absl::StatusOr<bool> {
                          RSU_ASSIGN_OR_RETURN(
                              const Standing standing,
                              StandingOf(session, answers, rules, key));
                          if (standing.place == Place::kWaits) {
                            response.set_waiting(response.waiting() + 1);
                          }
                          if (!standing.row.has_value()) return false;
                          *response.add_households() = *standing.row;
                          return true;
                        });
}

absl::StatusOr<ListPosition> ListHouseholdChanges(
    Session& session, const ListRules& rules, const RegisterPoint& since,
    const RegisterPoint& now, const ListPage& page,
    v1::ListBeneficiaryHouseholdChangesResponse& response) {
  FillPoint(now, *response.mutable_point());
  RSU_ASSIGN_OR_RETURN(
      const PageInputs inputs,
      FindInputs(session, *rules.formulas, {since, now}, page.from.input));
  PointAnswers answers_then(session, rules, since);
  PointAnswers answers_now(session, rules, now);
  const auto take = [&](const DeclarationKey& key) -> absl::StatusOr<bool> {
    RSU_ASSIGN_OR_RETURN(const auto key_now,
                         InForceAt(session, key.household, now));
    RSU_ASSIGN_OR_RETURN(const auto key_then,
                         InForceAt(session, key.household, since));
    // A household that declared since stands at two positions, and is told with
    // the declaration that is in force now.
    if (!(key == key_now.value_or(key_then.value_or(key)))) return false;
    Standing is;
    if (key_now.has_value()) {
      RSU_ASSIGN_OR_RETURN(is,
                           StandingOf(session, answers_now, rules, *key_now));
    }
    Standing was;
    if (key_then.has_value()) {
      RSU_ASSIGN_OR_RETURN(was,
                           StandingOf(session, answers_then, rules, *key_then));
    }
    const auto kind = KindOf(was, is);
    if (!kind.has_value()) return false;
    v1::BeneficiaryHouseholdChange& change = *response.add_changes();
    change.set_household(key.household.ToString());
    change.set_kind(*kind);
    if (was.row.has_value()) *change.mutable_before() = *was.row;
    if (is.row.has_value()) *change.mutable_after() = *is.row;
    return true;
  };
  UnreadableEntries unreadable(response.mutable_unreadable());
  return TakeHouseholds(session, page, inputs, unreadable, take);
}

}  // namespace scoring
