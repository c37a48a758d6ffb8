#include "scoring/service/beneficiary_pages.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/damage/damage_log.h"
#include "base/rpc/moment.h"
#include "base/rpc/page_token.h"
#include "base/status_macros.h"
#include "scoring/rescoring/inputs_in_force.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/storage/score_inputs.h"

namespace scoring {

namespace v1 = ::rsu::eligibility::v1;
using base::sql::Session;
using registry::DeclarationKey;

namespace {

// Work for one page: inputs that are looked at, and households that are asked
// about. A page ends when either is used up.
constexpr std::int64_t kMostInputsOfPage = 64 * kBlockPositions;
constexpr std::size_t kMostHouseholds = 200;

EligibilityQuestion QuestionAt(const ListRules& rules,
                               const RegisterPoint& point) {
  EligibilityQuestion question;
  question.day = point.day;
  question.with_direct_aid = rules.programme == kDirectSocialAidProgramme;
  return question;
}

// Whether the household's score is one that nobody may use yet.
bool ScoreWaits(const EligibilityAnswer& answer) {
  return answer.household != nullptr && !answer.household->standing.usable;
}

Place PlaceInDirectAid(const EligibilityAnswer& answer) {
  if (answer.classification.outcome == Outcome::kNotRegistered) {
    return Place::kOut;
  }
  // What excludes comes before the score.
  if (answer.aid != nullptr && !answer.aid->answer.exclusions.empty()) {
    return Place::kOut;
  }
  if (ScoreWaits(answer)) return Place::kWaits;
  const bool in = answer.aid != nullptr && answer.aid->answer.eligible;
  return in ? Place::kIn : Place::kOut;
}

}  // namespace

Place PlaceIn(const std::string& programme, const EligibilityAnswer& answer) {
  if (programme == kDirectSocialAidProgramme) return PlaceInDirectAid(answer);
  const Outcome outcome = answer.classification.outcome;
  if (outcome == Outcome::kNotScored && ScoreWaits(answer)) {
    return Place::kWaits;
  }
  const bool in =
      (programme == kAmoTadamonProgramme && outcome == Outcome::kAmoTadamon) ||
      (programme == kAmoChamilProgramme && outcome == Outcome::kAmoChamil);
  return in ? Place::kIn : Place::kOut;
}

bool IsOf(const EligibilityAnswer& answer, const DeclarationKey& key) {
  return answer.household != nullptr && answer.household->declaration() == key;
}

PointAnswers::PointAnswers(Session& session, const ListRules& rules,
                           const RegisterPoint& point)
    : begin_([this, &session, rules] {
        answers_.emplace(session, *rules.formulas, *rules.programmes,
                         QuestionAt(rules, point_), point_.known_at_us);
      }),
      point_(point) {
  begin_();
}

absl::StatusOr<EligibilityAnswer> PointAnswers::Ask(idcs::IdcsNumber person) {
  absl::StatusOr<EligibilityAnswer> answer = answers_->Answer(person);
  // What `answers_` keeps of a household may be half read.
  if (!answer.ok()) begin_();
  return answer;
}

absl::Status UnreadableEntries::Take(const absl::Status& status,
                                     std::optional<idcs::IdcsNumber> household,
                                     std::optional<idcs::IdcsNumber> person) {
  if (!absl::IsDataLoss(status)) return status;
  base::LogDamage(status);
  v1::UnreadableEntry entry;
  if (household.has_value()) entry.set_household(household->ToString());
  if (person.has_value()) entry.set_idcs(person->ToString());
  const bool told =
      household.has_value() &&
      std::any_of(entries_.begin(), entries_.end(),
                  [&entry](const v1::UnreadableEntry& other) {
                    return other.household() == entry.household() &&
                           other.idcs() == entry.idcs();
                  });
  if (!told) *entries_.Add() = std::move(entry);
  return absl::OkStatus();
}

absl::StatusOr<PageInputs> FindInputs(Session& session,
                                      const FormulaSet& formulas,
                                      const std::vector<RegisterPoint>& points,
                                      std::int64_t first) {
  std::vector<InputsInForce> in_force;
  std::int64_t end = 0;
  for (const RegisterPoint& point : points) {
    RSU_ASSIGN_OR_RETURN(
        InputsInForce inputs,
        InputsInForce::Load(session, formulas, point.day, point.known_at_us,
                            registry::DamagedInput::kHolds));
    end = std::max(end, inputs.end());
    in_force.push_back(std::move(inputs));
  }
  if (first != 0 && first >= end) return base::rpc::WrongPageToken();
  const std::int64_t until = std::min(end, first + kMostInputsOfPage);
  PageInputs page;
  std::vector<std::int64_t>& found = page.positions;
  std::int64_t next = first;
  while (next < until && found.size() < kMostHouseholds) {
    const std::int64_t block = BlockOf(next);
    for (InputsInForce& inputs : in_force) {
      RSU_RETURN_IF_ERROR(inputs.EnterBlock(session, block));
    }
    const std::int64_t block_end =
        std::min(until, (block + 1) * kBlockPositions);
    RSU_RETURN_IF_ERROR(ScanScoreInputs(
        session, next, block_end, [&](const ScannedInput& input) {
          if (found.size() < kMostHouseholds &&
              std::any_of(in_force.begin(), in_force.end(),
                          [&input](const InputsInForce& inputs) {
                            return inputs.Holds(input);
                          })) {
            found.push_back(input.position);
            next = input.position + 1;
          }
          return absl::OkStatus();
        }));
    if (found.size() < kMostHouseholds) next = block_end;
  }
  page.next = next < end ? next : -1;
  return page;
}

void FillPoint(const RegisterPoint& point, v1::ListPoint& to) {
  to.set_as_of(point.day.ToString());
  *to.mutable_known_at() = base::rpc::ToTimestamp(point.known_at_us);
}

}  // namespace scoring
