// rsu.registry.v1.VerificationService over the wire, against the promises of
// its proto file. Who may ask what is kVerificationCallers of the fixture.

#include <string>

#include "base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using Agreement = v1::FieldAgreement;

class IdentityCheckTest : public RegisterTest {
 protected:
  std::string Register(const v1::Person& person) {
    v1::RegisterPersonRequest request;
    *request.mutable_person() = person;
    return client.Call(request).reply.idcs();
  }
};

v1::Person Khadija() {
  v1::Person person = SomePerson("BK1");
  person.set_family_name("El Idrissi");
  person.set_given_name("Khadija");
  person.set_family_name_ar("الإدريسي");
  person.set_given_name_ar("خديجة");
  return person;  // born on 1980-05-17, lives in 08.401
}

v1::VerifyPersonRequest Ask(const std::string& idcs, const char* family_name,
                            const char* given_name, const char* birth_date,
                            const char* province) {
  v1::VerifyPersonRequest request;
  request.set_idcs(idcs);
  request.set_family_name(family_name);
  request.set_given_name(given_name);
  request.set_birth_date(birth_date);
  request.set_province(province);
  return request;
}

TEST_F(IdentityCheckTest, EachFieldIsAnsweredAndNoValueIsGiven) {
  const std::string idcs = Register(Khadija());
  const struct {
    v1::VerifyPersonRequest request;
    Agreement::Value family_name, given_name, birth_date, province;
  } kCases[] = {
      {Ask(idcs, "EL IDRISSI", "Khadîja", "1980-05-17", "08.401"),
       Agreement::MATCH, Agreement::MATCH, Agreement::MATCH, Agreement::MATCH},
      {Ask(idcs, "الادريسي", "خَدِيجَة", "1980-05-18", "08.201"), Agreement::MATCH,
       Agreement::MATCH, Agreement::CLOSE_MATCH, Agreement::CLOSE_MATCH},
      // Spellings of the Arabic names, and then slips.
      {Ask(idcs, "El Idrisi", "Khadidja", "1980-05-17", "08.401"),
       Agreement::MATCH, Agreement::MATCH, Agreement::MATCH, Agreement::MATCH},
      {Ask(idcs, "El Idrissti", "Khafija", "1979-06-18", "03.231"),
       Agreement::CLOSE_MATCH, Agreement::CLOSE_MATCH, Agreement::NO_MATCH,
       Agreement::NO_MATCH},
      {Ask(idcs, "Bennani", "Fatima", "2001-01-01", "04.421"),
       Agreement::NO_MATCH, Agreement::NO_MATCH, Agreement::NO_MATCH,
       Agreement::NO_MATCH},
  };
  for (const auto& c : kCases) {
    const auto answer = client.Call(c.request);
    ASSERT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.family_name(), c.family_name)
        << c.request.family_name();
    EXPECT_EQ(answer.reply.given_name(), c.given_name)
        << c.request.given_name();
    EXPECT_EQ(answer.reply.birth_date(), c.birth_date);
    EXPECT_EQ(answer.reply.province(), c.province);
    EXPECT_FALSE(answer.reply.has_document());
  }
  v1::VerifyPersonRequest one;
  one.set_idcs(idcs);
  one.set_birth_date("1980-05-17");
  const auto answer = client.Call(one).reply;
  EXPECT_EQ(answer.birth_date(), Agreement::MATCH);
  EXPECT_FALSE(answer.has_family_name());
  EXPECT_FALSE(answer.has_province());
}

TEST_F(IdentityCheckTest, InAnEmptyRegisterNobodyCanBeVerified) {
  const absl::Status status =
      client.Call(Ask("2013023805", "A", "B", "1980-05-17", "08.401")).status;
  EXPECT_EQ(ReasonOf(status), "NOT_VERIFIABLE");
}

TEST_F(IdentityCheckTest, WhoIsNotAskedAboutIsNotComparedWith) {
  // Whatever identifiers there are, these two are above and below all.
  const std::string idcs = Register(Khadija());
  for (const char* nobody : {"0000000000", "9999999999"}) {
    const absl::Status status =
        client
            .Call(Ask(nobody, "El Idrissi", "Khadija", "1980-05-17", "08.401"))
            .status;
    EXPECT_EQ(ReasonOf(status), "NOT_VERIFIABLE") << nobody;
  }
  // The dead may be asked about, as the living.
  v1::RecordDeathRequest death;
  death.set_name("people/" + idcs);
  death.set_date("2025-03-04");
  death.set_author("Civil status 08");
  death.set_reason("death certificate");
  ASSERT_TRUE(client.Call(death).ok());
  const auto dead =
      client.Call(Ask(idcs, "El Idrissi", "Khadija", "1980-05-17", "08.401"));
  EXPECT_EQ(dead.reply.birth_date(), Agreement::MATCH);
}

TEST_F(IdentityCheckTest, TheUnknownAndTheForbiddenAreAnsweredAlike) {
  v1::Person far_away = SomePerson("BK2");
  far_away.set_province("04.421");
  v1::Person twice = SomePerson("BK3");
  const std::string merged = Register(twice);
  v1::MergePeopleRequest merge;
  merge.set_double_("people/" + merged);
  merge.set_into("people/" + Register(SomePerson("BK4")));
  merge.set_author("Operator 7");
  merge.set_reason("one person");
  ASSERT_TRUE(client.Call(merge).ok());
  std::string first;
  for (const std::string& idcs :
       {std::string("2013023805"), Register(far_away), merged}) {
    const absl::Status status =
        client.Call(Ask(idcs, "A", "B", "1980-05-17", "08.401")).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(ReasonOf(status), "NOT_VERIFIABLE");
    if (first.empty()) first = status.ToString();
    EXPECT_EQ(status.ToString(), first);
  }
}

TEST_F(IdentityCheckTest, AFieldThatIsNotOnTheListIsRefusedWhoeverItIs) {
  for (const std::string& idcs :
       {Register(Khadija()), std::string("2013023805"), std::string("x")}) {
    auto request = Ask(idcs, "A", "B", "1980-05-17", "08.401");
    *request.mutable_document() = Khadija().documents(0);
    const absl::Status status = client.Call(request).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
    EXPECT_EQ(ReasonOf(status), "FIELD_NOT_ALLOWED");
    EXPECT_EQ(base::DetailOf(status).metadata.at("field"), "document");
  }
}

TEST_F(IdentityCheckTest, AMalformedRequestNamesItsFields) {
  const std::string idcs = Register(Khadija());
  v1::VerifyPersonRequest nothing;
  nothing.set_idcs(idcs);
  EXPECT_THAT(FieldsOf(client.Call(nothing).status),
              ElementsAre("family_name"));
  EXPECT_THAT(
      FieldsOf(client.Call(Ask("12", "", "\n", "1980-13", "99.1")).status),
      ElementsAre("idcs", "family_name", "given_name", "birth_date",
                  "province"));
}

}  // namespace
}  // namespace rpc_test
