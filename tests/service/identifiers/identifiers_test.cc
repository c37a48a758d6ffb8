// rsu.idcs.v1.IdentifierService over the wire, against the promises of its
// proto file. Vectors are those of the design note on identifiers.

#include <set>
#include <string>
#include <vector>

#include "absl/strings/ascii.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::idcs::v1;
using ::testing::ElementsAre;

class IdentifiersTest : public RegisterTest {};

v1::IssueIdentifierRequest Issue(v1::HolderKind::Value kind,
                                 const std::string& request_id = "") {
  v1::IssueIdentifierRequest request;
  request.set_kind(kind);
  request.set_request_id(request_id);
  return request;
}

v1::BatchIssueIdentifiersRequest IssueMany(int count,
                                           const std::string& request_id = "") {
  v1::BatchIssueIdentifiersRequest request;
  request.set_kind(v1::HolderKind::PERSON);
  request.set_count(count);
  request.set_request_id(request_id);
  return request;
}

TEST_F(IdentifiersTest, AnIssuedIdentifierKeepsTheRulesAndSaysWhatItIsFor) {
  const auto issued = client.Call(Issue(v1::HolderKind::HOUSEHOLD));
  ASSERT_TRUE(issued.ok()) << issued.status;
  EXPECT_EQ(issued.reply.kind(), v1::HolderKind::HOUSEHOLD);
  EXPECT_GT(issued.reply.issue_time().seconds(), 0);
  EXPECT_FALSE(issued.repeated);
  v1::CheckIdentifierRequest check;
  check.set_number(issued.reply.number());
  EXPECT_TRUE(client.Call(check).reply.valid());
}

TEST_F(IdentifiersTest, TheSameRequestIdGivesTheFirstNumberAgainAndSaysSo) {
  const auto request = Issue(v1::HolderKind::PERSON, RequestId(1));
  const auto first = client.Call(request);
  const auto second = client.Call(request);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_FALSE(first.repeated);
  EXPECT_TRUE(second.repeated);
  EXPECT_EQ(first.reply.SerializeAsString(), second.reply.SerializeAsString());
  // The case of the digits makes no other UUID.
  auto upper = request;
  upper.set_request_id(absl::AsciiStrToUpper(request.request_id()));
  EXPECT_EQ(client.Call(upper).reply.number(), first.reply.number());
  // Without an id, every call is a new one.
  EXPECT_NE(client.Call(Issue(v1::HolderKind::PERSON)).reply.number(),
            client.Call(Issue(v1::HolderKind::PERSON)).reply.number());
}

TEST_F(IdentifiersTest, ARequestIdWithOtherContentIsRefused) {
  ASSERT_TRUE(client.Call(Issue(v1::HolderKind::PERSON, RequestId(1))).ok());
  ASSERT_TRUE(client.Call(IssueMany(2, RequestId(2))).ok());
  const std::vector<absl::Status> refused = {
      client.Call(Issue(v1::HolderKind::HOUSEHOLD, RequestId(1))).status,
      client.Call(IssueMany(1, RequestId(1))).status,
      client.Call(IssueMany(3, RequestId(2))).status,
  };
  for (const absl::Status& status : refused) {
    EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
    EXPECT_EQ(ReasonOf(status), "REQUEST_ID_REUSED");
  }
}

TEST_F(IdentifiersTest, AMalformedRequestNamesItsField) {
  const auto bad_id = RequestId(1) + "0";
  const struct {
    absl::Status status;
    std::string field;
  } kCases[] = {
      {client.Call(Issue(v1::HolderKind::UNSPECIFIED)).status, "kind"},
      {client.Call(Issue(static_cast<v1::HolderKind::Value>(3))).status,
       "kind"},
      {client.Call(Issue(v1::HolderKind::PERSON, bad_id)).status, "request_id"},
      {client.Call(IssueMany(0)).status, "count"},
      {client.Call(IssueMany(-1)).status, "count"},
      {client.Call(IssueMany(100'001)).status, "count"},
      {client.Call(IssueMany(1, "x")).status, "request_id"},
      {client.Call(v1::BatchIssueIdentifiersRequest()).status, "kind"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(c.status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(ReasonOf(c.status), "MALFORMED_REQUEST");
    EXPECT_THAT(FieldsOf(c.status), ElementsAre(c.field)) << c.status;
  }
}

TEST_F(IdentifiersTest, ABatchOfOneAndOfTheMostAllowedGiveDistinctNumbers) {
  const auto one = client.Call(IssueMany(1));
  ASSERT_TRUE(one.ok()) << one.status;
  ASSERT_EQ(one.reply.numbers_size(), 1);
  const auto most = client.Call(IssueMany(100'000, RequestId(1)));
  ASSERT_TRUE(most.ok()) << most.status;
  std::set<std::string> numbers(most.reply.numbers().begin(),
                                most.reply.numbers().end());
  EXPECT_EQ(numbers.size(), 100'000u);
  EXPECT_EQ(numbers.count(one.reply.numbers(0)), 0u);
  EXPECT_GT(most.reply.issue_time().seconds(), 0);
  // Repeated, the whole list comes back.
  const auto again = client.Call(IssueMany(100'000, RequestId(1)));
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.reply.SerializeAsString(), most.reply.SerializeAsString());
}

TEST_F(IdentifiersTest, CheckNamesTheFirstBrokenRule) {
  const struct {
    const char* number;
    const char* broken_rule;
  } kCases[] = {
      {"2013023805", ""},
      {"3029384756", ""},
      {"2013564809", "even"},
      {"4567890123", "run"},
      {"1013023805", "first_digit"},
      {"0013023805", "first_digit"},
      {"201302380", "length"},
      {"20130238051", "length"},
      {"2A13023805", "digits"},
      {"2013023800", "check_digit"},
      {"", "length"},
  };
  for (const auto& c : kCases) {
    v1::CheckIdentifierRequest request;
    request.set_number(c.number);
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.valid(), std::string(c.broken_rule).empty());
    EXPECT_EQ(answer.reply.broken_rule(), c.broken_rule) << c.number;
  }
  // These break several rules; any is right that comes before the one named in
  // the note.
  for (const char* number :
       {"2013013805", "4345643456", "4345665434", "6543210987", "3434343434"}) {
    v1::CheckIdentifierRequest request;
    request.set_number(number);
    EXPECT_FALSE(client.Call(request).reply.valid()) << number;
  }
}

TEST_F(IdentifiersTest, CheckTakesUpToAHundredBytes) {
  v1::CheckIdentifierRequest request;
  request.set_number(std::string(100, '7'));
  EXPECT_EQ(client.Call(request).reply.broken_rule(), "length");
  request.set_number(std::string(101, '7'));
  const absl::Status status = client.Call(request).status;
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(FieldsOf(status), ElementsAre("number"));
}

}  // namespace
}  // namespace rpc_test
