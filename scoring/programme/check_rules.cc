#include "scoring/programme/check_rules.h"

#include <algorithm>

namespace scoring {
namespace {

constexpr int kOldestAge = 150;
constexpr int kMillion = 1'000'000;
constexpr int kMaxWaitingMonths = 120;
constexpr int kMaxScoreAgeMonths = 1'200;
constexpr int kMaxGraceDays = 3'660;
constexpr int kMaxConfirmations = 100;
constexpr std::size_t kMaxExcluded = 16;
constexpr std::size_t kMaxRanks = 20;
constexpr int kMaxRank = 50;  // as many members as a household may have

void CheckRange(const std::string& path, int value, int lowest, int highest,
                ConfigurationReader& reader) {
  if (value < lowest || value > highest) {
    reader.Refuse(path, absl::StrCat("must be from ", lowest, " to ", highest));
  }
}

// That no two values of a list are alike.
template <typename Value>
void CheckOnce(const std::string& place, const std::vector<Value>& values,
               ConfigurationReader& reader) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::find(values.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                  values.end(), values[i]) != values.end()) {
      reader.Refuse(place, "must not name one twice");
      return;
    }
  }
}

void CheckRanks(const std::string& place, const std::vector<RankAmounts>& ranks,
                ConfigurationReader& reader) {
  if (ranks.empty() || ranks.size() > kMaxRanks) {
    reader.Refuse(place, absl::StrCat("must hold from 1 to ", kMaxRanks));
  }
  int next = 1;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    const std::string path = PlaceOf(place, i);
    const RankAmounts& amounts = ranks[i];
    if (amounts.first_rank != next) {
      reader.Refuse(
          path + ".first_rank",
          i == 0 ? "must be 1" : "must follow the last rank of the one before");
    }
    CheckRange(path + ".last_rank", amounts.last_rank, amounts.first_rank,
               kMaxRank, reader);
    if (amounts.last_rank <= kMaxRank) next = amounts.last_rank + 1;
    CheckAmount(path + ".schooled_mad", amounts.schooled_mad, reader);
    CheckAmount(path + ".out_of_school_mad", amounts.out_of_school_mad, reader);
    if (amounts.fatherless_mad.has_value()) {
      CheckAmount(path + ".fatherless_mad", *amounts.fatherless_mad, reader);
    }
  }
}

}  // namespace

void CheckAmount(const std::string& path, std::int64_t amount_mad,
                 ConfigurationReader& reader) {
  if (amount_mad < 0 || amount_mad > kMaxAmountMad) {
    reader.Refuse(path, absl::StrCat("must be from 0 to ", kMaxAmountMad));
  }
}

void CheckRule(const std::string& place, const WaitingPeriodRule& rule,
               ConfigurationReader& reader) {
  CheckRange(place + ".months", rule.months, 0, kMaxWaitingMonths, reader);
}

void CheckRule(const std::string& place, const DependantRule& rule,
               ConfigurationReader& reader) {
  CheckRange(place + ".child_up_to_age", rule.child_up_to_age, 1, kOldestAge,
             reader);
  CheckRange(place + ".student_up_to_age", rule.student_up_to_age, 1,
             kOldestAge, reader);
  if (rule.student_up_to_age < rule.child_up_to_age) {
    reader.Refuse(place + ".student_up_to_age",
                  "must not be below `child_up_to_age`");
  }
}

void CheckRule(const std::string& place, const ScoreAgeRule& rule,
               ConfigurationReader& reader) {
  if (!rule.at_most_months.has_value()) return;
  CheckRange(place + ".at_most_months", *rule.at_most_months, 1,
             kMaxScoreAgeMonths, reader);
}

void CheckRule(const std::string&, const ResidenceRule&, ConfigurationReader&) {
}

void CheckRule(const std::string& place, const PrincipalRule& rule,
               ConfigurationReader& reader) {
  if (rule.spouse != PrincipalRule::Spouse::kFirstDeclared &&
      rule.spouse != PrincipalRule::Spouse::kEldest) {
    reader.Refuse(place + ".spouse", "must be FIRST_DECLARED or ELDEST");
  }
  if (rule.minors < PrincipalRule::Minors::kUnspecified ||
      rule.minors > PrincipalRule::Minors::kEldestSibling) {
    reader.Refuse(place + ".minors", "must be EACH_ALONE or ELDEST_SIBLING");
  }
  if (rule.minors == PrincipalRule::Minors::kEldestSibling) {
    CheckRange(place + ".minor_under_age", rule.minor_under_age, 1, kOldestAge,
               reader);
  } else if (rule.minor_under_age != 0) {
    reader.Refuse(place + ".minor_under_age",
                  "must not be given without ELDEST_SIBLING");
  }
}

void CheckRule(const std::string& place, const WayOut& rule,
               ConfigurationReader& reader) {
  if (rule.reasons.empty()) {
    reader.Refuse(place + ".reasons", "must hold at least one");
  }
  CheckOnce(place + ".reasons", rule.reasons, reader);
}

