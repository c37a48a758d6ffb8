#include "registry/coverage/open_regime.h"

#include <string>
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
    EXPECT_TRUE(OpenRegime(events, base::Date::Parse("2026-01-01").value()) ==
                c.expected)
        << c.name;
  }
}

}  // namespace
}  // namespace registry
