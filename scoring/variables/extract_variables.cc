#include "scoring/variables/extract_variables.h"

#include <limits>

#include "base/date.h"
#include "scoring/variables/counted_ages.h"
#include "scoring/variables/extract_from_facts.h"
#include "scoring/variables/persons_per_room.h"

namespace scoring {
namespace {

using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Relationship;

constexpr int kMonthsPerYear = 12;
constexpr int kBillsPerYear = 12;

std::int32_t Saturated(std::int64_t value) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int32_t>::max();
  if (value > kMax) return static_cast<std::int32_t>(kMax);
  return value < 0 ? -1 : static_cast<std::int32_t>(value);
}

std::int64_t SaturatedProduct(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product)
             ? std::numeric_limits<std::int64_t>::max()
             : product;
}

// Cover that says something of the household's means. RAMED, AMO Tadamon and
// AMO Chamil do not: a granted right would raise the score that granted it.
bool IsOtherCover(registry::HealthCover cover) {
  switch (cover) {
    case registry::HealthCover::kNone:
    case registry::HealthCover::kRamed:
    case registry::HealthCover::kAmoTadamon:
    case registry::HealthCover::kAmoChamil:
      return false;
    case registry::HealthCover::kCnops:
    case registry::HealthCover::kCnss:
    case registry::HealthCover::kTns:
    case registry::HealthCover::kFar:
    case registry::HealthCover::kStudent:
    case registry::HealthCover::kPrivateInsurance:
    case registry::HealthCover::kOther:
      return true;
  }
  return false;
}

bool IsDurable(registry::DwellingType type) {
  return type == registry::DwellingType::kVilla ||
         type == registry::DwellingType::kApartment ||
         type == registry::DwellingType::kTraditionalHouse ||
         type == registry::DwellingType::kRuralStoneHouse;
}

bool IsNuclear(Relationship relationship) {
  return relationship == Relationship::kHead ||
         relationship == Relationship::kSpouse ||
         relationship == Relationship::kChild;
}

void SetDwelling(const HouseholdFacts& facts, Variables& variables) {
  const auto& dwelling = facts.dwelling;
  SetPersonsPerRoom(static_cast<std::int64_t>(facts.members.size()),
                    dwelling.rooms, variables);
  variables[Variable::kDurableDwelling] = IsDurable(dwelling.type);
  variables[Variable::kBathOrShower] = dwelling.has_bath_or_shower;
  variables[Variable::kIndividualElectricityMeter] =
      dwelling.has_individual_electricity_meter;
}

void SetAssets(const registry::AssetFacts& assets, Variables& variables) {
  variables[Variable::kAtLeastOneComputer] = assets.computers >= 1;
  variables[Variable::kAtLeastOneCar] = assets.cars >= 1;
  variables[Variable::kAtLeastOneMotorcycle] = assets.motorcycles >= 1;
  variables[Variable::kMobilePhones] = assets.mobile_phones;
  variables[Variable::kCars] = assets.cars;
  variables[Variable::kMotorcycles] = assets.motorcycles;
  variables[Variable::kCows] = assets.cows;
  variables[Variable::kSatelliteDish] = assets.has_satellite_dish;
  variables[Variable::kFixedPhone] = assets.has_fixed_phone;
  variables[Variable::kLoan] = assets.has_loan;
  variables[Variable::kSecondaryHome] = assets.has_secondary_home;
  variables[Variable::kGarage] = assets.has_garage;
  variables[Variable::kProfessionalPremises] = assets.has_professional_premises;
  variables[Variable::kNonAgriculturalLand] = assets.has_non_agricultural_land;
  variables[Variable::kIrrigatedLand] = assets.has_irrigated_land;
}

// A year of gas and phone is twelve declared months; of water and electricity,
// four times the three declared bills.
void SetSpending(const registry::SpendingFacts& spending,
                 Variables& variables) {
  const auto& bills = spending.water_electricity_bills_centimes;
  std::int64_t sum = 0;
  for (const std::int64_t bill : bills) {
    if (bill < 0 || __builtin_add_overflow(sum, bill, &sum)) {
      sum = std::numeric_limits<std::int64_t>::max();
      break;
    }
  }
  const auto yearly = [](std::int64_t centimes, std::int64_t times) {
    return Saturated(SaturatedProduct(centimes, times));
  };
  variables[Variable::kButaneYearlyPerPerson] =
      yearly(spending.gas_monthly_centimes, kMonthsPerYear);
  variables[Variable::kWaterElectricityYearlyPerPerson] =
      yearly(sum, kBillsPerYear / static_cast<std::int64_t>(bills.size()));
  variables[Variable::kPhoneInternetYearlyPerPerson] =
      yearly(spending.phone_internet_monthly_centimes, kMonthsPerYear);
}

