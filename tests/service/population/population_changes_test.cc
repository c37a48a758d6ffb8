// Corrections, deaths and merges over the wire, against the promises of
// rsu.registry.v1.PopulationService.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;

class PopulationChangesTest : public RegisterTest {
 protected:
  v1::RegisteredPerson Register(const std::string& document) {
    v1::RegisterPersonRequest request;
    *request.mutable_person() = SomePerson(document);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.review(), "");
    return answer.reply;
  }

  v1::RegisteredPerson Get(const std::string& name) {
    v1::GetPersonRequest request;
    request.set_name(name);
    return client.Call(request).reply;
  }

  std::string RetirementOf(const std::string& idcs) {
    rsu::idcs::v1::GetIdentifierHistoryRequest request;
    request.set_number(idcs);
    const auto history = client.Call(request).reply;
    return rsu::idcs::v1::RetirementReason::Value_Name(
        history.retirement().reason());
  }

  // The code of the first reason on that day.
  std::string EligibilityReason(const std::string& idcs, const char* day) {
    rsu::eligibility::v1::CheckEligibilityRequest request;
    request.set_idcs(idcs);
    request.set_as_of(day);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.reply.reasons(0).code();
  }
};

v1::CorrectPersonRequest Correct(const v1::RegisteredPerson& person) {
  v1::CorrectPersonRequest request;
  request.set_name(person.name());
  *request.mutable_person() = person.person();
  request.mutable_person()->set_given_name("Itto");
  request.set_etag(person.etag());
  request.set_author("Operator 7");
  request.set_reason("the card says so");
  return request;
}

v1::RecordDeathRequest Bury(const std::string& name, const char* date) {
  v1::RecordDeathRequest request;
  request.set_name(name);
  request.set_date(date);
  request.set_author("Civil status 08");
  request.set_reason("death certificate");
  return request;
}

v1::MergePeopleRequest Merge(const std::string& twice,
                             const std::string& into) {
  v1::MergePeopleRequest request;
  request.set_double_(twice);
  request.set_into(into);
  request.set_author("Operator 7");
  request.set_reason("registered in two offices");
  return request;
}

TEST_F(PopulationChangesTest, EveryVersionIsKeptWithItsAuthorAndReason) {
  const v1::RegisteredPerson first = Register("BK1");
  EXPECT_EQ(first.etag(), "1");
  const auto corrected = client.Call(Correct(first));
  ASSERT_TRUE(corrected.ok()) << corrected.status;
  EXPECT_EQ(corrected.reply.name(), first.name());
  EXPECT_EQ(corrected.reply.person().given_name(), "Itto");
  EXPECT_EQ(corrected.reply.revision(), 2);
  EXPECT_EQ(corrected.reply.etag(), "2");
  EXPECT_EQ(Get(first.name()).SerializeAsString(),
            corrected.reply.SerializeAsString());

  v1::ListPersonVersionsRequest list;
  list.set_parent(first.name());
  const auto versions = client.Call(list).reply;
  ASSERT_EQ(versions.versions_size(), 2);
  EXPECT_EQ(versions.versions(0).person().given_name(), "Tislit");
  EXPECT_EQ(versions.versions(0).authorship().caller(), "local");
  EXPECT_EQ(versions.versions(1).authorship().author(), "Operator 7");
  EXPECT_EQ(versions.versions(1).authorship().reason(), "the card says so");
}

TEST_F(PopulationChangesTest, ACorrectionThatChangesNothingIsNoVersion) {
  const v1::RegisteredPerson first = Register("BK1");
  auto same = Correct(first);
  *same.mutable_person() = first.person();
  const auto answer = client.Call(same);
  ASSERT_TRUE(answer.ok()) << answer.status;
  EXPECT_EQ(answer.reply.revision(), 1);
  EXPECT_EQ(Get(first.name()).SerializeAsString(),
            answer.reply.SerializeAsString());
}

TEST_F(PopulationChangesTest, ACorrectionTellsWhoIsAlikeButHoldsNobody) {
  const v1::RegisteredPerson first = Register("BK1");
  const v1::RegisteredPerson other = Register("BK2");
  auto request = Correct(other);
  request.mutable_person()->set_given_name(first.person().given_name());
  request.mutable_person()->set_family_name(first.person().family_name());
  const auto corrected = client.Call(request);
  ASSERT_TRUE(corrected.ok()) << corrected.status;
  ASSERT_EQ(corrected.reply.candidates_size(), 1);
  EXPECT_EQ(corrected.reply.candidates(0).person(), first.name());
  EXPECT_EQ(corrected.reply.candidates(0).agreement(), v1::NameAgreement::SAME);
  EXPECT_EQ(corrected.reply.revision(), 2);
  EXPECT_EQ(Get(other.name()).candidates_size(), 0);
}

