#include "scoring/service/beneficiaries.h"

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "base/rpc/page_token.h"
#include "base/status_macros.h"
#include "registry/person_file/holder.h"
#include "scoring/service/message_codes.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::sql::Session;
using idcs::IdcsNumber;
using registry::DeclarationKey;
using registry::HoldersOf;
using registry::NamedMember;

// Whoever is answered about, as they stand in the list. Nobody is insured by
// direct aid, whatever else they are.
v1::Beneficiary RowOf(const ListRules& rules, const EligibilityAnswer& answer) {
  v1::Beneficiary row;
  row.set_idcs(answer.person.ToString());
  if (answer.household != nullptr) {
    row.set_household(answer.household->declaration().household.ToString());
  }
  if (rules.programme == kDirectSocialAidProgramme) {
    if (const auto mad = answer.ReceivesMad(); mad.has_value()) {
      row.set_receives_mad(*mad);
    }
    return row;
  }
  if (answer.role.has_value()) {
    row.set_insured_as(base::InMessage(answer.role->insured.role));
    if (answer.role->through.has_value()) {
      row.set_insured_through(answer.role->through->number.ToString());
    }
  }
  if (answer.classification.contribution_mad.has_value()) {
    row.set_contribution_mad(*answer.classification.contribution_mad);
  }
  if (answer.pays_mad.has_value()) row.set_pays_mad(*answer.pays_mad);
  return row;
}

// Somebody at one point.
struct Standing {
  EligibilityAnswer answer;
  Place place = Place::kOut;
  std::optional<v1::Beneficiary> row;  // if in the programme
};

absl::StatusOr<Standing> StandingOf(PointAnswers& answers,
                                    const ListRules& rules, IdcsNumber person) {
  Standing standing;
  RSU_ASSIGN_OR_RETURN(standing.answer, answers.Ask(person));
  standing.place = PlaceIn(rules.programme, standing.answer);
  if (standing.place == Place::kIn) {
    standing.row = RowOf(rules, standing.answer);
  }
  return standing;
}

// Nothing if the list tells the same of both.
std::optional<v1::BeneficiaryChange::Kind> KindOf(const Standing& was,
                                                  const Standing& is) {
  if (is.place == Place::kWaits) {
    if (was.place == Place::kWaits) return std::nullopt;
    return v1::BeneficiaryChange::WAITS;
  }
  if (is.place == Place::kOut) {
    if (was.place == Place::kOut) return std::nullopt;
    return v1::BeneficiaryChange::LEFT;
  }
  if (was.place != Place::kIn) return v1::BeneficiaryChange::ENTERED;
  if (was.row->has_contribution_mad() != is.row->has_contribution_mad() ||
      was.row->contribution_mad() != is.row->contribution_mad()) {
    return v1::BeneficiaryChange::CONTRIBUTION_CHANGED;
  }
  if (was.row->SerializeAsString() == is.row->SerializeAsString()) {
    return std::nullopt;
  }
  return v1::BeneficiaryChange::ROLE_OR_AID_CHANGED;
}

void FillChange(IdcsNumber person, v1::BeneficiaryChange::Kind kind,
                const Standing& was, const Standing& is,
                v1::BeneficiaryChange& change) {
  change.set_idcs(person.ToString());
  change.set_kind(kind);
  if (was.row.has_value()) {
    *change.mutable_before() = *was.row;
    if (was.row->has_contribution_mad()) {
      change.set_contribution_mad_before(was.row->contribution_mad());
    }
  }
  if (is.row.has_value()) {
    *change.mutable_after() = *is.row;
    if (is.row->has_contribution_mad()) {
      change.set_contribution_mad(is.row->contribution_mad());
    }
  }
}

// Whom a declaration names, as known at the moments.
absl::StatusOr<std::vector<IdcsNumber>> PeopleOf(
    Session& session, PointAnswers& answers, const DeclarationKey& key,
    const std::vector<std::int64_t>& moments) {
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       answers.MembersOf(key));
  return HoldersOf(session, members, moments);
}

