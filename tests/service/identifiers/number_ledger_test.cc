// The stream, the history and the state of the number space over the wire,
// against the promises of rsu.idcs.v1.IdentifierService.

#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::idcs::v1;
using ::testing::ElementsAre;

class NumberLedgerTest : public RegisterTest {
 protected:
  Answer<v1::IdentifierHistory> History(const std::string& number) {
    v1::GetIdentifierHistoryRequest request;
    request.set_number(number);
    return client.Call(request);
  }

  v1::NumberSpace Space() {
    const auto space = client.Call(v1::GetNumberSpaceRequest());
    EXPECT_TRUE(space.ok()) << space.status;
    return space.reply;
  }

  std::string NewNumber(v1::HolderKind::Value kind) {
    v1::IssueIdentifierRequest request;
    request.set_kind(kind);
    return client.Call(request).reply.number();
  }
};

v1::StreamIssueIdentifiersRequest Stream(int count,
                                         const std::string& request_id = "") {
  v1::StreamIssueIdentifiersRequest request;
  request.set_kind(v1::HolderKind::PERSON);
  request.set_count(count);
  request.set_request_id(request_id);
  return request;
}

v1::RetireIdentifierRequest Retire(const std::string& number) {
  v1::RetireIdentifierRequest request;
  request.set_number(number);
  request.set_author("Operator 7");
  request.set_note("typed twice");
  return request;
}

std::vector<std::string> NumbersOf(const std::vector<v1::IssuedPart>& parts) {
  std::vector<std::string> numbers;
  for (const v1::IssuedPart& part : parts) {
    numbers.insert(numbers.end(), part.numbers().begin(), part.numbers().end());
  }
  return numbers;
}

