#include "registry/declaration/declaration.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/error.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/codes/limits.h"
#include "registry/codes/place.h"
#include "registry/declaration/birth_date_rule.h"
#include "registry/declaration/date_limits.h"
#include "registry/declaration/field_reader.h"
#include "registry/declaration/provinces.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;

using Violations = std::vector<base::FieldViolation>;

void ReadPlace(FieldReader& reader, const v1::Declaration& message,
               HouseholdFacts& facts) {
  using F = v1::Declaration;
  std::optional<int> region;
  if (reader.HasOrRefuse(F::kRegionFieldNumber)) {
    region = ParseRegion(message.region());
    if (!region.has_value()) {
      reader.Refuse(F::kRegionFieldNumber, kRegionRule);
    }
  }
  if (!reader.HasOrRefuse(F::kProvinceFieldNumber)) return;
  const std::optional<Province> province = FindProvince(message.province());
  if (!province.has_value()) {
    reader.Refuse(F::kProvinceFieldNumber,
                  "must be a province of the list, as RR.PPP");
    return;
  }
  if (!region.has_value()) return;
  if (province->region != *region) {
    reader.Refuse(F::kProvinceFieldNumber, "must be a province of region");
  }
  facts.region = *region;
  facts.province = province->code;
}

DwellingFacts ReadDwelling(const v1::Dwelling& message,
                           Violations& violations) {
  using F = v1::Dwelling;
  FieldReader reader(message, "dwelling", violations);
  DwellingFacts facts{};
  facts.type = reader.Enum<DwellingType>(F::kTypeFieldNumber);
  facts.rooms = reader.Count(F::kRoomsFieldNumber, 1, kMaxRooms);
  facts.has_bath_or_shower = reader.Boolean(F::kHasBathOrShowerFieldNumber);
  facts.has_individual_electricity_meter =
      reader.Boolean(F::kHasIndividualElectricityMeterFieldNumber);
  return facts;
}

AssetFacts ReadAssets(const v1::Assets& message, Violations& violations) {
  using F = v1::Assets;
  FieldReader reader(message, "assets", violations);
  AssetFacts facts{};
  facts.computers = reader.Count(F::kComputersFieldNumber, 0, kMaxPossessions);
  facts.mobile_phones =
      reader.Count(F::kMobilePhonesFieldNumber, 0, kMaxPossessions);
  facts.cars = reader.Count(F::kCarsFieldNumber, 0, kMaxPossessions);
  facts.motorcycles =
      reader.Count(F::kMotorcyclesFieldNumber, 0, kMaxPossessions);
  facts.cows = reader.Count(F::kCowsFieldNumber, 0, kMaxCows);
  facts.has_satellite_dish = reader.Boolean(F::kHasSatelliteDishFieldNumber);
  facts.has_fixed_phone = reader.Boolean(F::kHasFixedPhoneFieldNumber);
  facts.has_loan = reader.Boolean(F::kHasLoanFieldNumber);
  facts.has_secondary_home = reader.Boolean(F::kHasSecondaryHomeFieldNumber);
  facts.has_garage = reader.Boolean(F::kHasGarageFieldNumber);
  facts.has_professional_premises =
      reader.Boolean(F::kHasProfessionalPremisesFieldNumber);
  facts.has_non_agricultural_land =
      reader.Boolean(F::kHasNonAgriculturalLandFieldNumber);
  facts.has_irrigated_land = reader.Boolean(F::kHasIrrigatedLandFieldNumber);
  return facts;
}

SpendingFacts ReadSpending(const v1::Spending& message,
                           Violations& violations) {
  using F = v1::Spending;
  FieldReader reader(message, "spending", violations);
  SpendingFacts facts{};
  facts.gas_monthly_centimes =
      reader.Integer(F::kGasMonthlyCentimesFieldNumber, 0, kMaxMonthlyCentimes);
  const std::vector<std::int64_t> bills =
      reader.Integers(F::kWaterElectricityBillsCentimesFieldNumber,
                      kMonthlyBills, 0, kMaxMonthlyCentimes);
  std::copy(bills.begin(), bills.end(),
            facts.water_electricity_bills_centimes.begin());
  facts.phone_internet_monthly_centimes = reader.Integer(
      F::kPhoneInternetMonthlyCentimesFieldNumber, 0, kMaxMonthlyCentimes);
  return facts;
}