void CheckRule(const std::string& place, const UnusableShareRule& rule,
               ConfigurationReader& reader) {
  CheckRange(place + ".at_most_per_million", rule.at_most_per_million, 0,
             kMillion, reader);
}

void CheckRule(const std::string& place, const AidRule& rule,
               ConfigurationReader& reader) {
  CheckRange(place + ".child_under_age", rule.child_under_age, 1, kOldestAge,
             reader);
  CheckRange(place + ".no_school_under_age", rule.no_school_under_age, 0,
             kOldestAge, reader);
  if (rule.no_school_under_age > rule.child_under_age) {
    reader.Refuse(place + ".no_school_under_age",
                  "must not be above `child_under_age`");
  }
  CheckRanks(place + ".ranks", rule.ranks, reader);
  CheckAmount(place + ".severe_disability_mad", rule.severe_disability_mad,
              reader);
  if (rule.birth_premiums_mad.size() > kMaxRanks) {
    reader.Refuse(place + ".birth_premiums_mad",
                  absl::StrCat("must hold at most ", kMaxRanks));
  }
  for (std::size_t i = 0; i < rule.birth_premiums_mad.size(); ++i) {
    CheckAmount(PlaceOf(place + ".birth_premiums_mad", i),
                rule.birth_premiums_mad[i], reader);
  }
  CheckAmount(place + ".household_floor_mad", rule.household_floor_mad, reader);
  CheckAmount(place + ".without_child_mad", rule.without_child_mad, reader);
}

void CheckRule(const std::string& place, const StabilityRule& rule,
               ConfigurationReader& reader) {
  if (rule.band_ticks < 0) {
    reader.Refuse(place + ".band", "must not be negative");
  }
  CheckRange(place + ".grace_days", rule.grace_days, 0, kMaxGraceDays, reader);
  CheckRange(place + ".confirmations", rule.confirmations, 0, kMaxConfirmations,
             reader);
}

void CheckRule(const std::string& place, const BirthDateRule& rule,
               ConfigurationReader& reader) {
  if (rule.counts != BirthDateSource::kDeclared &&
      rule.counts != BirthDateSource::kRegistered) {
    reader.Refuse(place + ".counts", "must be DECLARED or REGISTERED");
  }
}

void CheckRule(const std::string& place, const ExclusionRule& rule,
               ConfigurationReader& reader) {
  using registry::PersonStatus;
  CheckOnce(place + ".statuses", rule.statuses, reader);
  for (std::size_t i = 0; i < rule.statuses.size(); ++i) {
    if (rule.statuses[i] < PersonStatus::kPublicEmployee ||
        rule.statuses[i] > PersonStatus::kOtherFamilyAllowance) {
      reader.Refuse(PlaceOf(place + ".statuses", i),
                    "must be PUBLIC_EMPLOYEE, PENSION or "
                    "OTHER_FAMILY_ALLOWANCE");
    }
  }
}

void CheckRule(const std::string& place, const ExclusiveRule& rule,
               ConfigurationReader& reader) {
  if (rule.programmes.size() > kMaxExcluded) {
    reader.Refuse(place + ".programmes",
                  absl::StrCat("must hold at most ", kMaxExcluded));
    return;
  }
  for (std::size_t i = 0; i < rule.programmes.size(); ++i) {
    const std::string path = PlaceOf(place + ".programmes", i);
    reader.RequireName(path, rule.programmes[i]);
    const auto end = rule.programmes.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(rule.programmes.begin(), end, rule.programmes[i]) != end) {
      reader.Refuse(path, "must be unique");
    }
  }
}

void CheckRule(const std::string& place, const ChildHeadRule& rule,
               ConfigurationReader& reader) {
  if (rule.order.empty()) reader.Refuse(place + ".order", "must not be empty");
  CheckOnce(place + ".order", rule.order, reader);
  for (std::size_t i = 0; i < rule.order.size(); ++i) {
    if (rule.order[i] < ChildHead::kHusband ||
        rule.order[i] > ChildHead::kGuardianship) {
      reader.Refuse(PlaceOf(place + ".order", i),
                    "must be HUSBAND, CUSTODY, KAFALA or GUARDIANSHIP");
    }
  }
}

void CheckRule(const std::string& place, const SchoolAidRule& rule,
               ConfigurationReader& reader) {
  CheckRange(place + ".month", rule.month, 1, 12, reader);
  CheckRange(place + ".most_children", rule.most_children, 1, kMaxRank, reader);
  CheckAmount(place + ".primary_mad", rule.primary_mad, reader);
  CheckAmount(place + ".lower_secondary_mad", rule.lower_secondary_mad, reader);
  CheckAmount(place + ".upper_secondary_mad", rule.upper_secondary_mad, reader);
}

}  // namespace scoring
