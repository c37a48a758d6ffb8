// StreamCheckEligibility over the wire: many people, in messages, as known at
// one moment.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::eligibility::v1;
using ::testing::ElementsAre;

class EligibilityStreamTest : public RegisterTest {
 protected:
  // About `count` times the same person.
  static v1::StreamCheckEligibilityRequest Ask(const std::string& idcs,
                                               int count = 1) {
    v1::StreamCheckEligibilityRequest request;
    request.set_as_of("2026-01-01");
    for (int i = 0; i < count; ++i) request.add_idcs(idcs);
    return request;
  }

  std::string NewHead(const std::string& household_ref) {
    const std::string person = NewPerson();
    EXPECT_TRUE(
        client.Call(SomeDeclaration(household_ref, "2026-01-01", {person}))
            .ok());
    return person;
  }
};

TEST_F(EligibilityStreamTest, AnswersAreThoseOfSingleQuestionsInOrder) {
  const std::string first = NewHead("H-1");
  const std::string second = NewHead("H-2");
  auto one = Ask(first);
  one.add_idcs("2013023805");  // nobody
  auto two = Ask(second);
  two.clear_as_of();
  two.add_idcs(first);
  for (const bool write_all_first : {false, true}) {
    const auto answer = client.Stream({one, two}, write_all_first);
    ASSERT_TRUE(answer.ok()) << answer.status;
    ASSERT_EQ(answer.reply.size(), 2u);
    ASSERT_EQ(answer.reply[0].results_size(), 2);
    ASSERT_EQ(answer.reply[1].results_size(), 2);
    v1::CheckEligibilityRequest check;
    check.set_as_of("2026-01-01");
    check.set_idcs(second);
    EXPECT_EQ(answer.reply[1].results(0).SerializeAsString(),
              client.Call(check).reply.SerializeAsString());
    EXPECT_EQ(answer.reply[0].results(1).outcome(),
              v1::Outcome::NOT_REGISTERED);
    EXPECT_EQ(answer.reply[1].results(1).SerializeAsString(),
              answer.reply[0].results(0).SerializeAsString());
  }
}

// What is learned while the stream runs is not in its answers.
TEST_F(EligibilityStreamTest, AllAnswersAreOfTheMomentOfTheFirst) {
  const std::string person = NewHead("H-1");
  const auto before = client.Stream({Ask(person)});
  NewHead("H-2");
  auto asked = Ask(person);
  *asked.mutable_known_at() = before.reply[0].results(0).known_at();
  const auto again = client.Stream({asked, Ask(person)});
  ASSERT_EQ(again.reply.size(), 2u);
  for (const auto& response : again.reply) {
    EXPECT_EQ(response.SerializeAsString(),
              before.reply[0].SerializeAsString());
  }
}

TEST_F(EligibilityStreamTest, ThousandsOfPeopleThroughOneStream) {
  const std::string person = NewHead("H-1");
  const std::vector<v1::StreamCheckEligibilityRequest> asked(12,
                                                             Ask(person, 1000));
  const auto answer = client.Stream(asked, /*write_all_first=*/true);
  ASSERT_TRUE(answer.ok()) << answer.status;
  ASSERT_EQ(answer.reply.size(), 12u);
  for (const auto& response : answer.reply) {
    EXPECT_EQ(response.results_size(), 1000);
    EXPECT_EQ(response.results(999).known_at().SerializeAsString(),
              answer.reply[0].results(0).known_at().SerializeAsString());
  }
}

TEST_F(EligibilityStreamTest, AMalformedMessageEndsTheStreamAndNamesTheField) {
  const std::string person = NewHead("H-1");
  const auto fields = [&](const v1::StreamCheckEligibilityRequest& second) {
    const auto answer = client.Stream({Ask(person), second});
    EXPECT_EQ(answer.reply.size(), 1u);
    EXPECT_EQ(ReasonOf(answer.status), "MALFORMED_REQUEST");
    return FieldsOf(answer.status);
  };
  EXPECT_THAT(fields(Ask(person, 0)), ElementsAre("idcs"));
  EXPECT_THAT(fields(Ask(person, 1001)), ElementsAre("idcs"));
  auto second = Ask(person);
  second.add_idcs("2013023800");
  EXPECT_THAT(fields(second), ElementsAre("idcs[1]"));
  second = Ask(person);
  second.set_as_of("2026-01-02");
  EXPECT_THAT(fields(second), ElementsAre("as_of"));
  second = Ask(person);
  second.set_language("fr");
  EXPECT_THAT(fields(second), ElementsAre("language"));
  second = Ask(person);
  second.mutable_known_at()->set_seconds(1);
  EXPECT_THAT(fields(second), ElementsAre("known_at"));

  auto first = Ask(person);
  first.clear_as_of();
  EXPECT_THAT(FieldsOf(client.Stream({first}).status), ElementsAre("as_of"));
  first = Ask(person);
  first.mutable_known_at()->set_nanos(-1);
  EXPECT_THAT(FieldsOf(client.Stream({first}).status), ElementsAre("known_at"));
}

TEST_F(EligibilityStreamTest, AStreamThatAsksNothingOrGoesAwayHarmsNobody) {
  EXPECT_TRUE(client.Stream({}).ok());
  const std::string person = NewHead("H-1");
  for (int i = 0; i < 20; ++i) {
    const auto gone = client.Stream({Ask(person, 1000), Ask(person, 1000)},
                                    /*write_all_first=*/false,
                                    /*cancel_after=*/1);
    EXPECT_EQ(gone.status.code(), absl::StatusCode::kCancelled);
  }
  EXPECT_EQ(client.Stream({Ask(person)}).reply.size(), 1u);
}

}  // namespace
}  // namespace rpc_test
