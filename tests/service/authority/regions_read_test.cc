// A role with regions sees the people and households that are there and nobody
// else, and learns nothing from the refusal: it is that for somebody unknown,
// word for word.

#include <algorithm>
#include <string>
#include <vector>

#include "tests/service/authority/regions_fixture.h"

namespace rpc_test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST_F(RegionsTest, OnlyWhoLivesThereIsRead) {
  const auto people = [this](const auto& ask) {
    ExpectOnly(here_, there_, kUnknown, ask);
  };
  people([this](const std::string& number) {
    registry_v1::GetPersonRequest request;
    request.set_name("people/" + number);
    return client.Call(request);
  });
  people([this](const std::string& number) {
    registry_v1::ListPersonVersionsRequest request;
    request.set_parent("people/" + number);
    return client.Call(request);
  });
  people([this](const std::string& number) {
    registry_v1::ListDeclarationsRequest request;
    request.set_parent("people/" + number);
    return client.Call(request);
  });
  people([this](const std::string& number) {
    registry_v1::VerifyPersonRequest request;
    request.set_idcs(number);
    request.set_family_name("Amrani");
    return client.Call(request);
  });
  people([this](const std::string& number) {
    idcs_v1::GetIdentifierHistoryRequest request;
    request.set_number(number);
    return client.Call(request);
  });
  people([this](const std::string& number) {
    eligibility_v1::CheckEligibilityRequest request;
    request.set_idcs(number);
    request.set_as_of("2026-02-01");
    request.set_detailed(true);
    auto answer = client.Call(request);
    answer.reply.clear_known_at();
    return answer;
  });
}

TEST_F(RegionsTest, OnlyHouseholdsThatAreDeclaredThereAreRead) {
  const auto households = [this](const auto& ask) {
    ExpectOnly(household_here_, household_there_, kUnknown, ask);
  };
  households([this](const std::string& number) {
    registry_v1::GetDeclarationRequest request;
    request.set_name(absl::StrCat("households/", number, "/declarations/1"));
    return client.Call(request);
  });
  households([this](const std::string& number) {
    registry_v1::ListDeclarationsRequest request;
    request.set_parent("households/" + number);
    return client.Call(request);
  });
  households([this](const std::string& number) {
    scoring_v1::GetScoreRequest request;
    request.set_name("households/" + number);
    request.set_as_of("2026-02-01");
    request.set_explain(true);
    return client.Call(request);
  });
  households([this](const std::string& number) {
    scoring_v1::CompareScoresRequest request;
    request.set_name("households/" + number);
    request.mutable_before()->set_as_of("2026-01-01");
    request.mutable_after()->set_as_of("2026-02-01");
    return client.Call(request);
  });
  households([this](const std::string& number) {
    scoring_v1::ExplainThresholdsRequest request;
    request.set_name("households/" + number);
    request.set_as_of("2026-02-01");
    return client.Call(request);
  });
  households([this](const std::string& number) {
    scoring_v1::ListScoreHistoryRequest request;
    request.set_parent("households/" + number);
    return client.Call(request);
  });
}

