// rsu.registry.v1.HouseholdService over the wire: what becomes of a
// declaration. Against the promises of its proto file.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class HouseholdsTest : public RegisterTest {
 protected:
  Answer<v1::DeclarationRecord> Get(const std::string& name) {
    v1::GetDeclarationRequest request;
    request.set_name(name);
    return client.Call(request);
  }

  int CountDeclarations(const std::string& household) {
    v1::ListDeclarationsRequest request;
    request.set_parent("households/" + household);
    return client.Call(request).reply.declarations_size();
  }
};

TEST_F(HouseholdsTest, AFirstDeclarationMakesAHouseholdWithAScore) {
  const std::string head = NewPerson();
  auto request = SomeDeclaration("H-1", "2026-01-01", {head});
  request.mutable_declaration()->mutable_members(0)->set_person_ref("ours-1");
  const auto created = client.Call(request);
  ASSERT_TRUE(created.ok()) << created.status;
  const v1::DeclarationRecord& record = created.reply;
  EXPECT_NE(record.household(), head);
  EXPECT_EQ(record.name(),
            "households/" + record.household() + "/declarations/1");
  EXPECT_EQ(record.revision(), 1);
  EXPECT_EQ(record.replaces(), 0);
  EXPECT_GT(record.create_time().seconds(), 0);
  EXPECT_EQ(record.score(), "8.8543900");  // as by hand, register_fixture.h
  EXPECT_EQ(record.formula(), "decree-2-21-582");
  EXPECT_EQ(record.sender(), "default");
  EXPECT_FALSE(record.unchanged());
  EXPECT_FALSE(record.etag().empty());
  EXPECT_THAT(record.findings(), IsEmpty());
  EXPECT_EQ(record.declaration().SerializeAsString(),
            request.declaration().SerializeAsString());
  EXPECT_EQ(Get(record.name()).reply.SerializeAsString(),
            record.SerializeAsString());
}

TEST_F(HouseholdsTest, TheSameContentAgainChangesNothing) {
  const auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const auto first = client.Call(request);
  const auto second = client.Call(request);
  ASSERT_TRUE(second.ok()) << second.status;
  EXPECT_TRUE(second.reply.unchanged());
  EXPECT_EQ(second.reply.name(), first.reply.name());
  EXPECT_EQ(second.reply.etag(), first.reply.etag());
  EXPECT_EQ(CountDeclarations(first.reply.household()), 1);
}

TEST_F(HouseholdsTest, OtherContentForTheSameDayIsACorrection) {
  auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const auto first = client.Call(request);
  request.mutable_declaration()->mutable_assets()->set_cows(5);
  const auto second = client.Call(request);
  ASSERT_TRUE(second.ok()) << second.status;
  EXPECT_EQ(second.reply.household(), first.reply.household());
  EXPECT_EQ(second.reply.revision(), 2);
  EXPECT_EQ(second.reply.replaces(), 1);
  EXPECT_EQ(second.reply.score(), "8.9828900");  // 5 cows at 0.0257 more
  // An old declaration sent again undoes no correction by chance.
  request.mutable_declaration()->mutable_assets()->set_cows(0);
  const auto old = client.Call(request);
  EXPECT_EQ(old.status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReasonOf(old.status), "SUPERSEDED_DECLARATION");
  EXPECT_EQ(Get("households/" + second.reply.household() + "/declarations/3")
                .status.code(),
            absl::StatusCode::kNotFound);
  // On purpose it is a correction like any other, not "unchanged".
  request.set_restore(true);
  const auto third = client.Call(request);
  EXPECT_EQ(third.reply.revision(), 3);
  EXPECT_EQ(third.reply.replaces(), 2);
  EXPECT_FALSE(third.reply.unchanged());
  // Nothing is overwritten.
  EXPECT_EQ(Get(first.reply.name()).reply.score(), first.reply.score());
}

