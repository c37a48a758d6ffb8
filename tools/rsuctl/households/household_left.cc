#include "tools/rsuctl/households/household_left.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/strip.h"
#include "base/status_macros.h"
#include "proto/rsu/eligibility/v1/eligibility_service.grpc.pb.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "tools/rsuctl/call/blocking_call.h"
#include "tools/rsuctl/call/day_as_known.h"

namespace rsuctl {
namespace {

namespace v1 = ::rsu::eligibility::v1;
namespace registry = ::rsu::registry::v1;

absl::StatusOr<v1::BatchCheckEligibilityResponse> AnswersOf(
    const std::shared_ptr<grpc::Channel>& channel,
    const std::vector<std::string>& people, const DayAsKnown& at) {
  const auto stub = v1::EligibilityService::NewStub(channel);
  v1::BatchCheckEligibilityRequest request;
  for (const std::string& person : people) request.add_idcs(person);
  request.set_as_of(at.day);
  request.set_without_direct_aid(true);
  if (at.known_at.has_value()) *request.mutable_known_at() = *at.known_at;
  return CallMethod(*stub, &v1::EligibilityService::Stub::BatchCheckEligibility,
                    request);
}

// The number that whoever had a retired one has now; empty: nobody has.
absl::StatusOr<std::string> NumberAfterMerge(
    const std::shared_ptr<grpc::Channel>& channel, const std::string& idcs) {
  const auto stub = registry::PopulationService::NewStub(channel);
  registry::GetPersonRequest request;
  request.set_name("people/" + idcs);
  RSU_ASSIGN_OR_RETURN(
      const registry::RegisteredPerson person,
      CallMethod(*stub, &registry::PopulationService::Stub::GetPerson,
                 request));
  return std::string(absl::StripPrefix(person.merged_into(), "people/"));
}

bool HasReason(const v1::Eligibility& answer, const char* code) {
  return std::any_of(
      answer.reasons().begin(), answer.reasons().end(),
      [code](const v1::Reason& reason) { return reason.code() == code; });
}

}  // namespace

absl::StatusOr<HouseholdLeft> WhoIsLeft(
    const std::shared_ptr<grpc::Channel>& channel,
    const registry::DeclarationRecord& record, const DayAsKnown& at) {
  std::vector<std::string> people;
  for (const registry::Member& member : record.declaration().members()) {
    people.push_back(member.idcs());
  }
  bool all_died = true;
  while (!people.empty()) {
    RSU_ASSIGN_OR_RETURN(const auto answers, AnswersOf(channel, people, at));
    people.clear();
    for (const v1::Eligibility& answer : answers.results()) {
      if (HasReason(answer, "DECEASED")) continue;
      all_died = false;
      if (HasReason(answer, "IDENTIFIER_RETIRED")) {
        RSU_ASSIGN_OR_RETURN(const std::string number,
                             NumberAfterMerge(channel, answer.idcs()));
        if (!number.empty() && number != answer.idcs()) {
          people.push_back(number);
        }
        continue;
      }
      // Of whom nothing can be read, nothing is said.
      if (answer.outcome() == v1::Outcome::CANNOT_BE_READ ||
          answer.standing().household() == record.household()) {
        return HouseholdLeft::kSomebody;
      }
    }
  }
  return all_died ? HouseholdLeft::kAllDied : HouseholdLeft::kNobody;
}

}  // namespace rsuctl