TEST_F(PopulationChangesTest, ACorrectionStartsFromTheLastVersion) {
  const v1::RegisteredPerson first = Register("BK1");
  auto request = Correct(first);
  request.set_request_id(RequestId(1));
  ASSERT_TRUE(client.Call(request).ok());
  EXPECT_TRUE(client.Call(request).repeated);
  request.set_request_id("");
  const absl::Status stale = client.Call(request).status;
  EXPECT_EQ(stale.code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(stale), "STALE_ETAG");
}

TEST_F(PopulationChangesTest, ACorrectionMayAddADocumentButNotAnothers) {
  const v1::RegisteredPerson first = Register("BK1");
  Register("BK2");
  auto request = Correct(first);
  request.mutable_person()->mutable_documents(0)->set_number("BK2");
  EXPECT_EQ(ReasonOf(client.Call(request).status), "DOCUMENT_REGISTERED");
  request.mutable_person()->mutable_documents(0)->set_number("BK3");
  ASSERT_TRUE(client.Call(request).ok());
  // Both are theirs now.
  for (const char* document : {"BK1", "BK3"}) {
    v1::RegisterPersonRequest again;
    *again.mutable_person() = SomePerson(document);
    EXPECT_EQ(ReasonOf(client.Call(again).status), "DOCUMENT_REGISTERED");
  }
}

TEST_F(PopulationChangesTest, ADeathRetiresTheIdentifierAndTheFileStays) {
  const v1::RegisteredPerson person = Register("BK1");
  const auto dead = client.Call(Bury(person.name(), "2025-03-04"));
  ASSERT_TRUE(dead.ok()) << dead.status;
  EXPECT_EQ(dead.reply.death().date(), "2025-03-04");
  EXPECT_EQ(dead.reply.death().authorship().author(), "Civil status 08");
  EXPECT_EQ(RetirementOf(person.idcs()), "DEATH");
  EXPECT_EQ(Get(person.name()).person().given_name(), "Tislit");
  // Living on the day before, and not registered from the day itself on.
  EXPECT_EQ(EligibilityReason(person.idcs(), "2025-03-03"),
            "NOT_COVERED_ELSEWHERE");
  EXPECT_EQ(EligibilityReason(person.idcs(), "2025-03-04"), "DECEASED");
  // The same again changes nothing, another day is another story.
  EXPECT_TRUE(client.Call(Bury(person.name(), "2025-03-04")).ok());
  EXPECT_EQ(ReasonOf(client.Call(Bury(person.name(), "2025-03-05")).status),
            "DEATH_RECORDED");
  // What was written wrongly about the dead can be mended.
  EXPECT_TRUE(client.Call(Correct(Get(person.name()))).ok());
}

TEST_F(PopulationChangesTest, TheDeadAreInNoHouseholdDeclaredForALaterDay) {
  const std::string idcs = Register("BK1").idcs();
  ASSERT_TRUE(client.Call(Bury("people/" + idcs, "2025-03-04")).ok());
  const absl::Status late =
      client.Call(SomeDeclaration("h-1", "2025-03-05", {idcs})).status;
  EXPECT_THAT(FieldsOf(late), ElementsAre("members[0].idcs"));
  EXPECT_TRUE(client.Call(SomeDeclaration("h-1", "2025-03-04", {idcs})).ok());
}

TEST_F(PopulationChangesTest, ADeathIsNeitherBeforeTheBirthNorAfterToday) {
  const v1::RegisteredPerson person = Register("BK1");
  for (const char* date : {"1980-05-16", "9999-12-31", "2025-02-30", ""}) {
    const absl::Status status = client.Call(Bury(person.name(), date)).status;
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << date;
    EXPECT_THAT(FieldsOf(status), ElementsAre("date")) << date;
  }
  EXPECT_TRUE(client.Call(Bury(person.name(), kBirthDate)).ok());
}

TEST_F(PopulationChangesTest, ACorrectionPutsNoBirthAfterTheDeath) {
  const std::string name = Register("BK1").name();
  ASSERT_TRUE(client.Call(Bury(name, "2025-03-04")).ok());
  auto born = Correct(Get(name));
  born.mutable_person()->set_birth_date("2025-03-05");
  const absl::Status status = client.Call(born).status;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "MALFORMED_PERSON");
  EXPECT_THAT(FieldsOf(status), ElementsAre("birth_date"));
  EXPECT_EQ(Get(name).revision(), 1);
  born.mutable_person()->set_birth_date("2025-03-04");
  EXPECT_TRUE(client.Call(born).ok());
}