TEST_F(HouseholdsTest, ALaterDayIsANewRevisionThatReplacesNone) {
  const std::string head = NewPerson();
  const auto first = client.Call(SomeDeclaration("H-1", "2026-01-01", {head}));
  const auto later = client.Call(SomeDeclaration("H-1", "2026-03-01", {head}));
  ASSERT_TRUE(later.ok()) << later.status;
  EXPECT_EQ(later.reply.household(), first.reply.household());
  EXPECT_EQ(later.reply.revision(), 2);
  EXPECT_EQ(later.reply.replaces(), 0);
  // The earlier day still says what it said.
  const auto again = client.Call(SomeDeclaration("H-1", "2026-01-01", {head}));
  EXPECT_TRUE(again.reply.unchanged());
  EXPECT_EQ(again.reply.revision(), 1);
}

TEST_F(HouseholdsTest, AStaleEtagAborts) {
  auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  const std::string first_etag = client.Call(request).reply.etag();
  request.mutable_declaration()->mutable_assets()->set_cows(1);
  request.set_etag(first_etag);
  const auto corrected = client.Call(request);
  ASSERT_TRUE(corrected.ok()) << corrected.status;
  request.mutable_declaration()->mutable_assets()->set_cows(2);
  for (const bool validate_only : {true, false}) {
    request.set_validate_only(validate_only);
    const absl::Status status = client.Call(request).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kAborted);
    EXPECT_EQ(ReasonOf(status), "STALE_ETAG");
  }
  request.set_etag(corrected.reply.etag());
  EXPECT_TRUE(client.Call(request).ok());
}

TEST_F(HouseholdsTest, ValidateOnlyRunsTheChecksAndStoresNothing) {
  auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  request.set_validate_only(true);
  const auto checked = client.Call(request);
  ASSERT_TRUE(checked.ok()) << checked.status;
  EXPECT_EQ(checked.reply.score(), "8.8543900");
  EXPECT_TRUE(checked.reply.name().empty());
  EXPECT_TRUE(checked.reply.household().empty());
  EXPECT_TRUE(checked.reply.etag().empty());
  EXPECT_EQ(checked.reply.revision(), 0);
  EXPECT_FALSE(checked.reply.has_create_time());
  request.set_validate_only(false);
  const auto stored = client.Call(request);
  EXPECT_EQ(stored.reply.revision(), 1);
  // Of a known household, its identifier is told.
  request.set_validate_only(true);
  request.mutable_declaration()->mutable_assets()->set_cows(1);
  EXPECT_EQ(client.Call(request).reply.household(), stored.reply.household());
  EXPECT_EQ(CountDeclarations(stored.reply.household()), 1);
  request.mutable_declaration()->mutable_members(0)->set_idcs("2013023805");
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("members[0].idcs"));
}

TEST_F(HouseholdsTest, EveryMemberMustBeRegistered) {
  const auto status =
      client
          .Call(SomeDeclaration("H-1", "2026-01-01",
                                {NewPerson(), "2013023805", "3029384756"}))
          .status;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "MALFORMED_DECLARATION");
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("members[1].idcs", "members[2].idcs"));
}

TEST_F(HouseholdsTest, AMemberOfAnotherHouseholdOnTheSameDayIsRefused) {
  const std::string both = NewPerson();
  auto first = SomeDeclaration("H-1", "2026-01-01", {NewPerson(), both});
  ASSERT_TRUE(client.Call(first).ok());
  const auto second = SomeDeclaration("H-2", "2026-01-01", {NewPerson(), both});
  const absl::Status status = client.Call(second).status;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FieldsOf(status), ElementsAre("members[1].idcs"));
  // On another day they may have moved.
  auto later = second;
  later.mutable_declaration()->set_effective_date("2026-01-02");
  EXPECT_TRUE(client.Call(later).ok());
  // Once the first household is corrected, they are free on that day as well.
  first.mutable_declaration()->mutable_members()->RemoveLast();
  ASSERT_TRUE(client.Call(first).ok());
  EXPECT_TRUE(client.Call(second).ok());
}

