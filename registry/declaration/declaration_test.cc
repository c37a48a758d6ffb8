#include "registry/declaration/declaration.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/declaration.pb.h"
#include "registry/declaration/declaration_message.h"

namespace registry {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::google::protobuf::util::MessageDifferencer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

void AddMember(const std::string& reference,
               v1::Member::Relationship relationship,
               v1::Declaration& message) {
  v1::Member& member = *message.add_members();
  member.set_person_ref(reference);
  member.set_relationship(relationship);
  member.set_birth_date("1980-05-17");
  member.set_sex(v1::Sex::FEMALE);
  member.set_education(v1::Education::SECONDARY);
  member.set_diploma(v1::Diploma::NONE);
  member.set_can_read_and_write(true);
  member.set_schooling(v1::Schooling::NOT_ENROLLED);
  member.set_activity(v1::Activity::EMPLOYED);
  member.set_occupation(v1::Occupation::CLERK);
  member.set_employment_status(v1::EmploymentStatus::WAGE_EARNER);
  member.set_health_cover(v1::HealthCover::CNSS);
}

v1::Declaration Valid() {
  v1::Declaration message;
  message.set_household_ref("H-1");
  message.set_effective_date("2026-01-01");
  message.set_region("11");
  message.set_province("11.537");
  message.set_milieu(v1::Milieu::RURAL);
  v1::Dwelling& dwelling = *message.mutable_dwelling();
  dwelling.set_type(v1::Dwelling::VILLA);
  dwelling.set_rooms(3);
  dwelling.set_has_bath_or_shower(true);
  dwelling.set_has_individual_electricity_meter(false);
  v1::Assets& assets = *message.mutable_assets();
  assets.set_computers(1);
  assets.set_mobile_phones(2);
  assets.set_cars(3);
  assets.set_motorcycles(4);
  assets.set_cows(5);
  assets.set_has_satellite_dish(true);
  assets.set_has_fixed_phone(false);
  assets.set_has_loan(true);
  assets.set_has_secondary_home(false);
  assets.set_has_garage(true);
  assets.set_has_professional_premises(false);
  assets.set_has_non_agricultural_land(true);
  assets.set_has_irrigated_land(false);
  v1::Spending& spending = *message.mutable_spending();
  spending.set_gas_monthly_centimes(100);
  spending.add_water_electricity_bills_centimes(200);
  spending.add_water_electricity_bills_centimes(300);
  spending.add_water_electricity_bills_centimes(400);
  spending.set_phone_internet_monthly_centimes(500);
  AddMember("P-1", v1::Member::HEAD, message);
  AddMember("P-2", v1::Member::CHILD, message);
  message.mutable_members(1)->set_idcs("0123456789");
  return message;
}

// "path: rule" of each violation.
std::vector<std::string> Violations(const v1::Declaration& message) {
  const absl::StatusOr<Declaration> declaration = Declaration::Read(message);
  const base::ErrorDetail detail = base::DetailOf(declaration.status());
  EXPECT_EQ(detail.reason, declaration.ok() ? "" : "MALFORMED_DECLARATION");
  std::vector<std::string> lines;
  for (const base::FieldViolation& violation : detail.violations) {
    lines.push_back(violation.path + ": " + violation.rule);
  }
  return lines;
}

TEST(DeclarationTest, FactsAreThoseOfTheMessage) {
  const Declaration declaration = Declaration::Read(Valid()).value();
  EXPECT_EQ(declaration.household_ref(), "H-1");
  const HouseholdFacts& facts = declaration.facts();
  EXPECT_EQ(facts.effective_date.ToString(), "2026-01-01");
  EXPECT_EQ(facts.region, 11);
  EXPECT_EQ(facts.province, 537);
  EXPECT_EQ(facts.milieu, Milieu::kRural);
  EXPECT_EQ(facts.dwelling.type, DwellingType::kVilla);
  EXPECT_EQ(facts.dwelling.rooms, 3);
  EXPECT_TRUE(facts.dwelling.has_bath_or_shower);
  EXPECT_FALSE(facts.dwelling.has_individual_electricity_meter);
  EXPECT_EQ(facts.assets.computers, 1);
  EXPECT_EQ(facts.assets.cows, 5);
  EXPECT_TRUE(facts.assets.has_non_agricultural_land);
  EXPECT_THAT(facts.spending.water_electricity_bills_centimes,
              ElementsAre(200, 300, 400));
  EXPECT_EQ(facts.spending.phone_internet_monthly_centimes, 500);
  ASSERT_EQ(facts.members.size(), 2u);
  EXPECT_EQ(facts.members[0].relationship, Relationship::kHead);
  EXPECT_EQ(facts.members[1].birth_date.ToString(), "1980-05-17");
  EXPECT_EQ(facts.members[1].health_cover, HealthCover::kCnss);
  EXPECT_EQ(declaration.members()[0].idcs, "");
  EXPECT_EQ(declaration.members()[1].person_ref, "P-2");
  EXPECT_EQ(declaration.members()[1].idcs, "0123456789");
}

TEST(DeclarationTest, MessageComesBackTheSame) {
  const v1::Declaration message = Valid();
  EXPECT_TRUE(MessageDifferencer::Equals(
      ToMessage(Declaration::Read(message).value()), message));
}

TEST(DeclarationTest, EmptyMessageMissesEveryPartInTheOrderOfTheFormat) {
  EXPECT_THAT(Violations({}),
              ElementsAre("household_ref: is missing",
                          "effective_date: is missing", "region: is missing",
                          "province: is missing", "milieu: is missing",
                          "dwelling: is missing", "assets: is missing",
                          "spending: is missing", "members: is missing"));
}

TEST(DeclarationTest, EmptyMemberMissesEveryField) {
  v1::Declaration message = Valid();
  message.mutable_members(1)->Clear();
  EXPECT_THAT(
      Violations(message),
      ElementsAre(
          "members[1].person_ref: is missing, and so is idcs",
          "members[1].relationship: is missing",
          "members[1].birth_date: is missing", "members[1].sex: is missing",
          "members[1].education: is missing", "members[1].diploma: is missing",
          "members[1].can_read_and_write: is missing",
          "members[1].schooling: is missing", "members[1].activity: is missing",
          "members[1].occupation: is missing",
          "members[1].employment_status: is missing",
          "members[1].health_cover: is missing"));
}

struct Case {
  const char* name;
  std::function<void(v1::Declaration&)> edit;
  std::vector<std::string> violations;
};

// Gives a declaration `count` members: heads first, then spouses, and
// children for the rest.
std::function<void(v1::Declaration&)> Members(int count, int heads,
                                              int spouses) {
  return [=](v1::Declaration& m) {
    m.clear_members();
    for (int i = 0; i < count; ++i) {
      AddMember("P" + std::to_string(i),
                i < heads             ? v1::Member::HEAD
                : i < heads + spouses ? v1::Member::SPOUSE
                                      : v1::Member::CHILD,
                m);
    }
  };
}

std::vector<Case> HouseholdCases() {
  // clang-format off
  return {
      {"MilieuUnspecified", [](auto& m) { m.set_milieu(v1::Milieu::UNSPECIFIED); },
       {"milieu: must be one of URBAN, RURAL"}},
      {"MilieuUndeclared", [](auto& m) { m.set_milieu(static_cast<v1::Milieu::Value>(3)); },
       {"milieu: must be one of URBAN, RURAL"}},
      {"MilieuNegative", [](auto& m) { m.set_milieu(static_cast<v1::Milieu::Value>(-1)); },
       {"milieu: must be one of URBAN, RURAL"}},
      {"RegionBad", [](auto& m) { m.set_region("13"); },
       {"region: must be from \"01\" to \"12\""}},
      {"RegionBadAndProvinceUnlisted", [](auto& m) { m.set_region("13"); m.set_province("11.538"); },
       {"region: must be from \"01\" to \"12\"", "province: must be a province of the list, as RR.PPP"}},
      {"ProvinceOfAnotherRegion", [](auto& m) { m.set_province("10.071"); },
       {"province: must be a province of region"}},
      {"EffectiveDateBadHidesAges", [](auto& m) { m.set_effective_date("2026-02-30"); m.mutable_members(0)->set_birth_date("2999-01-01"); },
       {"effective_date: must be a date that exists, as YYYY-MM-DD"}},
      {"BillsTwo", [](auto& m) { m.mutable_spending()->mutable_water_electricity_bills_centimes()->RemoveLast(); },
       {"spending.water_electricity_bills_centimes: must hold exactly 3, has 2"}},
      {"BillsFour", [](auto& m) { m.mutable_spending()->add_water_electricity_bills_centimes(-1); },
       {"spending.water_electricity_bills_centimes: must hold exactly 3, has 4"}},
      {"BillsNone", [](auto& m) { m.mutable_spending()->clear_water_electricity_bills_centimes(); },
       {"spending.water_electricity_bills_centimes: is missing"}},
      {"BillsOutOfRange", [](auto& m) { m.mutable_spending()->set_water_electricity_bills_centimes(0, -1); m.mutable_spending()->set_water_electricity_bills_centimes(2, 10'000'001); },
       {"spending.water_electricity_bills_centimes[0]: must be from 0 to 10000000", "spending.water_electricity_bills_centimes[2]: must be from 0 to 10000000"}},
      {"ReferenceNotUtf8", [](auto& m) { m.set_household_ref("\xff"); }, {"household_ref: must be UTF-8"}},
      {"ReferenceEmpty", [](auto& m) { m.set_household_ref(""); }, {"household_ref: must be 1 to 64 characters"}},
  };
  // clang-format on
}

std::vector<Case> MemberCases() {
  // clang-format off
  return {
      {"MembersOne", Members(1, 1, 0), {}},
      {"MembersFifty", Members(50, 1, 4), {}},
      {"MembersFiftyOne", Members(51, 2, 5), {"members: must hold 1 to 50, has 51"}},
      {"HeadsNone", Members(3, 0, 1), {"members: must hold exactly one HEAD, has 0"}},
      {"HeadsTwo", Members(3, 2, 1), {"members: must hold exactly one HEAD, has 2"}},
      {"SpousesFour", Members(5, 1, 4), {}},
      {"SpousesFive", Members(6, 1, 5), {"members: must hold at most 4 SPOUSE, has 5"}},
      {"HeadsTwoSpousesFive", Members(7, 2, 5), {"members: must hold exactly one HEAD, has 2; must hold at most 4 SPOUSE, has 5"}},
      {"HeadMayBeTheUnreadable", [](auto& m) { m.mutable_members(0)->clear_relationship(); },
       {"members[0].relationship: is missing"}},
      {"PersonRefTwice", [](auto& m) { m.mutable_members(1)->set_person_ref("P-1"); },
       {"members[1].person_ref: must be unique in the household, is that of members[0]"}},
      {"IdcsTwice", [](auto& m) { m.mutable_members(0)->set_idcs("0123456789"); },
       {"members[1].idcs: must be unique in the household, is that of members[0]"}},
      {"IdcsAlone", [](auto& m) { m.mutable_members(1)->clear_person_ref(); }, {}},
      {"NeitherReference", [](auto& m) { m.mutable_members(0)->clear_person_ref(); },
       {"members[0].person_ref: is missing, and so is idcs"}},
      {"IdcsShort", [](auto& m) { m.mutable_members(0)->set_idcs("012345678"); },
       {"members[0].idcs: must be ten digits"}},
      {"IdcsEmpty", [](auto& m) { m.mutable_members(0)->set_idcs(""); },
       {"members[0].idcs: must be ten digits"}},
  };
  // clang-format on
}

TEST(DeclarationTest, EachBrokenRuleIsNamedByItsPath) {
  for (const std::vector<Case>& cases : {HouseholdCases(), MemberCases()}) {
    for (const Case& c : cases) {
      v1::Declaration message = Valid();
      c.edit(message);
      EXPECT_EQ(Violations(message), c.violations) << c.name;
    }
  }
}

// Every value of every enumeration comes back, so that no enumeration of
// household_facts.h has other numbers or fewer values than the proto.
TEST(DeclarationTest, EveryEnumerationValueIsReadAndComesBack) {
  v1::Declaration message = Valid();
  const auto try_all = [&](google::protobuf::Message& part) {
    const auto& fields = *part.GetReflection();
    for (int i = 0; i < part.GetDescriptor()->field_count(); ++i) {
      const auto* field = part.GetDescriptor()->field(i);
      if (field->enum_type() == nullptr) continue;
      const int before = fields.GetEnumValue(part, field);
      for (int v = 1; v < field->enum_type()->value_count(); ++v) {
        fields.SetEnum(&part, field, field->enum_type()->value(v));
        if (field->name() == "relationship") continue;
        EXPECT_THAT(Violations(message), IsEmpty()) << field->full_name();
        EXPECT_TRUE(MessageDifferencer::Equals(
            ToMessage(Declaration::Read(message).value()), message));
      }
      fields.SetEnumValue(&part, field, before);
    }
  };
  try_all(message);
  try_all(*message.mutable_dwelling());
  try_all(*message.mutable_members(1));
}

// A year mistyped as 0206 or 2062 makes ages impossible that are right.
TEST(DeclarationTest, AnEffectiveDateThatCannotBeIsNamedAndNotTheBirths) {
  const base::Date today = base::Date::Parse("2026-03-01").value();
  const auto refused = [&](const char* effective_date, const char* birth_date,
                           const char* region, std::optional<base::Date> day) {
    v1::Declaration message = Valid();
    message.set_effective_date(effective_date);
    message.mutable_members(0)->set_birth_date(birth_date);
    message.set_region(region);
    std::vector<std::string> fields;
    for (const base::FieldViolation& violation :
         base::DetailOf(Declaration::Read(message, day).status()).violations) {
      fields.push_back(violation.path);
    }
    return fields;
  };
  EXPECT_THAT(refused("0206-01-01", "1980-05-17", "11", std::nullopt),
              ElementsAre("effective_date"));
  EXPECT_THAT(refused("0206-01-01", "1980-05-17", "13", today),
              ElementsAre("effective_date", "region"));
  EXPECT_THAT(refused("2062-01-01", "1930-05-17", "11", today),
              ElementsAre("effective_date"));
  EXPECT_THAT(refused("2062-01-01", "1980-05-17", "13", today),
              ElementsAre("effective_date", "region"));
  // Of a day that can be the births are to blame.
  EXPECT_THAT(refused("2026-01-01", "2026-01-02", "11", today),
              ElementsAre("members[0].birth_date"));
  // What was declared before there was a limit stays readable.
  EXPECT_THAT(refused("2062-01-01", "1980-05-17", "11", today), IsEmpty());
}

}  // namespace
}  // namespace registry
