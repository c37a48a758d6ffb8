// PopulationService.SearchPeople over the wire, against the promises of its
// proto file.

#include <grpcpp/client_context.h>

#include <memory>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/rpc/status.h"
#include "base/sql/database.h"
#include "base/status_macros.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "proto/rsu/registry/v1/population_service.grpc.pb.h"
#include "registry/matching/search_keys.h"
#include "registry/storage/people.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Named {
  const char* family_name;
  const char* given_name;
  const char* birth_date;
  v1::Sex::Value sex = v1::Sex::MALE;
};

class PeopleSearchTest : public RegisterTest {
 protected:
  PeopleSearchTest()
      : stub_(v1::PopulationService::NewStub(register_.channel())) {}

  std::string RegisterNamed(const Named& named) {
    v1::RegisterPersonRequest request;
    v1::Person& person = *request.mutable_person();
    person = SomePerson("ZZ" + std::to_string(++people_));
    person.set_family_name(named.family_name);
    person.set_given_name(named.given_name);
    person.set_birth_date(named.birth_date);
    person.set_sex(named.sex);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.review(), "");
    return answer.reply.idcs();
  }

  absl::Status Search(const v1::SearchPeopleRequest& request,
                      v1::SearchPeopleResponse* response) {
    grpc::ClientContext context;
    return base::rpc::FromGrpc(
        stub_->SearchPeople(&context, request, response));
  }

  // The numbers found, page by page, in their order.
  std::vector<std::string> NumbersOf(v1::SearchPeopleRequest request) {
    std::vector<std::string> numbers;
    do {
      v1::SearchPeopleResponse response;
      const absl::Status status = Search(request, &response);
      EXPECT_TRUE(status.ok()) << status;
      for (const auto& found : response.people()) {
        numbers.push_back(found.person().idcs());
      }
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return numbers;
  }

  std::unique_ptr<v1::PopulationService::Stub> stub_;
  int people_ = 0;
};

v1::SearchPeopleRequest ByName(const std::string& family_name,
                               const std::string& given_name,
                               const std::string& birth_date = "") {
  v1::SearchPeopleRequest request;
  request.set_family_name(family_name);
  request.set_given_name(given_name);
  request.set_birth_date(birth_date);
  return request;
}

TEST_F(PeopleSearchTest, SpellingsOfANameFindThePersonInBothScripts) {
  const std::string amina =
      RegisterNamed({"El Alaoui", "Khadija", "1985-03-02", v1::Sex::FEMALE});
  RegisterNamed({"Bennis", "Karim", "1985-03-02"});
  for (const auto& request :
       {ByName("Alaoui", "Khadija"), ByName("Alawi", "Hadija Khadija"),
        ByName("Khadija", "Alaoui"), ByName("العلوي", "خديجة"),
        ByName("Alaoui", "Khadija", "1985"),
        ByName("", "Khadija", "1985-03-02"),
        ByName("alaoui", "", "1985-03-02")}) {
    EXPECT_THAT(NumbersOf(request), ElementsAre(amina))
        << request.ShortDebugString();
  }
}

TEST_F(PeopleSearchTest, BirthDateAndSexNarrowIt) {
  const std::string older = RegisterNamed({"Tazi", "Driss", "1960-12-31"});
  const std::string younger = RegisterNamed({"Tazi", "Driss", "1961-01-01"});
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss")), ElementsAre(older, younger));
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss", "1960")), ElementsAre(older));
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss", "1961")), ElementsAre(younger));
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss", "1961-01-01")),
              ElementsAre(younger));
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss", "1962")), IsEmpty());
  v1::SearchPeopleRequest women = ByName("Tazi", "Driss");
  women.set_sex(v1::Sex::FEMALE);
  EXPECT_THAT(NumbersOf(women), IsEmpty());
}

// The order is stated, and a page holds what it is asked for.
TEST_F(PeopleSearchTest, TheSameNamesComeFirstThenTheOlderThenTheFirst) {
  const std::string close =
      RegisterNamed({"Tazi", "Driss Amine", "1950-01-01"});
  const std::string second = RegisterNamed({"Tazi", "Driss", "1970-01-01"});
  const std::string first = RegisterNamed({"Tazi", "Driss", "1960-01-01"});
  const std::string later =
      RegisterNamed({"Tazi", "Driss", "1970-01-01", v1::Sex::FEMALE});
  v1::SearchPeopleRequest request = ByName("Tazi", "Driss");
  EXPECT_THAT(NumbersOf(request), ElementsAre(first, second, later, close));
  request.set_page_size(1);
  EXPECT_THAT(NumbersOf(request), ElementsAre(first, second, later, close));
  request.set_page_size(3);
  EXPECT_THAT(NumbersOf(request), ElementsAre(first, second, later, close));
}