TEST_F(HouseholdsTest, AFactThatThePopulationRegisterContradictsIsAFinding) {
  auto request =
      SomeDeclaration("H-1", "2026-01-01", {NewPerson(), NewPerson()});
  request.mutable_declaration()->mutable_members(1)->set_birth_date(
      "1980-05-18");
  request.mutable_declaration()->mutable_members(1)->set_sex(v1::Sex::MALE);
  const auto created = client.Call(request);
  ASSERT_TRUE(created.ok()) << created.status;
  std::vector<std::string> fields;
  for (const v1::Finding& finding : created.reply.findings()) {
    fields.push_back(finding.field());
    EXPECT_EQ(finding.description().find("1980"), std::string::npos);
  }
  EXPECT_THAT(fields, ElementsAre("members[1].birth_date", "members[1].sex"));
  // The facts are kept as declared, and the findings told once.
  const auto stored = Get(created.reply.name());
  EXPECT_EQ(stored.reply.declaration().members(1).birth_date(), "1980-05-18");
  EXPECT_THAT(stored.reply.findings(), IsEmpty());
}

TEST_F(HouseholdsTest, ARepeatedRequestIdStoresOnce) {
  auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  request.set_request_id(RequestId(1));
  const auto first = client.Call(request);
  const auto second = client.Call(request);
  ASSERT_TRUE(second.ok()) << second.status;
  EXPECT_TRUE(second.repeated);
  EXPECT_FALSE(second.reply.unchanged());  // the first reply, word for word
  EXPECT_EQ(second.reply.SerializeAsString(), first.reply.SerializeAsString());
  request.mutable_declaration()->mutable_assets()->set_cows(1);
  EXPECT_EQ(ReasonOf(client.Call(request).status), "REQUEST_ID_REUSED");
  request.set_request_id("x");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("request_id"));
}

TEST_F(HouseholdsTest, EveryBadFieldIsNamedByItsPath) {
  auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson(), "12345"});
  v1::Declaration& declaration = *request.mutable_declaration();
  declaration.set_region("13");
  declaration.mutable_dwelling()->set_rooms(51);
  declaration.mutable_assets()->clear_cows();
  declaration.mutable_spending()->add_water_electricity_bills_centimes(1);
  declaration.mutable_members(0)->set_birth_date("2026-01-02");
  const absl::Status status = client.Call(request).status;
  EXPECT_EQ(ReasonOf(status), "MALFORMED_DECLARATION");
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("region", "dwelling.rooms", "assets.cows",
                          "spending.water_electricity_bills_centimes",
                          "members[0].birth_date", "members[1].idcs"));
  // In the register every member needs an identifier.
  request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  request.mutable_declaration()->mutable_members(0)->clear_idcs();
  request.mutable_declaration()->mutable_members(0)->set_person_ref("ours-1");
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("members[0].idcs"));
  // Before the first formula there is no score.
  request = SomeDeclaration("H-1", "2021-08-08", {NewPerson()});
  EXPECT_THAT(FieldsOf(client.Call(request).status),
              ElementsAre("effective_date"));
}

TEST_F(HouseholdsTest, TheLargestListOfBadFieldsStillReachesTheClient) {
  v1::CreateDeclarationRequest request;
  for (int i = 0; i < 50; ++i) request.mutable_declaration()->add_members();
  const absl::Status status = client.Call(request).status;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << status;
  EXPECT_EQ(ReasonOf(status), "MALFORMED_DECLARATION");
  EXPECT_GE(FieldsOf(status).size(), 20u);
}

TEST_F(HouseholdsTest, TwoSendersMayUseOneReference) {
  auto request = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  request.set_sender("town-hall.7");
  const auto first = client.Call(request);
  auto other = SomeDeclaration("H-1", "2026-01-01", {NewPerson()});
  other.set_sender("Town_Hall");
  const auto second = client.Call(other);
  ASSERT_TRUE(first.ok() && second.ok()) << second.status;
  EXPECT_NE(first.reply.household(), second.reply.household());
  EXPECT_EQ(first.reply.sender(), "town-hall.7");
  for (const std::string& sender :
       {std::string("town hall"), std::string("bureau\nII"),
        std::string("عمالة"), std::string(65, 'a')}) {
    other.set_sender(sender);
    EXPECT_THAT(FieldsOf(client.Call(other).status), ElementsAre("sender"))
        << sender;
  }
}

}  // namespace
}  // namespace rpc_test
