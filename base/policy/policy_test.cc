#include "base/policy/policy.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/error.h"
#include "base/policy/policy_fixture.h"
#include "base/policy/policy_in_force.h"
#include "base/rpc/method_row.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace base::policy {
namespace {

// A call of a method, by who; answers with the reason of the refusal, or "".
class Asked {
 public:
  Asked(const Policy& policy, const char* method, const char* caller)
      : policy_(policy) {
    row_.method = method;
    row_.needs_reason = method == absl::string_view(kGet);
    call_.caller = caller;
    call_.row = &row_;
  }
  Asked& OnBehalfOf(const char* person) {
    call_.on_behalf_of.Add(person);
    return *this;
  }
  Asked& With(const char* certificate) {
    call_.certificate = certificate;
    return *this;
  }
  Asked& Because(const char* reason) {
    call_.reason.Add(reason);
    return *this;
  }
  std::string MayCall(Date today = kToday) {
    return DetailOf(policy_.MayCall(call_, today)).reason;
  }
  std::string MayAsk(const google::protobuf::Message& request) {
    EXPECT_EQ(MayCall(), "");
    call_.request = &request;
    return DetailOf(policy_.MayAsk(call_)).reason;
  }
  MethodRow& row() { return row_; }
  const rpc::Call& call() const { return call_; }

