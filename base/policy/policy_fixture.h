#ifndef BASE_POLICY_POLICY_FIXTURE_H_
#define BASE_POLICY_POLICY_FIXTURE_H_

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/policy/policy.h"
#include "gtest/gtest.h"
#include "proto/rsu/eligibility/v1/beneficiary_service.pb.h"
#include "proto/rsu/registry/v1/population_service.pb.h"
#include "proto/rsu/registry/v1/verification_service.pb.h"

namespace base::policy {

namespace registry = ::rsu::registry::v1;
namespace eligibility = ::rsu::eligibility::v1;
using rpc::Access;
using rpc::MethodRow;
using rpc::Regions;

inline constexpr char kGet[] = "rsu.registry.v1.PopulationService/GetPerson";
inline constexpr char kCorrect[] =
    "rsu.registry.v1.PopulationService/CorrectPerson";
inline constexpr char kMerge[] =
    "rsu.registry.v1.PopulationService/MergePeople";
inline constexpr char kList[] =
    "rsu.eligibility.v1.BeneficiaryService/ListBeneficiaries";
inline constexpr char kVerify[] =
    "rsu.registry.v1.VerificationService/VerifyPerson";
inline constexpr char kWhatMayI[] =
    "rsu.authority.v1.AuthorityService/WhatMayI";

inline Date Day(const char* text) { return Date::Parse(text).value(); }
inline const Date kToday = Day("2026-12-01");

inline KnownNames Known() {
  KnownNames known;
  const auto add = [&known](const char* name, Access access, Regions regions,
                            const auto& request, const auto& answer) {
    MethodFacts& facts = known.methods[name];
    facts.access = access;
    facts.regions = regions;
    facts.request_type = request.GetDescriptor();
    facts.answer_type = answer.GetDescriptor();
  };
  add(kGet, Access::kReads, Regions::kOfSubject, registry::GetPersonRequest(),
      registry::RegisteredPerson());
  known.methods[kGet].needs_reason = true;
  add(kCorrect, Access::kWrites, Regions::kOfSubject,
      registry::CorrectPersonRequest(), registry::RegisteredPerson());
  add(kMerge, Access::kWrites, Regions::kNotKept,
      registry::MergePeopleRequest(), registry::RegisteredPerson());
  add(kList, Access::kReads, Regions::kNotKept,
      eligibility::ListBeneficiariesRequest(),
      eligibility::ListBeneficiariesResponse());
  known.methods[kList].takes_programme = true;
  add(kVerify, Access::kReads, Regions::kByHandler,
      registry::VerifyPersonRequest(), registry::VerifyPersonResponse());
  known.methods[kVerify].takes_fields = true;
  known.methods[kVerify].asks_by_fields = true;
  add(kWhatMayI, Access::kReads, Regions::kOfNobody,
      registry::GetPersonRequest(), registry::VerifyPersonResponse());
  known.programmes = {"amo-tadamon", "asd"};
  known.regions = {"03", "04"};
  known.provinces = {"03.101", "04.421", "04.441"};
  return known;
}

// Somebody is always left who may ask.
inline constexpr char kAdministrator[] = R"(
  role { name: "admin" methods: "rsu.authority.v1.AuthorityService/*" }
  caller { name: "urn:admin" ground: "tests" roles: "admin" }
)";

inline std::shared_ptr<const Policy> Read(const std::string& text) {
  auto policy =
      Policy::Read(absl::StrCat(kAdministrator, text), Known(), kToday);
  EXPECT_TRUE(policy.ok()) << policy.status().message();
  return *policy;
}

}  // namespace base::policy

#endif  // BASE_POLICY_POLICY_FIXTURE_H_