// Notes what is wrong with the members as a whole. A household whose only head
// may be the member with an unreadable relationship is not told that it has no
// head.
void CheckMembers(FieldReader& reader, const v1::Declaration& message) {
  const int size = message.members_size();
  std::vector<std::string> rules;
  if (size == 0) {
    // A list that is not given, or null, arrives as an empty one.
    rules.emplace_back("is missing");
  } else if (size > kMaxMembers) {
    rules.push_back(
        absl::StrCat("must hold 1 to ", kMaxMembers, ", has ", size));
  } else {
    int heads = 0;
    int spouses = 0;
    int unreadable = 0;
    for (const v1::Member& member : message.members()) {
      heads += member.relationship() == v1::Member::HEAD;
      spouses += member.relationship() == v1::Member::SPOUSE;
      unreadable += member.relationship() == v1::Member::UNSPECIFIED ||
                    !v1::Member::Relationship_IsValid(member.relationship());
    }
    if (heads > 1 || (heads == 0 && unreadable == 0)) {
      rules.push_back(absl::StrCat("must hold exactly one HEAD, has ", heads));
    }
    if (spouses > kMaxSpouses) {
      rules.push_back(absl::StrCat("must hold at most ", kMaxSpouses,
                                   " SPOUSE, has ", spouses));
    }
  }
  if (rules.empty()) return;
  reader.Refuse(v1::Declaration::kMembersFieldNumber,
                absl::StrJoin(rules, "; "));
}

// Which member was the first to have each reference and identifier.
struct Seen {
  absl::flat_hash_map<std::string, int> person_refs;
  absl::flat_hash_map<std::string, int> idcs;
};

void CheckUnique(FieldReader& reader, int field, const std::string& value,
                 int index, absl::flat_hash_map<std::string, int>& seen) {
  if (value.empty()) return;
  const auto [first, is_new] = seen.emplace(value, index);
  if (is_new) return;
  reader.Refuse(field, absl::StrCat("must be unique in the household, is that "
                                    "of members[",
                                    first->second, "]"));
}

// `stands`: of a declaration that was taken before.
std::string ReadReferenceOf(FieldReader& reader, int field, Presence presence,
                            bool stands) {
  return stands ? reader.StandingReference(field, presence)
                : reader.Reference(field, presence);
}

MemberIdentity ReadIdentity(FieldReader& reader, int index, bool stands,
                            Seen& seen) {
  using F = v1::Member;
  MemberIdentity identity;
  if (!reader.Has(F::kPersonRefFieldNumber) &&
      !reader.Has(F::kIdcsFieldNumber)) {
    reader.Refuse(F::kPersonRefFieldNumber, "is missing, and so is idcs");
    return identity;
  }
  identity.person_ref = ReadReferenceOf(reader, F::kPersonRefFieldNumber,
                                        Presence::kOptional, stands);
  CheckUnique(reader, F::kPersonRefFieldNumber, identity.person_ref, index,
              seen.person_refs);
  identity.idcs = reader.OptionalIdcs(F::kIdcsFieldNumber);
  CheckUnique(reader, F::kIdcsFieldNumber, identity.idcs, index, seen.idcs);
  return identity;
}

// The effective date, and what it breaks whatever the members are.
struct EffectiveDate {
  std::optional<base::Date> day;       // nothing: unreadable
  std::optional<std::string> broken;   // a rule of DateLimits
  std::size_t place = 0;               // among the violations
  bool gives_impossible_ages = false;  // with `broken`
};