 private:
  const Policy& policy_;
  MethodRow row_;
  rpc::Call call_;
};

std::string MayCall(const Policy& policy, const char* method,
                    const char* caller) {
  return Asked(policy, method, caller).MayCall();
}

TEST(PolicyTest, WhatNoRoleAllowsIsRefused) {
  const auto policy = Read(R"(
    role { name: "reader" methods: ")" +
                           std::string(kGet) + R"(" }
    caller { name: "dns:a" ground: "g" roles: "reader" })");
  EXPECT_EQ(MayCall(*policy, kGet, "dns:a"), "");
  EXPECT_EQ(MayCall(*policy, kMerge, "dns:a"), "CALLER_NOT_ALLOWED");
  EXPECT_EQ(MayCall(*policy, kGet, "dns:b"), "CALLER_NOT_ALLOWED");
  EXPECT_EQ(MayCall(*policy, kGet, "local"), "CALLER_NOT_ALLOWED");
  EXPECT_EQ(MayCall(*policy, kGet, ""), "CALLER_NOT_ALLOWED");
}

TEST(PolicyTest, ACallerMayCallUntilTheEndOfTheirLastDay) {
  const auto policy = Read(R"(
    role { name: "reader" methods: ")" +
                           std::string(kGet) + R"(" }
    caller { name: "dns:a" ground: "g" roles: "reader"
             valid_until: "2026-12-31" })");
  Asked asked(*policy, kGet, "dns:a");
  EXPECT_EQ(asked.MayCall(Day("2026-12-31")), "");
  EXPECT_EQ(asked.MayCall(Day("2027-01-01")), "CALLER_NOT_ALLOWED");
}

TEST(PolicyTest, ARefusedCertificateIsRefusedByItsDigestOrItsKeys) {
  const std::string digest(64, 'a');
  std::string as_openssl_writes_it = "AA";
  for (int i = 1; i < 32; ++i) as_openssl_writes_it += ":AA";
  for (const std::string& written : {digest, as_openssl_writes_it}) {
    const auto policy =
        Read(absl::StrCat(R"(role { name: "reader" methods: ")", kGet, R"(" }
           caller { name: "dns:a" ground: "g" roles: "reader" }
           refused_certificate: ")",
                          written, "\""));
    EXPECT_EQ(MayCall(*policy, kGet, "dns:a"), "");
    EXPECT_EQ(Asked(*policy, kGet, "dns:a").With(digest.c_str()).MayCall(),
              "CALLER_NOT_ALLOWED");
  }
}

// One role must allow a call whole.
TEST(PolicyTest, TwoRolesNeverAddUp) {
  const auto policy = Read(absl::StrCat(R"(
    role { name: "aid" methods: ")",
                                        kList, R"(" programmes: "asd" }
    role { name: "cover" methods: ")",
                                        kVerify, R"(" identity_fields: PROVINCE
           programmes: "amo-tadamon" }
    caller { name: "dns:a" ground: "g" roles: "aid" roles: "cover" })"));
  Asked asked(*policy, kList, "dns:a");
  asked.row().programme = [](const google::protobuf::Message& request) {
    return absl::string_view(
        static_cast<const eligibility::ListBeneficiariesRequest&>(request)
            .programme());
  };
  eligibility::ListBeneficiariesRequest request;
  request.set_programme("asd");
  EXPECT_EQ(asked.MayAsk(request), "");
  request.set_programme("amo-tadamon");
  EXPECT_EQ(asked.MayAsk(request), "PROGRAMME_NOT_ALLOWED");
  request.set_programme("no-such");
  EXPECT_EQ(asked.MayAsk(request), "PROGRAMME_NOT_ALLOWED");
}

TEST(PolicyTest, OfRolesThatHoldEverywhereTheOneThatHidesLeastIsTaken) {
  const auto policy = Read(absl::StrCat(R"(
    role { name: "here" methods: ")",
                                        kGet, R"(" regions: "03" }
    role { name: "blind" methods: ")",
                                        kGet, R"(" hides: "Person.phone" }
    role { name: "all" methods: ")",
                                        kGet, R"(" }
    caller { name: "dns:a" ground: "g" roles: ["here", "blind", "all"] }
    caller { name: "dns:b" ground: "g" roles: ["here", "blind"] }
    caller { name: "dns:c" ground: "g" roles: ["here"] })"));
  const registry::GetPersonRequest request;
  Asked all(*policy, kGet, "dns:a");
  EXPECT_EQ(all.MayAsk(request), "");
  ASSERT_EQ(all.call().grants.size(), 1u);
  EXPECT_TRUE(all.call().grants[0]->hidden.empty());
  Asked blind(*policy, kGet, "dns:b");
  EXPECT_EQ(blind.MayAsk(request), "");
  EXPECT_FALSE(blind.call().grants[0]->hidden.empty());
  EXPECT_FALSE(blind.call().is_placed());
  Asked here(*policy, kGet, "dns:c");
  EXPECT_EQ(here.MayAsk(request), "");
  EXPECT_TRUE(here.call().is_placed());
}

TEST(PolicyTest, ACallForAPersonHasWhatBothMay) {
  const auto policy = Read(absl::StrCat(R"(
    role { name: "reader" methods: ")",
                                        kGet, R"(" }
    role { name: "merger" methods: ")",
                                        kMerge, R"(" }
    role { name: "corrector" methods: ")",
                                        kCorrect, R"(" }
    caller { name: "gateway" ground: "the console" alone: ")",
                                        kWhatMayI, R"("
             may_act_for: ["reader", "merger"] }
    caller { name: "dns:a" ground: "g" roles: "reader" }
    person { name: "s.amrani" roles: ["reader", "corrector"] }
    person { name: "nobody" roles: ["corrector"] }
    person { name: "gone" roles: ["reader"] valid_until: "2026-11-30" })"));
  Asked of_both(*policy, kGet, "gateway");
  EXPECT_EQ(of_both.OnBehalfOf("s.amrani").MayCall(), "");
  EXPECT_EQ(of_both.call().person, "s.amrani");
  EXPECT_EQ(of_both.call().author(), "s.amrani");
  // The person's alone, and the program's alone.
  EXPECT_EQ(
      Asked(*policy, kCorrect, "gateway").OnBehalfOf("s.amrani").MayCall(),
      "CALLER_NOT_ALLOWED");
  EXPECT_EQ(Asked(*policy, kMerge, "gateway").OnBehalfOf("s.amrani").MayCall(),
            "CALLER_NOT_ALLOWED");
  EXPECT_EQ(
      Asked(*policy, kWhatMayI, "gateway").OnBehalfOf("s.amrani").MayCall(),
      "CALLER_NOT_ALLOWED");
  // Without a person only what it may alone.
  EXPECT_EQ(MayCall(*policy, kWhatMayI, "gateway"), "");
  EXPECT_EQ(MayCall(*policy, kGet, "gateway"), "CALLER_NOT_ALLOWED");
  // One text for everybody for whom it may not act.
  for (const char* person : {"unknown", "nobody", "gone", ""}) {
    EXPECT_EQ(Asked(*policy, kGet, "gateway").OnBehalfOf(person).MayCall(),
              "MAY_NOT_ACT")
        << person;
  }
  EXPECT_EQ(Asked(*policy, kGet, "gateway")
                .OnBehalfOf("s.amrani")
                .OnBehalfOf("s.amrani")
                .MayCall(),
            "MAY_NOT_ACT");
  EXPECT_EQ(Asked(*policy, kGet, "dns:a").OnBehalfOf("s.amrani").MayCall(),
            "MAY_NOT_ACT");
  EXPECT_EQ(Asked(*policy, kGet, "unknown").OnBehalfOf("s.amrani").MayCall(),
            "MAY_NOT_ACT");
}

TEST(PolicyTest, APersonIsKnownByTheirCertificates) {
  const auto policy = Read(absl::StrCat(R"(
    role { name: "reader" methods: ")",
                                        kGet, R"(" }
    person { name: "s.amrani" roles: "reader"
             certificates: ["urn:amrani:1", "urn:amrani:2"] })"));
  for (const char* certificate : {"urn:amrani:1", "urn:amrani:2"}) {
    Asked asked(*policy, kGet, certificate);
    EXPECT_EQ(asked.MayCall(), "");
    EXPECT_EQ(asked.call().person, "s.amrani");
  }
  EXPECT_EQ(MayCall(*policy, kMerge, "urn:amrani:1"), "CALLER_NOT_ALLOWED");
  EXPECT_EQ(
      Asked(*policy, kGet, "urn:amrani:1").OnBehalfOf("s.amrani").MayCall(),
      "MAY_NOT_ACT");
}

constexpr char kAppeal[] = R"(
  reason { code: "appeal" ar: "تظلم" fr: "recours" en: "appeal" })";

TEST(PolicyTest, WhoLooksAtAFileSaysWhyIfThePolicyHasReasons) {
  const std::string reader = absl::StrCat(
      R"(role { name: "reader" methods: [")", kGet, R"(", ")", kCorrect,
      R"("] } caller { name: "dns:a" ground: "g" roles: "reader" })");
  const registry::GetPersonRequest request;
  const auto policy = Read(reader + kAppeal);
  EXPECT_EQ(Asked(*policy, kGet, "dns:a").MayAsk(request), "REASON_REQUIRED");
  EXPECT_EQ(Asked(*policy, kGet, "dns:a").Because("").MayAsk(request),
            "REASON_REQUIRED");
  EXPECT_EQ(Asked(*policy, kGet, "dns:a").Because("curious").MayAsk(request),
            "REASON_REQUIRED");
  EXPECT_EQ(Asked(*policy, kGet, "dns:a").Because("appeal").MayAsk(request),
            "");
  // Where none is needed, one that is none is refused too.
  EXPECT_EQ(Asked(*policy, kCorrect, "dns:a").MayAsk(request), "");
  EXPECT_EQ(Asked(*policy, kCorrect, "dns:a").Because("x y").MayAsk(request),
            "REASON_REQUIRED");
  EXPECT_EQ(Asked(*Read(reader), kGet, "dns:a").MayAsk(request), "");
}

TEST(PolicyInForceTest, ACallKeepsThePolicyThatLetItIn) {
  const std::string with =
      absl::StrCat(R"(role { name: "reader" methods: ")", kGet, R"(" }
         caller { name: "dns:a" ground: "g" roles: "reader" })");
  PolicyInForce in_force(Read(with), [] { return kToday; });
  MethodRow row;
  row.method = kGet;
  rpc::Call call;
  call.caller = "dns:a";
  call.row = &row;
  const registry::GetPersonRequest request;
  EXPECT_TRUE(in_force.MayCall(call).ok());
  in_force.Replace(Read(""));
  call.request = &request;
  EXPECT_TRUE(in_force.MayAsk(call).ok());
  EXPECT_EQ(call.grants.size(), 1u);
  EXPECT_EQ(DetailOf(in_force.MayCall(call)).reason, "CALLER_NOT_ALLOWED");
}

}  // namespace
}  // namespace base::policy
