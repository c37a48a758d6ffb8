#include "registry/coverage/coverage_event.h"

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/coverage.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::google::protobuf::util::MessageDifferencer;
using ::testing::ElementsAre;

v1::CoverageEvent Valid() {
  v1::CoverageEvent message;
  message.set_source("CNSS");
  message.set_event(v1::CoverageEvent::OPENED);
  message.set_regime(v1::Regime::TNS);
  message.set_role(v1::InsuredRole::DEPENDANT);
  message.set_person_ref("P-1");
  message.set_idcs("0123456789");
  message.set_effective_date("2025-03-01");
  message.set_reason(v1::CoverageReason::SPOUSE_ACTIVE);
  return message;
}

std::vector<std::string> Violations(const v1::CoverageEvent& message) {
  const base::ErrorDetail detail =
      base::DetailOf(CoverageEvent::Read(message).status());
  EXPECT_EQ(detail.reason, detail.violations.empty() ? "" : "MALFORMED_EVENT");
  std::vector<std::string> lines;
  for (const base::FieldViolation& violation : detail.violations) {
    lines.push_back(violation.path + ": " + violation.rule);
  }
  return lines;
}

TEST(CoverageEventTest, EveryFieldIsThatOfTheMessage) {
  const CoverageEvent event = CoverageEvent::Read(Valid()).value();
  EXPECT_EQ(event.source(), "CNSS");
  EXPECT_EQ(event.change(), CoverageChange::kOpened);
  EXPECT_EQ(event.regime(), Regime::kTns);
  EXPECT_EQ(event.role(), InsuredRole::kDependant);
  EXPECT_EQ(event.person_ref(), "P-1");
  EXPECT_EQ(event.idcs(), "0123456789");
  EXPECT_EQ(event.effective_date().ToString(), "2025-03-01");
  EXPECT_EQ(event.reason(), CoverageReason::kSpouseActive);
}

TEST(CoverageEventTest, EveryEnumerationValueIsReadAndComesBack) {
  v1::CoverageEvent message = Valid();
  const auto& fields = *message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const auto* field = message.GetDescriptor()->field(i);
    if (field->enum_type() == nullptr) continue;
    for (int v = 1; v < field->enum_type()->value_count(); ++v) {
      fields.SetEnum(&message, field, field->enum_type()->value(v));
      ASSERT_TRUE(CoverageEvent::Read(message).ok()) << field->name();
      EXPECT_TRUE(MessageDifferencer::Equals(
          ToMessage(CoverageEvent::Read(message).value()), message));
    }
  }
}

TEST(CoverageEventTest, EmptyMessageMissesEveryField) {
  EXPECT_THAT(Violations({}),
              ElementsAre("source: is missing", "event: is missing",
                          "regime: is missing", "role: is missing",
                          "person_ref: is missing, and so is idcs",
                          "effective_date: is missing", "reason: is missing"));
}

struct Case {
  const char* name;
  std::function<void(v1::CoverageEvent&)> edit;
  std::vector<std::string> violations;
};

TEST(CoverageEventTest, EachBrokenRuleIsNamedByItsPath) {
  const std::string source_rule =
      "source: must be 1 to 64 capital letters, digits, _ and -";
  // clang-format off
  const Case cases[] = {
      {"SourceOfEveryKind", [](auto& m) { m.set_source("AZ09_-"); }, {}},
      {"SourceLongest", [](auto& m) { m.set_source(std::string(64, 'A')); }, {}},
      {"SourceTooLong", [](auto& m) { m.set_source(std::string(65, 'A')); }, {source_rule}},
      {"SourceEmpty", [](auto& m) { m.set_source(""); }, {source_rule}},
      {"SourceSmall", [](auto& m) { m.set_source("cnss"); }, {source_rule}},
      {"SourceSpace", [](auto& m) { m.set_source("C NSS"); }, {source_rule}},
      {"SourceAccent", [](auto& m) { m.set_source("É"); }, {source_rule}},
      {"EventUnspecified", [](auto& m) { m.set_event(v1::CoverageEvent::UNSPECIFIED); }, {"event: must be one of OPENED, CLOSED"}},
      {"RegimeUndeclared", [](auto& m) { m.set_regime(static_cast<v1::Regime::Value>(6)); }, {"regime: must be one of CNOPS, CNSS, TNS, FAR, STUDENT"}},
      {"RoleUndeclared", [](auto& m) { m.set_role(static_cast<v1::InsuredRole::Value>(3)); }, {"role: must be one of PRINCIPAL, DEPENDANT"}},
      {"PersonRefAlone", [](auto& m) { m.clear_idcs(); }, {}},
      {"IdcsAlone", [](auto& m) { m.clear_person_ref(); }, {}},
      {"PersonRefTooLong", [](auto& m) { m.set_person_ref(std::string(65, 'a')); }, {"person_ref: must be 1 to 64 characters"}},
      {"IdcsLong", [](auto& m) { m.set_idcs("01234567890"); }, {"idcs: must be ten digits"}},
      {"NoSuchDay", [](auto& m) { m.set_effective_date("2025-02-29"); }, {"effective_date: must be a date that exists, as YYYY-MM-DD"}},
      {"ReasonUnspecified", [](auto& m) { m.set_reason(v1::CoverageReason::UNSPECIFIED); },
       {"reason: must be one of REGISTRATION, DEATH, AGE_LIMIT, CHILD_COVERED_ELSEWHERE, SPOUSE_ACTIVE, DIVORCE, END_OF_SALARY, RESIGNATION, STRUCK_OFF"}},
  };
  // clang-format on
  for (const Case& c : cases) {
    v1::CoverageEvent message = Valid();
    c.edit(message);
    EXPECT_EQ(Violations(message), c.violations) << c.name;
  }
}

}  // namespace
}  // namespace registry
