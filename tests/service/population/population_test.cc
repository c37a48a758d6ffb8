// rsu.registry.v1.PopulationService over the wire, against the promises of its
// proto file.

#include <string>

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class PopulationTest : public RegisterTest {
 protected:
  Answer<v1::RegisteredPerson> Get(const std::string& name) {
    v1::GetPersonRequest request;
    request.set_name(name);
    return client.Call(request);
  }
};

v1::RegisterPersonRequest Someone(const std::string& document) {
  v1::RegisterPersonRequest request;
  *request.mutable_person() = SomePerson(document);
  return request;
}

TEST_F(PopulationTest, ARegisteredPersonIsFoundByNameAsRegistered) {
  v1::RegisterPersonRequest request = Someone("BK1");
  request.mutable_person()->set_family_name_ar("الزرقطوني");
  request.mutable_person()->set_phone("+212612345678");
  request.mutable_person()->set_person_ref("ours-1");
  const auto registered = client.Call(request);
  ASSERT_TRUE(registered.ok()) << registered.status;
  EXPECT_EQ(registered.reply.name(), "people/" + registered.reply.idcs());
  EXPECT_GT(registered.reply.create_time().seconds(), 0);
  v1::Person expected = request.person();
  expected.clear_person_ref();
  EXPECT_EQ(registered.reply.person().SerializeAsString(),
            expected.SerializeAsString());
  EXPECT_EQ(Get(registered.reply.name()).reply.SerializeAsString(),
            registered.reply.SerializeAsString());
}

TEST_F(PopulationTest, SomeoneWithADocumentOfAnotherIsNotRegisteredTwice) {
  const auto first = client.Call(Someone("BK1"));
  v1::RegisterPersonRequest request = Someone("BK2");
  *request.mutable_person()->add_documents() = SomePerson("BK1").documents(0);
  request.mutable_person()->set_given_name("Itto");
  for (const bool validate_only : {false, true}) {
    request.set_validate_only(validate_only);
    const absl::Status status = client.Call(request).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
    const base::ErrorDetail detail = base::DetailOf(status);
    EXPECT_EQ(detail.reason, "DOCUMENT_REGISTERED");
    EXPECT_EQ(detail.metadata.at("candidate"), first.reply.name());
    EXPECT_EQ(detail.metadata.at("field"), "documents[1].number");
  }
  // Nothing of the refused person is kept: the other document is still free.
  EXPECT_TRUE(client.Call(Someone("BK2")).ok());
}

TEST_F(PopulationTest, TheSameRequestIdRegistersOnce) {
  v1::RegisterPersonRequest request = Someone("BK1");
  request.set_request_id(RequestId(1));
  const auto first = client.Call(request);
  const auto second = client.Call(request);
  ASSERT_TRUE(first.ok() && second.ok()) << second.status;
  EXPECT_FALSE(first.repeated);
  EXPECT_TRUE(second.repeated);
  EXPECT_EQ(first.reply.SerializeAsString(), second.reply.SerializeAsString());

  request.mutable_person()->set_given_name("Itto");
  const absl::Status reused = client.Call(request).status;
  EXPECT_EQ(reused.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(ReasonOf(reused), "REQUEST_ID_REUSED");

  request.set_request_id("not-a-uuid");
  const absl::Status malformed = client.Call(request).status;
  EXPECT_EQ(malformed.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FieldsOf(malformed), ElementsAre("request_id"));
}

TEST_F(PopulationTest, ARefusedRequestIdMayBeUsedAgain) {
  ASSERT_TRUE(client.Call(Someone("BK1")).ok());
  v1::RegisterPersonRequest request = Someone("BK1");
  request.set_request_id(RequestId(1));
  EXPECT_EQ(client.Call(request).status.code(),
            absl::StatusCode::kAlreadyExists);
  *request.mutable_person() = SomePerson("BK2");
  EXPECT_NE(client.Call(request).reply.idcs(), "");
}

TEST_F(PopulationTest, EveryBadFieldIsNamed) {
  v1::RegisterPersonRequest request = Someone("ab 1");
  v1::Person& person = *request.mutable_person();
  person.set_family_name("Zerktouni77");
  person.set_given_name("Tislit7");
  person.set_given_name_ar("Tislit");
  person.set_birth_date("1980-02-30");
  person.set_birth_place("99.999");
  person.set_sex(static_cast<v1::Sex::Value>(9));
  person.set_nationality("XX1");
  person.set_province("08.999");
  person.set_phone("0612345678");
  person.mutable_documents(0)->set_number("-");
  const absl::Status status = client.Call(request).status;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "MALFORMED_PERSON");
  EXPECT_THAT(
      FieldsOf(status),
      UnorderedElementsAre("family_name", "given_name", "given_name_ar",
                           "birth_date", "birth_place", "sex", "nationality",
                           "province", "phone", "documents[0].number"));
  EXPECT_THAT(FieldsOf(client.Call(v1::RegisterPersonRequest()).status),
              UnorderedElementsAre("family_name", "birth_date", "birth_place",
                                   "sex", "nationality", "province"));
}

TEST_F(PopulationTest, SomeoneWithoutADocumentIsRegistered) {
  v1::RegisterPersonRequest request = Someone("BK1");
  request.mutable_person()->clear_documents();
  const auto registered = client.Call(request);
  ASSERT_TRUE(registered.ok()) << registered.status;
  EXPECT_EQ(registered.reply.person().documents_size(), 0);
}

TEST_F(PopulationTest, NobodyIsRegisteredBeforeTheirBirth) {
  v1::RegisterPersonRequest request = Someone("BK1");
  request.mutable_person()->set_birth_date("9999-12-31");
  EXPECT_THAT(FieldsOf(client.Call(request).status), ElementsAre("birth_date"));
}

TEST_F(PopulationTest, ValidateOnlyStoresNothing) {
  v1::RegisterPersonRequest request = Someone("BK1");
  request.set_validate_only(true);
  request.set_request_id(RequestId(1));
  const auto checked = client.Call(request);
  ASSERT_TRUE(checked.ok()) << checked.status;
  EXPECT_TRUE(checked.reply.name().empty());
  EXPECT_TRUE(checked.reply.idcs().empty());
  EXPECT_FALSE(checked.reply.has_create_time());
  EXPECT_EQ(checked.reply.person().family_name(),
            SomePerson("BK1").family_name());
  // Neither the document nor the request id is taken.
  request.set_validate_only(false);
  const auto registered = client.Call(request);
  ASSERT_TRUE(registered.ok()) << registered.status;
  EXPECT_FALSE(registered.repeated);
}

TEST_F(PopulationTest, AnUnknownPersonIsNotFoundAndAMalformedNameIsRefused) {
  const absl::Status unknown = Get("people/2013023805").status;
  EXPECT_EQ(unknown.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(ReasonOf(unknown), "UNKNOWN_PERSON");
  for (const char* name :
       {"", "people/x", "2013023805", "people/201302380", "people/2013023805 ",
        "households/2013023805", "people/20130238O5", "/people/2013023805"}) {
    const absl::Status status = Get(name).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << name;
    EXPECT_THAT(FieldsOf(status), ElementsAre("name")) << name;
  }
}

TEST_F(PopulationTest, AHouseholdIsNoPerson) {
  const absl::Status status =
      Get("people/" + NewHousehold("H-1").household()).status;
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace rpc_test
