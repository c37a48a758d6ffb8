#include "scoring/service/beneficiaries.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/status_macros.h"
#include "registry/storage/households.h"
#include "registry/storage/score_inputs.h"
#include "scoring/rescoring/inputs_in_force.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/service/eligibility_answer.h"
#include "scoring/service/household_members.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::sql::Session;
using idcs::IdcsNumber;
using registry::DeclarationKey;
using registry::ScannedInput;

// Work for one page: inputs that are looked at, and households that are asked
// about. A page ends when either is used up.
constexpr std::int64_t kMostInputs = 64 * kBlockPositions;
constexpr std::size_t kMostHouseholds = 200;

constexpr ListPosition kEnd{-1, 0};

// What an answer says of a programme.
struct Entitlement {
  bool in = false;
  std::optional<std::int64_t> contribution_mad;
};

Entitlement EntitlementOf(const std::string& programme,
                          const v1::Eligibility& answer) {
  Entitlement entitlement;
  if (programme == kAmoTadamonProgramme) {
    entitlement.in = answer.outcome() == v1::Outcome::AMO_TADAMON;
  } else if (programme == kAmoChamilProgramme) {
    entitlement.in = answer.outcome() == v1::Outcome::AMO_CHAMIL;
    if (entitlement.in && answer.has_contribution_mad()) {
      entitlement.contribution_mad = answer.contribution_mad();
    }
  } else if (programme == kDirectSocialAidProgramme) {
    entitlement.in = answer.direct_aid().eligible();
  }
  return entitlement;
}

// Whether the answer rests on this declaration.
bool IsOf(const v1::Eligibility& answer, const DeclarationKey& key) {
  return answer.has_standing() &&
         answer.standing().household() == key.household.ToString() &&
         answer.standing().revision() == key.revision;
}

// Answers of one point.
class PointAnswers {
 public:
  PointAnswers(Session& session, const ListRules& rules,
               const RegisterPoint& point)
      : answers_(session, *rules.formulas, *rules.programmes,
                 Question(point, rules.programme), point.known_at_us) {}

  absl::StatusOr<v1::Eligibility> Ask(IdcsNumber person) {
    v1::Eligibility answer;
    RSU_RETURN_IF_ERROR(answers_.Answer(person, answer));
    return answer;
  }

  absl::StatusOr<std::vector<NamedMember>> MembersOf(
      const DeclarationKey& key) {
    return answers_.MembersOf(key);
  }

 private:
  static EligibilityQuestion Question(const RegisterPoint& point,
                                      const std::string& programme) {
    EligibilityQuestion question;
    question.day = point.day;
    question.with_direct_aid = programme == kDirectSocialAidProgramme;
    return question;
  }

  EligibilityAnswers answers_;
};

// The positions from `first` on that `holds` wants, at most kMostHouseholds,
// among the next kMostInputs; and where to go on.
absl::StatusOr<std::int64_t> FindInputs(
    Session& session, std::int64_t first,
    const std::vector<InputsInForce*>& in_force,
    absl::FunctionRef<bool(const ScannedInput&)> holds,
    std::vector<std::int64_t>& found) {
  std::int64_t end = 0;
  for (const InputsInForce* inputs : in_force) {
    end = std::max(end, inputs->end());
  }
  if (first != 0 && first >= end) return base::rpc::WrongPageToken();
  const std::int64_t until = std::min(end, first + kMostInputs);
  std::int64_t next = first;
  while (next < until && found.size() < kMostHouseholds) {
    const std::int64_t block = BlockOf(next);
    for (InputsInForce* inputs : in_force) {
      RSU_RETURN_IF_ERROR(inputs->EnterBlock(session, block));
    }
    const std::int64_t block_end =
        std::min(until, (block + 1) * kBlockPositions);
    RSU_RETURN_IF_ERROR(registry::ScanScoreInputs(
        session, next, block_end, [&](const ScannedInput& input) {
          if (found.size() < kMostHouseholds && holds(input)) {
            found.push_back(input.position);
            next = input.position + 1;
          }
          return absl::OkStatus();
        }));
    if (found.size() < kMostHouseholds) next = block_end;
  }
  return next < end ? next : -1;
}

// The declaration at a position, and the people whom it names.
absl::StatusOr<std::pair<DeclarationKey, std::vector<IdcsNumber>>> PeopleAt(
    Session& session, PointAnswers& answers, std::int64_t position,
    const std::vector<std::int64_t>& moments) {
  RSU_ASSIGN_OR_RETURN(const std::vector<DeclarationKey> keys,
                       registry::KeysOfInputs(session, position, position + 1));
  if (keys.empty()) {
    return absl::DataLossError("an input of a score is missing");
  }
  RSU_ASSIGN_OR_RETURN(const std::vector<NamedMember> members,
                       answers.MembersOf(keys.front()));
  RSU_ASSIGN_OR_RETURN(std::vector<IdcsNumber> people,
                       HoldersOf(session, members, moments));
  return std::make_pair(keys.front(), std::move(people));
}

