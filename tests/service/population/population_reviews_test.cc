// Who may be registered already, over the wire, against the promises of
// rsu.registry.v1.PopulationService.

#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/hold.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::registry::v1;
using ::testing::ElementsAre;
using Decision = v1::RegistrationDecision;

// Calls that were begun wait for the writer by then.
constexpr std::chrono::milliseconds kUntilQueued(100);

class PopulationReviewsTest : public RegisterTest {
 protected:
  Answer<v1::RegisteredPerson> Register(const v1::Person& person,
                                        const std::string& request_id = "") {
    v1::RegisterPersonRequest request;
    *request.mutable_person() = person;
    request.set_request_id(request_id);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer;
  }

  v1::RegistrationReview Review(const std::string& name) {
    v1::GetRegistrationReviewRequest request;
    request.set_name(name);
    return client.Call(request).reply;
  }

  std::vector<v1::RegistrationReview> Listed(bool decided = false) {
    v1::ListRegistrationReviewsRequest request;
    request.set_show_decided(decided);
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return {answer.reply.reviews().begin(), answer.reply.reviews().end()};
  }
};

v1::Person Named(const char* family_name, const char* given_name,
                 const char* document) {
  v1::Person person = SomePerson(document);
  person.set_family_name(family_name);
  person.set_given_name(given_name);
  person.set_sex(v1::Sex::MALE);
  return person;
}

v1::DecideRegistrationReviewRequest Decide(const v1::RegistrationReview& review,
                                           Decision::Verdict verdict) {
  v1::DecideRegistrationReviewRequest request;
  request.set_name(review.name());
  request.set_verdict(verdict);
  if (verdict == Decision::SAME_PERSON) {
    request.set_candidate(review.candidates(0).person());
  }
  request.set_etag(review.etag());
  request.set_author("Operator 7");
  request.set_reason("compared the photographs");
  return request;
}

TEST_F(PopulationReviewsTest, TheSameNamesInAnyUsualSpellingAreHeld) {
  v1::Person first = Named("Alaoui", "Mohamed", "BK1");
  first.set_family_name_ar("العلوي");
  first.set_given_name_ar("محمد");
  const auto registered = Register(first);
  ASSERT_NE(registered.reply.idcs(), "");
  v1::Person arabic = Named("Alawi", "Mhmd", "BK9");
  arabic.set_family_name_ar("ٱلْعَلَوِيّ");
  arabic.set_given_name_ar("مُحَمَّد");
  const v1::Person alike[] = {
      Named("Alaoui", "Mohamed", "BK2"),    Named("ALAOUI", "MOHAMED", "BK3"),
      Named("Alaoui", "Mohammed", "BK4"),   Named("Alaoui", "Muhammad", "BK5"),
      Named("El Alaoui", "Mohamed", "BK6"), Named("Alaouï", "Mohaméd", "BK7"),
      Named("Mohamed", "Alaoui", "BK8"),    arabic};
  for (const v1::Person& person : alike) {
    const auto held = Register(person);
    EXPECT_EQ(held.reply.idcs(), "") << person.ShortDebugString();
    ASSERT_EQ(held.reply.candidates_size(), 1) << person.ShortDebugString();
    EXPECT_EQ(held.reply.candidates(0).person(), registered.reply.name());
    EXPECT_EQ(held.reply.candidates(0).agreement(), v1::NameAgreement::SAME);
    EXPECT_NE(held.reply.review(), "");
  }
  EXPECT_EQ(Listed().size(), 8u);
}

TEST_F(PopulationReviewsTest, OtherNamesBirthDatesAndSexesAreNotHeld) {
  ASSERT_NE(Register(Named("Alaoui", "Mohamed", "BK1")).reply.idcs(), "");
  v1::Person younger = Named("Alaoui", "Mohamed", "BK2");
  younger.set_birth_date("1980-05-18");
  v1::Person woman = Named("Alaoui", "Mohamed", "BK3");
  woman.set_sex(v1::Sex::FEMALE);
  for (const v1::Person& person :
       {younger, woman, Named("Alaoui", "Ahmed", "BK4"),
        Named("Bennani", "Mohamed", "BK5")}) {
    const auto registered = Register(person);
    EXPECT_NE(registered.reply.idcs(), "") << person.ShortDebugString();
  }
}

