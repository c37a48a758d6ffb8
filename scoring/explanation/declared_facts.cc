#include "scoring/explanation/declared_facts.h"

#include <type_traits>

#include "absl/strings/str_cat.h"
#include "registry/codes/limits.h"
#include "scoring/variables/catalogue.h"

namespace scoring {
namespace {

using absl::string_view;
using registry::AssetFacts;
using registry::DwellingFacts;
using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::NamesOf;
using registry::SpendingFacts;

constexpr string_view kYesOrNo[] = {"false", "true"};

// Reading and writing of one field of one part of the household.
template <auto kPart, auto kField>
std::int64_t GetPart(const HouseholdFacts& facts, std::size_t /*index*/) {
  return static_cast<std::int64_t>((facts.*kPart).*kField);
}

template <auto kPart, auto kField>
void SetPart(HouseholdFacts& facts, std::size_t /*index*/, std::int64_t value) {
  auto& field = (facts.*kPart).*kField;
  field = static_cast<std::decay_t<decltype(field)>>(value);
}

template <auto kField>
std::int64_t GetOfMember(const HouseholdFacts& facts, std::size_t index) {
  return static_cast<std::int64_t>(facts.members[index].*kField);
}

template <auto kField>
void SetOfMember(HouseholdFacts& facts, std::size_t index, std::int64_t value) {
  auto& field = facts.members[index].*kField;
  field = static_cast<std::decay_t<decltype(field)>>(value);
}

std::int64_t GetBill(const HouseholdFacts& facts, std::size_t index) {
  return facts.spending.water_electricity_bills_centimes[index];
}

void SetBill(HouseholdFacts& facts, std::size_t index, std::int64_t value) {
  facts.spending.water_electricity_bills_centimes[index] = value;
}

template <auto kPart, auto kField>
constexpr FactRule YesOrNo(string_view field) {
  return {field,
          FactKind::kChoice,
          0,
          1,
          kYesOrNo,
          GetPart<kPart, kField>,
          SetPart<kPart, kField>};
}

template <auto kPart, auto kField>
constexpr FactRule Number(string_view field, FactKind kind, std::int64_t lowest,
                          std::int64_t highest) {
  return {field,
          kind,
          lowest,
          highest,
          {},
          GetPart<kPart, kField>,
          SetPart<kPart, kField>};
}

template <auto kField>
constexpr FactRule OfMember(string_view field,
                            absl::Span<const string_view> names,
                            std::int64_t lowest = 1) {
  return {field,
          FactKind::kChoice,
          lowest,
          lowest + static_cast<std::int64_t>(names.size()) - 1,
          names,
          GetOfMember<kField>,
          SetOfMember<kField>};
}

constexpr auto kDwelling = &HouseholdFacts::dwelling;
constexpr auto kAssets = &HouseholdFacts::assets;
constexpr auto kSpending = &HouseholdFacts::spending;

constexpr FactRule kDwellingRules[] = {
    {"type", FactKind::kChoice, 1, registry::LastOf<registry::DwellingType>(),
     NamesOf<registry::DwellingType>(),
     GetPart<kDwelling, &DwellingFacts::type>,
     SetPart<kDwelling, &DwellingFacts::type>},
    Number<kDwelling, &DwellingFacts::rooms>("rooms", FactKind::kCount, 1,
                                             registry::kMaxRooms),
    YesOrNo<kDwelling, &DwellingFacts::has_bath_or_shower>(
        "has_bath_or_shower"),
    YesOrNo<kDwelling, &DwellingFacts::has_individual_electricity_meter>(
        "has_individual_electricity_meter"),
};

// Some counts of possessions are weighed both as such and as "at least one",
// with coefficients whose signs a formula may choose; cows only as such.
constexpr FactRule kAssetRules[] = {
    Number<kAssets, &AssetFacts::computers>("computers", FactKind::kCount, 0,
                                            kMaxPossessions),
    Number<kAssets, &AssetFacts::mobile_phones>(
        "mobile_phones", FactKind::kCount, 0, kMaxPossessions),
    Number<kAssets, &AssetFacts::cars>("cars", FactKind::kCount, 0,
                                       kMaxPossessions),
    Number<kAssets, &AssetFacts::motorcycles>("motorcycles", FactKind::kCount,
                                              0, kMaxPossessions),
    Number<kAssets, &AssetFacts::cows>("cows", FactKind::kStraightNumber, 0,
                                       kMaxCows),
    YesOrNo<kAssets, &AssetFacts::has_satellite_dish>("has_satellite_dish"),
    YesOrNo<kAssets, &AssetFacts::has_fixed_phone>("has_fixed_phone"),
    YesOrNo<kAssets, &AssetFacts::has_loan>("has_loan"),
    YesOrNo<kAssets, &AssetFacts::has_secondary_home>("has_secondary_home"),
    YesOrNo<kAssets, &AssetFacts::has_garage>("has_garage"),
    YesOrNo<kAssets, &AssetFacts::has_professional_premises>(
        "has_professional_premises"),
    YesOrNo<kAssets, &AssetFacts::has_non_agricultural_land>(
        "has_non_agricultural_land"),
    YesOrNo<kAssets, &AssetFacts::has_irrigated_land>("has_irrigated_land"),
};

constexpr FactRule kGasRule =
    Number<kSpending, &SpendingFacts::gas_monthly_centimes>(
        "gas_monthly_centimes", FactKind::kStraightNumber, 0,
        registry::kMaxMonthlyCentimes);
constexpr FactRule kBillRule = {"water_electricity_bills_centimes",
                                FactKind::kStraightNumber,
                                0,
                                registry::kMaxMonthlyCentimes,
                                {},
                                GetBill,
                                SetBill};
constexpr FactRule kPhoneRule =
    Number<kSpending, &SpendingFacts::phone_internet_monthly_centimes>(
        "phone_internet_monthly_centimes", FactKind::kStraightNumber, 0,
        registry::kMaxMonthlyCentimes);

constexpr FactRule kMemberRules[] = {
    OfMember<&MemberFacts::education>("education",
                                      NamesOf<registry::Education>()),
    OfMember<&MemberFacts::diploma>("diploma", NamesOf<registry::Diploma>()),
    OfMember<&MemberFacts::can_read_and_write>("can_read_and_write", kYesOrNo,
                                               0),
    OfMember<&MemberFacts::schooling>("schooling",
                                      NamesOf<registry::Schooling>()),
    OfMember<&MemberFacts::activity>("activity", NamesOf<registry::Activity>()),
    OfMember<&MemberFacts::occupation>("occupation",
                                       NamesOf<registry::Occupation>()),
    OfMember<&MemberFacts::employment_status>(
        "employment_status", NamesOf<registry::EmploymentStatus>()),
    OfMember<&MemberFacts::health_cover>("health_cover",
                                         NamesOf<registry::HealthCover>()),
};

}  // namespace

std::vector<DeclaredFact> DeclaredFactsOf(const HouseholdFacts& facts) {
  std::vector<DeclaredFact> declared;
  for (const FactRule& rule : kDwellingRules) {
    declared.push_back({absl::StrCat("dwelling.", rule.field), &rule, 0});
  }
  for (const FactRule& rule : kAssetRules) {
    declared.push_back({absl::StrCat("assets.", rule.field), &rule, 0});
  }
  declared.push_back({absl::StrCat("spending.", kGasRule.field), &kGasRule, 0});
  const std::size_t bills =
      facts.spending.water_electricity_bills_centimes.size();
  for (std::size_t i = 0; i < bills; ++i) {
    declared.push_back({absl::StrCat("spending.", kBillRule.field, "[", i, "]"),
                        &kBillRule, i});
  }
  declared.push_back(
      {absl::StrCat("spending.", kPhoneRule.field), &kPhoneRule, 0});
  for (std::size_t i = 0; i < facts.members.size(); ++i) {
    for (const FactRule& rule : kMemberRules) {
      declared.push_back(
          {absl::StrCat("members[", i, "].", rule.field), &rule, i});
    }
  }
  return declared;
}

std::string TextOf(const FactRule& rule, std::int64_t value) {
  if (rule.names.empty()) return absl::StrCat(value);
  return std::string(rule.names[static_cast<std::size_t>(value - rule.lowest)]);
}

}  // namespace scoring
