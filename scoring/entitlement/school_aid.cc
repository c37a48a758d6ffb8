#include "scoring/entitlement/school_aid.h"

#include <cstddef>
#include <string>

namespace scoring {
namespace {

using registry::Member;

// 1 to 12.
int MonthOf(base::Date day) {
  const std::string text = day.ToString();  // YYYY-MM-DD
  return (text[5] - '0') * 10 + (text[6] - '0');
}

std::optional<std::int64_t> AmountOf(
    const SchoolAidRule& rule,
    const std::optional<registry::SchoolLevel>& level) {
  if (!level.has_value()) return std::nullopt;
  switch (*level) {
    case registry::SchoolLevel::kPrimary:
      return rule.primary_mad;
    case registry::SchoolLevel::kLowerSecondary:
      return rule.lower_secondary_mad;
    case registry::SchoolLevel::kUpperSecondary:
      return rule.upper_secondary_mad;
    case registry::SchoolLevel::kAfterSchool:
      break;
  }
  return std::nullopt;
}

bool InPublicSchool(const Member& child) {
  return child.schooling == registry::Schooling::kPublic && child.Studies() &&
         child.statuses.school_level != registry::SchoolLevel::kAfterSchool;
}

}  // namespace

std::optional<std::int64_t> SchoolAid::mad() const {
  std::int64_t sum = 0;
  for (const SchoolAidOfChild& child : children) {
    if (!child.mad.has_value()) return std::nullopt;
    sum += *child.mad;
  }
  return sum;
}

std::optional<SchoolAid> ComputeSchoolAid(const SchoolAidRule* rule,
                                          base::Date day,
                                          const std::vector<Member>& members,
                                          const DirectAid& aid) {
  if (rule == nullptr || MonthOf(day) != rule->month) return std::nullopt;
  SchoolAid school;
  for (const ChildAid& counted : aid.children) {
    const Member& child = members[counted.member];
    if (!InPublicSchool(child)) continue;
    if (school.children.size() ==
        static_cast<std::size_t>(rule->most_children)) {
      break;
    }
    const auto& level = child.statuses.school_level;
    school.children.push_back({counted.rank, level, AmountOf(*rule, level)});
  }
  return school;
}

}  // namespace scoring
