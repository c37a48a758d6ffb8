// Merges: the method of PopulationService that makes two people one.

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/message_code.h"
#include "base/rpc/call_context.h"
#include "base/rpc/trial_call.h"
#include "base/rpc/unary_call.h"
#include "base/status_macros.h"
#include "idcs/issuing/errors.h"
#include "idcs/issuing/ledger.h"
#include "idcs/issuing/number_retirement.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/declaration/stored_declaration.h"
#include "registry/population/person.h"
#include "registry/service/changed_answers.h"
#include "registry/service/errors.h"
#include "registry/service/left_households.h"
#include "registry/service/merge_plan.h"
#include "registry/service/merge_reach.h"
#include "registry/service/person_reply.h"
#include "registry/service/population_service.h"
#include "registry/service/registration.h"
#include "registry/service/resource_name.h"
#include "registry/storage/memberships.h"
#include "registry/storage/people.h"
#include "registry/storage/person_summary.h"

template <>
inline constexpr bool base::kSameNumbers<
    registry::MergeEffect, rsu::registry::v1::MergedDeclaration::Effect> = true;

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::rpc::Answer;
using base::rpc::MalformedRequest;
using base::sql::Session;
using base::sql::WriteSession;
using idcs::IdcsNumber;
using idcs::RetirementReason;

// A merge as it is asked for.
struct Merge {
  IdcsNumber twice;
  IdcsNumber into;
  std::vector<IdcsNumber> keep;
  Authorship authorship;
  base::Date day;  // of the call
};

absl::StatusOr<Merge> ReadMerge(const v1::MergePeopleRequest& request,
                                const std::string& caller, base::Date day) {
  const auto twice = ReadPersonName(request.double_());
  const auto into = ReadPersonName(request.into());
  if (!twice.has_value() || !into.has_value()) {
    return MalformedRequest(twice.has_value() ? "into" : "double",
                            kPersonNameRule);
  }
  if (*twice == *into) {
    return MalformedRequest("into", "must be another person");
  }
  Merge merge{*twice, *into, {}, {}, day};
  for (int i = 0; i < request.keep_households_size(); ++i) {
    const auto household = ReadHouseholdName(request.keep_households(i));
    if (!household.has_value()) {
      return MalformedRequest(absl::StrCat("keep_households[", i, "]"),
                              "must be households/ and ten digits");
    }
    merge.keep.push_back(*household);
  }
  RSU_ASSIGN_OR_RETURN(
      merge.authorship,
      ReadAuthorship(caller, request.author(), request.reason()));
  return merge;
}

// Whether the number is that of somebody registered who lives.
absl::Status CheckLives(Session& session, IdcsNumber person,
                        const char* field) {
  RSU_ASSIGN_OR_RETURN(const auto traits,
                       FindPersonTraits(session, person, kAllKnown));
  if (!traits.has_value()) return UnknownPerson(field);
  RSU_ASSIGN_OR_RETURN(const auto departure,
                       FindDeparture(session, person, kAllKnown));
  if (!departure.has_value()) return absl::OkStatus();
  return departure->died ? PersonDeceased(field)
                         : idcs::IdentifierRetired(field);
}

absl::Status RetireDouble(WriteSession& session, const Merge& merge) {
  idcs::Retirement retirement;
  retirement.reason = RetirementReason::kMerged;
  retirement.successor = merge.into;
  retirement.caller = merge.authorship.caller;
  retirement.author = merge.authorship.author;
  retirement.note = merge.authorship.reason;
  return idcs::Retire(session, merge.twice, retirement);
}

std::string ScoreOf(const StoredDeclaration& declaration) {
  return base::SevenDecimals(declaration.score_ticks);
}

// Adds a household of the plan, unless it is there.
absl::StatusOr<v1::MergedHousehold*> HouseholdOf(
    const StoredDeclaration& declaration, v1::MergeEffects& effects) {
  const std::string name = HouseholdName(declaration.key.household);
  for (v1::MergedHousehold& household : *effects.mutable_households()) {
    if (household.household() == name) return &household;
  }
  v1::Declaration content;
  RSU_RETURN_IF_ERROR(
      ReadStoredDeclaration(declaration.content, declaration.key, content));
  v1::MergedHousehold& household = *effects.add_households();
  household.set_household(name);
  household.set_sender(declaration.sender);
  household.set_household_ref(content.household_ref());
  return &household;
}

