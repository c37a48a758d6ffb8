#include "scoring/explanation/facts_of_variable.h"

#include <array>
#include <cstddef>

namespace scoring {
namespace {

using absl::string_view;

constexpr string_view kMembers[] = {"members"};
constexpr string_view kCouple[] = {"members", "members[*].relationship"};
constexpr string_view kRelationships[] = {"members[*].relationship"};
constexpr string_view kRooms[] = {"dwelling.rooms", "members"};
constexpr string_view kDwelling[] = {"dwelling.type"};
constexpr string_view kBath[] = {"dwelling.has_bath_or_shower"};
constexpr string_view kMeter[] = {"dwelling.has_individual_electricity_meter"};
constexpr string_view kHeadEducation[] = {"members[HEAD].education"};
constexpr string_view kHeadOccupation[] = {"members[HEAD].occupation"};
constexpr string_view kHeadStatus[] = {"members[HEAD].employment_status"};
constexpr string_view kHeadActivity[] = {"members[HEAD].activity"};
constexpr string_view kHeadBirth[] = {"effective_date",
                                      "members[HEAD].birth_date"};
constexpr string_view kCover[] = {"members[*].health_cover"};
constexpr string_view kComputers[] = {"assets.computers"};
constexpr string_view kMobilePhones[] = {"assets.mobile_phones"};
constexpr string_view kCars[] = {"assets.cars"};
constexpr string_view kMotorcycles[] = {"assets.motorcycles"};
constexpr string_view kCows[] = {"assets.cows"};
constexpr string_view kDish[] = {"assets.has_satellite_dish"};
constexpr string_view kFixedPhone[] = {"assets.has_fixed_phone"};
constexpr string_view kLoan[] = {"assets.has_loan"};
constexpr string_view kSecondaryHome[] = {"assets.has_secondary_home"};
constexpr string_view kGarage[] = {"assets.has_garage"};
constexpr string_view kPremises[] = {"assets.has_professional_premises"};
constexpr string_view kLand[] = {"assets.has_non_agricultural_land"};
constexpr string_view kIrrigated[] = {"assets.has_irrigated_land"};
constexpr string_view kPupils[] = {"effective_date", "members[*].birth_date",
                                   "members[*].schooling"};
constexpr string_view kBirths[] = {"effective_date", "members[*].birth_date"};
constexpr string_view kDiplomas[] = {
    "effective_date", "members", "members[*].birth_date", "members[*].diploma"};
constexpr string_view kActivities[] = {"effective_date", "members",
                                       "members[*].birth_date",
                                       "members[*].activity"};
constexpr string_view kOccupations[] = {"effective_date", "members",
                                        "members[*].birth_date",
                                        "members[*].occupation"};
constexpr string_view kReaders[] = {"effective_date", "members",
                                    "members[*].birth_date",
                                    "members[*].can_read_and_write"};
constexpr string_view kGas[] = {"spending.gas_monthly_centimes", "members"};
constexpr string_view kBills[] = {"spending.water_electricity_bills_centimes",
                                  "members"};
constexpr string_view kPhone[] = {"spending.phone_internet_monthly_centimes",
                                  "members"};
constexpr string_view kMilieu[] = {"milieu"};
constexpr string_view kRegion[] = {"milieu", "region"};

struct FactsOfOne {
  Variable variable;
  absl::Span<const string_view> facts;
};

// One entry for each variable, at the index of its value.
constexpr std::array<FactsOfOne, kVariableCount> kFacts = {{
    {Variable::kSinglePersonOrCouple, kCouple},
    {Variable::kMoreThanOneNucleus, kRelationships},
    {Variable::kAtMostTwoPerRoom, kRooms},
    {Variable::kOverTwoToThreePerRoom, kRooms},
    {Variable::kDurableDwelling, kDwelling},
    {Variable::kBathOrShower, kBath},
    {Variable::kIndividualElectricityMeter, kMeter},
    {Variable::kHeadHigherEducation, kHeadEducation},
    {Variable::kHeadFundamentalEducation, kHeadEducation},
    {Variable::kHeadSeniorExecutive, kHeadOccupation},
    {Variable::kHeadMiddleExecutive, kHeadOccupation},
    {Variable::kHeadMachineOperator, kHeadOccupation},
    {Variable::kHeadCraftsman, kHeadOccupation},
    {Variable::kHeadFarmOperator, kHeadOccupation},
    {Variable::kHeadEmployer, kHeadStatus},
    {Variable::kHeadRetiredOrRentier, kHeadActivity},
    {Variable::kCoverOtherThanRamed, kCover},
    {Variable::kAtLeastOneComputer, kComputers},
    {Variable::kAtLeastOneCar, kCars},
    {Variable::kAtLeastOneMotorcycle, kMotorcycles},
    {Variable::kSatelliteDish, kDish},
    {Variable::kFixedPhone, kFixedPhone},
    {Variable::kLoan, kLoan},
    {Variable::kSecondaryHome, kSecondaryHome},
    {Variable::kGarage, kGarage},
    {Variable::kProfessionalPremises, kPremises},
    {Variable::kNonAgriculturalLand, kLand},
    {Variable::kIrrigatedLand, kIrrigated},
    {Variable::kMembers, kMembers},
    {Variable::kHeadAge, kHeadBirth},
    {Variable::kPupilsInPrivateSchool, kPupils},
    {Variable::kPupilsInPublicSchool, kPupils},
    {Variable::kMembers19To29, kBirths},
    {Variable::kMembers30To59, kBirths},
    {Variable::kMembers60OrOver, kBirths},
    {Variable::kMobilePhones, kMobilePhones},
    {Variable::kCars, kCars},
    {Variable::kMotorcycles, kMotorcycles},
    {Variable::kShareWithoutDiploma, kDiplomas},
    {Variable::kShareTechnicalDiploma, kDiplomas},
    {Variable::kShareHigherDiploma, kDiplomas},
    {Variable::kShareEmployed, kActivities},
    {Variable::kShareMachineOperators, kOccupations},
    {Variable::kShareSeniorExecutives, kOccupations},
    {Variable::kShareLiterate, kReaders},
    {Variable::kShareTraders, kOccupations},
    {Variable::kMembersSquared, kMembers},
    {Variable::kHeadAgeSquared, kHeadBirth},
    {Variable::kCows, kCows},
    {Variable::kButaneYearlyPerPerson, kGas},
    {Variable::kWaterElectricityYearlyPerPerson, kBills},
    {Variable::kPhoneInternetYearlyPerPerson, kPhone},
}};

constexpr bool EveryEntryStandsAtItsIndex() {
  for (std::size_t i = 0; i < kFacts.size(); ++i) {
    if (IndexOf(kFacts[i].variable) != i || kFacts[i].facts.empty()) {
      return false;
    }
  }
  return true;
}
static_assert(EveryEntryStandsAtItsIndex());

}  // namespace

absl::Span<const string_view> FactsOf(Variable variable) {
  return kFacts[IndexOf(variable)].facts;
}

absl::Span<const string_view> FactsOfConstant() { return kMilieu; }

absl::Span<const string_view> FactsOfRegion() { return kRegion; }

}  // namespace scoring
