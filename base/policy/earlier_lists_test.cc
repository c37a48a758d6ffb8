#include "base/policy/earlier_lists.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/policy/policy.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr char kList[] =
    "rsu.eligibility.v1.BeneficiaryService/ListBeneficiaries";
constexpr char kVerify[] = "rsu.registry.v1.VerificationService/VerifyPerson";
constexpr char kWhatMayI[] = "rsu.authority.v1.AuthorityService/WhatMayI";
constexpr char kGet[] = "rsu.registry.v1.PopulationService/GetPerson";

bool IsProgramme(const std::string& name) {
  return name == "amo-tadamon" || name == "amo-chamil" || name == "asd";
}

std::vector<std::string> PathsOf(const absl::Status& status) {
  std::vector<std::string> paths;
  for (const auto& violation : DetailOf(status).violations) {
    paths.push_back(violation.path);
  }
  return paths;
}

KnownNames Known() {
  KnownNames known;
  known.methods[kList].takes_programme = true;
  known.methods[kVerify].takes_fields = true;
  known.methods[kVerify].regions = rpc::Regions::kByHandler;
  known.methods[kWhatMayI].regions = rpc::Regions::kOfNobody;
  known.methods[kGet] = {};
  known.programmes = {"amo-tadamon", "amo-chamil", "asd"};
  known.regions = {"03", "04"};
  return known;
}

// The roles of a caller, each as its methods, programmes, fields and regions.
std::vector<std::string> RolesOf(const Policy& policy, const char* caller) {
  rpc::Call call;
  call.caller = caller;
  const auto roles = policy.RolesOf(call, Date());
  std::vector<std::string> all;
  if (!roles.ok()) return all;
  for (const Role* role : *roles) {
    std::string text;
    for (const auto* names : {&role->methods, &role->programmes,
                              &role->identity_fields, &role->places.regions}) {
      for (const std::string& name : *names) {
        absl::StrAppend(&text, name.substr(name.find('/') + 1), " ");
      }
      absl::StrAppend(&text, "| ");
    }
    all.push_back(text);
  }
  return all;
}

TEST(EarlierListsTest, TheirPolicyGrantsWhatTheyGranted) {
  EarlierLists lists;
  ASSERT_TRUE(lists
                  .AddVerificationCallers(R"(
    callers { name: "cnss" ground: "agreement 7"
              fields: ["birth_date", "family_name"] }
    callers { name: "local" ground: "agreement 9" fields: "province"
              regions: ["03", "04"] })")
                  .ok());
  ASSERT_TRUE(lists
                  .AddProgrammeCallers(R"(
    callers { name: "cnss" ground: "law 60-22"
              programmes: ["amo-tadamon", "amo-chamil"] }
    callers { name: "anss" ground: "law 58-23" programmes: "asd" })",
                                       IsProgramme)
                  .ok());
  const auto text = lists.PolicyText(
      Known(), [](const std::string& name) { return "dns:" + name; });
  ASSERT_TRUE(text.ok()) << text.status();
  const auto policy = Policy::Read(*text, Known(), Date());
  ASSERT_TRUE(policy.ok()) << policy.status() << *text;
  EXPECT_THAT(
      RolesOf(**policy, "dns:cnss"),
      UnorderedElementsAre(
          "WhatMayI VerifyPerson | | birth_date family_name | | ",
          "WhatMayI ListBeneficiaries | amo-chamil amo-tadamon | | | "));
  EXPECT_THAT(RolesOf(**policy, "dns:anss"),
              ElementsAre("WhatMayI ListBeneficiaries | asd | | | "));
  EXPECT_THAT(RolesOf(**policy, "local"),
              UnorderedElementsAre("WhatMayI GetPerson | | | | ",
                                   "WhatMayI VerifyPerson | | province | 03 "
                                   "04 | "));
  EXPECT_THAT(RolesOf(**policy, "cnss"), ElementsAre());
}

TEST(EarlierListsTest, TwoCallersKeepTwoNames) {
  EarlierLists lists;
  ASSERT_TRUE(lists
                  .AddProgrammeCallers(R"(
    callers { name: "a" ground: "g" programmes: "asd" }
    callers { name: "b" ground: "g" programmes: "asd" })",
                                       IsProgramme)
                  .ok());
  EXPECT_FALSE(
      lists.PolicyText(Known(), [](const std::string&) { return "dns:a"; })
          .ok());
}

TEST(ProgrammeCallersTest, EveryMistakeIsNamedByItsPlace) {
  EarlierLists lists;
  EXPECT_THAT(
      PathsOf(lists.AddProgrammeCallers(R"(
    callers { name: "a" programmes: ["asd", "asd", "ramed"] }
    callers { name: "a" ground: "g" }
    callers { name: "unnamed" ground: "g" programmes: "asd" }
    callers { ground: "g" programmes: "asd" })",
                                        IsProgramme)),
      ElementsAre("callers[0].programmes[1]", "callers[0].programmes[2]",
                  "callers[0].ground", "callers[1].programmes",
                  "callers[1].name", "callers[2].name", "callers[3].name"));
  EXPECT_FALSE(
      lists.AddProgrammeCallers("callers { nam: 1 }", IsProgramme).ok());
}

TEST(VerificationCallersTest, EveryMistakeIsNamedByItsPlace) {
  EarlierLists lists;
  EXPECT_THAT(PathsOf(lists.AddVerificationCallers(R"(
    callers { name: "a" fields: "birth_date" }
    callers { name: "a" ground: "x" fields: ["phone", "province", "province"] }
    callers { ground: "x" regions: "13" })")),
              ElementsAre("callers[0].ground", "callers[1].fields[0]",
                          "callers[1].fields[2]", "callers[1].name",
                          "callers[2].fields", "callers[2].regions[0]",
                          "callers[2].name"));
  EXPECT_THAT(
      std::string(
          lists.AddVerificationCallers("callers {\n nmae: 'a' }").message()),
      testing::HasSubstr("line 2"));
}

}  // namespace
}  // namespace base::policy
