#include "registry/status/statuses_on.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace registry {
namespace {

using ::testing::ElementsAre;

constexpr auto kBegan = StatusChange::kBegan;
constexpr auto kEnded = StatusChange::kEnded;
constexpr auto kStudent = PersonStatus::kStudent;
constexpr auto kMarried = PersonStatus::kMarried;

RecordedStatus Event(StatusChange change, PersonStatus status,
                     const char* day) {
  return {change, status, base::Date::Parse(day).value()};
}

// Of a pension that `source` reports.
RecordedStatus Pension(const char* source, StatusChange change,
                       const char* day) {
  RecordedStatus event = Event(change, PersonStatus::kPension, day);
  event.source = source;
  return event;
}

// "CMR 2024-01-01..2026-07-01", each body that reports a pension on the day.
std::vector<std::string> Pensions(const std::vector<RecordedStatus>& events,
                                  const char* day) {
  std::vector<std::string> lines;
  for (const StatusSpell& spell : SpellsOn(events, PersonStatus::kPension,
                                           base::Date::Parse(day).value())) {
    lines.push_back(
        spell.source + " " + spell.since.ToString() + ".." +
        (spell.ends.has_value() ? spell.ends->ToString() : std::string()));
  }
  return lines;
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

TEST(SpellsOnTest, EachBodyEndsItsOwn) {
  const std::vector<RecordedStatus> events = {
      Pension("RCAR", kBegan, "2025-01-01"),
      Pension("CMR", kBegan, "2024-01-01"),
      Pension("CMR", kEnded, "2026-07-01"),
      Event(kBegan, kStudent, "2020-01-01"),
  };
  EXPECT_THAT(Pensions(events, "2023-12-31"), ElementsAre());
  EXPECT_THAT(Pensions(events, "2024-01-01"),
              ElementsAre("CMR 2024-01-01..2026-07-01"));
  EXPECT_THAT(Pensions(events, "2026-06-30"),
              ElementsAre("CMR 2024-01-01..2026-07-01", "RCAR 2025-01-01.."));
  EXPECT_THAT(Pensions(events, "2026-07-01"), ElementsAre("RCAR 2025-01-01.."));
}

TEST(SpellsOnTest, ASpellIsFromItsFirstDayAndOfOneDayTheLastWordCounts) {
  std::vector<RecordedStatus> events = {
      Pension("CMR", kBegan, "2025-01-01"),
      Pension("CMR", kBegan, "2024-01-01"),
      Pension("CMR", kEnded, "2025-06-01"),
      Pension("CMR", kBegan, "2025-09-01"),
  };
  EXPECT_THAT(Pensions(events, "2025-03-01"),
              ElementsAre("CMR 2024-01-01..2025-06-01"));
  EXPECT_THAT(Pensions(events, "2025-07-01"), ElementsAre());
  EXPECT_THAT(Pensions(events, "2025-10-01"), ElementsAre("CMR 2025-09-01.."));
  events.push_back(Pension("CMR", kEnded, "2025-09-01"));
  EXPECT_THAT(Pensions(events, "2025-10-01"), ElementsAre());
}

TEST(EndOfStatusTest, ItIsTheFirstDayOnWhichTheLatestWordIsThatItEnded) {
  const auto day = [](const char* text) {
    return base::Date::Parse(text).value();
  };
  std::vector<RecordedStatus> events = {
      Event(kBegan, kStudent, "2025-09-01"),
      Event(kBegan, kStudent, "2026-03-01"),
      Event(kEnded, kStudent, "2026-07-01"),
      Event(kEnded, kMarried, "2026-05-01"),
  };
  events[2].source = "ONOUSC";
  const auto end = EndOfStatus(events, kStudent, day("2026-06-30"));
  ASSERT_TRUE(end.has_value());
  EXPECT_EQ(end->day, day("2026-07-01"));
  EXPECT_EQ(end->source, "ONOUSC");
  EXPECT_TRUE(EndOfStatus(events, kStudent, day("2025-09-01")).has_value());
  for (const char* none : {"2025-08-31", "2026-07-01"}) {
    EXPECT_FALSE(EndOfStatus(events, kStudent, day(none)).has_value()) << none;
  }
  EXPECT_FALSE(EndOfStatus(events, kMarried, day("2026-04-30")).has_value());
  // Of that day the last word is that it goes on.
  events.push_back(Event(kBegan, kStudent, "2026-07-01"));
  EXPECT_FALSE(EndOfStatus(events, kStudent, day("2026-06-30")).has_value());
}

}  // namespace
}  // namespace registry
