// What a policy is refused for.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/policy/policy.h"
#include "base/policy/policy_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// What is wrong with a policy: each place and rule.
std::vector<std::string> Mistakes(const std::string& text,
                                  bool with_administrator = true) {
  const auto policy =
      Policy::Read(absl::StrCat(with_administrator ? kAdministrator : "", text),
                   Known(), kToday);
  EXPECT_FALSE(policy.ok()) << text;
  const ErrorDetail detail = DetailOf(policy.status());
  EXPECT_EQ(detail.reason, "INVALID_POLICY");
  std::vector<std::string> mistakes;
  for (const FieldViolation& violation : detail.violations) {
    mistakes.push_back(absl::StrCat(violation.path, ": ", violation.rule));
  }
  return mistakes;
}

struct Mistake {
  const char* text;
  const char* said;
};

TEST(PolicyMistakesTest, OfARoleAreSaidWithTheirPlace) {
  const Mistake cases[] = {
      {R"(role { name: "A" methods: "rsu.authority.v1.AuthorityService/*" })",
       "role[1].name: must be 1 to 64 lower-case"},
      {R"(role { name: "admin"
                 methods: "rsu.authority.v1.AuthorityService/*" })",
       "role[1].name: must not occur twice"},
      {R"(role { name: "a" })", "role[1].methods: must have at least one"},
      {R"(role { name: "a" methods: "rsu.registry.v1.PopulationService/No" })",
       "role[1].methods[0]: must be a method"},
      {R"(role { name: "a" methods: "*" })",
       "role[1].methods[0]: must be a method"},
      {R"(role { name: "a" methods: "rsu.registry.v1.Population*" })",
       "role[1].methods[0]: must be a method"},
      {R"(role { name: "a" methods: "rsu.no.v1.Service/*" })",
       "role[1].methods[0]: must be a method"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 methods: "rsu.authority.v1.AuthorityService/WhatMayI" })",
       "role[1].methods[1]: must not occur twice"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 programmes: "no" })",
       "role[1].programmes[0]: must be the name of a programme"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 identity_fields: UNSPECIFIED })",
       "role[1].identity_fields[0]: must be FAMILY_NAME"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 regions: "13" })",
       "role[1].regions[0]: must be from"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 provinces: "04.999" })",
       "role[1].provinces[0]: must be a province"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 regions: "03" provinces: "04.421" })",
       "role[1].provinces[0]: must lie in one of the regions"},
      {R"(role { name: "a" regions: "04"
                 methods: "rsu.registry.v1.PopulationService/*" })",
       "role[1].methods: a role with regions or provinces cannot have "
       "MergePeople"},
      {R"(role { name: "a"
                 methods: "rsu.eligibility.v1.BeneficiaryService/*" })",
       "role[1].programmes: must have at least one for ListBeneficiaries"},
      {R"(role { name: "a"
                 methods: "rsu.registry.v1.VerificationService/*" })",
       "role[1].identity_fields: must have at least one for VerifyPerson"},
  };
  for (const Mistake& one : cases) {
    EXPECT_THAT(Mistakes(one.text), ElementsAre(HasSubstr(one.said)))
        << one.text;
  }
}

TEST(PolicyMistakesTest, OfHiddenFieldsAreSaidWithTheirPlace) {
  const Mistake cases[] = {
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 hides: "Person.colour" })",
       "role[1].hides[0]: must be a field of an answer"},
      {R"(role { name: "a" methods: "rsu.authority.v1.AuthorityService/*"
                 hides: "phone" })",
       "role[1].hides[0]: must be a field of an answer"},
      {R"(role { name: "a" hides: "Person.phone"
                 methods: "rsu.registry.v1.PopulationService/CorrectPerson" })",
       "role[1].hides[0]: must not be hidden from a role that has "
       "CorrectPerson"},
      {R"(role { name: "a" hides: "Person.documents" identity_fields: DOCUMENT
                 methods: "rsu.registry.v1.PopulationService/GetPerson"
                 methods: "rsu.registry.v1.VerificationService/*" })",
       "role[1].hides[0]: must not be hidden from a role that has "
       "VerifyPerson"},
      {R"(role { name: "a" hides: "Person.phone"
                 methods: "rsu.registry.v1.PopulationService/GetPerson" }
          role { name: "b"
                 methods: "rsu.registry.v1.PopulationService/CorrectPerson" }
          person { name: "p" roles: ["a", "b"] })",
       "person[0].roles: must not be hidden from a role that has "
       "CorrectPerson"},
  };
  for (const Mistake& one : cases) {
    EXPECT_THAT(Mistakes(one.text), ElementsAre(HasSubstr(one.said)))
        << one.text;
  }
}

TEST(PolicyMistakesTest, OfACallerOrAPersonAreSaidWithTheirPlace) {
  const Mistake cases[] = {
      {R"(caller { name: "dns:a" roles: "admin" })",
       "caller[1].ground: is missing"},
      {R"(caller { name: "dns:a" ground: "g" })",
       "caller[1].roles: must have at least one"},
      {R"(caller { name: "dns:a" ground: "g" roles: "no" })",
       "caller[1].roles[0]: must be the name of a role"},
      {R"(caller { name: "dns:a" ground: "g" roles: ["admin", "admin"] })",
       "caller[1].roles[1]: must not occur twice"},
      {R"(caller { name: "dns:A" ground: "g" roles: "admin" })",
       "caller[1].name: must be a URI"},
      {R"(caller { name: "cnss" ground: "g" roles: "admin" })",
       "caller[1].name: must be a URI"},
      {R"(caller { name: "urn:admin" ground: "g" roles: "admin" })",
       "caller[1].name: must not occur twice"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   valid_until: "2026-02-30" })",
       "caller[1].valid_until: must be a date"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   may_act_for: "admin" })",
       "caller[1].roles: must be absent"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   alone: "rsu.authority.v1.AuthorityService/*" })",
       "caller[1].alone: is only for"},
      {R"(caller { name: "dns:a" ground: "g" may_act_for: "admin"
                   alone: "rsu.registry.v1.VerificationService/*" })",
       "caller[1].alone: must not have VerifyPerson"},
      {R"(person { name: "a b" roles: "admin" })",
       "person[0].name: must be 1 to 64 visible"},
      {R"(person { name: "a" })", "person[0].roles: must have at least one"},
      {R"(person { name: "a" roles: "admin" }
          person { name: "a" roles: "admin" })",
       "person[1].name: must not occur twice"},
      {R"(person { name: "a" roles: "admin" certificates: "urn:admin" })",
       "person[0].certificates[0]: must not be a caller's name"},
      {R"(person { name: "a" roles: "admin" certificates: "urn:x" }
          person { name: "b" roles: "admin" certificates: "urn:x" })",
       "person[1].certificates[0]: must not be a caller's name"},
      {R"(person { name: "a" roles: "admin" certificates: "local" })",
       "person[0].certificates[0]: must be a URI"},
      {R"(reason { code: "a b" ar: "x" fr: "x" en: "x" })",
       "reason[0].code: must be 1 to 64 lower-case"},
      {R"(reason { code: "a" ar: "x" fr: "x" })", "reason[0].en: is missing"},
      {R"(refused_certificate: "abc")",
       "refused_certificate[0]: must be a SHA-256"},
  };
  for (const Mistake& one : cases) {
    EXPECT_THAT(Mistakes(one.text), ElementsAre(HasSubstr(one.said)))
        << one.text;
  }
}

TEST(PolicyMistakesTest, OfAQuotaAreSaidWithTheirPlace) {
  const Mistake cases[] = {
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "rsu.no.v1.No/*" subjects_per_day: 1 } })",
       "caller[1].quota[0].method"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "*" } })",
       "caller[1].quota[0]: must have calls_per_second"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "*" calls_per_second: 0 } })",
       "caller[1].quota[0].calls_per_second: must be from 1"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "*" calls_per_second: 1000001 } })",
       "caller[1].quota[0].calls_per_second: must be from 1"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "*" subjects_per_day: 1 burst: 2 } })",
       "caller[1].quota[0].burst: needs calls_per_second"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "*" subjects_per_day: 0 } })",
       "caller[1].quota[0].subjects_per_day: must be from 1"},
      {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                   quota { method: "*" subjects_per_day: 1 }
                   quota { method: "*" calls_per_second: 1 } })",
       "caller[1].quota[1].method: must not occur twice"},
  };
  for (const Mistake& one : cases) {
    EXPECT_THAT(Mistakes(one.text), ElementsAre(HasSubstr(one.said)))
        << one.text;
  }
}

TEST(PolicyMistakesTest, WhatIsNoPolicyIsSaidWithLineAndColumn) {
  EXPECT_THAT(Mistakes("role {\n  nmae: \"a\"\n}", false),
              ElementsAre(HasSubstr("line 2, column 7")));
}

TEST(PolicyMistakesTest, SomebodyMustBeLeftWhoMayAsk) {
  const std::string role =
      R"(role { name: "admin" methods: "rsu.authority.v1.AuthorityService/*" }
         role { name: "reader" methods: ")" +
      std::string(kGet) + "\" }\n";
  constexpr char kSaid[] = "caller: one must have a method of";
  EXPECT_THAT(Mistakes(role, false), ElementsAre(HasSubstr(kSaid)));
  EXPECT_THAT(
      Mistakes(role + R"(caller { name: "dns:a" ground: "g" roles: "reader" })",
               false),
      ElementsAre(HasSubstr(kSaid)));
  EXPECT_THAT(Mistakes(role + R"(caller { name: "dns:a" ground: "g"
                       roles: "admin" valid_until: "2026-11-30" })",
                       false),
              ElementsAre(HasSubstr(kSaid)));
  for (const char* somebody :
       {R"(caller { name: "dns:a" ground: "g" roles: "admin"
                    valid_until: "2026-12-01" })",
        R"(person { name: "a" roles: "admin" certificates: "urn:a" })",
        R"(caller { name: "dns:a" ground: "g" may_act_for: "reader"
                    alone: "rsu.authority.v1.AuthorityService/WhatMayI" })"}) {
    EXPECT_TRUE(Policy::Read(role + somebody, Known(), kToday).ok())
        << somebody;
  }
}

}  // namespace
}  // namespace base::policy
