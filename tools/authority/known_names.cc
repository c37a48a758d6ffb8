#include "tools/authority/known_names.h"

#include <google/protobuf/descriptor.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/log/log.h"
#include "proto/rsu/authority/v1/authority_service.pb.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "proto/rsu/eligibility/v1/eligibility_service.pb.h"
#include "proto/rsu/idcs/v1/identifier_service.pb.h"
#include "proto/rsu/jobs/v1/rescoring_service.pb.h"
#include "proto/rsu/registry/v1/coverage_service.pb.h"
#include "proto/rsu/registry/v1/household_service.pb.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "proto/rsu/registry/v1/status_service.pb.h"
#include "proto/rsu/registry/v1/verification_service.pb.h"
#include "proto/rsu/scoring/v1/score_service.pb.h"
#include "proto/rsu/scoring/v1/simulation_service.pb.h"
#include "registry/declaration/provinces.h"

namespace authority {
namespace {

using base::policy::MethodFacts;
using base::rpc::Access;
using base::rpc::Regions;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

// What a call takes of its role beside the method.
enum class Takes { kNothing, kProgramme, kFields };

struct KnownMethod {
  const char* name;
  Access access;
  Regions regions;
  Takes takes = Takes::kNothing;
  bool needs_reason = false;
};

struct KnownService {
  const ServiceDescriptor* descriptor;
  std::vector<KnownMethod> methods;
};

constexpr Access kReads = Access::kReads;
constexpr Access kWrites = Access::kWrites;
constexpr Access kOperates = Access::kOperates;
constexpr Regions kNotKept = Regions::kNotKept;
constexpr Regions kOfNobody = Regions::kOfNobody;
constexpr Regions kOfSubject = Regions::kOfSubject;
constexpr Regions kByHandler = Regions::kByHandler;

// The service of that name in the file of a message; so the file is linked.
template <typename Message>
const ServiceDescriptor* ServiceOf(const char* name) {
  return Message::descriptor()->file()->FindServiceByName(name);
}

// The rows of every method, as its service has them. A test holds each against
// the row at the door (tests/service/door/known_methods_test.cc).
std::vector<KnownService> AnsweringServices() {
  return {
      {ServiceOf<::rsu::authority::v1::WhatMayIRequest>("AuthorityService"),
       {{"WhatMayI", kReads, kOfNobody}}},
      {ServiceOf<::rsu::eligibility::v1::ListBeneficiariesRequest>(
           "BeneficiaryService"),
       {{"ListBeneficiaries", kReads, kNotKept, Takes::kProgramme},
        {"StreamBeneficiaries", kReads, kNotKept, Takes::kProgramme},
        {"ListBeneficiaryChanges", kReads, kNotKept, Takes::kProgramme},
        {"ListBeneficiaryHouseholds", kReads, kNotKept, Takes::kProgramme},
        {"StreamBeneficiaryHouseholds", kReads, kNotKept, Takes::kProgramme},
        {"ListBeneficiaryHouseholdChanges", kReads, kNotKept,
         Takes::kProgramme}}},
      {ServiceOf<::rsu::eligibility::v1::CheckEligibilityRequest>(
           "EligibilityService"),
       {{"CheckEligibility", kReads, kByHandler},
        {"BatchCheckEligibility", kReads, kByHandler},
        {"StreamCheckEligibility", kReads, kByHandler}}},
      {ServiceOf<::rsu::idcs::v1::IssueIdentifierRequest>("IdentifierService"),
       {{"IssueIdentifier", kWrites, kNotKept},
        {"BatchIssueIdentifiers", kWrites, kNotKept},
        {"StreamIssueIdentifiers", kWrites, kNotKept},
        {"RetireIdentifier", kWrites, kNotKept},
        {"GetIdentifierHistory", kReads, kOfSubject},
        {"GetNumberSpace", kReads, kOfNobody},
        {"CheckIdentifier", kReads, kOfNobody}}},
      {ServiceOf<::rsu::jobs::v1::CreateRescoringRunRequest>(
           "RescoringService"),
       {{"CreateRescoringRun", kOperates, kNotKept},
        {"GetRescoringRun", kOperates, kNotKept},
        {"ListRescoringRuns", kOperates, kNotKept},
        {"CancelRescoringRun", kOperates, kNotKept},
        {"ResumeRescoringRun", kOperates, kNotKept},
        {"TakeBackRescoringRun", kOperates, kNotKept}}},
      {ServiceOf<::rsu::scoring::v1::GetScoreRequest>("ScoreService"),
       {{"GetScore", kReads, kOfSubject},
        {"ListScores", kReads, kNotKept},
        {"CompareScores", kReads, kOfSubject},
        {"ExplainThresholds", kReads, kOfSubject},
        {"ListScoreHistory", kReads, kOfSubject}}},
      {ServiceOf<::rsu::scoring::v1::SimulateRequest>("SimulationService"),
       {{"Simulate", kReads, kNotKept}}}};
}

std::vector<KnownService> RegistryServices() {
  return {
      {ServiceOf<::rsu::registry::v1::ListCoverageEventsRequest>(
           "CoverageService"),
       {{"RecordCoverageEvents", kWrites, kNotKept},
        {"ListCoverageEvents", kReads, kOfSubject}}},
      {ServiceOf<::rsu::registry::v1::GetDeclarationRequest>(
           "HouseholdService"),
       {{"CreateDeclaration", kWrites, kByHandler},
        {"BatchCreateDeclarations", kWrites, kByHandler},
        {"RecordDeclarations", kWrites, kByHandler},
        {"GetDeclaration", kReads, kOfSubject},
        {"ListDeclarations", kReads, kOfSubject}}},
      {ServiceOf<::rsu::registry::v1::GetPersonRequest>("PopulationService"),
       {{"RegisterPerson", kWrites, kNotKept},
        {"GetPerson", kReads, kOfSubject, Takes::kNothing, true},
        {"ListPersonVersions", kReads, kOfSubject, Takes::kNothing, true},
        {"SearchPeople", kReads, kByHandler, Takes::kNothing, true},
        {"CorrectPerson", kWrites, kOfSubject},
        {"RecordDeath", kWrites, kOfSubject},
        {"MergePeople", kWrites, kNotKept},
        {"GetRegistrationReview", kReads, kNotKept},
        {"ListRegistrationReviews", kReads, kNotKept},
        {"DecideRegistrationReview", kWrites, kNotKept}}},
      {ServiceOf<::rsu::registry::v1::ListStatusEventsRequest>("StatusService"),
       {{"RecordStatusEvents", kWrites, kNotKept},
        {"ListStatusEvents", kReads, kOfSubject}}},
      {ServiceOf<::rsu::registry::v1::VerifyPersonRequest>(
           "VerificationService"),
       {{"VerifyPerson", kReads, kByHandler, Takes::kFields}}}};
}

MethodFacts FactsOf(const KnownMethod& known, const MethodDescriptor& method) {
  MethodFacts facts;
  facts.access = known.access;
  facts.regions = known.regions;
  facts.takes_programme = known.takes == Takes::kProgramme;
  facts.takes_fields = known.takes == Takes::kFields;
  facts.needs_reason = known.needs_reason;
  facts.asks_by_fields = known.takes == Takes::kFields ||
                         std::string(known.name) == "SearchPeople";
  facts.request_type = method.input_type();
  facts.answer_type = method.output_type();
  return facts;
}

}  // namespace

base::policy::KnownNames NamesKnownTo(const scoring::ProgrammeSet& programmes) {
  base::policy::KnownNames known;
  std::vector<KnownService> services = AnsweringServices();
  for (const KnownService& service : RegistryServices()) {
    services.push_back(service);
  }
  for (const KnownService& service : services) {
    for (const KnownMethod& method : service.methods) {
      const MethodDescriptor* const found =
          service.descriptor->FindMethodByName(method.name);
      if (found == nullptr) {
        base::log::Error(absl::StrCat("no method ", method.name));
        std::abort();
      }
      known.methods[absl::StrCat(service.descriptor->full_name(), "/",
                                 method.name)] = FactsOf(method, *found);
    }
  }
  for (const scoring::Programme& programme : programmes.programmes()) {
    known.programmes.insert(programme.name());
  }
  for (const registry::Province& province : registry::Provinces()) {
    const std::string code =
        registry::ProvinceCode(province.region, province.code);
    known.provinces.insert(code);
    known.regions.insert(code.substr(0, 2));
  }
  return known;
}

}  // namespace authority