TEST_F(PopulationChangesTest, AMergedDoublePointsToThePersonWhoStays) {
  const v1::RegisteredPerson twice = Register("BK1");
  const v1::RegisteredPerson stays = Register("BK2");
  const auto merged = client.Call(Merge(twice.name(), stays.name()));
  ASSERT_TRUE(merged.ok()) << merged.status;
  EXPECT_EQ(merged.reply.name(), stays.name());
  EXPECT_EQ(Get(twice.name()).merged_into(), stays.name());
  EXPECT_EQ(Get(twice.name()).person().documents(0).number(), "BK1");
  EXPECT_EQ(RetirementOf(twice.idcs()), "MERGED");
  EXPECT_EQ(RetirementOf(stays.idcs()), "UNSPECIFIED");
  EXPECT_EQ(EligibilityReason(twice.idcs(), "2026-01-01"),
            "IDENTIFIER_RETIRED");
  EXPECT_EQ(EligibilityReason(stays.idcs(), "2026-01-01"),
            "NOT_COVERED_ELSEWHERE");
  // Whoever shows the double's document is the person who stays, and may have
  // it in a correction.
  v1::RegisterPersonRequest again;
  *again.mutable_person() = SomePerson("BK1");
  EXPECT_NE(std::string(client.Call(again).status.message()), "");
  auto with_both = Correct(Get(stays.name()));
  *with_both.mutable_person()->add_documents() = SomePerson("BK1").documents(0);
  EXPECT_TRUE(client.Call(with_both).ok());

  for (const absl::Status& refused :
       {client.Call(Merge(twice.name(), stays.name())).status,
        client.Call(Merge(stays.name(), twice.name())).status,
        client.Call(Correct(Get(twice.name()))).status,
        client.Call(Bury(twice.name(), "2025-01-01")).status}) {
    EXPECT_EQ(ReasonOf(refused), "IDENTIFIER_RETIRED");
  }
  EXPECT_THAT(FieldsOf(client.Call(Bury(twice.name(), "2025-01-01")).status),
              ElementsAre("name"));
  EXPECT_THAT(FieldsOf(client.Call(Merge(twice.name(), stays.name())).status),
              ElementsAre("double"));
  EXPECT_THAT(FieldsOf(client.Call(Merge(stays.name(), twice.name())).status),
              ElementsAre("into"));
  EXPECT_THAT(FieldsOf(client.Call(Merge(stays.name(), stays.name())).status),
              ElementsAre("into"));
  const absl::Status declared =
      client.Call(SomeDeclaration("h-1", "2026-01-01", {twice.idcs()})).status;
  EXPECT_THAT(FieldsOf(declared), ElementsAre("members[0].idcs"));
}

TEST_F(PopulationChangesTest, ARegistrationSentAgainSaysWhatBecameOfThem) {
  v1::RegisterPersonRequest request;
  *request.mutable_person() = SomePerson("BK1");
  request.set_request_id(RequestId(1));
  const auto first = client.Call(request);
  EXPECT_EQ(client.Call(request).reply.SerializeAsString(),
            first.reply.SerializeAsString());
  const v1::RegisteredPerson stays = Register("BK2");
  ASSERT_TRUE(client.Call(Merge(first.reply.name(), stays.name())).ok());
  auto again = client.Call(request);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.reply.merged_into(), stays.name());
  again.reply.clear_merged_into();
  EXPECT_EQ(again.reply.SerializeAsString(), first.reply.SerializeAsString());
  *request.mutable_person() = SomePerson("BK3");
  request.set_request_id(RequestId(2));
  const auto dead = client.Call(request).reply;
  ASSERT_TRUE(client.Call(Bury(dead.name(), "2025-03-04")).ok());
  EXPECT_EQ(client.Call(request).reply.death().date(), "2025-03-04");
}

