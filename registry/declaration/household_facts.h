#ifndef REGISTRY_DECLARATION_HOUSEHOLD_FACTS_H_
#define REGISTRY_DECLARATION_HOUSEHOLD_FACTS_H_

#include <array>
#include <cstdint>
#include <vector>

#include "base/date.h"

namespace registry {

// What is known of a household without saying who it is: no name, reference or
// identifier. Everything that is computed from a declaration is computed from
// this. Plain values, free to copy; safe to share between threads while nobody
// writes.
//
// The numeric values of the enumerations are those of the proto
// (proto/rsu/registry/v1/declaration.proto), where each is explained.

enum class Milieu { kUrban = 1, kRural = 2 };

enum class DwellingType {
  kApartment = 1,
  kVilla = 2,
  kModernHouse = 3,
  kTraditionalHouse = 4,
  kRuralStoneHouse = 5,
  kRuralEarthHouse = 6,
  kShack = 7,
  kOther = 8,
};

enum class Relationship {
  kHead = 1,
  kSpouse = 2,
  kChild = 3,
  kParent = 4,
  kSibling = 5,
  kGrandchild = 6,
  kOtherRelative = 7,
  kNotRelated = 8,
};

enum class Sex { kFemale = 1, kMale = 2 };

enum class Education {
  kNone = 1,
  kPreschool = 2,
  kFundamental = 3,
  kSecondary = 4,
  kHigher = 5,
};

enum class Diploma {
  kNone = 1,
  kFundamental = 2,
  kSecondary = 3,
  kTechnical = 4,
  kHigher = 5,
};

enum class Schooling { kNotEnrolled = 1, kPublic = 2, kPrivate = 3 };

enum class Activity {
  kEmployed = 1,
  kUnemployed = 2,
  kStudent = 3,
  kHomemaker = 4,
  kRetired = 5,
  kRentier = 6,
  kInactive = 7,
};

enum class Occupation {
  kSeniorExecutive = 1,
  kMiddleExecutive = 2,
  kClerk = 3,
  kTrader = 4,
  kFarmOperator = 5,
  kCraftsman = 6,
  kMachineOperator = 7,
  kLabourer = 8,
  kOtherOccupation = 9,
  kNoOccupation = 10,
};

enum class EmploymentStatus {
  kEmployer = 1,
  kSelfEmployed = 2,
  kWageEarner = 3,
  kFamilyHelp = 4,
  kApprentice = 5,
  kNotEmployed = 6,
};

enum class HealthCover {
  kNone = 1,
  kRamed = 2,
  kAmoTadamon = 3,
  kAmoChamil = 4,
  kCnops = 5,
  kCnss = 6,
  kTns = 7,
  kFar = 8,
  kStudent = 9,
  kPrivateInsurance = 10,
  kOther = 11,
};

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
