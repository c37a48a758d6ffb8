#include <string>

#include "base/error.h"
#include "gtest/gtest.h"
#include "registry/interchange/event_line.h"
#include "registry/interchange/json_record.h"
#include "registry/status/status_event.h"

namespace registry {
namespace {

TEST(StatusLineTest, ALineIsReadAndComesBack) {
  const auto line = ReadEventLine<StatusEvent>(
      R"({"source": "ONOUSC", "event": "BEGAN", "status": "STUDENT",
          "person_ref": "P-1", "idcs": "2013023805",
          "effective_date": "2025-09-01"})");
  ASSERT_TRUE(line.event.ok()) << line.event.status();
  EXPECT_EQ(line.person_ref, "P-1");
  EXPECT_EQ(line.event->status(), PersonStatus::kStudent);
  const auto again =
      ReadEventLine<StatusEvent>(WriteJsonRecord(ToMessage(*line.event)));
  ASSERT_TRUE(again.event.ok()) << again.event.status();
  EXPECT_EQ(ToMessage(*again.event).SerializeAsString(),
            ToMessage(*line.event).SerializeAsString());
}

TEST(StatusLineTest, RefusedLinesGiveTheirReference) {
  const struct {
    const char* json;
    const char* person_ref;
    const char* message;
  } kCases[] = {
      {R"({"source": "onousc", "event": "OPENED", "status": "STUDENT",
           "person_ref": "P-1", "effective_date": "2025-09-01"})",
       "P-1",
       "event: must be one of BEGAN, ENDED; source: must be 1 to 64 capital "
       "letters, digits, _ and -"},
      {R"({"source": "ONOUSC", "event": "BEGAN", "status": "STUDENT",
           "idcs": 2013023805, "effective_date": "2025-09-01"})",
       "", "idcs: must be a string"},
      {"[]", "", "line: must be a JSON object"},
  };
  for (const auto& c : kCases) {
    const auto line = ReadEventLine<StatusEvent>(c.json);
    EXPECT_EQ(line.person_ref, c.person_ref);
    EXPECT_EQ(std::string(line.event.status().message()), c.message);
    EXPECT_EQ(base::DetailOf(line.event.status()).reason, "MALFORMED_EVENT");
  }
}

}  // namespace
}  // namespace registry