TEST_F(PeopleSearchTest, ASlipIsForgivenOnceTheDayIsKnown) {
  const std::string person = RegisterNamed({"Bensouda", "Youssef", kBirthDate});
  v1::SearchPeopleResponse response;
  ASSERT_TRUE(
      Search(ByName("Bensoula", "Youssef", kBirthDate), &response).ok());
  ASSERT_EQ(response.people_size(), 1);
  EXPECT_EQ(response.people(0).person().idcs(), person);
  EXPECT_EQ(response.people(0).agreement(), v1::NameAgreement::CLOSE);
}

TEST_F(PeopleSearchTest, WhoWasMergedIsFoundUnderTheNumberThatStays) {
  const std::string stays = RegisterNamed({"Tazi", "Driss", "1960-01-01"});
  const std::string twice = RegisterNamed({"Tazi", "Driss", "1960-01-10"});
  ASSERT_TRUE(client.Call(Merging(twice, stays)).ok());
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss")), ElementsAre(stays));
  EXPECT_THAT(NumbersOf(ByName("Tazi", "Driss", "1960-01-10")),
              ElementsAre(stays));
  v1::SearchPeopleRequest request;
  request.mutable_document()->set_type(v1::Document::CNIE);
  request.mutable_document()->set_number("ZZ2");  // that of the double
  EXPECT_THAT(NumbersOf(request), ElementsAre(stays));
  request.mutable_document()->set_number("ZZ3");  // nobody's
  EXPECT_THAT(NumbersOf(request), IsEmpty());
}

// Puts people of one name, each born on another day, into the store.
absl::Status InsertPeople(base::sql::WriteSession& session, int first,
                          int count) {
  const registry::ComparableName name =
      registry::ComparableName::Of({"Tazi", "Driss", "", ""});
  v1::Person person = SomePerson("ZZ0");
  person.clear_documents();
  registry::PersonRow row;
  row.sex = registry::Sex::kMale;
  row.content = person.SerializeAsString();
  row.name = name.Serialize();
  row.name_keys = registry::SearchKeys(name);
  for (int i = first; i < first + count; ++i) {
    const std::int64_t number = 2'000'000'000 + i;
    row.birth_date = base::Date::FromDayNumber(i);
    RSU_RETURN_IF_ERROR(
        session
            .Execute("INSERT INTO number (number, kind, issued_at_us) "
                     "VALUES ($1, 1, 1)",
                     {base::sql::Value::Integer(number)})
            .status());
    RSU_RETURN_IF_ERROR(registry::InsertPerson(
        session, idcs::IdcsNumber::FromValue(number), 1, row, {}));
  }
  return absl::OkStatus();
}

TEST_F(PeopleSearchTest, MoreThanThreeThousandAreNotCompared) {
  v1::SearchPeopleResponse response;
  for (const bool too_many : {false, true}) {
    ASSERT_TRUE(register_.database()
                    .WriteAndWait([&](base::sql::WriteSession& session) {
                      return too_many ? InsertPeople(session, 3000, 1)
                                      : InsertPeople(session, 0, 3000);
                    })
                    .ok());
    const absl::Status status = Search(ByName("Tazi", "Driss"), &response);
    EXPECT_EQ(ReasonOf(status), too_many ? "TOO_MANY_PEOPLE" : "") << status;
  }
  // A year makes it narrower.
  EXPECT_EQ(NumbersOf(ByName("Tazi", "Driss", "1970")).size(), 365U);
}

TEST_F(PeopleSearchTest, WhatIsNotEnoughIsRefusedByItsField) {
  struct Case {
    v1::SearchPeopleRequest request;
    const char* field;
  };
  v1::SearchPeopleRequest both = ByName("Tazi", "Driss");
  both.mutable_document()->set_type(v1::Document::CNIE);
  both.mutable_document()->set_number("ZZ1");
  v1::SearchPeopleRequest token = ByName("Tazi", "Driss");
  token.set_page_token("made up");
  const Case cases[] = {
      {ByName("", ""), "family_name"},
      {ByName("", "", kBirthDate), "family_name"},
      {ByName("Tazi", ""), "given_name"},
      {ByName("", "Driss", "1980"), "family_name"},
      {ByName("Tazi", "Driss", "1980-02-30"), "birth_date"},
      {ByName("Tazi", "Driss", "80"), "birth_date"},
      {ByName(std::string(101, 'a'), "Driss"), "family_name"},
      {ByName("...", "...", kBirthDate), "family_name"},
      {both, "document"},
      {token, "page_token"},
  };
  for (const Case& c : cases) {
    v1::SearchPeopleResponse response;
    const absl::Status status = Search(c.request, &response);
    EXPECT_EQ(ReasonOf(status), "MALFORMED_REQUEST")
        << c.request.ShortDebugString();
    EXPECT_THAT(FieldsOf(status), ElementsAre(c.field))
        << c.request.ShortDebugString();
  }
}

}  // namespace
}  // namespace rpc_test