TEST_F(PopulationReviewsTest, ASlipAwayIsToldAndNotHeld) {
  const auto first = Register(Named("Bouazzaoui", "Abderrahmane", "BK1"));
  const auto near = Register(Named("Bouazzaoui", "Abderrahmame", "BK2"));
  EXPECT_NE(near.reply.idcs(), "");
  ASSERT_EQ(near.reply.candidates_size(), 1);
  EXPECT_EQ(near.reply.candidates(0).person(), first.reply.name());
  EXPECT_EQ(near.reply.candidates(0).agreement(), v1::NameAgreement::CLOSE);
}

TEST_F(PopulationReviewsTest, SendingAgainGivesTheSameReview) {
  Register(Named("Alaoui", "Mohamed", "BK1"));
  const v1::Person person = Named("Alaoui", "Mohamed", "BK2");
  const auto by_id = Register(person, RequestId(1));
  EXPECT_EQ(Register(person, RequestId(1)).reply.review(),
            by_id.reply.review());
  const auto without = Register(person);
  EXPECT_NE(without.reply.review(), by_id.reply.review());
  EXPECT_EQ(Register(person).reply.review(), without.reply.review());
  EXPECT_EQ(Listed().size(), 2u);
}

TEST_F(PopulationReviewsTest, RegistrationsThatAreStoredTogetherSeeEachOther) {
  v1::Person younger = Named("Alaoui", "Mohamed", "BK2");
  younger.set_birth_date("1990-03-04");
  Register(Named("Alaoui", "Mohamed", "BK1"));
  Register(younger);
  younger.mutable_documents(0)->set_number("BK4");
  v1::Person other = Named("Idrissi", "Omar", "BK7");
  other.set_birth_date("1991-05-06");
  // Two are held of two birth dates, of two namesakes one, and of two with one
  // document one is refused.
  const v1::Person people[] = {
      Named("Alaoui", "Mohamed", "BK3"), younger,
      Named("Tazi", "Salim", "BK5"),     Named("Tazi", "Salim", "BK6"),
      Named("Filali", "Nabil", "BK7"),   other};
  std::vector<Answer<v1::RegisteredPerson>> answers(std::size(people));
  std::vector<std::thread> callers;
  Hold hold(register_.database(), /*writer=*/true);
  for (std::size_t i = 0; i < std::size(people); ++i) {
    callers.emplace_back([this, &people, &answers, i] {
      v1::RegisterPersonRequest request;
      *request.mutable_person() = people[i];
      answers[i] = client.Call(request);
    });
  }
  std::this_thread::sleep_for(kUntilQueued);
  hold.Release();
  for (std::thread& caller : callers) caller.join();
  std::set<std::string> reviews;
  int registered = 0;
  int refused = 0;
  for (const auto& answer : answers) {
    if (!answer.reply.review().empty()) reviews.insert(answer.reply.review());
    registered += answer.reply.idcs().empty() ? 0 : 1;
    refused += ReasonOf(answer.status) == "DOCUMENT_REGISTERED" ? 1 : 0;
  }
  EXPECT_EQ(registered, 2);
  EXPECT_EQ(refused, 1);
  EXPECT_THAT(reviews,
              ElementsAre("registrationReviews/1", "registrationReviews/2",
                          "registrationReviews/3"));
  EXPECT_EQ(Listed().size(), 3u);
}

TEST_F(PopulationReviewsTest, TheRequestIdOfSomebodyHeldIsTaken) {
  Register(Named("Alaoui", "Mohamed", "BK1"));
  const v1::Person person = Named("Alaoui", "Mohamed", "BK2");
  const auto held = Register(person, RequestId(1));
  ASSERT_NE(held.reply.review(), "");
  v1::RegisterPersonRequest other;
  *other.mutable_person() = SomePerson("BK3");
  other.set_request_id(RequestId(1));
  EXPECT_EQ(ReasonOf(client.Call(other).status), "REQUEST_ID_REUSED");
  rsu::idcs::v1::IssueIdentifierRequest issue;
  issue.set_kind(rsu::idcs::v1::HolderKind::PERSON);
  issue.set_request_id(RequestId(1));
  EXPECT_EQ(ReasonOf(client.Call(issue).status), "REQUEST_ID_REUSED");
  // Whatever was tried, the review can be decided.
  ASSERT_TRUE(
      client.Call(Decide(Review(held.reply.review()), Decision::OTHER_PERSON))
          .ok());
  EXPECT_NE(Register(person, RequestId(1)).reply.idcs(), "");
}