void SetHead(const MemberFacts& head, int age, Variables& variables) {
  using registry::Occupation;
  const auto works_as = [&head](Occupation occupation) {
    return head.occupation == occupation;
  };
  variables[Variable::kHeadHigherEducation] =
      head.education == registry::Education::kHigher;
  variables[Variable::kHeadFundamentalEducation] =
      head.education == registry::Education::kFundamental;
  variables[Variable::kHeadSeniorExecutive] =
      works_as(Occupation::kSeniorExecutive);
  variables[Variable::kHeadMiddleExecutive] =
      works_as(Occupation::kMiddleExecutive);
  variables[Variable::kHeadMachineOperator] =
      works_as(Occupation::kMachineOperator);
  variables[Variable::kHeadCraftsman] = works_as(Occupation::kCraftsman);
  variables[Variable::kHeadFarmOperator] = works_as(Occupation::kFarmOperator);
  variables[Variable::kHeadEmployer] =
      head.employment_status == registry::EmploymentStatus::kEmployer;
  variables[Variable::kHeadRetiredOrRentier] =
      head.activity == registry::Activity::kRetired ||
      head.activity == registry::Activity::kRentier;
  variables[Variable::kHeadAge] = age;
  variables[Variable::kHeadAgeSquared] = Saturated(SaturatedProduct(age, age));
}

// Adds a member aged 15 or more to the shares.
void CountAdult(const MemberFacts& member, Variables& variables) {
  using registry::Diploma;
  using registry::Occupation;
  variables[Variable::kShareWithoutDiploma] += member.diploma == Diploma::kNone;
  variables[Variable::kShareTechnicalDiploma] +=
      member.diploma == Diploma::kTechnical;
  variables[Variable::kShareHigherDiploma] +=
      member.diploma == Diploma::kHigher;
  variables[Variable::kShareEmployed] +=
      member.activity == registry::Activity::kEmployed;
  variables[Variable::kShareMachineOperators] +=
      member.occupation == Occupation::kMachineOperator;
  variables[Variable::kShareSeniorExecutives] +=
      member.occupation == Occupation::kSeniorExecutive;
  variables[Variable::kShareLiterate] += member.can_read_and_write;
  variables[Variable::kShareTraders] +=
      member.occupation == Occupation::kTrader;
}

void CountMember(const MemberFacts& member, int age, Variables& variables) {
  variables[Variable::kMoreThanOneNucleus] |= !IsNuclear(member.relationship);
  variables[Variable::kCoverOtherThanRamed] |=
      IsOtherCover(member.health_cover);
  if (IsOfSchoolAge(age)) {
    variables[Variable::kPupilsInPrivateSchool] +=
        member.schooling == registry::Schooling::kPrivate;
    variables[Variable::kPupilsInPublicSchool] +=
        member.schooling == registry::Schooling::kPublic;
  }
  variables[Variable::kMembers19To29] += age >= 19 && age <= 29;
  variables[Variable::kMembers30To59] += age >= 30 && age <= 59;
  variables[Variable::kMembers60OrOver] += age >= 60;
  if (IsAdult(age)) CountAdult(member, variables);
}

}  // namespace

namespace internal {

Variables ExtractFromFacts(const HouseholdFacts& facts) {
  Variables variables;
  variables.milieu = facts.milieu;
  variables.region = facts.region;
  SetDwelling(facts, variables);
  SetAssets(facts.assets, variables);
  SetSpending(facts.spending, variables);

  const auto n = static_cast<std::int64_t>(facts.members.size());
  variables[Variable::kMembers] = Saturated(n);
  variables[Variable::kMembersSquared] = Saturated(SaturatedProduct(n, n));
  variables[Variable::kHeadAge] = -1;  // Refused unless a head is found.
  bool has_spouse = false;
  for (const MemberFacts& member : facts.members) {
    const int age = base::WholeYears(member.birth_date, facts.effective_date);
    if (member.relationship == Relationship::kHead) {
      SetHead(member, age, variables);
    }
    has_spouse |= member.relationship == Relationship::kSpouse;
    CountMember(member, age, variables);
  }
  variables[Variable::kSinglePersonOrCouple] = n == 1 || (n == 2 && has_spouse);
  return variables;
}

}  // namespace internal

Variables ExtractVariables(const registry::VerifiedHousehold& household) {
  return internal::ExtractFromFacts(household.facts());
}

}  // namespace scoring
