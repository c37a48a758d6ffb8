#include "tests/golden/random_household.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/date.h"
#include "google/protobuf/descriptor.h"
#include "registry/codes/place.h"
#include "registry/declaration/provinces.h"

namespace golden {
namespace {

namespace v1 = ::rsu::registry::v1;
using base::Date;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int kMaxAge = 130;

// Sets every enumeration and every boolean of the message itself.
void DrawChoices(Draw& draw, Message& message) {
  const auto* reflection = message.GetReflection();
  const auto* descriptor = message.GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
      reflection->SetBool(&message, field, draw.OneIn(2));
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      const auto* type = field->enum_type();  // its value 0 is UNSPECIFIED
      reflection->SetEnum(&message, field,
                          type->value(static_cast<int>(
                              draw.Between(1, type->value_count() - 1))));
    }
  }
}

// An end of the range, a value near the lowest, or any value.
std::int64_t DrawFrom(Draw& draw, std::int64_t lowest, std::int64_t highest) {
  switch (draw.Between(1, 8)) {
    case 1:
      return lowest;
    case 2:
      return highest;
    case 3:
    case 4:
      return draw.Between(lowest, highest);
    default:
      return draw.Between(lowest, lowest + (highest - lowest) / 25 + 2);
  }
}

int DrawCount(Draw& draw, int lowest, int highest) {
  return static_cast<int>(DrawFrom(draw, lowest, highest));
}

// The day `years` before `day`; 1 March if that year has no 29 February.
Date YearsBefore(Date day, int years) {
  const std::string text = day.ToString();
  const auto before = Date::Parse(
      absl::StrFormat("%04d%s", std::stoi(text) - years, text.substr(4)));
  if (before.ok()) return *before;
  return Date::Parse(absl::StrFormat("%04d-03-01", std::stoi(text) - years))
      .value();
}

Date DrawEffectiveDate(Draw& draw) {
  static const char* const kDays[] = {"2024-02-29", "2028-02-29", "2026-02-28",
                                      "2026-03-01", "2026-01-01", "2025-12-31"};
  if (draw.OneIn(2)) return Date::Parse(kDays[draw.Between(0, 5)]).value();
  return Date::FromDayNumber(
      static_cast<std::int32_t>(draw.Between(18'900, 24'000)));  // 2021 to 2035
}

// From the effective date back to 130 years before it; often around a birthday
// that a variable looks at.
Date DrawBirthDate(Draw& draw, Date day) {
  static const int kAges[] = {0, 1, 6, 14, 15, 19, 29, 30, 59, 60, 61, kMaxAge};
  const std::int32_t oldest = YearsBefore(day, kMaxAge).day_number();
  std::int64_t birth = draw.Between(oldest, day.day_number());
  if (draw.OneIn(2)) {
    const int age = kAges[draw.Between(0, 11)];
    birth = YearsBefore(day, age).day_number() + draw.Between(-1, 1);
  } else if (draw.OneIn(8)) {
    const auto year = 1904 + 4 * draw.Between(0, 29);  // leap years to 2020
    birth = Date::Parse(absl::StrFormat("%04d-02-29", year))->day_number();
  }
  return Date::FromDayNumber(static_cast<std::int32_t>(
      std::clamp<std::int64_t>(birth, oldest, day.day_number())));
}

// Mostly small households, and the largest.
int DrawSize(Draw& draw) {
  const std::int64_t kind = draw.Between(1, 100);
  if (kind <= 30) return static_cast<int>(draw.Between(1, 2));
  if (kind <= 92) return static_cast<int>(draw.Between(3, 8));
  if (kind <= 98) return static_cast<int>(draw.Between(9, 49));
  return 50;
}

void DrawMembers(Draw& draw, Date day, v1::Declaration& household) {
  const int size = DrawSize(draw);
  const std::int64_t head = draw.Between(0, size - 1);
  int spouses = 0;
  for (int i = 0; i < size; ++i) {
    v1::Member& member = *household.add_members();
    DrawChoices(draw, member);
    member.set_person_ref(absl::StrCat("P", i));
    member.set_birth_date(DrawBirthDate(draw, day).ToString());
    if (i == head) {
      member.set_relationship(v1::Member::HEAD);
    } else if (spouses < 4 && draw.OneIn(size)) {
      member.set_relationship(v1::Member::SPOUSE);
      ++spouses;
    } else {
      member.set_relationship(
          static_cast<v1::Member::Relationship>(draw.Between(
              v1::Member::CHILD,
              draw.OneIn(3) ? v1::Member::NOT_RELATED : v1::Member::CHILD)));
    }
  }
}

void DrawPossessions(Draw& draw, v1::Declaration& household) {
  v1::Dwelling& dwelling = *household.mutable_dwelling();
  DrawChoices(draw, dwelling);
  dwelling.set_rooms(DrawCount(draw, 1, 50));
  v1::Assets& assets = *household.mutable_assets();
  DrawChoices(draw, assets);
  assets.set_computers(DrawCount(draw, 0, 99));
  assets.set_mobile_phones(DrawCount(draw, 0, 99));
  assets.set_cars(DrawCount(draw, 0, 99));
  assets.set_motorcycles(DrawCount(draw, 0, 99));
  assets.set_cows(DrawCount(draw, 0, 9'999));
  v1::Spending& spending = *household.mutable_spending();
  constexpr std::int64_t kMost = 10'000'000;
  spending.set_gas_monthly_centimes(DrawFrom(draw, 0, kMost));
  for (int i = 0; i < 3; ++i) {
    spending.add_water_electricity_bills_centimes(DrawFrom(draw, 0, kMost));
  }
  spending.set_phone_internet_monthly_centimes(DrawFrom(draw, 0, kMost));
}

}  // namespace

v1::Declaration RandomHousehold(Draw& draw, const std::string& household_ref) {
  v1::Declaration household;
  household.set_household_ref(household_ref);
  const Date day = DrawEffectiveDate(draw);
  household.set_effective_date(day.ToString());
  // Any region, so that the small ones come as often as the large.
  const int region = static_cast<int>(draw.Between(1, registry::kRegions));
  household.set_region(registry::RegionCode(region));
  for (const registry::Province& province : registry::Provinces()) {
    if (province.region != region) continue;
    household.set_province(registry::ProvinceCode(region, province.code));
    if (draw.OneIn(3)) break;
  }
  household.set_milieu(draw.OneIn(2) ? v1::Milieu::URBAN : v1::Milieu::RURAL);
  DrawPossessions(draw, household);
  DrawMembers(draw, day, household);
  return household;
}

}  // namespace golden
