#include "tools/population_generator/statuses.h"

#include <algorithm>

#include "tools/population_generator/draw.h"

namespace population {
namespace {

using registry::Activity;
using registry::HealthCover;
using registry::MemberFacts;
using registry::PersonStatus;
using registry::Schooling;
using registry::SchoolLevel;

constexpr int kReportedStudies = 950;  // of 1,000
constexpr int kFirstOfPrimary = 6;
constexpr int kFirstOfLowerSecondary = 12;
constexpr int kFirstOfUpperSecondary = 15;
constexpr int kAdult = 18;
constexpr int kYearDays = 365;

bool Studies(const MemberFacts& member) {
  return member.schooling != Schooling::kNotEnrolled ||
         member.activity == Activity::kStudent;
}

std::optional<SchoolLevel> LevelAt(int age) {
  if (age < kFirstOfPrimary) return std::nullopt;
  if (age < kFirstOfLowerSecondary) return SchoolLevel::kPrimary;
  if (age < kFirstOfUpperSecondary) return SchoolLevel::kLowerSecondary;
  return age < kAdult ? SchoolLevel::kUpperSecondary
                      : SchoolLevel::kAfterSchool;
}

// A day of the last year on which somebody born on `birth` lived.
base::Date DrawDay(base::Date birth, base::Date today, Draw& draw) {
  const int most = std::min(kYearDays, today.day_number() - birth.day_number());
  return base::Date::FromDayNumber(today.day_number() - draw.Below(most + 1));
}

}  // namespace

std::vector<DrawnStatus> DrawStatuses(const Population& population,
                                      std::int64_t number,
                                      const registry::HouseholdFacts& facts) {
  Draw draw(population.seed, static_cast<std::uint64_t>(number),
            Stream::kStatuses);
  const base::Date today = facts.effective_date;
  std::vector<DrawnStatus> statuses;
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    const MemberFacts& member = facts.members[i];
    DrawnStatus drawn = {};
    drawn.member = static_cast<int>(i);
    drawn.effective_date = DrawDay(member.birth_date, today, draw);
    const bool cnops = member.health_cover == HealthCover::kCnops;
    if (member.activity == Activity::kRetired) {
      drawn.source = cnops ? "CMR" : "CNSS";
      drawn.status = PersonStatus::kPension;
      statuses.push_back(drawn);
    } else if (member.activity == Activity::kEmployed && cnops) {
      drawn.source = "TGR";
      drawn.status = PersonStatus::kPublicEmployee;
      statuses.push_back(drawn);
    } else if (Studies(member) && draw.PerMille(kReportedStudies)) {
      const int age = base::WholeYears(member.birth_date, today);
      drawn.source = age < kAdult ? "MEN" : "ONOUSC";
      drawn.status = PersonStatus::kStudent;
      drawn.school_level = LevelAt(age);
      statuses.push_back(drawn);
    }
  }
  return statuses;
}

}  // namespace population