// Asks about all people of the declarations of `inputs`, from the page's
// first one on, until `take` has taken as many as fit, or `unreadable` was told
// of so many. Where to go on. `answers` are those that `take` asks for first.
absl::StatusOr<ListPosition> TakePeople(
    Session& session, PointAnswers& answers, const ListPage& page,
    const PageInputs& inputs, const std::vector<std::int64_t>& moments,
    UnreadableEntries& unreadable,
    absl::FunctionRef<absl::StatusOr<bool>(const DeclarationKey&, IdcsNumber)>
        take) {
  int taken = 0;
  for (const std::int64_t position : inputs.positions) {
    const absl::StatusOr<DeclarationKey> key = KeyOfInput(session, position);
    if (!key.ok()) {
      RSU_RETURN_IF_ERROR(
          unreadable.Take(key.status(), std::nullopt, std::nullopt));
      continue;
    }
    const absl::StatusOr<std::vector<IdcsNumber>> named =
        PeopleOf(session, answers, *key, moments);
    if (!named.ok()) {
      RSU_RETURN_IF_ERROR(
          unreadable.Take(named.status(), key->household, std::nullopt));
      continue;
    }
    const std::vector<IdcsNumber>& people = *named;
    const auto size = static_cast<std::int64_t>(people.size());
    const std::int64_t first =
        position == page.from.input ? page.from.person : 0;
    if (first != 0 && first >= size) return base::rpc::WrongPageToken();
    for (std::int64_t i = first; i < size; ++i) {
      if (taken == page.size) return ListPosition{position, i};
      const IdcsNumber person = people[static_cast<std::size_t>(i)];
      const absl::StatusOr<bool> is_taken = take(*key, person);
      RSU_RETURN_IF_ERROR(
          unreadable.Take(is_taken.status(), key->household, person));
      if (!is_taken.ok() || *is_taken) ++taken;
    }
  }
  return inputs.next < 0 ? kListEnd : ListPosition{inputs.next, 0};
}

}  // namespace

absl::StatusOr<ListPosition> ListBeneficiaries(
    Session& session, const ListRules& rules, const RegisterPoint& point,
    const ListPage& page, v1::ListBeneficiariesResponse& response) {
  FillPoint(point, *response.mutable_point());
  RSU_ASSIGN_OR_RETURN(
      const PageInputs inputs,
      FindInputs(session, *rules.formulas, {point}, page.from.input));
  PointAnswers answers(session, rules, point);
  const auto take = [&](const DeclarationKey& key,
                        IdcsNumber person) -> absl::StatusOr<bool> {
    RSU_ASSIGN_OR_RETURN(const Standing standing,
                         StandingOf(answers, rules, person));
    // Somebody whom several declarations name is told with that of the answer.
    if (!IsOf(standing.answer, key)) return false;
    if (standing.place == Place::kWaits) {
      response.set_waiting(response.waiting() + 1);
    }
    if (standing.place != Place::kIn) return false;
    *response.add_beneficiaries() = *standing.row;
    return true;
  };
  UnreadableEntries unreadable(response.mutable_unreadable());
  return TakePeople(session, answers, page, inputs, {point.known_at_us},
                    unreadable, take);
}

absl::StatusOr<ListPosition> ListChanges(
    Session& session, const ListRules& rules, const RegisterPoint& since,
    const RegisterPoint& now, const ListPage& page,
    v1::ListBeneficiaryChangesResponse& response) {
  FillPoint(now, *response.mutable_point());
  RSU_ASSIGN_OR_RETURN(
      const PageInputs inputs,
      FindInputs(session, *rules.formulas, {since, now}, page.from.input));
  PointAnswers answers_then(session, rules, since);
  PointAnswers answers_now(session, rules, now);
  const auto take = [&](const DeclarationKey& key,
                        IdcsNumber person) -> absl::StatusOr<bool> {
    RSU_ASSIGN_OR_RETURN(const Standing is,
                         StandingOf(answers_now, rules, person));
    RSU_ASSIGN_OR_RETURN(const Standing was,
                         StandingOf(answers_then, rules, person));
    const auto kind = KindOf(was, is);
    // Somebody who moved stands in two declarations, and is told with the one
    // by which they are in the programme, or were. The number of somebody who
    // was merged since is in none now, whatever still names it.
    if (!kind.has_value() ||
        !IsOf(is.place == Place::kOut ? was.answer : is.answer, key)) {
      return false;
    }
    FillChange(person, *kind, was, is, *response.add_changes());
    return true;
  };
  UnreadableEntries unreadable(response.mutable_unreadable());
  return TakePeople(session, answers_now, page, inputs,
                    {now.known_at_us, since.known_at_us}, unreadable, take);
}

}  // namespace scoring
