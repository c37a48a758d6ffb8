#include <string>

#include "base/error.h"
#include "gtest/gtest.h"
#include "registry/coverage/coverage_event.h"
#include "registry/interchange/event_line.h"
#include "registry/interchange/json_lines.h"
#include "registry/interchange/json_record.h"

namespace registry {
namespace {

TEST(CoverageLineTest, EveryEventOfTheSampleIsReadAndComesBack) {
  JsonLines lines = JsonLines::Open("tests/data/coverage-sample.jsonl").value();
  int count = 0;
  while (true) {
    const std::optional<JsonLines::Line> line = lines.Next().value();
    if (!line.has_value()) break;
    ++count;
    const auto read = ReadEventLine<CoverageEvent>(line->text.value());
    ASSERT_TRUE(read.event.ok()) << line->number << read.event.status();
    EXPECT_EQ(read.person_ref, read.event->person_ref());
    const auto again =
        ReadEventLine<CoverageEvent>(WriteJsonRecord(ToMessage(*read.event)));
    ASSERT_TRUE(again.event.ok()) << line->number << again.event.status();
    EXPECT_EQ(ToMessage(*again.event).SerializeAsString(),
              ToMessage(*read.event).SerializeAsString());
  }
  EXPECT_EQ(count, 102);  // lines of the sample
}

TEST(CoverageLineTest, RefusedLinesGiveTheirReference) {
  const struct {
    const char* json;
    const char* person_ref;
    const char* message;
  } kCases[] = {
      {R"({"source": "cnss", "event": "OPEN", "regime": "CNSS",
           "role": "PRINCIPAL", "person_ref": "P-1",
           "effective_date": "2025-03-01", "reason": "DEATH"})",
       "P-1",
       "event: must be one of OPENED, CLOSED; source: must be 1 to 64 capital "
       "letters, digits, _ and -"},
      // An identifier that cannot be read is not said to be absent.
      {R"({"source": "CNSS", "event": "OPENED", "regime": "CNSS",
           "role": "PRINCIPAL", "idcs": 123456789,
           "effective_date": "2025-03-01", "reason": "DEATH"})",
       "", "idcs: must be a string"},
      {"", "", "line: is not valid JSON: there is no value at byte 1"},
  };
  for (const auto& c : kCases) {
    const auto line = ReadEventLine<CoverageEvent>(c.json);
    EXPECT_EQ(line.person_ref, c.person_ref);
    EXPECT_EQ(std::string(line.event.status().message()), c.message);
    EXPECT_EQ(base::DetailOf(line.event.status()).reason, "MALFORMED_EVENT");
  }
}

}  // namespace
}  // namespace registry
