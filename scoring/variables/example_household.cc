#include "scoring/variables/example_household.h"

namespace scoring {

using registry::HouseholdFacts;
using registry::MemberFacts;
using registry::Relationship;

base::Date TestDate(absl::string_view text) {
  return base::Date::Parse(text).value();
}

MemberFacts PlainMember(Relationship relationship,
                        absl::string_view birth_date) {
  MemberFacts member = {};
  member.relationship = relationship;
  member.birth_date = TestDate(birth_date);
  member.sex = registry::Sex::kFemale;
  member.education = registry::Education::kNone;
  member.diploma = registry::Diploma::kNone;
  member.schooling = registry::Schooling::kNotEnrolled;
  member.activity = registry::Activity::kInactive;
  member.occupation = registry::Occupation::kNoOccupation;
  member.employment_status = registry::EmploymentStatus::kNotEmployed;
  member.health_cover = registry::HealthCover::kNone;
  return member;
}

HouseholdFacts PlainHousehold(registry::Milieu milieu) {
  HouseholdFacts facts = {};
  facts.effective_date = TestDate("2026-01-01");
  facts.region = 5;
  facts.province = 91;
  facts.milieu = milieu;
  facts.dwelling.type = registry::DwellingType::kShack;
  facts.dwelling.rooms = 1;
  facts.members = {PlainMember(Relationship::kHead, "1986-01-01")};
  return facts;
}

HouseholdFacts FamilyOfFour(registry::Milieu milieu) {
  HouseholdFacts facts = PlainHousehold(milieu);
  facts.region = 1;
  facts.dwelling = {registry::DwellingType::kApartment, 2, true, true};
  facts.assets.computers = 1;
  facts.assets.mobile_phones = 3;
  facts.assets.cars = 1;
  facts.assets.motorcycles = 2;
  facts.assets.cows = 5;
  facts.assets.has_satellite_dish = true;
  facts.assets.has_irrigated_land = true;
  facts.spending = {50'00, {100'00, 200'00, 300'00}, 50'00};

  MemberFacts head = PlainMember(Relationship::kHead, "1980-06-15");
  head.education = registry::Education::kHigher;
  head.diploma = registry::Diploma::kTechnical;
  head.can_read_and_write = true;
  head.activity = registry::Activity::kEmployed;
  head.occupation = registry::Occupation::kMiddleExecutive;
  head.employment_status = registry::EmploymentStatus::kWageEarner;
  head.health_cover = registry::HealthCover::kCnss;
  MemberFacts spouse = PlainMember(Relationship::kSpouse, "1985-03-01");
  spouse.activity = registry::Activity::kHomemaker;
  spouse.can_read_and_write = true;
  MemberFacts girl = PlainMember(Relationship::kChild, "2015-05-05");
  girl.schooling = registry::Schooling::kPublic;
  MemberFacts boy = PlainMember(Relationship::kChild, "2009-09-09");
  boy.schooling = registry::Schooling::kPrivate;
  boy.can_read_and_write = true;
  facts.members = {head, spouse, girl, boy};
  return facts;
}

}  // namespace scoring
