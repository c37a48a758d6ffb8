#include "registry/status/status_event.h"

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/status.pb.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::google::protobuf::util::MessageDifferencer;
using ::testing::ElementsAre;

v1::StatusEvent Valid() {
  v1::StatusEvent message;
  message.set_source("ONOUSC");
  message.set_event(v1::StatusEvent::ENDED);
  message.set_status(v1::PersonStatus::STUDENT);
  message.set_person_ref("P-1");
  message.set_idcs("0123456789");
  message.set_effective_date("2025-03-01");
  return message;
}

// The event with what its status asks for, and without what it does not have.
v1::StatusEvent Completed(v1::StatusEvent message) {
  if (message.status() == v1::PersonStatus::RAISED_BY) {
    message.set_raised_by("9876543210");
    if (!message.has_title()) message.set_title(v1::RaisingTitle::KAFALA);
  } else {
    message.clear_raised_by();
    message.clear_title();
  }
  if (message.status() != v1::PersonStatus::STUDENT ||
      message.event() != v1::StatusEvent::BEGAN) {
    message.clear_school_level();
  }
  return message;
}

std::vector<std::string> Violations(const v1::StatusEvent& message) {
  const base::ErrorDetail detail =
      base::DetailOf(StatusEvent::Read(message).status());
  EXPECT_EQ(detail.reason, detail.violations.empty() ? "" : "MALFORMED_EVENT");
  std::vector<std::string> lines;
  for (const base::FieldViolation& violation : detail.violations) {
    lines.push_back(violation.path + ": " + violation.rule);
  }
  return lines;
}

TEST(StatusEventTest, EveryFieldIsThatOfTheMessage) {
  const StatusEvent event = StatusEvent::Read(Valid()).value();
  EXPECT_EQ(event.source(), "ONOUSC");
  EXPECT_EQ(event.change(), StatusChange::kEnded);
  EXPECT_EQ(event.status(), PersonStatus::kStudent);
  EXPECT_EQ(event.person_ref(), "P-1");
  EXPECT_EQ(event.idcs(), "0123456789");
  EXPECT_EQ(event.effective_date().ToString(), "2025-03-01");
}

TEST(StatusEventTest, EveryEnumerationValueIsReadAndComesBack) {
  v1::StatusEvent message = Valid();
  const auto& fields = *message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const auto* field = message.GetDescriptor()->field(i);
    if (field->enum_type() == nullptr) continue;
    for (int v = 1; v < field->enum_type()->value_count(); ++v) {
      message = Valid();
      if (field->name() == "title") {
        message.set_status(v1::PersonStatus::RAISED_BY);
      }
      if (field->name() == "school_level") {
        message.set_event(v1::StatusEvent::BEGAN);
      }
      fields.SetEnum(&message, field, field->enum_type()->value(v));
      message = Completed(message);
      EXPECT_TRUE(fields.HasField(message, field));
      ASSERT_TRUE(StatusEvent::Read(message).ok()) << field->name();
      EXPECT_TRUE(MessageDifferencer::Equals(
          ToMessage(StatusEvent::Read(message).value()), message));
    }
  }
}

TEST(StatusEventTest, EmptyMessageMissesEveryField) {
  EXPECT_THAT(Violations({}),
              ElementsAre("source: is missing", "event: is missing",
                          "status: is missing",
                          "person_ref: is missing, and so is idcs",
                          "effective_date: is missing"));
}

struct Case {
  const char* name;
  std::function<void(v1::StatusEvent&)> edit;
  std::vector<std::string> violations;
};

TEST(StatusEventTest, EachBrokenRuleIsNamedByItsPath) {
  const std::string source_rule =
      "source: must be 1 to 64 capital letters, digits, _ and -";
  // clang-format off
  const Case cases[] = {
      {"SourceSmall", [](auto& m) { m.set_source("cnss"); }, {source_rule}},
      {"EventUnspecified", [](auto& m) { m.set_event(v1::StatusEvent::UNSPECIFIED); }, {"event: must be one of BEGAN, ENDED"}},
      {"StatusUndeclared", [](auto& m) { m.set_status(static_cast<v1::PersonStatus::Value>(10)); }, {"status: must be one of SEVERE_DISABILITY, FATHERLESS, STUDENT, MARRIED, LIVES_ABROAD, PUBLIC_EMPLOYEE, PENSION, OTHER_FAMILY_ALLOWANCE, RAISED_BY"}},
      {"RaiserMissing", [](auto& m) { m.set_status(v1::PersonStatus::RAISED_BY); }, {"raised_by: is missing", "title: is missing"}},
      {"RaiserIsTheChild", [](auto& m) { m.set_status(v1::PersonStatus::RAISED_BY); m.set_raised_by("0123456789"); m.set_title(v1::RaisingTitle::KAFALA); }, {"raised_by: must be somebody else"}},
      {"RaiserShort", [](auto& m) { m.set_status(v1::PersonStatus::RAISED_BY); m.set_raised_by("012"); m.set_title(v1::RaisingTitle::KAFALA); }, {"raised_by: must be ten digits"}},
      {"RaiserOfAStudent", [](auto& m) { m.set_raised_by("9876543210"); m.set_title(v1::RaisingTitle::KAFALA); }, {"raised_by: must be absent: only RAISED_BY has it", "title: must be absent: only RAISED_BY has it"}},
      {"LevelOfStudiesThatEnded", [](auto& m) { m.set_school_level(v1::SchoolLevel::PRIMARY); }, {"school_level: must be absent: only STUDENT that BEGAN has it"}},
      {"LevelUndeclared", [](auto& m) { m.set_event(v1::StatusEvent::BEGAN); m.set_school_level(static_cast<v1::SchoolLevel::Value>(5)); }, {"school_level: must be one of PRIMARY, LOWER_SECONDARY, UPPER_SECONDARY, AFTER_SCHOOL"}},
      {"PersonRefAlone", [](auto& m) { m.clear_idcs(); }, {}},
      {"IdcsAlone", [](auto& m) { m.clear_person_ref(); }, {}},
      {"PersonRefTooLong", [](auto& m) { m.set_person_ref(std::string(65, 'a')); }, {"person_ref: must be 1 to 64 characters"}},
      {"IdcsLong", [](auto& m) { m.set_idcs("01234567890"); }, {"idcs: must be ten digits"}},
      {"NoSuchDay", [](auto& m) { m.set_effective_date("2025-02-29"); }, {"effective_date: must be a date that exists, as YYYY-MM-DD"}},
  };
  // clang-format on
  for (const Case& c : cases) {
    v1::StatusEvent message = Valid();
    c.edit(message);
    EXPECT_EQ(Violations(message), c.violations) << c.name;
  }
}

}  // namespace
}  // namespace registry