// An effective date that cannot be itself is no measure of a birth date.
void CheckAge(FieldReader& reader, base::Date birth_date,
              EffectiveDate& effective) {
  const auto rule =
      BrokenBirthDateRule(birth_date, *effective.day, "effective_date");
  if (!rule.has_value()) return;
  if (effective.broken.has_value()) {
    effective.gives_impossible_ages = true;
  } else {
    reader.Refuse(v1::Member::kBirthDateFieldNumber, *rule);
  }
}

MemberFacts ReadMember(FieldReader& reader, EffectiveDate& effective) {
  using F = v1::Member;
  MemberFacts facts{};
  facts.relationship = reader.Enum<Relationship>(F::kRelationshipFieldNumber);
  const auto birth_date = reader.BirthDay(F::kBirthDateFieldNumber);
  if (birth_date.has_value()) facts.birth_date = birth_date->first_day;
  if (birth_date.has_value() && effective.day.has_value()) {
    CheckAge(reader, facts.birth_date, effective);
  }
  facts.sex = reader.Enum<Sex>(F::kSexFieldNumber);
  facts.education = reader.Enum<Education>(F::kEducationFieldNumber);
  facts.diploma = reader.Enum<Diploma>(F::kDiplomaFieldNumber);
  facts.can_read_and_write = reader.Boolean(F::kCanReadAndWriteFieldNumber);
  facts.schooling = reader.Enum<Schooling>(F::kSchoolingFieldNumber);
  facts.activity = reader.Enum<Activity>(F::kActivityFieldNumber);
  facts.occupation = reader.Enum<Occupation>(F::kOccupationFieldNumber);
  facts.employment_status =
      reader.Enum<EmploymentStatus>(F::kEmploymentStatusFieldNumber);
  facts.health_cover = reader.Enum<HealthCover>(F::kHealthCoverFieldNumber);
  return facts;
}

}  // namespace

absl::StatusOr<Declaration> Declaration::Read(const v1::Declaration& message,
                                              std::optional<base::Date> today) {
  using F = v1::Declaration;
  Violations violations;
  FieldReader reader(message, "", violations);
  const bool stands = !today.has_value();
  std::string household_ref = ReadReferenceOf(
      reader, F::kHouseholdRefFieldNumber, Presence::kRequired, stands);
  HouseholdFacts facts{};
  EffectiveDate effective;
  effective.day = reader.Day(F::kEffectiveDateFieldNumber);
  effective.place = violations.size();
  if (effective.day.has_value()) {
    facts.effective_date = *effective.day;
    effective.broken = DateLimits::Released().BrokenByDeclaration(
        *effective.day, today.value_or(*effective.day));
  }
  ReadPlace(reader, message, facts);
  facts.milieu = reader.Enum<Milieu>(F::kMilieuFieldNumber);
  if (reader.HasOrRefuse(F::kDwellingFieldNumber)) {
    facts.dwelling = ReadDwelling(message.dwelling(), violations);
  }
  if (reader.HasOrRefuse(F::kAssetsFieldNumber)) {
    facts.assets = ReadAssets(message.assets(), violations);
  }
  if (reader.HasOrRefuse(F::kSpendingFieldNumber)) {
    facts.spending = ReadSpending(message.spending(), violations);
  }
  CheckMembers(reader, message);
  // Members above the limit are refused as a whole and not looked at.
  const int members = std::min(message.members_size(), kMaxMembers);
  std::vector<MemberIdentity> identities;
  Seen seen;
  for (int i = 0; i < members; ++i) {
    FieldReader member(message.members(i), absl::StrCat("members[", i, "]"),
                       violations);
    identities.push_back(ReadIdentity(member, i, stands, seen));
    facts.members.push_back(ReadMember(member, effective));
  }
  if (effective.broken.has_value() &&
      (effective.gives_impossible_ages || !violations.empty())) {
    violations.insert(
        violations.begin() + static_cast<std::ptrdiff_t>(effective.place),
        {"effective_date", *effective.broken});
  }
  if (!violations.empty()) {
    return base::InvalidFields("MALFORMED_DECLARATION", violations);
  }
  return Declaration(std::move(household_ref), std::move(facts),
                     std::move(identities));
}

}  // namespace registry
