// Page tokens that somebody made up: a token is no secret, so each number in
// one is held against what a page can have given.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/rpc/page_token.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace rpc_test {
namespace {

namespace eligibility = ::rsu::eligibility::v1;
using ::testing::ElementsAre;

// What no number of a token may be, whatever it stands for.
const std::vector<std::string>& Never() {
  static const auto* const never =
      new std::vector<std::string>{"",
                                   "x",
                                   "1.5",
                                   "-1",
                                   "-2",
                                   "-2147483648",
                                   "-9223372036854775808",
                                   "99999999999999999",
                                   "9223372036854775807",
                                   "99999999999999999999"};
  return *never;
}

class PageTokensTest : public RescoringTest {
 protected:
  // A household of three under the threshold of AMO Tadamon, and one of one;
  // the first.
  std::string TwoHouseholds() {
    const auto request = SomeDeclaration(
        "H1", "2026-01-01", {NewPerson(), NewPerson(), NewPerson()});
    const auto answer = client.Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    NewHousehold("H2");
    return answer.reply.household();
  }

  // Asks for a second page with the token of the first, which is bound to
  // `fields`, and with ones that differ in a number: by all of Never(), and in
  // the number at each place by those of `beyond` too.
  template <typename Request>
  void ExpectOnlyItsNumbers(Request request,
                            const std::vector<std::string>& fields,
                            const std::vector<std::vector<std::string>>& beyond,
                            char separator = ' ') {
    const std::string token = client.Call(request).reply.next_page_token();
    const auto position = base::rpc::ReadPageToken(token, fields);
    ASSERT_TRUE(position.has_value());
    const std::vector<std::string> parts = absl::StrSplit(*position, separator);
    ASSERT_GE(parts.size(), beyond.size());
    const auto forge = [&](const std::vector<std::string>& other) {
      request.set_page_token(base::rpc::WritePageToken(
          absl::StrJoin(other, std::string(1, separator)), fields));
      return client.Call(request).status;
    };
    for (std::size_t i = 0; i < beyond.size(); ++i) {
      std::vector<std::string> wrong = Never();
      wrong.insert(wrong.end(), beyond[i].begin(), beyond[i].end());
      for (const std::string& number : wrong) {
        std::vector<std::string> other = parts;
        other[i] = number;
        EXPECT_THAT(FieldsOf(forge(other)), ElementsAre("page_token"))
            << "number " << i << " as '" << number << "'";
      }
    }
    std::vector<std::string> more = parts;
    more.push_back("0");
    if (separator == ' ') {
      EXPECT_THAT(FieldsOf(forge(more)), ElementsAre("page_token"));
    }
    EXPECT_TRUE(forge(parts).ok());
  }

  // The first moment that is not known yet.
  std::string NotYet(const google::protobuf::Timestamp& known_at) {
    return absl::StrCat(known_at.seconds() * 1'000'000 +
                        known_at.nanos() / 1000 + 1);
  }
};

TEST_F(PageTokensTest, OfAListOfBeneficiaries) {
  TwoHouseholds();
  eligibility::ListBeneficiariesRequest request;
  request.set_programme("amo-tadamon");
  request.set_as_of("2026-06-01");
  request.set_page_size(1);
  const auto first = client.Call(request);
  ASSERT_TRUE(first.ok()) << first.status;
  // It goes on with the second of three people, in the first of two.
  ExpectOnlyItsNumbers(
      request, {"amo-tadamon", "2026-06-01"},
      {{"2"}, {"3"}, {NotYet(first.reply.point().known_at())}});
  const std::string forged =
      base::rpc::WritePageToken("0 -1 0", {"amo-tadamon", "2026-06-01"});
  request.set_page_token(forged);
  EXPECT_THAT(FieldsOf(client.StreamList(request).status),
              ElementsAre("page_token"));
  // A moment that was asked for is not passed either.
  request.clear_page_token();
  *request.mutable_known_at() = first.reply.point().known_at();
  NewHousehold("H3");
  const auto& known_at = request.known_at();
  ExpectOnlyItsNumbers(
      request,
      {"amo-tadamon", "2026-06-01",
       absl::StrCat(known_at.seconds(), ".", known_at.nanos())},
      {{"2"}, {"3"}, {NotYet(known_at)}});
}

TEST_F(PageTokensTest, OfChangesOfBeneficiaries) {
  eligibility::ListBeneficiaryChangesRequest request;
  request.set_programme("amo-tadamon");
  request.set_as_of("2026-06-01");
  request.mutable_since()->set_as_of("2026-05-01");
  request.mutable_since()->mutable_known_at()->set_seconds(1);
  request.set_page_size(1);
  TwoHouseholds();
  const auto first = client.Call(request);
  ASSERT_EQ(first.reply.changes_size(), 1) << first.status;
  ExpectOnlyItsNumbers(
      request, {"amo-tadamon", "2026-06-01", "2026-05-01", "1.0"},
      {{"2"}, {"3"}, {NotYet(first.reply.point().known_at())}});
}

TEST_F(PageTokensTest, OfAListOfScores) {
  TwoHouseholds();
  rsu::scoring::v1::ListScoresRequest request;
  request.set_as_of("2026-06-01");
  request.set_page_size(1);
  rsu::scoring::v1::ListScoreHistoryRequest history;
  history.set_parent("households/" +
                     client.Call(request).reply.scores(0).household());
  ExpectOnlyItsNumbers(request, {"2026-06-01", "", ""},
                       {{NotYet(client.Call(history).reply.known_at())}}, '\n');
}

TEST_F(PageTokensTest, OfAHistoryOfScores) {
  const std::string household = Declare("H1", 90'000'000);
  DeclareFor(people_.front(), "H1", 91'000'000, "2026-01-01");
  rsu::scoring::v1::ListScoreHistoryRequest request;
  request.set_parent("households/" + household);
  request.set_page_size(1);
  ExpectOnlyItsNumbers(
      request, {household, ""},
      {{NotYet(client.Call(request).reply.known_at())}, {"0", "2"}});
}

TEST_F(PageTokensTest, OfDeclarations) {
  const std::string household = Declare("H1", 90'000'000);
  DeclareFor(people_.front(), "H1", 91'000'000, "2026-01-01");
  rsu::registry::v1::ListDeclarationsRequest request;
  request.set_parent("households/" + household);
  request.set_page_size(1);
  ExpectOnlyItsNumbers(request, {request.parent()}, {{"0", "3"}});
}

TEST_F(PageTokensTest, OfRescoringRuns) {
  for (int i = 0; i < 2; ++i) Run(To("next", /*dry_run=*/true));
  rsu::jobs::v1::ListRescoringRunsRequest request;
  request.set_page_size(1);
  ExpectOnlyItsNumbers(request, {}, {{"0", "3"}});
}

TEST_F(PageTokensTest, OfRegistrationReviews) {
  for (const char* document : {"BK1", "BK2", "BK3"}) {
    rsu::registry::v1::RegisterPersonRequest request;
    *request.mutable_person() = SomePerson(document);
    request.mutable_person()->set_family_name("Alaoui");
    request.mutable_person()->set_given_name("Mohamed");
    ASSERT_TRUE(client.Call(request).ok());
  }
  rsu::registry::v1::ListRegistrationReviewsRequest request;
  request.set_page_size(1);
  ExpectOnlyItsNumbers(request, {"open"}, {{"0", "3"}});
}

}  // namespace
}  // namespace rpc_test
