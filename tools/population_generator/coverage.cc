#include "tools/population_generator/coverage.h"

#include <algorithm>
#include <optional>

#include "base/date.h"
#include "registry/declaration/date_limits.h"
#include "tools/population_generator/draw.h"

namespace population {
namespace {

using registry::Activity;
using registry::CoverageChange;
using registry::CoverageReason;
using registry::HealthCover;
using registry::HouseholdFacts;
using registry::InsuredRole;
using registry::MemberFacts;
using registry::Regime;
using registry::Relationship;

constexpr int kAdult = 18;
constexpr int kLongestDays = 3650;

// Rows of `coverage_history`.
enum HistoryRow { kEnded, kUndeclared };

std::optional<Regime> RegimeOf(HealthCover cover) {
  switch (cover) {
    case HealthCover::kCnops:
      return Regime::kCnops;
    case HealthCover::kCnss:
      return Regime::kCnss;
    case HealthCover::kTns:
      return Regime::kTns;
    case HealthCover::kFar:
      return Regime::kFar;
    case HealthCover::kStudent:
      return Regime::kStudent;
    default:
      return std::nullopt;
  }
}

// The self-employed are with CNSS; that CNOPS reports the students is our
// decision.
const char* SourceOf(Regime regime) {
  switch (regime) {
    case Regime::kCnss:
    case Regime::kTns:
      return "CNSS";
    case Regime::kCnops:
    case Regime::kStudent:
      return "CNOPS";
    case Regime::kFar:
      return "FAR";
  }
  return "CNSS";
}

InsuredRole RoleOf(const MemberFacts& member, Regime regime) {
  return regime == Regime::kStudent || member.activity == Activity::kEmployed ||
                 member.activity == Activity::kRetired
             ? InsuredRole::kPrincipal
             : InsuredRole::kDependant;
}

// The regimes of the self-employed and of students are younger than the cover
// that is drawn.
base::Date FirstDayOf(Regime regime) {
  const registry::DateLimits& limits = registry::DateLimits::Released();
  switch (regime) {
    case Regime::kTns:
      return limits.EarliestCover("tns");
    case Regime::kStudent:
      return limits.EarliestCover("student");
    default:
      return base::Date::FromDayNumber(0);
  }
}

// How the cover of somebody who has none now may have ended.
struct Ending {
  InsuredRole role;
  CoverageReason reason;
};

Ending EndingOf(const MemberFacts& member, Draw& draw) {
  switch (member.relationship) {
    case Relationship::kChild:
      return {InsuredRole::kDependant,
              draw.PerMille(800) ? CoverageReason::kAgeLimit
                                 : CoverageReason::kChildCoveredElsewhere};
    case Relationship::kSpouse:
      if (member.activity == Activity::kEmployed) {
        return {InsuredRole::kDependant, CoverageReason::kSpouseActive};
      }
      break;
    case Relationship::kHead:
      if (member.sex == registry::Sex::kFemale) {
        return {InsuredRole::kDependant, draw.PerMille(700)
                                             ? CoverageReason::kDivorce
                                             : CoverageReason::kDeath};
      }
      break;
    default:
      break;
  }
  const int reason = draw.Below(10);
  return {InsuredRole::kPrincipal, reason < 6   ? CoverageReason::kEndOfSalary
                                   : reason < 9 ? CoverageReason::kResignation
                                                : CoverageReason::kStruckOff};
}

// A day of the last ten years on which somebody born on `birth` lived.
base::Date DrawDay(base::Date birth, base::Date today, Draw& draw) {
  const int most =
      std::min(kLongestDays, today.day_number() - birth.day_number());
  return base::Date::FromDayNumber(today.day_number() - draw.Below(most + 1));
}

}  // namespace

std::vector<DrawnEvent> DrawCoverage(const Calibration& calibration,
                                     const Population& population,
                                     std::int64_t number,
                                     const HouseholdFacts& facts) {
  Draw draw(population.seed, static_cast<std::uint64_t>(number),
            Stream::kCoverage);
  const base::Date today = facts.effective_date;
  std::vector<DrawnEvent> events;
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    const MemberFacts& member = facts.members[i];
    DrawnEvent event = {};
    event.member = static_cast<int>(i);
    event.change = CoverageChange::kOpened;
    event.reason = CoverageReason::kRegistration;
    event.effective_date = DrawDay(member.birth_date, today, draw);
    if (const auto regime = RegimeOf(member.health_cover); regime.has_value()) {
      event.source = SourceOf(*regime);
      event.regime = *regime;
      event.role = RoleOf(member, *regime);
      event.effective_date =
          std::max(event.effective_date, FirstDayOf(*regime));
      events.push_back(event);
      continue;
    }
    if (base::WholeYears(member.birth_date, today) < kAdult) continue;
    event.regime = Regime::kCnss;
    event.source = SourceOf(event.regime);
    if (calibration.coverage_history.Happens(kUndeclared, 0, draw)) {
      event.role = InsuredRole::kPrincipal;
      events.push_back(event);
    } else if (calibration.coverage_history.Happens(kEnded, 0, draw)) {
      const Ending ending = EndingOf(member, draw);
      event.role = ending.role;
      events.push_back(event);
      event.change = CoverageChange::kClosed;
      event.reason = ending.reason;
      event.effective_date = DrawDay(event.effective_date, today, draw);
      events.push_back(event);
    }
  }
  return events;
}

}  // namespace population
