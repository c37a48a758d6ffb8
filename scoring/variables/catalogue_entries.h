#ifndef SCORING_VARIABLES_CATALOGUE_ENTRIES_H_
#define SCORING_VARIABLES_CATALOGUE_ENTRIES_H_

#include <array>

#include "scoring/variables/catalogue.h"

// The catalogue as a constant, so that ranges and the packed layout are known
// when the code is compiled. Only for scoring/variables.
namespace scoring::internal {

constexpr CatalogueEntry YesOrNo(Variable variable, absl::string_view name,
                                 absl::string_view description) {
  return {variable, name, VariableKind::kWholeNumber, 0, 1, description};
}

constexpr CatalogueEntry Count(Variable variable, absl::string_view name,
                               std::int32_t lowest, std::int32_t highest,
                               absl::string_view description) {
  return {variable, name,    VariableKind::kWholeNumber,
          lowest,   highest, description};
}

constexpr CatalogueEntry Share(Variable variable, absl::string_view name,
                               absl::string_view description) {
  return {variable, name, VariableKind::kShare, 0, kMaxMembers, description};
}

constexpr CatalogueEntry Amount(Variable variable, absl::string_view name,
                                absl::string_view description) {
  return {
      variable,           name,       VariableKind::kYearlyAmountPerPerson, 0,
      kMaxYearlyCentimes, description};
}

inline constexpr std::array<CatalogueEntry, kVariableCount> kCatalogue = {{
    // clang-format off
    YesOrNo(Variable::kSinglePersonOrCouple, "single_person_or_couple",
            "single person, or a couple with nobody else"),
    YesOrNo(Variable::kMoreThanOneNucleus, "more_than_one_nucleus",
            "a member who is neither head, spouse nor child of the head"),
    YesOrNo(Variable::kAtMostTwoPerRoom, "at_most_two_per_room",
            "at most 2 persons per room"),
    YesOrNo(Variable::kOverTwoToThreePerRoom, "over_two_to_three_per_room",
            "more than 2 and at most 3 persons per room"),
    YesOrNo(Variable::kDurableDwelling, "durable_dwelling",
            "villa, apartment, traditional house, or rural house of stone"),
    YesOrNo(Variable::kBathOrShower, "bath_or_shower", "bath or shower"),
    YesOrNo(Variable::kIndividualElectricityMeter,
            "individual_electricity_meter", "individual electricity meter"),
    YesOrNo(Variable::kHeadHigherEducation, "head_higher_education",
            "head has higher education"),
    YesOrNo(Variable::kHeadFundamentalEducation, "head_fundamental_education",
            "head has basic (fondamental) education"),
    YesOrNo(Variable::kHeadSeniorExecutive, "head_senior_executive",
            "head is a senior executive or holds a post of responsibility"),
    YesOrNo(Variable::kHeadMiddleExecutive, "head_middle_executive",
            "head is a middle executive"),
    YesOrNo(Variable::kHeadMachineOperator, "head_machine_operator",
            "head operates plant or machines"),
    YesOrNo(Variable::kHeadCraftsman, "head_craftsman", "head is a craftsman"),
    YesOrNo(Variable::kHeadFarmOperator, "head_farm_operator",
            "head is a farm operator"),
    YesOrNo(Variable::kHeadEmployer, "head_employer", "head is an employer"),
    YesOrNo(Variable::kHeadRetiredOrRentier, "head_retired_or_rentier",
            "head is retired or lives off an income"),
    YesOrNo(Variable::kCoverOtherThanRamed, "cover_other_than_ramed",
            "a member has health cover other than RAMED"),
    YesOrNo(Variable::kAtLeastOneComputer, "at_least_one_computer",
            "at least one computer"),
    YesOrNo(Variable::kAtLeastOneCar, "at_least_one_car", "at least one car"),
    YesOrNo(Variable::kAtLeastOneMotorcycle, "at_least_one_motorcycle",
            "at least one motorcycle"),
    YesOrNo(Variable::kSatelliteDish, "satellite_dish", "satellite dish"),
    YesOrNo(Variable::kFixedPhone, "fixed_phone", "fixed phone line"),
    YesOrNo(Variable::kLoan, "loan",
            "loan from a bank, a financial institution or an employer"),
    YesOrNo(Variable::kSecondaryHome, "secondary_home", "secondary home"),
    YesOrNo(Variable::kGarage, "garage", "garage"),
    YesOrNo(Variable::kProfessionalPremises, "professional_premises",
            "professional premises"),
    YesOrNo(Variable::kNonAgriculturalLand, "non_agricultural_land",
            "non-agricultural land"),
    YesOrNo(Variable::kIrrigatedLand, "irrigated_land",
            "irrigated land, owned or exploited"),
    Count(Variable::kMembers, "members", 1, kMaxMembers,
          "number of members, head included"),
    Count(Variable::kHeadAge, "head_age", 0, kMaxAgeYears,
          "age of the head, whole years"),
    Count(Variable::kPupilsInPrivateSchool, "pupils_in_private_school", 0,
          kMaxMembers, "children aged 6 to 14 in private school"),
    Count(Variable::kPupilsInPublicSchool, "pupils_in_public_school", 0,
          kMaxMembers, "children aged 6 to 14 in public school"),
    Count(Variable::kMembers19To29, "members_19_to_29", 0, kMaxMembers,
          "members aged 19 to 29"),
    Count(Variable::kMembers30To59, "members_30_to_59", 0, kMaxMembers,
          "members aged 30 to 59"),
    Count(Variable::kMembers60OrOver, "members_60_or_over", 0, kMaxMembers,
          "members aged 60 or more"),
    Count(Variable::kMobilePhones, "mobile_phones", 0, kMaxPossessions,
          "mobile phones"),
    Count(Variable::kCars, "cars", 0, kMaxPossessions, "cars"),
    Count(Variable::kMotorcycles, "motorcycles", 0, kMaxPossessions,
          "motorcycles"),
    Share(Variable::kShareWithoutDiploma, "share_without_diploma",
          "share of members aged 15 or more and without any diploma"),
    Share(Variable::kShareTechnicalDiploma, "share_technical_diploma",
          "share of members aged 15 or more with a technical diploma"),
    Share(Variable::kShareHigherDiploma, "share_higher_diploma",
          "share of members aged 15 or more with a higher-education diploma"),
    Share(Variable::kShareEmployed, "share_employed",
          "share of members aged 15 or more in an income-generating activity"),
    Share(Variable::kShareMachineOperators, "share_machine_operators",
          "share of members aged 15 or more operating plant or machines"),
    Share(Variable::kShareSeniorExecutives, "share_senior_executives",
          "share of members aged 15 or more who are senior executives"),
    Share(Variable::kShareLiterate, "share_literate",
          "share of members aged 15 or more who can read and write"),
    Share(Variable::kShareTraders, "share_traders",
          "share of members aged 15 or more in trade"),
    Count(Variable::kMembersSquared, "members_squared", 1,
          kMaxMembers * kMaxMembers, "number of members, squared"),
    Count(Variable::kHeadAgeSquared, "head_age_squared", 0,
          kMaxAgeYears * kMaxAgeYears, "age of the head, squared"),
    Count(Variable::kCows, "cows", 0, kMaxCows, "cows"),
    Amount(Variable::kButaneYearlyPerPerson, "butane_yearly_per_person",
           "yearly butane spending per person, MAD"),
    Amount(Variable::kWaterElectricityYearlyPerPerson,
           "water_electricity_yearly_per_person",
           "yearly water and electricity spending per person, MAD"),
    Amount(Variable::kPhoneInternetYearlyPerPerson,
           "phone_internet_yearly_per_person",
           "yearly phone and internet spending per person, MAD"),
    // clang-format on
}};

constexpr bool EveryEntryStandsAtItsIndex() {
  for (std::size_t i = 0; i < kVariableCount; ++i) {
    if (IndexOf(kCatalogue[i].variable) != i) return false;
  }
  return true;
}
static_assert(EveryEntryStandsAtItsIndex());

}  // namespace scoring::internal

#endif  // SCORING_VARIABLES_CATALOGUE_ENTRIES_H_