// `now` are the declarations that hold after the merge, one for each of the
// plan.
absl::Status FillHouseholds(Session& session, const Merge& merge,
                            const MergePlan& plan,
                            const std::vector<StoredDeclaration>& now,
                            v1::MergeEffects& effects) {
  RSU_ASSIGN_OR_RETURN(const PersonSummary summary,
                       FindPersonSummary(session, merge.into, kAllKnown));
  RSU_ASSIGN_OR_RETURN(const auto membership,
                       FindMembership(session, merge.into, summary, merge.day,
                                      kAllKnown, std::nullopt));
  for (std::size_t i = 0; i < plan.size(); ++i) {
    RSU_ASSIGN_OR_RETURN(const StoredDeclaration before,
                         ReadDeclaration(session, plan[i].key));
    RSU_ASSIGN_OR_RETURN(v1::MergedHousehold* const household,
                         HouseholdOf(before, effects));
    household->set_has_person(membership.has_value() &&
                              membership->declaration.household ==
                                  plan[i].key.household);
    v1::MergedDeclaration& declaration = *household->add_declarations();
    declaration.set_effective_date(plan[i].effective_date.ToString());
    declaration.set_effect(base::InMessage(plan[i].effect));
    declaration.set_revision_before(plan[i].key.revision);
    declaration.set_revision(now[i].key.revision);
    declaration.set_score_before(ScoreOf(before));
    if (plan[i].effect != MergeEffect::kEmptied) {
      declaration.set_score(ScoreOf(now[i]));
    }
  }
  return absl::OkStatus();
}

// What is answered about whom a merge may touch.
struct Answers {
  std::vector<PersonAnswer> of_day;  // of the call
  AnswersByDay of_days;              // of the reach
};

absl::StatusOr<Answers> FindAnswers(Session& session,
                                    const PersonAnswers& answers,
                                    const MergeReach& reach, base::Date day) {
  Answers found;
  RSU_ASSIGN_OR_RETURN(found.of_day, answers.Tell(session, reach.people, day));
  RSU_ASSIGN_OR_RETURN(found.of_days, TellAnswers(session, answers, reach));
  return found;
}

// The two first, then about whom something else is answered after.
void FillAnswersOfDay(const Merge& merge, const MergeReach& reach,
                      const std::vector<PersonAnswer>& before,
                      const std::vector<PersonAnswer>& after,
                      v1::MergeEffects& effects) {
  constexpr std::size_t kTheTwo = 2;
  for (std::size_t i = 0; i < reach.people.size(); ++i) {
    if (i >= kTheTwo && before[i] == after[i]) continue;
    v1::MergedAnswer& answer = *effects.add_answers();
    answer.set_idcs(reach.people[i].ToString());
    FillStanding(before[i], *answer.mutable_before());
    FillStanding(after[i], *answer.mutable_after());
    if (reach.people[i] == merge.twice) {
      answer.set_merged_into(PersonName(merge.into));
    }
  }
}

// Makes the two one, and tells what that touched.
absl::Status MergeTwo(WriteSession& session, const Merge& merge,
                      const HouseholdScorer& scorer,
                      const PersonAnswers& answers, v1::MergeEffects& effects) {
  RSU_RETURN_IF_ERROR(CheckLives(session, merge.twice, "double"));
  RSU_RETURN_IF_ERROR(CheckLives(session, merge.into, "into"));
  RSU_ASSIGN_OR_RETURN(const MergePlan plan,
                       PlanMerge(session, merge.twice, merge.into, merge.keep));
  RSU_ASSIGN_OR_RETURN(
      const MergeReach reach,
      FindMergeReach(session, answers, merge.twice, merge.into));
  RSU_ASSIGN_OR_RETURN(const Answers before,
                       FindAnswers(session, answers, reach, merge.day));
  RSU_RETURN_IF_ERROR(RetireDouble(session, merge));
  RSU_ASSIGN_OR_RETURN(
      const std::vector<StoredDeclaration> now,
      ApplyMerge(session, plan, merge.twice, merge.into, scorer));
  RSU_RETURN_IF_ERROR(NoteHouseholdsLeft(session, merge.into));
  for (const StoredDeclaration& declaration : now) {
    RSU_RETURN_IF_ERROR(NoteIfMayBeEmpty(session, declaration.key));
  }
  RSU_ASSIGN_OR_RETURN(const Answers after,
                       FindAnswers(session, answers, reach, merge.day));
  effects.set_as_of(merge.day.ToString());
  RSU_RETURN_IF_ERROR(FillHouseholds(session, merge, plan, now, effects));
  FillAnswersOfDay(merge, reach, before.of_day, after.of_day, effects);
  FillChangedAnswers(reach, before.of_days, after.of_days, effects);
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* PopulationService::MergePeople(
    grpc::CallbackServerContext* context, const v1::MergePeopleRequest* request,
    v1::RegisteredPerson* response) {
  absl::StatusOr<Merge> merge =
      ReadMerge(*request, base::rpc::CallerOf(*context),
                DayOfRegistration(clock_.NowMicros()));
  if (!merge.ok()) return Answer(context, merge.status());
  auto identity = base::rpc::Identify("MergePeople", *request);
  if (!identity.ok()) return Answer(context, identity.status());
  const base::sql::Act act =
      [this, merge = *std::move(merge)](
          WriteSession& session) -> absl::StatusOr<std::string> {
    v1::RegisteredPerson reply;
    RSU_RETURN_IF_ERROR(
        MergeTwo(session, merge, scorer_, *answers_, *reply.mutable_merge()));
    RSU_RETURN_IF_ERROR(FillPerson(session, merge.into, reply));
    return reply.SerializeAsString();
  };
  if (request->validate_only()) {
    return base::rpc::AnswerFromTrial(context, database_, act, response);
  }
  return base::rpc::AnswerFromWrite(context, database_, *std::move(identity),
                                    act, response);
}

}  // namespace registry
