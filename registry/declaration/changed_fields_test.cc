#include "registry/declaration/changed_fields.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/declaration.pb.h"

namespace registry {

void PrintTo(const ChangedField& field, std::ostream* out) {
  *out << field.before << " -> " << field.after
       << (field.of_head ? " (head)" : "");
}

namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

MATCHER_P3(Field, before, after, of_head, "") {
  return arg.before == before && arg.after == after && arg.of_head == of_head;
}

// A head 1000000001 and a child 1000000002.
v1::Declaration Family() {
  v1::Declaration declaration;
  declaration.set_effective_date("2026-01-01");
  declaration.set_milieu(v1::Milieu::RURAL);
  declaration.mutable_assets()->set_cows(2);
  declaration.mutable_assets()->set_has_loan(false);
  for (const std::int64_t bill : {100, 200, 300}) {
    declaration.mutable_spending()->add_water_electricity_bills_centimes(bill);
  }
  for (const char* idcs : {"1000000001", "1000000002"}) {
    v1::Member& member = *declaration.add_members();
    member.set_idcs(idcs);
    member.set_relationship(v1::Member::CHILD);
    member.set_education(v1::Education::NONE);
  }
  declaration.mutable_members(0)->set_relationship(v1::Member::HEAD);
  return declaration;
}

TEST(ChangedFieldsTest, TheSameIsNoChange) {
  EXPECT_THAT(ChangedFields(Family(), Family()), IsEmpty());
}

TEST(ChangedFieldsTest, FieldsAreNamedByTheirPathsInTheOrderOfTheFormat) {
  v1::Declaration after = Family();
  after.mutable_members(1)->set_education(v1::Education::PRESCHOOL);
  after.mutable_members(0)->set_education(v1::Education::HIGHER);
  after.mutable_spending()->set_water_electricity_bills_centimes(1, 201);
  after.mutable_assets()->set_has_loan(true);
  after.mutable_assets()->set_cows(0);
  after.set_milieu(v1::Milieu::URBAN);
  EXPECT_THAT(
      ChangedFields(Family(), after),
      ElementsAre(
          Field("milieu", "milieu", false),
          Field("assets.cows", "assets.cows", false),
          Field("assets.has_loan", "assets.has_loan", false),
          Field("spending.water_electricity_bills_centimes[1]",
                "spending.water_electricity_bills_centimes[1]", false),
          Field("members[0].education", "members[0].education", true),
          Field("members[1].education", "members[1].education", false)));
}

TEST(ChangedFieldsTest, AnotherOrderOfMembersIsNoChange) {
  v1::Declaration after = Family();
  after.mutable_members()->SwapElements(0, 1);
  EXPECT_THAT(ChangedFields(Family(), after), IsEmpty());
  after.mutable_members(0)->set_education(v1::Education::PRESCHOOL);
  EXPECT_THAT(ChangedFields(Family(), after),
              ElementsAre(Field("members[1].education", "members[0].education",
                                false)));
}

TEST(ChangedFieldsTest, WhoComesAndWhoLeavesIsNamedAsAWhole) {
  v1::Declaration after = Family();
  after.mutable_members(1)->set_idcs("1000000003");
  EXPECT_THAT(ChangedFields(Family(), after),
              ElementsAre(Field("", "members[1]", false),
                          Field("members[1]", "", false)));
  after = Family();
  after.mutable_members()->DeleteSubrange(0, 1);
  after.mutable_members(0)->set_relationship(v1::Member::HEAD);
  EXPECT_THAT(ChangedFields(Family(), after),
              ElementsAre(Field("members[1].relationship",
                                "members[0].relationship", true),
                          Field("members[0]", "", true)));
}

TEST(ChangedFieldsTest, WhoeverIsTheHeadInEitherIsTheHead) {
  v1::Declaration after = Family();
  after.mutable_members(0)->set_relationship(v1::Member::PARENT);
  after.mutable_members(1)->set_relationship(v1::Member::HEAD);
  EXPECT_THAT(
      ChangedFields(Family(), after),
      ElementsAre(
          Field("members[0].relationship", "members[0].relationship", true),
          Field("members[1].relationship", "members[1].relationship", true)));
}

TEST(ChangedFieldsTest, AReferenceThatOneDoesNotGiveIsEmptyThere) {
  v1::Declaration after = Family();
  after.mutable_members(1)->set_person_ref("child");
  EXPECT_THAT(ChangedFields(Family(), after),
              ElementsAre(Field("", "members[1].person_ref", false)));
}

}  // namespace
}  // namespace registry
