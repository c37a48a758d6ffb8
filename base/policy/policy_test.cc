#include "base/policy/policy.h"

#include <initializer_list>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/rpc/row.h"
#include "gmock/gmock.h"
#include "google/protobuf/wrappers.pb.h"
#include "gtest/gtest.h"

namespace base::policy {
namespace {

using google::protobuf::StringValue;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

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

// Two methods whose requests are a text: a list of the programme of that name,
// and a comparison of the field of that name.
rpc::MethodRow ListRow() {
  return rpc::Row<StringValue>(rpc::Reads(rpc::FoundInAnswer()))
      .OfProgramme(&StringValue::value)
      .Resolve();
}
rpc::MethodRow CompareRow() {
  return rpc::Row<StringValue>(rpc::Reads(rpc::FoundInAnswer()))
      .OfIdentityFields([](const StringValue& request) {
        return std::vector<std::string>{request.value()};
      })
      .Resolve();
}

// What the door does with a call.
absl::Status Ask(const Policy& policy, const rpc::MethodRow& row,
                 absl::string_view caller, const std::string& text) {
  StringValue request;
  request.set_value(text);
  rpc::Call call;
  call.caller = caller;
  call.row = &row;
  const absl::Status called = policy.MayCall(call);
  if (!called.ok()) return called;
  call.request = &request;
  return policy.MayAsk(call);
}

bool MaySee(const Policy& policy, absl::string_view caller,
            const std::string& programme) {
  return Ask(policy, ListRow(), caller, programme).ok();
}

TEST(ProgrammeCallersTest, ACallerSeesTheProgrammesOfTheFile) {
  Policy policy;
  const absl::Status read = policy.AddProgrammeCallers(R"(
    callers { name: "cnss" ground: "law 60-22"
              programmes: ["amo-tadamon", "amo-chamil"] }
    callers { name: "anss" ground: "law 58-23" programmes: "asd" })",
                                                       IsProgramme);
  ASSERT_TRUE(read.ok()) << read;
  EXPECT_TRUE(MaySee(policy, "cnss", "amo-chamil"));
  EXPECT_FALSE(MaySee(policy, "cnss", "asd"));
  EXPECT_TRUE(MaySee(policy, "anss", "asd"));
  EXPECT_FALSE(MaySee(policy, "CNSS", "amo-chamil"));
  EXPECT_FALSE(MaySee(policy, "", "asd"));
  EXPECT_FALSE(MaySee(Policy(), "cnss", "amo-chamil"));
}

TEST(ProgrammeCallersTest, EveryMistakeIsNamedByItsPlace) {
  Policy policy;
  EXPECT_THAT(
      PathsOf(policy.AddProgrammeCallers(R"(
    callers { name: "a" programmes: ["asd", "asd", "ramed"] }
    callers { name: "a" ground: "g" }
    callers { name: "unnamed" ground: "g" programmes: "asd" }
    callers { ground: "g" programmes: "asd" })",
                                         IsProgramme)),
      ElementsAre("callers[0].programmes[1]", "callers[0].programmes[2]",
                  "callers[0].ground", "callers[1].programmes",
                  "callers[1].name", "callers[2].name", "callers[3].name"));
  EXPECT_FALSE(
      policy.AddProgrammeCallers("callers { nam: 1 }", IsProgramme).ok());
}

TEST(VerificationCallersTest, RightsAreThoseOfTheFile) {
  Policy policy;
  const absl::Status read = policy.AddVerificationCallers(R"(
    callers { name: "cnss" ground: "agreement 7"
              fields: ["birth_date", "family_name"] }
    callers { name: "commune-03" ground: "agreement 9" fields: "province"
              regions: ["03", "04"] })");
  ASSERT_TRUE(read.ok()) << read;
  ASSERT_NE(policy.Find("cnss"), nullptr);
  EXPECT_THAT(policy.Find("cnss")->fields,
              ElementsAre("birth_date", "family_name"));
  EXPECT_THAT(policy.Find("cnss")->restrictions->regions, IsEmpty());
  EXPECT_THAT(policy.Find("commune-03")->restrictions->regions,
              ElementsAre("03", "04"));
  EXPECT_EQ(policy.Find("CNSS"), nullptr);
  EXPECT_EQ(policy.Find(""), nullptr);
  EXPECT_EQ(Policy().Find("cnss"), nullptr);
}

TEST(VerificationCallersTest, EveryMistakeIsNamedByItsPlace) {
  Policy policy;
  EXPECT_THAT(PathsOf(policy.AddVerificationCallers(R"(
    callers { name: "a" fields: "birth_date" }
    callers { name: "a" ground: "x" fields: ["phone", "province", "province"] }
    callers { ground: "x" regions: "13" })")),
              ElementsAre("callers[0].ground", "callers[1].fields[0]",
                          "callers[1].fields[2]", "callers[1].name",
                          "callers[2].fields", "callers[2].regions[0]",
                          "callers[2].name"));
  EXPECT_THAT(
      std::string(
          policy.AddVerificationCallers("callers {\n nmae: 'a' }").message()),
      testing::HasSubstr("line 2"));
}

TEST(PolicyTest, AListGrantsWhatItSaysAndNothingOfTheOther) {
  Policy policy;
  ASSERT_TRUE(policy
                  .AddProgrammeCallers(
                      R"(callers { name: "a" ground: "g" programmes: "asd" })",
                      IsProgramme)
                  .ok());
  ASSERT_TRUE(policy
                  .AddVerificationCallers(
                      R"(callers { name: "b" ground: "g" fields: "province" })")
                  .ok());
  EXPECT_TRUE(Ask(policy, ListRow(), "a", "asd").ok());
  EXPECT_TRUE(Ask(policy, CompareRow(), "b", "province").ok());
  const auto reason = [&](const rpc::MethodRow& row, const char* caller,
                          const char* text) {
    const absl::Status status = Ask(policy, row, caller, text);
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied) << status;
    return DetailOf(status).reason;
  };
  EXPECT_EQ(reason(ListRow(), "b", "asd"), "PROGRAMME_NOT_ALLOWED");
  EXPECT_EQ(reason(CompareRow(), "a", "province"), "CALLER_NOT_ALLOWED");
  EXPECT_EQ(reason(CompareRow(), "b", "document"), "FIELD_NOT_ALLOWED");
}

TEST(PolicyTest, WhoHasNoGrantIsRefusedBeforeTheRequestIsRead) {
  const rpc::MethodRow list = ListRow();
  const rpc::MethodRow compare = CompareRow();
  const rpc::MethodRow open =
      rpc::Row<StringValue>(rpc::Reads(rpc::Nobody())).Resolve();
  rpc::Call call;
  call.caller = "local";
  const Policy policy;
  const rpc::NoGrants no_grants;
  for (const rpc::Authority* authority :
       std::initializer_list<const rpc::Authority*>{&policy, &no_grants}) {
    call.row = &list;
    EXPECT_EQ(DetailOf(authority->MayCall(call)).reason,
              "PROGRAMME_NOT_ALLOWED");
    call.row = &compare;
    EXPECT_EQ(DetailOf(authority->MayCall(call)).reason, "CALLER_NOT_ALLOWED");
    call.row = &open;
    EXPECT_TRUE(authority->MayCall(call).ok());
  }
}

}  // namespace
}  // namespace base::policy