// A bad page, moment or etag is no way to learn who exists.
TEST_F(RegionsTest, WhatElseIsWrongDoesNotTellWhoExists) {
  const auto alike = [this](const auto& ask) {
    EXPECT_EQ(Said(ask(there_), there_),
              Said(ask(std::string(kUnknown)), kUnknown));
  };
  alike([this](const std::string& number) {
    registry_v1::ListDeclarationsRequest request;
    request.set_parent("people/" + number);
    request.mutable_known_at()->set_seconds(4'000'000'000);
    return client.Call(request);
  });
  alike([this](const std::string& number) {
    scoring_v1::GetScoreRequest request;
    request.set_name("households/" + number);
    request.set_as_of("2026-02-01");
    request.mutable_known_at()->set_nanos(-1);
    return client.Call(request);
  });
  alike([this](const std::string& number) {
    registry_v1::CorrectPersonRequest request;
    request.set_name("people/" + number);
    *request.mutable_person() = SomePerson("AB2");
    request.set_etag("77");
    request.set_author("a");
    request.set_reason("b");
    return client.Call(request);
  });
  alike([this](const std::string& number) {
    registry_v1::RecordDeathRequest request;
    request.set_name("people/" + number);
    request.set_date("2026-01-01");
    request.set_author("a");
    request.set_reason("b");
    return client.Call(request);
  });
}

TEST_F(RegionsTest, EventsOfSomebodyElsewhereAreThoseOfNobody) {
  ExpectOnly(here_, there_, kUnknown, [this](const std::string& number) {
    registry_v1::ListCoverageEventsRequest request;
    request.set_parent("people/" + number);
    return client.Call(request);
  });
  ExpectOnly(here_, there_, kUnknown, [this](const std::string& number) {
    registry_v1::ListStatusEventsRequest request;
    request.set_parent("people/" + number);
    return client.Call(request);
  });
}

TEST_F(RegionsTest, InABatchEachIsAnsweredByItself) {
  eligibility_v1::BatchCheckEligibilityRequest request;
  for (const std::string& number : {there_, here_, std::string(kUnknown)}) {
    request.add_idcs(number);
  }
  request.set_as_of("2026-02-01");
  const auto answer = client.Call(request);
  ASSERT_TRUE(answer.ok()) << answer.status;
  ASSERT_EQ(answer.reply.results_size(), 3);
  std::vector<std::string> said;
  for (int i : {0, 2}) {
    const auto& one = answer.reply.results(i);
    EXPECT_EQ(one.reasons(0).code(), "NOT_REGISTERED");
    said.push_back(
        absl::StrReplaceAll(one.DebugString(), {{request.idcs(i), "NUMBER"}}));
  }
  EXPECT_EQ(said[0], said[1]);
  EXPECT_NE(answer.reply.results(1).reasons(0).code(), "NOT_REGISTERED");

  eligibility_v1::StreamCheckEligibilityRequest message;
  *message.mutable_idcs() = request.idcs();
  message.set_as_of("2026-02-01");
  const auto stream = client.Stream({message});
  ASSERT_TRUE(stream.ok()) << stream.status;
  ASSERT_EQ(stream.reply.size(), 1u);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(stream.reply[0].results(i).reasons(0).code(),
              answer.reply.results(i).reasons(0).code());
  }
}

TEST_F(RegionsTest, OnlyWhoLivesThereIsFound) {
  registry_v1::SearchPeopleRequest by_document;
  by_document.mutable_document()->set_type(registry_v1::Document::CNIE);
  const auto found = [this](const registry_v1::SearchPeopleRequest& request) {
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    std::vector<std::string> people;
    for (const auto& one : answer.reply.people()) {
      people.push_back(one.person().idcs());
    }
    return people;
  };
  by_document.mutable_document()->set_number("AB1");
  EXPECT_THAT(found(by_document), ElementsAre(here_));
  by_document.mutable_document()->set_number("AB2");
  EXPECT_THAT(found(by_document), IsEmpty());
  by_document.mutable_document()->set_number("AB3");
  EXPECT_THAT(found(by_document), IsEmpty());
  for (const char* document : {"AB1", "AB2"}) {
    registry_v1::SearchPeopleRequest by_name;
    by_name.set_family_name(SomePerson(document).family_name());
    by_name.set_given_name("Tislit");
    by_name.set_birth_date(kBirthDate);
    const auto people = found(by_name);
    EXPECT_EQ(std::count(people.begin(), people.end(), there_), 0);
    if (document == std::string("AB1")) {
      EXPECT_EQ(std::count(people.begin(), people.end(), here_), 1);
    }
  }
}