TEST_F(PopulationReviewsTest, ValidateOnlyTellsCandidatesAndHoldsNobody) {
  Register(Named("Alaoui", "Mohamed", "BK1"));
  v1::RegisterPersonRequest request;
  *request.mutable_person() = Named("Alaoui", "Mohammed", "BK2");
  request.set_validate_only(true);
  const auto checked = client.Call(request);
  EXPECT_EQ(checked.reply.candidates_size(), 1);
  EXPECT_EQ(checked.reply.review(), "");
  EXPECT_TRUE(Listed().empty());
}

TEST_F(PopulationReviewsTest, TheSamePersonKeepsTheIdentifierTheyHave) {
  const auto first = Register(Named("Alaoui", "Mohamed", "BK1"));
  const v1::Person twice = Named("Alaoui", "Mohammed", "BK2");
  const auto held = Register(twice, RequestId(1));
  const v1::RegistrationReview review = Review(held.reply.review());
  EXPECT_EQ(review.person().given_name(), "Mohammed");
  EXPECT_EQ(review.caller(), "local");
  EXPECT_FALSE(review.has_decision());
  const auto decided = client.Call(Decide(review, Decision::SAME_PERSON));
  ASSERT_TRUE(decided.ok()) << decided.status;
  EXPECT_EQ(decided.reply.decision().person(), first.reply.name());
  EXPECT_EQ(decided.reply.decision().authorship().author(), "Operator 7");
  EXPECT_EQ(Review(review.name()).SerializeAsString(),
            decided.reply.SerializeAsString());
  EXPECT_TRUE(Listed().empty());
  EXPECT_EQ(Listed(/*decided=*/true).size(), 1u);
  // The registration, sent again, hears whom it meant.
  const auto again = Register(twice, RequestId(1));
  EXPECT_EQ(again.reply.name(), first.reply.name());
  EXPECT_TRUE(again.reply.already_registered());
  EXPECT_EQ(again.reply.person().given_name(), "Mohamed");
  EXPECT_EQ(again.reply.review(), "");
  // A document of somebody held belongs to nobody.
  EXPECT_NE(Register(SomePerson("BK2")).reply.idcs(), "");
}

TEST_F(PopulationReviewsTest, WithoutAnIdTheSameContentHearsTheDecisionToo) {
  const auto first = Register(Named("Alaoui", "Mohamed", "BK1"));
  const v1::Person same = Named("Alaoui", "Mohammed", "BK2");
  const v1::Person other = Named("Alaoui", "Mohammed", "BK3");
  const std::string review_of_same = Register(same).reply.review();
  const std::string review_of_other = Register(other).reply.review();
  ASSERT_TRUE(
      client.Call(Decide(Review(review_of_same), Decision::SAME_PERSON)).ok());
  const auto registered =
      client.Call(Decide(Review(review_of_other), Decision::OTHER_PERSON));
  ASSERT_TRUE(registered.ok()) << registered.status;
  const auto found = Register(same);
  EXPECT_EQ(found.reply.name(), first.reply.name());
  EXPECT_TRUE(found.reply.already_registered());
  EXPECT_EQ(found.reply.person().given_name(), "Mohamed");
  // Whose document is meanwhile their own.
  const auto again = Register(other);
  EXPECT_EQ(again.reply.name(), registered.reply.decision().person());
  EXPECT_FALSE(again.reply.already_registered());
  EXPECT_EQ(again.reply.review(), "");
  EXPECT_EQ(Listed(/*decided=*/true).size(), 2u);
  // Other content is somebody else.
  EXPECT_NE(Register(Named("Alaoui", "Mohamed", "BK4")).reply.review(), "");
}

TEST_F(PopulationReviewsTest, AnotherPersonIsRegisteredByTheDecision) {
  const auto first = Register(Named("Alaoui", "Mohamed", "BK1"));
  const v1::Person other = Named("Alaoui", "Mohamed", "BK2");
  const auto held = Register(other, RequestId(1));
  const v1::RegistrationReview review = Review(held.reply.review());
  auto decide = Decide(review, Decision::OTHER_PERSON);
  decide.set_request_id(RequestId(2));
  const auto decided = client.Call(decide);
  ASSERT_TRUE(decided.ok()) << decided.status;
  EXPECT_TRUE(client.Call(decide).repeated);
  const std::string name = decided.reply.decision().person();
  EXPECT_NE(name, first.reply.name());
  const auto again = Register(other, RequestId(1));
  EXPECT_EQ(again.reply.name(), name);
  EXPECT_FALSE(again.reply.already_registered());
  EXPECT_EQ(again.reply.authorship().reason(), "compared the photographs");
  // A third one may be either.
  const auto third = Register(Named("Alaoui", "Mohamed", "BK3"));
  EXPECT_EQ(third.reply.candidates_size(), 2);
}

