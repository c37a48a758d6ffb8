#ifndef TESTS_SERVICE_AUTHORITY_REGIONS_FIXTURE_H_
#define TESTS_SERVICE_AUTHORITY_REGIONS_FIXTURE_H_

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/error.h"
#include "gmock/gmock.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {

namespace registry_v1 = ::rsu::registry::v1;
namespace scoring_v1 = ::rsu::scoring::v1;
namespace eligibility_v1 = ::rsu::eligibility::v1;
namespace idcs_v1 = ::rsu::idcs::v1;

// The local caller as a municipality's desk in a place.
inline std::string Desk(const std::string& places,
                        const std::string& more = "") {
  return absl::StrCat(R"(
    role {
      name: "desk"
      methods: [ "rsu.registry.v1.HouseholdService/*",
                 "rsu.registry.v1.PopulationService/GetPerson",
                 "rsu.registry.v1.PopulationService/ListPersonVersions",
                 "rsu.registry.v1.PopulationService/SearchPeople",
                 "rsu.registry.v1.PopulationService/CorrectPerson",
                 "rsu.registry.v1.PopulationService/RecordDeath",
                 "rsu.registry.v1.VerificationService/*",
                 "rsu.registry.v1.CoverageService/ListCoverageEvents",
                 "rsu.registry.v1.StatusService/ListStatusEvents",
                 "rsu.scoring.v1.ScoreService/GetScore",
                 "rsu.scoring.v1.ScoreService/CompareScores",
                 "rsu.scoring.v1.ScoreService/ExplainThresholds",
                 "rsu.scoring.v1.ScoreService/ListScoreHistory",
                 "rsu.eligibility.v1.EligibilityService/*",
                 "rsu.idcs.v1.IdentifierService/GetIdentifierHistory",
                 "rsu.authority.v1.AuthorityService/*" ]
      identity_fields: FAMILY_NAME
      )",
                      places, R"( }
    caller { name: "local" ground: "tests" roles: "desk" })",
                      more);
}

// A register with people and households in the provinces 08.401 and 03.061.
class RegionsTest : public RegisterTest {
 protected:
  RegionsTest() {
    here_ = Register("AB1", "08.401");
    there_ = Register("AB2", "03.061");
    household_here_ = Declare("HH-1", "08", "08.401", here_);
    household_there_ = Declare("HH-2", "03", "03.061", there_);
    register_.ReplacePolicy(Desk(R"(regions: "08")"));
  }

  std::string Register(const std::string& document,
                       const std::string& province) {
    registry_v1::RegisterPersonRequest request;
    *request.mutable_person() = SomePerson(document);
    request.mutable_person()->set_province(province);
    request.mutable_person()->set_phone("+212600000000");
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply.idcs();
  }

  static registry_v1::CreateDeclarationRequest Declaration(
      const std::string& ref, const std::string& region,
      const std::string& province, const std::string& member) {
    auto request = SomeDeclaration(ref, "2026-01-01", {member});
    request.mutable_declaration()->set_region(region);
    request.mutable_declaration()->set_province(province);
    return request;
  }

  std::string Declare(const std::string& ref, const std::string& region,
                      const std::string& province, const std::string& member) {
    const auto answer = client.Call(Declaration(ref, region, province, member));
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply.household();
  }

  // An admissible identifier that nobody has.
  static constexpr char kUnknown[] = "3074452018";

  std::string here_;
  std::string there_;
  std::string household_here_;
  std::string household_there_;
};

// What a call says of a number, without the number.
template <typename Reply>
std::string Said(const Answer<Reply>& answer, const std::string& number) {
  std::string text = answer.ok()
                         ? answer.reply.DebugString()
                         : absl::StrCat(answer.status.ToString(), " ",
                                        base::DetailOf(answer.status).reason);
  return absl::StrReplaceAll(text, {{number, "NUMBER"}});
}

// Asks the same about who is here, who is not, and who is nobody.
template <typename Ask>
void ExpectOnly(const std::string& here, const std::string& there,
                const std::string& unknown, const Ask& ask) {
  const auto of_unknown = ask(unknown);
  const auto of_there = ask(there);
  EXPECT_EQ(Said(of_there, there), Said(of_unknown, unknown));
  const auto of_here = ask(here);
  EXPECT_TRUE(of_here.ok()) << of_here.status;
  EXPECT_NE(Said(of_here, here), Said(of_unknown, unknown));
}

}  // namespace rpc_test

#endif  // TESTS_SERVICE_AUTHORITY_REGIONS_FIXTURE_H_
