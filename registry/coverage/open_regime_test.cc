#include "registry/coverage/open_regime.h"

#include <vector>

#include "gtest/gtest.h"

namespace registry {
namespace {

struct Reported {
  CoverageChange change;
  Regime regime;
  InsuredRole role;
  const char* day;
};

RecordedEvent Event(const Reported& reported) {
  return {reported.change, reported.regime, reported.role,
          base::Date::Parse(reported.day).value()};
}

constexpr auto kOpened = CoverageChange::kOpened;
constexpr auto kClosed = CoverageChange::kClosed;
constexpr auto kPrincipal = InsuredRole::kPrincipal;
constexpr auto kDependant = InsuredRole::kDependant;
constexpr auto kNone = std::nullopt;

struct Case {
  const char* name;
  std::vector<Reported> events;  // as recorded
  std::optional<OpenCover> expected;
};

TEST(OpenRegimeTest, LatestEventOfARegimeDecides) {
  using R = Regime;
  // All on 2026-01-01.
  // clang-format off
  const Case cases[] = {
      {"NoEvent", {}, kNone},
      {"OpenedThatDay", {{kOpened, R::kCnss, kPrincipal, "2026-01-01"}}, OpenCover{Regime::kCnss, InsuredRole::kPrincipal}},
      {"OpenedTheDayAfter", {{kOpened, R::kCnss, kPrincipal, "2026-01-02"}}, kNone},
      {"ClosedThatDay", {{kOpened, R::kCnss, kPrincipal, "2025-01-01"}, {kClosed, R::kCnss, kPrincipal, "2026-01-01"}}, kNone},
      {"ClosedTheDayAfter", {{kOpened, R::kCnss, kPrincipal, "2025-01-01"}, {kClosed, R::kCnss, kPrincipal, "2026-01-02"}}, OpenCover{Regime::kCnss, InsuredRole::kPrincipal}},
      {"ClosedNeverOpened", {{kClosed, R::kCnss, kPrincipal, "2025-01-01"}}, kNone},
      {"RecordedOutOfOrder", {{kClosed, R::kCnss, kPrincipal, "2025-06-01"}, {kOpened, R::kCnss, kPrincipal, "2025-01-01"}}, kNone},
      {"Reopened", {{kOpened, R::kTns, kDependant, "2024-01-01"}, {kClosed, R::kTns, kDependant, "2024-06-01"}, {kOpened, R::kTns, kDependant, "2025-01-01"}}, OpenCover{Regime::kTns, InsuredRole::kDependant}},
      {"SameDayClosedLast", {{kOpened, R::kFar, kPrincipal, "2025-01-01"}, {kClosed, R::kFar, kPrincipal, "2025-01-01"}}, kNone},
      {"SameDayOpenedLast", {{kClosed, R::kFar, kPrincipal, "2025-01-01"}, {kOpened, R::kFar, kPrincipal, "2025-01-01"}}, OpenCover{Regime::kFar, InsuredRole::kPrincipal}},
      {"RoleOfTheLatest", {{kOpened, R::kFar, kPrincipal, "2025-01-01"}, {kOpened, R::kFar, kDependant, "2025-02-01"}}, OpenCover{Regime::kFar, InsuredRole::kDependant}},
      {"ClosingAnotherRegime", {{kOpened, R::kCnss, kPrincipal, "2025-01-01"}, {kClosed, R::kTns, kPrincipal, "2025-06-01"}}, OpenCover{Regime::kCnss, InsuredRole::kPrincipal}},
      {"PrincipalBeforeDependant", {{kOpened, R::kCnops, kDependant, "2025-01-01"}, {kOpened, R::kStudent, kPrincipal, "2025-01-01"}}, OpenCover{Regime::kStudent, InsuredRole::kPrincipal}},
      {"CnopsBeforeCnss", {{kOpened, R::kCnss, kPrincipal, "2025-01-01"}, {kOpened, R::kCnops, kPrincipal, "2025-06-01"}}, OpenCover{Regime::kCnops, InsuredRole::kPrincipal}},
      {"CnssBeforeTns", {{kOpened, R::kTns, kDependant, "2025-01-01"}, {kOpened, R::kCnss, kDependant, "2024-01-01"}}, OpenCover{Regime::kCnss, InsuredRole::kDependant}},
      {"TnsBeforeFar", {{kOpened, R::kFar, kDependant, "2025-01-01"}, {kOpened, R::kTns, kDependant, "2024-01-01"}}, OpenCover{Regime::kTns, InsuredRole::kDependant}},
      {"FarBeforeStudent", {{kOpened, R::kStudent, kPrincipal, "2025-01-01"}, {kOpened, R::kFar, kPrincipal, "2024-01-01"}}, OpenCover{Regime::kFar, InsuredRole::kPrincipal}},
  };
  // clang-format on
  for (const Case& c : cases) {
    std::vector<RecordedEvent> events;
    for (const Reported& reported : c.events) {
      events.push_back(Event(reported));
    }
    const auto open =
        OpenRegime(events, base::Date::Parse("2026-01-01").value());
    ASSERT_EQ(open.has_value(), c.expected.has_value()) << c.name;
    if (!open.has_value()) continue;
    EXPECT_EQ(open->regime, c.expected->regime) << c.name;
    EXPECT_EQ(open->role, c.expected->role) << c.name;
  }
}

TEST(OpenRegimeTest, CoverIsOpenSinceTheLastOpening) {
  const std::vector<RecordedEvent> events = {
      Event({kOpened, Regime::kTns, kDependant, "2024-01-01"}),
      Event({kClosed, Regime::kTns, kDependant, "2024-06-01"}),
      Event({kOpened, Regime::kTns, kDependant, "2025-03-01"})};
  const auto since = [&events](const char* day) {
    return OpenRegime(events, base::Date::Parse(day).value())->since.ToString();
  };
  EXPECT_EQ(since("2024-05-31"), "2024-01-01");
  EXPECT_EQ(since("2026-01-01"), "2025-03-01");
}

// An end counts from its day on; what another regime reports, or what is opened
// again on that day, ends nothing.
TEST(OpenRegimeTest, AKnownEndIsTheFirstDayOnWhichTheRegimeIsClosed) {
  std::vector<RecordedEvent> events = {
      Event({kOpened, Regime::kCnss, kPrincipal, "2026-01-01"}),
      Event({kClosed, Regime::kTns, kPrincipal, "2026-02-01"}),
      Event({kOpened, Regime::kCnss, kDependant, "2026-03-01"})};
  const auto ends = [&events](const char* day) {
    const auto end = OpenRegime(events, base::Date::Parse(day).value())->ends;
    return end.has_value() ? end->ToString() : "";
  };
  EXPECT_EQ(ends("2026-01-01"), "");
  events.push_back(Event({kClosed, Regime::kCnss, kDependant, "2026-09-01"}));
  events.push_back(Event({kClosed, Regime::kCnss, kDependant, "2026-06-01"}));
  EXPECT_EQ(ends("2026-01-01"), "2026-06-01");
  EXPECT_EQ(ends("2026-05-31"), "2026-06-01");
  events.push_back(Event({kOpened, Regime::kCnss, kPrincipal, "2026-06-01"}));
  EXPECT_EQ(ends("2026-05-31"), "2026-09-01");
  EXPECT_EQ(ends("2026-08-31"), "2026-09-01");
}

}  // namespace
}  // namespace registry