// A person is also where their household is declared.
TEST_F(RegionsTest, WhoseHouseholdIsDeclaredThereIsKnownThere) {
  register_.ReplacePolicy("");
  const std::string moved = Register("AB7", "03.061");
  registry_v1::GetPersonRequest request;
  request.set_name("people/" + moved);
  register_.ReplacePolicy(Desk(R"(regions: "08")"));
  EXPECT_EQ(ReasonOf(client.Call(request).status), "UNKNOWN_PERSON");
  register_.ReplacePolicy("");
  const std::string household = Declare("moved", "08", "08.401", moved);
  register_.ReplacePolicy(Desk(R"(regions: "08")"));
  EXPECT_TRUE(client.Call(request).ok());
  // The household has gone back: so has the person, and its earlier
  // declarations with it.
  register_.ReplacePolicy("");
  auto back = Declaration("moved", "03", "03.061", moved);
  back.mutable_declaration()->set_effective_date("2026-02-01");
  ASSERT_TRUE(client.Call(back).ok());
  register_.ReplacePolicy(Desk(R"(regions: "08")"));
  EXPECT_EQ(ReasonOf(client.Call(request).status), "UNKNOWN_PERSON");
  registry_v1::GetDeclarationRequest declaration;
  declaration.set_name(
      absl::StrCat("households/", household, "/declarations/1"));
  EXPECT_EQ(ReasonOf(client.Call(declaration).status), "UNKNOWN_DECLARATION");
}

// Of somebody who lives here, what a household elsewhere declared is left out.
TEST_F(RegionsTest, DeclarationsOfHouseholdsElsewhereAreLeftOut) {
  register_.ReplacePolicy("");
  const std::string person = Register("AB8", "08.401");
  Declare("HH-3", "03", "03.061", person);
  register_.ReplacePolicy(Desk(R"(regions: "08")"));
  registry_v1::ListDeclarationsRequest list;
  list.set_parent("people/" + person);
  const auto answer = client.Call(list);
  EXPECT_TRUE(answer.ok()) << answer.status;
  EXPECT_EQ(answer.reply.declarations_size(), 0);
  EXPECT_EQ(answer.reply.next_page_token(), "");
}

TEST_F(RegionsTest, AMergedNumberCountsAsThePersonItBecame) {
  register_.ReplacePolicy("");
  const std::string doubled = Register("AB9", "08.401");
  registry_v1::MergePeopleRequest merge;
  merge.set_double_("people/" + doubled);
  merge.set_into("people/" + there_);
  merge.set_author("a");
  merge.set_reason("b");
  ASSERT_TRUE(client.Call(merge).ok());
  register_.ReplacePolicy(Desk(R"(regions: "08")"));
  eligibility_v1::CheckEligibilityRequest request;
  request.set_idcs(doubled);
  request.set_as_of("2026-02-01");
  EXPECT_EQ(client.Call(request).reply.reasons(0).code(), "NOT_REGISTERED");
  register_.ReplacePolicy(Desk(R"(regions: "03")"));
  EXPECT_NE(client.Call(request).reply.reasons(0).code(), "NOT_REGISTERED");
}

TEST_F(RegionsTest, AProvinceIsNarrowerThanItsRegion) {
  registry_v1::GetPersonRequest request;
  request.set_name("people/" + here_);
  register_.ReplacePolicy(Desk(R"(provinces: "08.401")"));
  EXPECT_TRUE(client.Call(request).ok());
  register_.ReplacePolicy(Desk(R"(regions: "08" provinces: "08.401")"));
  EXPECT_TRUE(client.Call(request).ok());
  register_.ReplacePolicy(Desk(R"(regions: "08" provinces: "08.201")"));
  EXPECT_EQ(ReasonOf(client.Call(request).status), "UNKNOWN_PERSON");
}

// Each role is tried by itself.
// Two regions of two roles do not make a household of both.
}  // namespace
}  // namespace rpc_test
