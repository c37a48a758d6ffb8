#include "scoring/variables/declared_by.h"

#include <algorithm>

#include "registry/codes/household.h"
#include "scoring/variables/persons_per_room.h"

namespace scoring {
namespace {

using registry::Activity;
using registry::Diploma;
using registry::Education;
using registry::EmploymentStatus;
using registry::Occupation;
using registry::Schooling;

template <typename Value>
constexpr DeclaredVariable OfHead(Variable variable, DeclaredBy by,
                                  Value value) {
  return {variable, by, Counted::kHead, static_cast<int>(value)};
}

template <typename Value>
constexpr DeclaredVariable OfAdults(Variable variable, DeclaredBy by,
                                    Value value) {
  return {variable, by, Counted::kAdults, static_cast<int>(value)};
}

constexpr DeclaredVariable OfPupils(Variable variable, Schooling value) {
  return {variable, DeclaredBy::kSchooling, Counted::kOfSchoolAge,
          static_cast<int>(value)};
}

constexpr std::array<DeclaredVariable, kVariableCount> kDeclaredVariables = {{
    {Variable::kSinglePersonOrCouple, DeclaredBy::kMembers},
    {Variable::kMoreThanOneNucleus, DeclaredBy::kMembers},
    {Variable::kAtMostTwoPerRoom, DeclaredBy::kRooms},
    {Variable::kOverTwoToThreePerRoom, DeclaredBy::kRooms},
    {Variable::kDurableDwelling, DeclaredBy::kOneFact},
    {Variable::kBathOrShower, DeclaredBy::kOneFact},
    {Variable::kIndividualElectricityMeter, DeclaredBy::kOneFact},
    OfHead(Variable::kHeadHigherEducation, DeclaredBy::kEducation,
           Education::kHigher),
    OfHead(Variable::kHeadFundamentalEducation, DeclaredBy::kEducation,
           Education::kFundamental),
    OfHead(Variable::kHeadSeniorExecutive, DeclaredBy::kOccupation,
           Occupation::kSeniorExecutive),
    OfHead(Variable::kHeadMiddleExecutive, DeclaredBy::kOccupation,
           Occupation::kMiddleExecutive),
    OfHead(Variable::kHeadMachineOperator, DeclaredBy::kOccupation,
           Occupation::kMachineOperator),
    OfHead(Variable::kHeadCraftsman, DeclaredBy::kOccupation,
           Occupation::kCraftsman),
    OfHead(Variable::kHeadFarmOperator, DeclaredBy::kOccupation,
           Occupation::kFarmOperator),
    OfHead(Variable::kHeadEmployer, DeclaredBy::kEmploymentStatus,
           EmploymentStatus::kEmployer),
    OfHead(Variable::kHeadRetiredOrRentier, DeclaredBy::kActivity,
           Activity::kRetired),
    {Variable::kCoverOtherThanRamed, DeclaredBy::kOneFact},
    {Variable::kAtLeastOneComputer, DeclaredBy::kOneFact},
    {Variable::kAtLeastOneCar, DeclaredBy::kCars},
    {Variable::kAtLeastOneMotorcycle, DeclaredBy::kMotorcycles},
    {Variable::kSatelliteDish, DeclaredBy::kOneFact},
    {Variable::kFixedPhone, DeclaredBy::kOneFact},
    {Variable::kLoan, DeclaredBy::kOneFact},
    {Variable::kSecondaryHome, DeclaredBy::kOneFact},
    {Variable::kGarage, DeclaredBy::kOneFact},
    {Variable::kProfessionalPremises, DeclaredBy::kOneFact},
    {Variable::kNonAgriculturalLand, DeclaredBy::kOneFact},
    {Variable::kIrrigatedLand, DeclaredBy::kOneFact},
    {Variable::kMembers, DeclaredBy::kMembers},
    {Variable::kHeadAge, DeclaredBy::kMembers},
    OfPupils(Variable::kPupilsInPrivateSchool, Schooling::kPrivate),
    OfPupils(Variable::kPupilsInPublicSchool, Schooling::kPublic),
    {Variable::kMembers19To29, DeclaredBy::kMembers},
    {Variable::kMembers30To59, DeclaredBy::kMembers},
    {Variable::kMembers60OrOver, DeclaredBy::kMembers},
    {Variable::kMobilePhones, DeclaredBy::kOneFact},
    {Variable::kCars, DeclaredBy::kCars},
    {Variable::kMotorcycles, DeclaredBy::kMotorcycles},
    OfAdults(Variable::kShareWithoutDiploma, DeclaredBy::kDiploma,
             Diploma::kNone),
    OfAdults(Variable::kShareTechnicalDiploma, DeclaredBy::kDiploma,
             Diploma::kTechnical),
    OfAdults(Variable::kShareHigherDiploma, DeclaredBy::kDiploma,
             Diploma::kHigher),
    OfAdults(Variable::kShareEmployed, DeclaredBy::kActivity,
             Activity::kEmployed),
    OfAdults(Variable::kShareMachineOperators, DeclaredBy::kOccupation,
             Occupation::kMachineOperator),
    OfAdults(Variable::kShareSeniorExecutives, DeclaredBy::kOccupation,
             Occupation::kSeniorExecutive),
    OfAdults(Variable::kShareLiterate, DeclaredBy::kReading, true),
    OfAdults(Variable::kShareTraders, DeclaredBy::kOccupation,
             Occupation::kTrader),
    {Variable::kMembersSquared, DeclaredBy::kMembers},
    {Variable::kHeadAgeSquared, DeclaredBy::kMembers},
    {Variable::kCows, DeclaredBy::kOneFact},
    {Variable::kButaneYearlyPerPerson, DeclaredBy::kOneFact},
    {Variable::kWaterElectricityYearlyPerPerson, DeclaredBy::kOneFact},
    {Variable::kPhoneInternetYearlyPerPerson, DeclaredBy::kOneFact},
}};

constexpr bool EveryEntryStandsAtItsIndex() {
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    if (IndexOf(kDeclaredVariables[i].variable) != i) return false;
  }
  return true;
}
static_assert(EveryEntryStandsAtItsIndex());

// More rooms than members change nothing any more.
Reach ReachByRooms(Variable variable, std::int32_t members) {
  Variables variables;
  SetPersonsPerRoom(members, 1, variables);
  Reach reach = {variables[variable], variables[variable]};
  for (std::int32_t rooms = 2; rooms <= members; ++rooms) {
    SetPersonsPerRoom(members, rooms, variables);
    reach.lowest = std::min(reach.lowest, variables[variable]);
    reach.highest = std::max(reach.highest, variables[variable]);
  }
  return reach;
}

}  // namespace

const std::array<DeclaredVariable, kVariableCount>& DeclaredVariables() {
  return kDeclaredVariables;
}

Reach ReachOf(Variable variable, const Variables& declared,
              const MembersByAge& members) {
  const DeclaredVariable& entry = kDeclaredVariables[IndexOf(variable)];
  switch (entry.by) {
    case DeclaredBy::kMembers:
      return {declared[variable], declared[variable]};
    case DeclaredBy::kRooms:
      return ReachByRooms(variable, declared.members());
    default:
      break;
  }
  switch (entry.counted) {
    case Counted::kAdults:
      return {0, members.adults};
    case Counted::kOfSchoolAge:
      return {0, members.of_school_age};
    case Counted::kHead:
    case Counted::kNobody:
      break;
  }
  return {0, EntryOf(variable).highest};
}

}  // namespace scoring
