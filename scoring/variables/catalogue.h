#ifndef SCORING_VARIABLES_CATALOGUE_H_
#define SCORING_VARIABLES_CATALOGUE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"
#include "registry/codes/limits.h"

namespace scoring {

// Every number about a household that a formula may weigh: those of the annexes
// of decree 2-21-582, urban and rural, each once. A formula picks its variables
// by their names here.
//
// "15+" means aged 15 or more in whole years on the effective date. The order
// is that of the packed layout (pack_variables.h): narrow variables first.
enum class Variable : std::uint8_t {
  kSinglePersonOrCouple,
  kMoreThanOneNucleus,
  kAtMostTwoPerRoom,
  kOverTwoToThreePerRoom,
  kDurableDwelling,
  kBathOrShower,
  kIndividualElectricityMeter,
  kHeadHigherEducation,
  kHeadFundamentalEducation,
  kHeadSeniorExecutive,
  kHeadMiddleExecutive,
  kHeadMachineOperator,
  kHeadCraftsman,
  kHeadFarmOperator,
  kHeadEmployer,
  kHeadRetiredOrRentier,
  kCoverOtherThanRamed,
  kAtLeastOneComputer,
  kAtLeastOneCar,
  kAtLeastOneMotorcycle,
  kSatelliteDish,
  kFixedPhone,
  kLoan,
  kSecondaryHome,
  kGarage,
  kProfessionalPremises,
  kNonAgriculturalLand,
  kIrrigatedLand,
  kMembers,
  kHeadAge,
  kPupilsInPrivateSchool,
  kPupilsInPublicSchool,
  kMembers19To29,
  kMembers30To59,
  kMembers60OrOver,
  kMobilePhones,
  kCars,
  kMotorcycles,
  kShareWithoutDiploma,
  kShareTechnicalDiploma,
  kShareHigherDiploma,
  kShareEmployed,
  kShareMachineOperators,
  kShareSeniorExecutives,
  kShareLiterate,
  kShareTraders,
  kMembersSquared,
  kHeadAgeSquared,
  kCows,
  kButaneYearlyPerPerson,
  kWaterElectricityYearlyPerPerson,
  kPhoneInternetYearlyPerPerson,
};

inline constexpr std::size_t kVariableCount = 52;

// What the integer kept for a variable stands for, n being the number of
// members of the household.
enum class VariableKind : std::uint8_t {
  // Itself: a count, an age, or 1 for yes and 0 for no.
  kWholeNumber,
  // A number of members: the variable is that number over n.
  kShare,
  // Centimes a year of the whole household: the variable is that over 100 n,
  // dirhams a year per person.
  kYearlyAmountPerPerson,
};

struct CatalogueEntry {
  Variable variable;
  // snake_case, stable: formulas and stored explanations use it.
  absl::string_view name;
  VariableKind kind;
  // Least and greatest integer that a declaration in range can give.
  std::int32_t lowest;
  std::int32_t highest;
  // In words, for people.
  absl::string_view description;
};

// Limits of the declaration format (docs/formats.md) that bound the variables.
using registry::kMaxAgeYears;
using registry::kMaxCows;
using registry::kMaxMembers;
using registry::kMaxPossessions;
inline constexpr std::int32_t kMaxYearlyCentimes =
    12 * registry::kMaxMonthlyCentimes;

// One entry for each variable, at the index of its value.
const std::array<CatalogueEntry, kVariableCount>& Catalogue();

constexpr std::size_t IndexOf(Variable variable) {
  return static_cast<std::size_t>(variable);
}

const CatalogueEntry& EntryOf(Variable variable);

// The variable of that name; nothing if there is none.
std::optional<Variable> FindVariable(absl::string_view name);

}  // namespace scoring

#endif  // SCORING_VARIABLES_CATALOGUE_H_
