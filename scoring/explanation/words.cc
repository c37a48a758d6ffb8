#include "scoring/explanation/words.h"

#include "scoring/explanation/words_entries.h"

namespace scoring {
namespace {

using absl::string_view;
using registry::Language;

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

}  // namespace

string_view WordsFor(Variable variable, Language language) {
  const internal::VariableWords& words = internal::kWords[IndexOf(variable)];
  switch (language) {
    case Language::kArabic:
      return words.arabic;
    case Language::kEnglish:
      return EntryOf(variable).description;
    case Language::kFrench:
      return words.french;
  }
  return "";
}

string_view ConstantWords(Language language) {
  switch (language) {
    case Language::kArabic:
      return "ثابت الملحق";
    case Language::kEnglish:
      return "constant of the annex";
    case Language::kFrench:
      return "constante de l'annexe";
  }
  return "";
}

string_view RegionWords(Language language) {
  switch (language) {
    case Language::kArabic:
      return "الجهة التي تقيم بها الأسرة";
    case Language::kEnglish:
      return "region where the household lives";
    case Language::kFrench:
      return "région où vit le ménage";
  }
  return "";
}

absl::Span<const string_view> FactsOf(Variable variable) {
  switch (variable) {
    case Variable::kSinglePersonOrCouple:
      return kCouple;
    case Variable::kMoreThanOneNucleus:
      return kRelationships;
    case Variable::kAtMostTwoPerRoom:
    case Variable::kOverTwoToThreePerRoom:
      return kRooms;
    case Variable::kDurableDwelling:
      return kDwelling;
    case Variable::kBathOrShower:
      return kBath;
    case Variable::kIndividualElectricityMeter:
      return kMeter;
    case Variable::kHeadHigherEducation:
    case Variable::kHeadFundamentalEducation:
      return kHeadEducation;
    case Variable::kHeadSeniorExecutive:
    case Variable::kHeadMiddleExecutive:
    case Variable::kHeadMachineOperator:
    case Variable::kHeadCraftsman:
    case Variable::kHeadFarmOperator:
      return kHeadOccupation;
    case Variable::kHeadEmployer:
      return kHeadStatus;
    case Variable::kHeadRetiredOrRentier:
      return kHeadActivity;
    case Variable::kCoverOtherThanRamed:
      return kCover;
    case Variable::kAtLeastOneComputer:
      return kComputers;
    case Variable::kAtLeastOneCar:
    case Variable::kCars:
      return kCars;
    case Variable::kAtLeastOneMotorcycle:
    case Variable::kMotorcycles:
      return kMotorcycles;
    case Variable::kSatelliteDish:
      return kDish;
    case Variable::kFixedPhone:
      return kFixedPhone;
    case Variable::kLoan:
      return kLoan;
    case Variable::kSecondaryHome:
      return kSecondaryHome;
    case Variable::kGarage:
      return kGarage;
    case Variable::kProfessionalPremises:
      return kPremises;
    case Variable::kNonAgriculturalLand:
      return kLand;
    case Variable::kIrrigatedLand:
      return kIrrigated;
    case Variable::kMembers:
    case Variable::kMembersSquared:
      return kMembers;
    case Variable::kHeadAge:
    case Variable::kHeadAgeSquared:
      return kHeadBirth;
    case Variable::kPupilsInPrivateSchool:
    case Variable::kPupilsInPublicSchool:
      return kPupils;
    case Variable::kMembers19To29:
    case Variable::kMembers30To59:
    case Variable::kMembers60OrOver:
      return kBirths;
    case Variable::kMobilePhones:
      return kMobilePhones;
    case Variable::kShareWithoutDiploma:
    case Variable::kShareTechnicalDiploma:
    case Variable::kShareHigherDiploma:
      return kDiplomas;
    case Variable::kShareEmployed:
      return kActivities;
    case Variable::kShareMachineOperators:
    case Variable::kShareSeniorExecutives:
    case Variable::kShareTraders:
      return kOccupations;
    case Variable::kShareLiterate:
      return kReaders;
    case Variable::kCows:
      return kCows;
    case Variable::kButaneYearlyPerPerson:
      return kGas;
    case Variable::kWaterElectricityYearlyPerPerson:
      return kBills;
    case Variable::kPhoneInternetYearlyPerPerson:
      return kPhone;
  }
  return {};
}

absl::Span<const string_view> FactsOfConstant() { return kMilieu; }

absl::Span<const string_view> FactsOfRegion() { return kRegion; }

}  // namespace scoring
