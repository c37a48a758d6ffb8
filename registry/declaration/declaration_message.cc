#include "registry/declaration/declaration_message.h"

#include "registry/codes/messages/declaration.h"
#include "registry/codes/messages/person.h"
#include "registry/codes/place.h"
#include "registry/declaration/provinces.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

void Write(const DwellingFacts& facts, v1::Dwelling& message) {
  message.set_type(base::InMessage(facts.type));
  message.set_rooms(facts.rooms);
  message.set_has_bath_or_shower(facts.has_bath_or_shower);
  message.set_has_individual_electricity_meter(
      facts.has_individual_electricity_meter);
}

void Write(const AssetFacts& facts, v1::Assets& message) {
  message.set_computers(facts.computers);
  message.set_mobile_phones(facts.mobile_phones);
  message.set_cars(facts.cars);
  message.set_motorcycles(facts.motorcycles);
  message.set_cows(facts.cows);
  message.set_has_satellite_dish(facts.has_satellite_dish);
  message.set_has_fixed_phone(facts.has_fixed_phone);
  message.set_has_loan(facts.has_loan);
  message.set_has_secondary_home(facts.has_secondary_home);
  message.set_has_garage(facts.has_garage);
  message.set_has_professional_premises(facts.has_professional_premises);
  message.set_has_non_agricultural_land(facts.has_non_agricultural_land);
  message.set_has_irrigated_land(facts.has_irrigated_land);
}

void Write(const SpendingFacts& facts, v1::Spending& message) {
  message.set_gas_monthly_centimes(facts.gas_monthly_centimes);
  for (const std::int64_t centimes : facts.water_electricity_bills_centimes) {
    message.add_water_electricity_bills_centimes(centimes);
  }
  message.set_phone_internet_monthly_centimes(
      facts.phone_internet_monthly_centimes);
}

void Write(const MemberIdentity& identity, const MemberFacts& facts,
           v1::Member& message) {
  if (!identity.person_ref.empty()) message.set_person_ref(identity.person_ref);
  if (!identity.idcs.empty()) message.set_idcs(identity.idcs);
  message.set_relationship(base::InMessage(facts.relationship));
  message.set_birth_date(facts.birth_date.ToString());
  message.set_sex(base::InMessage(facts.sex));
  message.set_education(base::InMessage(facts.education));
  message.set_diploma(base::InMessage(facts.diploma));
  message.set_can_read_and_write(facts.can_read_and_write);
  message.set_schooling(base::InMessage(facts.schooling));
  message.set_activity(base::InMessage(facts.activity));
  message.set_occupation(base::InMessage(facts.occupation));
  message.set_employment_status(base::InMessage(facts.employment_status));
  message.set_health_cover(base::InMessage(facts.health_cover));
}

}  // namespace

v1::Declaration ToMessage(const Declaration& declaration) {
  const HouseholdFacts& facts = declaration.facts();
  v1::Declaration message;
  message.set_household_ref(declaration.household_ref());
  message.set_effective_date(facts.effective_date.ToString());
  message.set_region(RegionCode(facts.region));
  message.set_province(ProvinceCode(facts.region, facts.province));
  message.set_milieu(base::InMessage(facts.milieu));
  Write(facts.dwelling, *message.mutable_dwelling());
  Write(facts.assets, *message.mutable_assets());
  Write(facts.spending, *message.mutable_spending());
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    Write(declaration.members()[i], facts.members[i], *message.add_members());
  }
  return message;
}

}  // namespace registry