TEST_F(NumberLedgerTest, AStreamComesInPartsOfDistinctNumbers) {
  for (const int count : {1, 10'000, 10'001, 25'000}) {
    const auto answer = client.Call(Stream(count));
    ASSERT_TRUE(answer.ok()) << answer.status;
    EXPECT_EQ(answer.reply.size(), (count + 9'999) / 10'000u);
    const std::vector<std::string> numbers = NumbersOf(answer.reply);
    EXPECT_EQ(numbers.size(), static_cast<std::size_t>(count));
    EXPECT_EQ(std::set<std::string>(numbers.begin(), numbers.end()).size(),
              numbers.size());
    for (const v1::IssuedPart& part : answer.reply) {
      EXPECT_FALSE(part.repeated_part());
      EXPECT_GT(part.issue_time().seconds(), 0);
    }
  }
  EXPECT_EQ(Space().issued_to_people(), 1 + 10'000 + 10'001 + 25'000);
}

TEST_F(NumberLedgerTest, AStreamAskedForAgainGivesTheSameNumbers) {
  const auto first = client.Call(Stream(12'000, RequestId(1)));
  const auto again = client.Call(Stream(12'000, RequestId(1)));
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(NumbersOf(first.reply), NumbersOf(again.reply));
  for (const v1::IssuedPart& part : again.reply) {
    EXPECT_TRUE(part.repeated_part());
  }
  EXPECT_EQ(Space().issued_to_people(), 12'000);
  v1::IssueIdentifierRequest one;
  one.set_kind(v1::HolderKind::PERSON);
  one.set_request_id(RequestId(1));
  ASSERT_TRUE(client.Call(Stream(1, RequestId(2))).ok());
  for (const absl::Status& other :
       {client.Call(Stream(12'001, RequestId(1))).status,
        client.Call(one).status}) {
    EXPECT_EQ(ReasonOf(other), "REQUEST_ID_REUSED");
  }
}

TEST_F(NumberLedgerTest, AStreamThatIsBrokenOffGoesOnWhereItStopped) {
  const auto broken =
      client.Call(Stream(50'000, RequestId(1)), /*cancel_after_parts=*/2);
  EXPECT_EQ(broken.status.code(), absl::StatusCode::kCancelled);
  ASSERT_EQ(broken.reply.size(), 2u);
  const auto whole = client.Call(Stream(50'000, RequestId(1)));
  ASSERT_TRUE(whole.ok()) << whole.status;
  ASSERT_EQ(whole.reply.size(), 5u);
  EXPECT_EQ(NumbersOf({whole.reply[0], whole.reply[1]}),
            NumbersOf(broken.reply));
  EXPECT_TRUE(whole.reply[1].repeated_part());
  EXPECT_EQ(Space().issued_to_people(), 50'000);
}

TEST_F(NumberLedgerTest, AMalformedRequestNamesItsField) {
  auto no_kind = Stream(1);
  no_kind.clear_kind();
  auto nobody = Retire("2013023805");
  nobody.clear_author();
  auto speechless = Retire("2013023805");
  speechless.set_note(std::string(501, 'x'));
  auto two_lines = Retire("2013023805");
  two_lines.set_author("one\ntwo");
  const struct {
    absl::Status status;
    std::string field;
  } kCases[] = {
      {client.Call(no_kind).status, "kind"},
      {client.Call(Stream(0)).status, "count"},
      {client.Call(Stream(10'000'001)).status, "count"},
      {client.Call(Stream(1, "x")).status, "request_id"},
      {History("201302380").status, "number"},
      {History("").status, "number"},
      {client.Call(Retire("12345")).status, "number"},
      {client.Call(nobody).status, "author"},
      {client.Call(speechless).status, "note"},
      {client.Call(two_lines).status, "author"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(c.status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(ReasonOf(c.status), "MALFORMED_REQUEST");
    EXPECT_THAT(FieldsOf(c.status), ElementsAre(c.field)) << c.status;
  }
}

TEST_F(NumberLedgerTest, AnAuditorReadsTheHistoryOfANumber) {
  const std::string number = NewNumber(v1::HolderKind::HOUSEHOLD);
  const auto assigned = History(number);
  ASSERT_TRUE(assigned.ok()) << assigned.status;
  EXPECT_EQ(assigned.reply.number(), number);
  EXPECT_EQ(assigned.reply.kind(), v1::HolderKind::HOUSEHOLD);
  EXPECT_EQ(assigned.reply.issue_caller(), "local");
  EXPECT_FALSE(assigned.reply.has_retirement());

  auto retire = Retire(number);
  retire.set_request_id(RequestId(1));
  const auto retired = client.Call(retire);
  ASSERT_TRUE(retired.ok()) << retired.status;
  EXPECT_EQ(History(number).reply.SerializeAsString(),
            retired.reply.SerializeAsString());
  const v1::Retirement& retirement = retired.reply.retirement();
  EXPECT_EQ(retirement.reason(), v1::RetirementReason::ERROR);
  EXPECT_EQ(retirement.author(), "Operator 7");
  EXPECT_EQ(retirement.note(), "typed twice");
  EXPECT_EQ(retirement.caller(), "local");
  EXPECT_EQ(retirement.successor(), "");

  // The same request again is answered; another one is too late.
  const auto again = client.Call(retire);
  EXPECT_TRUE(again.repeated);
  EXPECT_EQ(again.reply.SerializeAsString(), retired.reply.SerializeAsString());
  const absl::Status late = client.Call(Retire(number)).status;
  EXPECT_EQ(ReasonOf(late), "IDENTIFIER_RETIRED");
  EXPECT_THAT(FieldsOf(late), ElementsAre("number"));
}

TEST_F(NumberLedgerTest, ANumberThatWasNeverIssuedHasNoHistory) {
  for (const absl::Status& status :
       {History("2013023805").status,
        client.Call(Retire("2013023805")).status}) {
    EXPECT_EQ(ReasonOf(status), "UNKNOWN_IDENTIFIER");
    EXPECT_THAT(FieldsOf(status), ElementsAre("number"));
  }
}

TEST_F(NumberLedgerTest, TheNumberOfAPersonOrAHouseholdIsNotRetiredAsAnError) {
  const auto household = NewHousehold("h-1");
  const std::string person = household.declaration().members(0).idcs();
  for (const std::string& number : {person, household.household()}) {
    EXPECT_EQ(ReasonOf(client.Call(Retire(number)).status),
              "IDENTIFIER_IN_USE");
  }
}

TEST_F(NumberLedgerTest, TheStateOfTheSpaceCountsWhatIsStored) {
  EXPECT_EQ(Space().preset(), "default");
  EXPECT_EQ(Space().admitted(), 324'476'796);
  EXPECT_EQ(Space().left(), 324'476'796);
  EXPECT_EQ(Space().full_date(), "");
  NewHousehold("h-1");
  const std::string wrong = NewNumber(v1::HolderKind::PERSON);
  ASSERT_TRUE(client.Call(Retire(wrong)).ok());
  const v1::NumberSpace space = Space();
  EXPECT_EQ(space.issued_to_people(), 2);
  EXPECT_EQ(space.issued_to_households(), 1);
  EXPECT_EQ(space.retired(), 1);
  EXPECT_EQ(space.left(), 324'476'793);
  EXPECT_EQ(space.recently_issued(), 3);
  EXPECT_EQ(space.recent_days(), 1);
  EXPECT_EQ(space.full_date(), "");  // at three a day, after 9999
}

TEST(NumberSpaceTest, TheDayOnWhichTheNumbersEndIsReckonedFromTheRate) {
  constexpr std::int64_t kDayUs = 86'400'000'000;
  base::FakeClock clock(20'000 * kDayUs);  // 2024-10-04
  Register numbers({}, &clock);
  RegisterClient client(numbers.channel());
  ASSERT_TRUE(client.Call(Stream(100'000)).ok());
  clock.Set(20'003 * kDayUs);
  ASSERT_TRUE(client.Call(Stream(100'000)).ok());
  v1::NumberSpace space = client.Call(v1::GetNumberSpaceRequest()).reply;
  EXPECT_EQ(space.recently_issued(), 200'000);
  EXPECT_EQ(space.recent_days(), 4);
  // 324,276,796 left at 50,000 a day: 6,485 days after 2024-10-07.
  EXPECT_EQ(space.full_date(), "2042-07-10");
  // Thirty days count, today included: the first day is out after that.
  clock.Set(20'030 * kDayUs);
  space = client.Call(v1::GetNumberSpaceRequest()).reply;
  EXPECT_EQ(space.recently_issued(), 100'000);
  EXPECT_EQ(space.recent_days(), 30);
}

}  // namespace
}  // namespace rpc_test
