// The history of a household's scores, which no released rule looks at. A
// household of one scores 8.8543900, and with a centime more of butane a month
// 0.0000906 more.

#include "scoring/eligibility/score_history.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fixtures/register_fixture.h"

namespace rpc_test {
namespace {

using ::testing::ElementsAre;

constexpr std::int64_t kPoor = 88'543'900;

class ScoreHistoryTest : public RegisterTest {
 protected:
  std::string household_;

  void Declare(const std::string& person, const std::string& day,
               std::int64_t ticks) {
    auto request = SomeDeclaration("H-1", day, {person});
    SpendUpToScore(ticks, *request.mutable_declaration());
    const auto answer = client.Call(request);
    ASSERT_TRUE(answer.ok()) << answer.status;
    household_ = answer.reply.household();
  }

  // "2025-01-01 8.8543900" and so on, of the declaration in force on `day`.
  std::vector<std::string> History(const std::string& day,
                                   std::int64_t known_at_us) {
    std::vector<std::string> lines;
    const absl::Status status = register_.database().ReadAndWait(
        [&](base::sql::Session& session) -> absl::Status {
          const auto in_force = registry::FindDeclarationInForce(
              session, idcs::IdcsNumber::Parse(household_).value(),
              base::Date::Parse(day).value(), known_at_us);
          if (!in_force.ok()) return in_force.status();
          const auto history = scoring::FindScoreHistory(
              session, formulas_, in_force->value(), known_at_us);
          if (!history.ok()) return history.status();
          for (const scoring::DatedScore& dated : *history) {
            lines.push_back(dated.from.ToString() + " " +
                            dated.score.ToString());
          }
          return absl::OkStatus();
        });
    EXPECT_TRUE(status.ok()) << status;
    return lines;
  }

  const scoring::FormulaSet formulas_ = scoring::FormulaSet::Load().value();
};

TEST_F(ScoreHistoryTest, HoldsTheScoreOfEachDayThatWasInForce) {
  const std::string person = NewPerson();
  Declare(person, "2025-03-01", kPoor + 906);
  Declare(person, "2025-01-01", kPoor);
  Declare(person, "2025-06-01", kPoor + 3 * 906);
  Declare(person, "2025-03-01", kPoor + 2 * 906);  // a correction
  const std::int64_t all = registry::kAllKnown;
  EXPECT_THAT(History("2026-01-01", all),
              ElementsAre("2025-01-01 8.8543900", "2025-03-01 8.8545712",
                          "2025-06-01 8.8546618"));
  EXPECT_THAT(History("2025-05-31", all),
              ElementsAre("2025-01-01 8.8543900", "2025-03-01 8.8545712"));
  EXPECT_THAT(History("2025-01-01", all), ElementsAre("2025-01-01 8.8543900"));
  // One that is outside the usable range does not count.
  auto request = SomeDeclaration("H-1", "2025-09-01", {person});
  request.mutable_declaration()
      ->mutable_spending()
      ->set_phone_internet_monthly_centimes(10'000'000);
  ASSERT_TRUE(client.Call(request).ok());
  EXPECT_EQ(History("2026-01-01", all).size(), 3u);
}

}  // namespace
}  // namespace rpc_test
