#include "registry/status/statuses_on.h"

#include <vector>

#include "gtest/gtest.h"

namespace registry {
namespace {

constexpr auto kBegan = StatusChange::kBegan;
constexpr auto kEnded = StatusChange::kEnded;
constexpr auto kStudent = PersonStatus::kStudent;
constexpr auto kMarried = PersonStatus::kMarried;

RecordedStatus Event(StatusChange change, PersonStatus status,
                     const char* day) {
  return {change, status, base::Date::Parse(day).value()};
}

struct Case {
  const char* name;
  std::vector<RecordedStatus> events;
  const char* day;
  std::optional<bool> student;
};

TEST(HasStatusTest, TheLatestEventThatIsEffectiveCounts) {
  const RecordedStatus began = Event(kBegan, kStudent, "2025-09-01");
  const RecordedStatus ended = Event(kEnded, kStudent, "2026-07-01");
  const Case cases[] = {
      {"Nothing", {}, "2026-01-01", std::nullopt},
      {"DayBefore", {began, ended}, "2025-08-31", std::nullopt},
      {"FirstDay", {began, ended}, "2025-09-01", true},
      {"LastDay", {began, ended}, "2026-06-30", true},
      {"DayOfTheEnd", {began, ended}, "2026-07-01", false},
      {"OrderOfTimeAndNotOfRecording", {ended, began}, "2026-07-01", false},
      {"OtherStatus",
       {Event(kBegan, kMarried, "2025-01-01")},
       "2026-01-01",
       std::nullopt},
      {"OneDayTheLastRecorded",
       {began, Event(kEnded, kStudent, "2025-09-01")},
       "2026-01-01",
       false},
      {"AndBack",
       {began, Event(kEnded, kStudent, "2025-09-01"), began},
       "2026-01-01",
       true},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(HasStatus(c.events, kStudent, base::Date::Parse(c.day).value()),
              c.student)
        << c.name;
  }
}

}  // namespace
}  // namespace registry