TEST_F(PopulationChangesTest, AChainOfMergesIsFollowedToItsEnd) {
  const v1::RegisteredPerson first = Register("BK0");
  v1::RegisteredPerson last = first;
  for (int i = 1; i <= 150; ++i) {
    const v1::RegisteredPerson next = Register("BK" + std::to_string(i));
    ASSERT_TRUE(client.Call(Merge(last.name(), next.name())).ok());
    last = next;
  }
  EXPECT_EQ(Get(first.name()).merged_into(), last.name());
  // The document of the first leads there too, and so do the names.
  v1::RecordDeathRequest by_document = Bury("", "2025-03-04");
  *by_document.mutable_document() = first.person().documents(0);
  const auto dead = client.Call(by_document);
  ASSERT_TRUE(dead.ok()) << dead.status;
  EXPECT_EQ(dead.reply.name(), last.name());
  v1::RegisterPersonRequest alike;
  *alike.mutable_person() = SomePerson("BK0");
  alike.mutable_person()->clear_documents();
  const auto held = client.Call(alike);
  ASSERT_EQ(held.reply.candidates_size(), 1);
  EXPECT_EQ(held.reply.candidates(0).person(), last.name());
}

TEST_F(PopulationChangesTest, WhoStaysKeepsTheCoverAndHouseholdOfTheDouble) {
  const v1::RegisteredPerson twice = Register("BK1");
  const v1::RegisteredPerson stays = Register("BK2");
  ASSERT_TRUE(
      client.Call(SomeDeclaration("h-1", "2025-01-01", {twice.idcs()})).ok());
  v1::RecordCoverageEventsRequest events;
  v1::CoverageEvent& opened = *events.add_events();
  opened.set_source("CNSS");
  opened.set_event(v1::CoverageEvent::OPENED);
  opened.set_regime(v1::Regime::CNSS);
  opened.set_role(v1::InsuredRole::PRINCIPAL);
  opened.set_idcs(twice.idcs());
  opened.set_effective_date("2025-02-01");
  opened.set_reason(v1::CoverageReason::REGISTRATION);
  ASSERT_TRUE(client.Call(events).ok());
  EXPECT_EQ(EligibilityReason(twice.idcs(), "2025-02-01"),
            "COVERED_AS_PRINCIPAL");
  rsu::eligibility::v1::CheckEligibilityRequest ask;
  ask.set_idcs(stays.idcs());
  ask.set_as_of("2025-01-31");
  const auto before = client.Call(ask);
  EXPECT_FALSE(before.reply.has_standing());

  ASSERT_TRUE(client.Call(Merge(twice.name(), stays.name())).ok());
  EXPECT_EQ(EligibilityReason(stays.idcs(), "2025-02-01"),
            "COVERED_AS_PRINCIPAL");
  const auto after = client.Call(ask);
  EXPECT_TRUE(after.reply.has_standing());
  // As known before the merge, nothing changed.
  *ask.mutable_known_at() = before.reply.known_at();
  EXPECT_EQ(client.Call(ask).reply.SerializeAsString(),
            before.reply.SerializeAsString());
  // What comes later comes under the identifier that stays.
  opened.set_event(v1::CoverageEvent::CLOSED);
  const auto refused = client.Call(events);
  ASSERT_TRUE(refused.ok());
  EXPECT_EQ(refused.reply.results(0).outcome(),
            v1::RecordCoverageEventsResponse::Result::REFUSED);
}

TEST_F(PopulationChangesTest, AChangeNamesItsAuthorAndItsReason) {
  const v1::RegisteredPerson person = Register("BK1");
  auto nobody = Correct(person);
  nobody.clear_author();
  auto speechless = Bury(person.name(), "2025-01-01");
  speechless.clear_reason();
  auto too_long = Merge(person.name(), "people/2013023805");
  too_long.set_author(std::string(65, 'x'));
  for (const char* blank : {" ", "\u00a0", "\u2003", "\u3000"}) {
    auto unreadable = Correct(person);
    unreadable.set_author(blank);
    unreadable.set_reason(std::string("  ") + blank);
    EXPECT_THAT(FieldsOf(client.Call(unreadable).status),
                ElementsAre("author", "reason"))
        << blank;
  }
  EXPECT_THAT(FieldsOf(client.Call(nobody).status), ElementsAre("author"));
  EXPECT_THAT(FieldsOf(client.Call(speechless).status), ElementsAre("reason"));
  EXPECT_THAT(FieldsOf(client.Call(too_long).status), ElementsAre("author"));
}

TEST_F(PopulationChangesTest, WhomNobodyRegisteredCannotChange) {
  const v1::RegisteredPerson person = Register("BK1");
  auto stranger = Correct(person);
  stranger.set_name("people/2013023805");
  for (const absl::Status& status :
       {client.Call(stranger).status,
        client.Call(Bury("people/2013023805", "2025-01-01")).status,
        client.Call(Merge(person.name(), "people/2013023805")).status,
        client.Call(Merge("people/2013023805", person.name())).status}) {
    EXPECT_EQ(ReasonOf(status), "UNKNOWN_PERSON");
  }
}

}  // namespace
}  // namespace rpc_test
