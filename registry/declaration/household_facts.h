#ifndef REGISTRY_DECLARATION_HOUSEHOLD_FACTS_H_
#define REGISTRY_DECLARATION_HOUSEHOLD_FACTS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "base/date.h"
#include "registry/codes/household.h"
#include "registry/codes/person.h"
#include "registry/codes/place.h"

namespace registry {

// What is known of a household without saying who it is: no name, reference or
// identifier. Everything that is computed from a declaration is computed from
// this. Plain values, free to copy; safe to share between threads while nobody
// writes.

struct DwellingFacts {
  DwellingType type;
  int rooms;  // 1 to 50
  bool has_bath_or_shower;
  bool has_individual_electricity_meter;
};

struct AssetFacts {
  int computers;  // 0 to 99, like the three below
  int mobile_phones;
  int cars;
  int motorcycles;
  int cows;  // 0 to 9,999
  bool has_satellite_dish;
  bool has_fixed_phone;
  bool has_loan;
  bool has_secondary_home;
  bool has_garage;
  bool has_professional_premises;
  bool has_non_agricultural_land;
  bool has_irrigated_land;
};

// Centimes of a dirham, 0 to 10,000,000 each.
struct SpendingFacts {
  std::int64_t gas_monthly_centimes;
  std::array<std::int64_t, 3> water_electricity_bills_centimes;  // monthly
  std::int64_t phone_internet_monthly_centimes;
};

struct MemberFacts {
  Relationship relationship;  // to the head
  base::Date birth_date;
  Sex sex;
  Education education;
  Diploma diploma;  // the highest
  bool can_read_and_write;
  Schooling schooling;
  Activity activity;
  Occupation occupation;
  EmploymentStatus employment_status;
  HealthCover health_cover;
};

struct HouseholdFacts {
  base::Date effective_date;
  int region;    // 1 to 12
  int province;  // the three digits after the point: 537 of "11.537"
  Milieu milieu;
  DwellingFacts dwelling;
  AssetFacts assets;
  SpendingFacts spending;
  std::vector<MemberFacts> members;  // 1 to 50, exactly one head
};

}  // namespace registry

#endif  // REGISTRY_DECLARATION_HOUSEHOLD_FACTS_H_
