#include "scoring/service/eligibility_service.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/rpc/moment.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "registry/coverage/open_regime.h"
#include "registry/storage/coverage_events.h"
#include "registry/storage/households.h"
#include "registry/storage/people.h"
#include "scoring/classification/classify.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/service/standing.h"

namespace scoring {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using idcs::IdcsNumber;

// Refuses what is nobody's number: another length, other signs, or a slip that
// the check digit shows. The other rules are for issuing, and a register may be
// older than the ones in force.
absl::StatusOr<IdcsNumber> ReadIdcs(const idcs::NumberRules& rules,
                                    const std::string& field,
                                    const std::string& text) {
  auto number = IdcsNumber::Parse(text);
  idcs::BrokenRule broken = idcs::BrokenRule::kNone;
  if (!number.ok()) {
    broken = rules.CheckText(text);
  } else if (rules.Breaks(*number, idcs::BrokenRule::kCheckDigit)) {
    broken = idcs::BrokenRule::kCheckDigit;
  }
  if (broken == idcs::BrokenRule::kNone) return number;
  return MalformedRequest(
      field, absl::StrCat("the number ", RuleSentence(broken, rules)));
}

// What the register knows of a person on a day.
struct Facts {
  ClassificationInput input;
  std::optional<registry::StoredDeclaration> declaration;
};

absl::StatusOr<Facts> FindFacts(Session& session, const FormulaSet& formulas,
                                IdcsNumber person, base::Date day,
                                std::int64_t known_at_us) {
  Facts facts;
  facts.input.day = day;
  RSU_ASSIGN_OR_RETURN(const auto traits, registry::FindPersonTraits(
                                              session, person, known_at_us));
  if (!traits.has_value()) return facts;
  facts.input.registration = Registration::kLiving;
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       registry::FindDeparture(session, person, known_at_us));
  if (departure.has_value() && !departure->died) {
    facts.input.registration = Registration::kRetired;
  } else if (departure.has_value() && departure->day <= day) {
    facts.input.registration = Registration::kDeceased;
  }
  RSU_ASSIGN_OR_RETURN(
      const std::vector<registry::RecordedEvent> events,
      registry::FindRecordedEvents(session, person, known_at_us));
  if (const auto cover = registry::OpenRegime(events, day)) {
    facts.input.open_regime = {static_cast<Regime>(cover->regime),
                               static_cast<RegimeRole>(cover->role)};
  }
  RSU_ASSIGN_OR_RETURN(
      const auto membership,
      registry::FindMembership(session, person, day, known_at_us));
  if (!membership.has_value()) return facts;
  facts.input.activity = static_cast<registry::Activity>(membership->activity);
  RSU_ASSIGN_OR_RETURN(
      facts.declaration,
      registry::FindDeclaration(session, membership->declaration));
  if (facts.declaration.has_value()) {
    RSU_RETURN_IF_ERROR(ApplyRescoring(session, formulas, day, known_at_us,
                                       *facts.declaration));
    facts.input.standing =
        HouseholdStanding{Score::FromTicks(facts.declaration->score_ticks),
                          IsUsable(formulas, *facts.declaration)};
  }
  return facts;
}

void FillStanding(const Facts& facts, const Classification& classification,
                  v1::ScoreStanding& standing) {
  const registry::StoredDeclaration& declaration = *facts.declaration;
  standing.set_score(facts.input.standing->score.ToString());
  standing.set_formula(declaration.formula);
  standing.set_usable(facts.input.standing->usable);
  standing.set_household(declaration.key.household.ToString());
  standing.set_revision(declaration.key.revision);
  standing.set_effective_date(declaration.effective_date.ToString());
  for (const ThresholdDistance& distance : classification.distances) {
    v1::ThresholdDistance& out = *standing.add_distances();
    out.set_programme(distance.programme);
    out.set_threshold(distance.threshold.ToString());
    out.set_distance(distance.distance.ToString());
  }
}

void FillAnswer(IdcsNumber person, const Facts& facts,
                const Classification& classification, std::int64_t known_at_us,
                v1::Eligibility& answer) {
  answer.set_idcs(person.ToString());
  answer.set_outcome(static_cast<v1::Outcome::Value>(classification.outcome));
  if (classification.regime.has_value()) {
    answer.set_regime(std::string(RegimeName(*classification.regime)));
  }
  if (classification.contribution_mad.has_value()) {
    answer.set_contribution_mad(*classification.contribution_mad);
  }
  if (classification.at_or_under_asd.has_value()) {
    answer.set_household_at_or_under_asd_threshold(
        *classification.at_or_under_asd);
  }
  for (const Reason& reason : classification.reasons) {
    v1::Reason& out = *answer.add_reasons();
    out.set_code(reason.code);
    out.set_sentence(reason.sentence);
  }
  if (facts.declaration.has_value()) {
    FillStanding(facts, classification, *answer.mutable_standing());
  }
  answer.set_as_of(facts.input.day.ToString());
  *answer.mutable_known_at() = base::rpc::ToTimestamp(known_at_us);
}

}  // namespace

grpc::ServerUnaryReactor* EligibilityService::CheckEligibility(
    grpc::CallbackServerContext* context,
    const v1::CheckEligibilityRequest* request, v1::Eligibility* response) {
  const auto person = ReadIdcs(rules_, "idcs", request->idcs());
  if (!person.ok()) return Answer(context, person.status());
  const auto day = base::rpc::ReadDay("as_of", request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, request, response, person = *person,
       day = *day](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_at_us,
            base::rpc::KnownAt(session, request->has_known_at()
                                            ? &request->known_at()
                                            : nullptr));
        RSU_ASSIGN_OR_RETURN(
            const Facts facts,
            FindFacts(session, formulas_, person, day, known_at_us));
        FillAnswer(person, facts, Classify(programmes_, facts.input),
                   known_at_us, *response);
        return absl::OkStatus();
      });
}

grpc::ServerUnaryReactor* EligibilityService::BatchCheckEligibility(
    grpc::CallbackServerContext* context,
    const v1::BatchCheckEligibilityRequest* request,
    v1::BatchCheckEligibilityResponse* response) {
  if (request->idcs().empty() || request->idcs_size() > kMaxBatch) {
    return Answer(context,
                  MalformedRequest(
                      "idcs", absl::StrCat("must hold from 1 to ", kMaxBatch)));
  }
  std::vector<IdcsNumber> people;
  for (int i = 0; i < request->idcs_size(); ++i) {
    const auto person =
        ReadIdcs(rules_, absl::StrCat("idcs[", i, "]"), request->idcs(i));
    if (!person.ok()) return Answer(context, person.status());
    people.push_back(*person);
  }
  const auto day = base::rpc::ReadDay("as_of", request->as_of());
  if (!day.ok()) return Answer(context, day.status());
  return base::rpc::AnswerFromRead(
      context, database_,
      [this, request, response, people = std::move(people),
       day = *day](Session& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(
            const std::int64_t known_at_us,
            base::rpc::KnownAt(session, request->has_known_at()
                                            ? &request->known_at()
                                            : nullptr));
        for (const IdcsNumber person : people) {
          RSU_ASSIGN_OR_RETURN(
              const Facts facts,
              FindFacts(session, formulas_, person, day, known_at_us));
          FillAnswer(person, facts, Classify(programmes_, facts.input),
                     known_at_us, *response->add_results());
        }
        return absl::OkStatus();
      });
}

}  // namespace scoring