// Asks about all people of the declarations at `positions`, from the page's
// first one on, until `take` has taken as many as fit. Where to go on.
// `answers` are those that `take` asks for first.
absl::StatusOr<ListPosition> TakePeople(
    Session& session, PointAnswers& answers, const ListPage& page,
    const std::vector<std::int64_t>& positions, std::int64_t next,
    const std::vector<std::int64_t>& moments,
    absl::FunctionRef<absl::StatusOr<bool>(const DeclarationKey&, IdcsNumber)>
        take) {
  int taken = 0;
  for (const std::int64_t position : positions) {
    RSU_ASSIGN_OR_RETURN(const auto declaration,
                         PeopleAt(session, answers, position, moments));
    const auto& [key, people] = declaration;
    const auto size = static_cast<std::int64_t>(people.size());
    const std::int64_t first =
        position == page.from.input ? page.from.person : 0;
    if (first != 0 && first >= size) return base::rpc::WrongPageToken();
    for (std::int64_t i = first; i < size; ++i) {
      if (taken == page.size) return ListPosition{position, i};
      RSU_ASSIGN_OR_RETURN(const bool is_taken,
                           take(key, people[static_cast<std::size_t>(i)]));
      if (is_taken) ++taken;
    }
  }
  return next < 0 ? kEnd : ListPosition{next, 0};
}

void FillPoint(const RegisterPoint& point, v1::ListPoint& to) {
  to.set_as_of(point.day.ToString());
  *to.mutable_known_at() = base::rpc::ToTimestamp(point.known_at_us);
}

}  // namespace

absl::StatusOr<ListPosition> ListBeneficiaries(
    Session& session, const ListRules& rules, const RegisterPoint& point,
    const ListPage& page, v1::ListBeneficiariesResponse& response) {
  FillPoint(point, *response.mutable_point());
  RSU_ASSIGN_OR_RETURN(InputsInForce in_force,
                       InputsInForce::Load(session, *rules.formulas, point.day,
                                           point.known_at_us));
  std::vector<std::int64_t> positions;
  RSU_ASSIGN_OR_RETURN(
      const std::int64_t next,
      FindInputs(
          session, page.from.input, {&in_force},
          [&](const ScannedInput& input) { return in_force.Holds(input); },
          positions));
  PointAnswers answers(session, rules, point);
  const auto take = [&](const DeclarationKey& key,
                        IdcsNumber person) -> absl::StatusOr<bool> {
    RSU_ASSIGN_OR_RETURN(const v1::Eligibility answer, answers.Ask(person));
    const Entitlement entitlement = EntitlementOf(rules.programme, answer);
    // Somebody whom several declarations name is told with that of the answer.
    if (!entitlement.in || !IsOf(answer, key)) return false;
    v1::Beneficiary& beneficiary = *response.add_beneficiaries();
    beneficiary.set_idcs(person.ToString());
    if (entitlement.contribution_mad.has_value()) {
      beneficiary.set_contribution_mad(*entitlement.contribution_mad);
    }
    return true;
  };
  return TakePeople(session, answers, page, positions, next,
                    {point.known_at_us}, take);
}

absl::StatusOr<ListPosition> ListChanges(
    Session& session, const ListRules& rules, const RegisterPoint& since,
    const RegisterPoint& now, const ListPage& page,
    v1::ListBeneficiaryChangesResponse& response) {
  FillPoint(now, *response.mutable_point());
  RSU_ASSIGN_OR_RETURN(InputsInForce then,
                       InputsInForce::Load(session, *rules.formulas, since.day,
                                           since.known_at_us));
  RSU_ASSIGN_OR_RETURN(
      InputsInForce later,
      InputsInForce::Load(session, *rules.formulas, now.day, now.known_at_us));
  std::vector<std::int64_t> positions;
  RSU_ASSIGN_OR_RETURN(const std::int64_t next,
                       FindInputs(
                           session, page.from.input, {&then, &later},
                           [&](const ScannedInput& input) {
                             return then.Holds(input) || later.Holds(input);
                           },
                           positions));
  PointAnswers answers_then(session, rules, since);
  PointAnswers answers_now(session, rules, now);
  const auto take = [&](const DeclarationKey& key,
                        IdcsNumber person) -> absl::StatusOr<bool> {
    RSU_ASSIGN_OR_RETURN(const v1::Eligibility after, answers_now.Ask(person));
    RSU_ASSIGN_OR_RETURN(const v1::Eligibility before,
                         answers_then.Ask(person));
    const Entitlement was = EntitlementOf(rules.programme, before);
    const Entitlement is = EntitlementOf(rules.programme, after);
    if (was.in == is.in && was.contribution_mad == is.contribution_mad) {
      return false;
    }
    // Somebody who moved stands in two declarations, and is told with the one
    // by which they are in the programme, or were. The number of somebody who
    // was merged since is in none now, whatever still names it.
    if (!IsOf(is.in ? after : before, key)) return false;
    v1::BeneficiaryChange& change = *response.add_changes();
    change.set_idcs(person.ToString());
    change.set_kind(!was.in  ? v1::BeneficiaryChange::ENTERED
                    : !is.in ? v1::BeneficiaryChange::LEFT
                             : v1::BeneficiaryChange::CONTRIBUTION_CHANGED);
    if (was.contribution_mad.has_value()) {
      change.set_contribution_mad_before(*was.contribution_mad);
    }
    if (is.contribution_mad.has_value()) {
      change.set_contribution_mad(*is.contribution_mad);
    }
    return true;
  };
  return TakePeople(session, answers_now, page, positions, next,
                    {now.known_at_us, since.known_at_us}, take);
}

}  // namespace scoring
