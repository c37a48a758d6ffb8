// A role with regions changes only what is there; roles do not add up; hidden
// fields are in no answer.

#include <algorithm>
#include <string>
#include <vector>

#include "tests/service/authority/regions_fixture.h"

namespace rpc_test {
namespace {

using ::testing::HasSubstr;

TEST_F(RegionsTest, OnlyWhoLivesThereIsCorrected) {
  registry_v1::CorrectPersonRequest request;
  *request.mutable_person() = SomePerson("AB1");
  request.mutable_person()->set_birth_place("08.401");
  request.set_etag("1");
  request.set_author("a");
  request.set_reason("b");
  request.set_name("people/" + here_);
  EXPECT_TRUE(client.Call(request).ok());
  // Nobody is pushed into another region.
  request.mutable_person()->set_province("03.061");
  request.set_etag("2");
  EXPECT_EQ(ReasonOf(client.Call(request).status), "PLACE_NOT_ALLOWED");
  // Of somebody's document it is not told whose it is.
  request.mutable_person()->set_province("08.401");
  auto& document = *request.mutable_person()->add_documents();
  document.set_type(registry_v1::Document::CNIE);
  document.set_number("AB2");
  const auto refused = client.Call(request);
  EXPECT_EQ(ReasonOf(refused.status), "DOCUMENT_REGISTERED");
  EXPECT_EQ(base::DetailOf(refused.status).metadata.count("candidate"), 0u);

  request.set_name("people/" + there_);
  EXPECT_EQ(ReasonOf(client.Call(request).status), "UNKNOWN_PERSON");
}

TEST_F(RegionsTest, OnlyHouseholdsThatAreThereAreDeclared) {
  // A new one here, of who lives here.
  EXPECT_TRUE(client.Call(Declaration("HH-1", "08", "08.401", here_)).ok());
  // There; of who lives there; one that is there.
  EXPECT_EQ(
      ReasonOf(client.Call(Declaration("new", "03", "03.061", here_)).status),
      "PLACE_NOT_ALLOWED");
  EXPECT_EQ(
      ReasonOf(client.Call(Declaration("HH-2", "08", "08.401", here_)).status),
      "PLACE_NOT_ALLOWED");
  const auto with_there =
      client.Call(Declaration("new", "08", "08.401", there_));
  const auto with_nobody =
      client.Call(Declaration("new", "08", "08.401", kUnknown));
  EXPECT_EQ(Said(with_there, there_), Said(with_nobody, kUnknown));
  EXPECT_THAT(std::string(with_there.status.message()),
              HasSubstr("nobody is registered under this identifier"));
}

TEST_F(RegionsTest, WhatAskedForACheckOrComesInABatchIsHeldToTheSame) {
  auto check = Declaration("new", "08", "08.401", there_);
  check.set_validate_only(true);
  EXPECT_EQ(ReasonOf(client.Call(check).status), "MALFORMED_DECLARATION");

  registry_v1::BatchCreateDeclarationsRequest batch;
  *batch.add_requests() = Declaration("new", "08", "08.401", there_);
  for (const bool validate_only : {true, false}) {
    batch.set_validate_only(validate_only);
    EXPECT_EQ(ReasonOf(client.Call(batch).status), "MALFORMED_DECLARATION");
  }

  registry_v1::RecordDeclarationsRequest record;
  *record.add_requests() = Declaration("new", "08", "08.401", there_);
  *record.add_requests() = Declaration("new2", "03", "03.061", here_);
  *record.add_requests() = Declaration("HH-2", "08", "08.401", here_);
  *record.add_requests() = Declaration("HH-1", "08", "08.401", here_);
  const auto answer = client.Call(record);
  ASSERT_TRUE(answer.ok()) << answer.status;
  ASSERT_EQ(answer.reply.results_size(), 4);
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(answer.reply.results(i).has_error()) << i;
  }
  EXPECT_FALSE(answer.reply.results(3).has_error());
  // Nothing of what was refused is there.
  register_.ReplacePolicy("");
  registry_v1::ListDeclarationsRequest list;
  list.set_parent("people/" + there_);
  EXPECT_EQ(client.Call(list).reply.declarations_size(), 1);
}

TEST_F(RegionsTest, OfTwoRolesOneMustReachAll) {
  register_.ReplacePolicy(R"(
    role { name: "a" regions: "08" hides: "Person.phone"
           methods: "rsu.registry.v1.PopulationService/GetPerson"
           methods: "rsu.registry.v1.HouseholdService/GetDeclaration"
           methods: "rsu.authority.v1.AuthorityService/*" }
    role { name: "b" regions: "03"
           methods: "rsu.registry.v1.PopulationService/GetPerson" }
    caller { name: "local" ground: "tests" roles: ["a", "b"] })");
  registry_v1::GetPersonRequest request;
  request.set_name("people/" + here_);
  EXPECT_EQ(client.Call(request).reply.person().phone(), "");
  request.set_name("people/" + there_);
  EXPECT_EQ(client.Call(request).reply.person().phone(), "+212600000000");
  registry_v1::GetDeclarationRequest declaration;
  declaration.set_name(
      absl::StrCat("households/", household_there_, "/declarations/1"));
  EXPECT_EQ(ReasonOf(client.Call(declaration).status), "UNKNOWN_DECLARATION");
}

// A number that nobody was ever given is refused as one that is out of reach,
// before anything is stored.
TEST_F(RegionsTest, ABatchTellsNothingOfNumbers) {
  for (const bool validate_only : {true, false}) {
    std::vector<std::string> said;
    for (const std::string& number :
         {there_, household_there_, std::string(kUnknown)}) {
      registry_v1::BatchCreateDeclarationsRequest batch;
      *batch.add_requests() = Declaration("HH-8", "08", "08.401", number);
      batch.set_validate_only(validate_only);
      said.push_back(Said(client.Call(batch), number));
    }
    EXPECT_EQ(said[0], said[2]);
    EXPECT_EQ(said[1], said[2]);
    EXPECT_THAT(said[2], HasSubstr("MALFORMED_DECLARATION"));
  }
}

// What was kept for another caller's id is not told to a caller with regions.
TEST_F(RegionsTest, AReplyThatWasKeptForAnotherIsNotTold) {
  registry_v1::RecordDeclarationsRequest request;
  *request.add_requests() = Declaration("HH-9", "03", "03.061", there_);
  request.set_request_id(RequestId(9));
  register_.ReplacePolicy("");
  ASSERT_TRUE(client.Call(request).ok());
  register_.ReplacePolicy(Desk(R"(regions: "08")"));
  EXPECT_EQ(ReasonOf(client.Call(request).status), "REQUEST_ID_REUSED");
  // Their own is answered again.
  registry_v1::RecordDeclarationsRequest own;
  *own.add_requests() = Declaration("HH-1", "08", "08.401", here_);
  own.set_request_id(RequestId(10));
  EXPECT_TRUE(client.Call(own).ok());
  EXPECT_TRUE(client.Call(own).repeated);
}

TEST_F(RegionsTest, AHouseholdOfTwoRegionsTakesOneRoleWithBoth) {
  const std::string methods =
      R"(methods: "rsu.registry.v1.HouseholdService/*"
         methods: "rsu.authority.v1.AuthorityService/*")";
  const auto two = [](const std::string& first, const std::string& second) {
    auto request = SomeDeclaration("two", "2026-03-01", {first, second});
    request.mutable_declaration()->set_region("08");
    request.mutable_declaration()->set_province("08.401");
    return request;
  };
  register_.ReplacePolicy(absl::StrCat(
      "role { name: \"a\" regions: \"08\" ", methods, "}",
      "role { name: \"b\" regions: \"03\" ", methods, "}",
      R"(caller { name: "local" ground: "tests" roles: ["a", "b"] })"));
  EXPECT_EQ(FieldsOf(client.Call(two(here_, there_)).status),
            std::vector<std::string>{"members[1].idcs"});
  register_.ReplacePolicy(absl::StrCat(
      "role { name: \"a\" regions: \"08\" regions: \"03\" ", methods, "}",
      R"(caller { name: "local" ground: "tests" roles: "a" })"));
  EXPECT_TRUE(client.Call(two(here_, there_)).ok());
}

TEST_F(RegionsTest, AHiddenFieldIsInNoAnswer) {
  register_.ReplacePolicy(R"(
    role { name: "a" hides: "Person.phone" hides: "rsu.registry.v1.Person.birth_place"
           methods: "rsu.registry.v1.PopulationService/GetPerson"
           methods: "rsu.registry.v1.PopulationService/ListPersonVersions"
           methods: "rsu.registry.v1.PopulationService/SearchPeople"
           methods: "rsu.authority.v1.AuthorityService/*" }
    caller { name: "local" ground: "tests" roles: "a" })");
  registry_v1::GetPersonRequest get;
  get.set_name("people/" + here_);
  const auto person = client.Call(get).reply.person();
  EXPECT_FALSE(person.has_phone());
  EXPECT_FALSE(person.has_birth_place());
  EXPECT_TRUE(person.has_family_name());
  registry_v1::ListPersonVersionsRequest versions;
  versions.set_parent("people/" + here_);
  EXPECT_FALSE(client.Call(versions).reply.versions(0).person().has_phone());
  registry_v1::SearchPeopleRequest search;
  search.mutable_document()->set_type(registry_v1::Document::CNIE);
  search.mutable_document()->set_number("AB1");
  EXPECT_FALSE(
      client.Call(search).reply.people(0).person().person().has_phone());
}

}  // namespace
}  // namespace rpc_test