TEST_F(PopulationReviewsTest, ADecisionIsAboutTheCandidatesThatWereSeen) {
  Register(Named("Alaoui", "Mohamed", "BK1"));
  const auto second = Register(Named("Alaoui", "Mohamed", "BK2"));
  const auto third = Register(Named("Alaoui", "Mohamed", "BK3"));
  const v1::RegistrationReview stale = Review(third.reply.review());
  ASSERT_TRUE(
      client.Call(Decide(Review(second.reply.review()), Decision::OTHER_PERSON))
          .ok());
  for (const auto verdict : {Decision::SAME_PERSON, Decision::OTHER_PERSON}) {
    EXPECT_EQ(ReasonOf(client.Call(Decide(stale, verdict)).status),
              "STALE_ETAG");
  }
  const v1::RegistrationReview fresh = Review(stale.name());
  EXPECT_EQ(fresh.candidates_size(), 2);
  ASSERT_TRUE(client.Call(Decide(fresh, Decision::OTHER_PERSON)).ok());
  EXPECT_EQ(ReasonOf(client.Call(Decide(fresh, Decision::OTHER_PERSON)).status),
            "REVIEW_DECIDED");
}

TEST_F(PopulationReviewsTest, AMalformedDecisionNamesItsField) {
  Register(Named("Alaoui", "Mohamed", "BK1"));
  const auto stranger = Register(Named("Bennani", "Karim", "BK3"));
  const auto held = Register(Named("Alaoui", "Mohamed", "BK2"));
  const v1::RegistrationReview review = Review(held.reply.review());
  auto no_verdict = Decide(review, Decision::SAME_PERSON);
  no_verdict.clear_verdict();
  auto no_etag = Decide(review, Decision::OTHER_PERSON);
  no_etag.clear_etag();
  auto no_author = Decide(review, Decision::OTHER_PERSON);
  no_author.clear_author();
  auto not_alike = Decide(review, Decision::SAME_PERSON);
  not_alike.set_candidate(stranger.reply.name());
  auto two_answers = Decide(review, Decision::OTHER_PERSON);
  two_answers.set_candidate(stranger.reply.name());
  auto no_name = Decide(review, Decision::OTHER_PERSON);
  no_name.set_name("registrationReviews/0");
  const struct {
    absl::Status status;
    std::string field;
  } kCases[] = {
      {client.Call(no_verdict).status, "verdict"},
      {client.Call(no_etag).status, "etag"},
      {client.Call(no_author).status, "author"},
      {client.Call(not_alike).status, "candidate"},
      {client.Call(two_answers).status, "candidate"},
      {client.Call(no_name).status, "name"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(c.status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(FieldsOf(c.status), ElementsAre(c.field)) << c.status;
  }
  auto unknown = Decide(review, Decision::OTHER_PERSON);
  unknown.set_name("registrationReviews/99");
  EXPECT_EQ(ReasonOf(client.Call(unknown).status), "UNKNOWN_REVIEW");
}

TEST_F(PopulationReviewsTest, ReviewsComeInPages) {
  Register(Named("Alaoui", "Mohamed", "BK0"));
  for (const char* document : {"BK1", "BK2", "BK3", "BK4", "BK5"}) {
    Register(Named("Alaoui", "Mohamed", document));
  }
  v1::ListRegistrationReviewsRequest request;
  request.set_page_size(2);
  std::vector<std::string> names;
  do {
    const auto page = client.Call(request);
    ASSERT_TRUE(page.ok()) << page.status;
    EXPECT_LE(page.reply.reviews_size(), 2);
    for (const auto& review : page.reply.reviews()) {
      names.push_back(review.name());
    }
    request.set_page_token(page.reply.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names,
              ElementsAre("registrationReviews/1", "registrationReviews/2",
                          "registrationReviews/3", "registrationReviews/4",
                          "registrationReviews/5"));
}

}  // namespace
}  // namespace rpc_test
