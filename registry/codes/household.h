#ifndef REGISTRY_CODES_HOUSEHOLD_H_
#define REGISTRY_CODES_HOUSEHOLD_H_

#include "absl/strings/string_view.h"
#include "registry/codes/code.h"

namespace registry {

// What a household declares in a word, of its dwelling and of each member.
// proto/rsu/registry/v1/declaration.proto explains each.

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

template <>
struct CodeNames<DwellingType> {
  static constexpr absl::string_view kAll[] = {"APARTMENT",
                                               "VILLA",
                                               "MODERN_HOUSE",
                                               "TRADITIONAL_HOUSE",
                                               "RURAL_STONE_HOUSE",
                                               "RURAL_EARTH_HOUSE",
                                               "SHACK",
                                               "OTHER"};
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

template <>
struct CodeNames<Relationship> {
  static constexpr absl::string_view kAll[] = {
      "HEAD",    "SPOUSE",     "CHILD",          "PARENT",
      "SIBLING", "GRANDCHILD", "OTHER_RELATIVE", "NOT_RELATED"};
};

enum class Education {
  kNone = 1,
  kPreschool = 2,
  kFundamental = 3,
  kSecondary = 4,
  kHigher = 5,
};

template <>
struct CodeNames<Education> {
  static constexpr absl::string_view kAll[] = {
      "NONE", "PRESCHOOL", "FUNDAMENTAL", "SECONDARY", "HIGHER"};
};

enum class Diploma {
  kNone = 1,
  kFundamental = 2,
  kSecondary = 3,
  kTechnical = 4,
  kHigher = 5,
};

template <>
struct CodeNames<Diploma> {
  static constexpr absl::string_view kAll[] = {
      "NONE", "FUNDAMENTAL", "SECONDARY", "TECHNICAL", "HIGHER"};
};

enum class Schooling { kNotEnrolled = 1, kPublic = 2, kPrivate = 3 };

template <>
struct CodeNames<Schooling> {
  static constexpr absl::string_view kAll[] = {"NOT_ENROLLED", "PUBLIC",
                                               "PRIVATE"};
};

enum class Activity {
  kEmployed = 1,
  kUnemployed = 2,
  kStudent = 3,
  kHomemaker = 4,
  kRetired = 5,
  kRentier = 6,
  kInactive = 7,
};

template <>
struct CodeNames<Activity> {
  static constexpr absl::string_view kAll[] = {
      "EMPLOYED", "UNEMPLOYED", "STUDENT", "HOMEMAKER",
      "RETIRED",  "RENTIER",    "INACTIVE"};
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

template <>
struct CodeNames<Occupation> {
  static constexpr absl::string_view kAll[] = {
      "SENIOR_EXECUTIVE", "MIDDLE_EXECUTIVE", "CLERK",
      "TRADER",           "FARM_OPERATOR",    "CRAFTSMAN",
      "MACHINE_OPERATOR", "LABOURER",         "OTHER_OCCUPATION",
      "NO_OCCUPATION"};
};

enum class EmploymentStatus {
  kEmployer = 1,
  kSelfEmployed = 2,
  kWageEarner = 3,
  kFamilyHelp = 4,
  kApprentice = 5,
  kNotEmployed = 6,
};

template <>
struct CodeNames<EmploymentStatus> {
  static constexpr absl::string_view kAll[] = {"EMPLOYER",    "SELF_EMPLOYED",
                                               "WAGE_EARNER", "FAMILY_HELP",
                                               "APPRENTICE",  "NOT_EMPLOYED"};
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

template <>
struct CodeNames<HealthCover> {
  static constexpr absl::string_view kAll[] = {
      "NONE", "RAMED", "AMO_TADAMON", "AMO_CHAMIL",        "CNOPS", "CNSS",
      "TNS",  "FAR",   "STUDENT",     "PRIVATE_INSURANCE", "OTHER"};
};

}  // namespace registry

#endif  // REGISTRY_CODES_HOUSEHOLD_H_
