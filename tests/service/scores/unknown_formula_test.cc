// What is answered of a score whose formula the server does not know: nothing.
// A server refuses to start on such a register; a store may come to it all the
// same.

#include <string>

#include "gtest/gtest.h"
#include "tests/fixtures/rescoring_fixture.h"

namespace rpc_test {
namespace {

using base::sql::WriteSession;

class UnknownFormulaTest : public RescoringTest {
 protected:
  // The formula of the first score is called so from now on.
  void Rename(const std::string& name) {
    const absl::Status status =
        register_.database().WriteAndWait([&](WriteSession& session) {
          const auto declarations =
              session.Execute("UPDATE declaration SET formula = $1",
                              {base::sql::Value::Text(name)});
          if (!declarations.ok()) return declarations.status();
          return session
              .Execute("UPDATE formula_name SET name = $1 WHERE formula = 1",
                       {base::sql::Value::Text(name)})
              .status();
        });
    ASSERT_TRUE(status.ok()) << status;
  }

  // Of each question, the reason why it was refused.
  template <typename Request>
  std::string Ask(const Request& request) {
    const auto answer = client.Call(request);
    return answer.ok() ? "" : ReasonOf(answer.status);
  }
};

TEST_F(UnknownFormulaTest, NoQuestionAboutItsScoresIsAnswered) {
  const std::string household = Declare("H1", 93'000'000);
  rsu::eligibility::v1::CheckEligibilityRequest check;
  check.set_idcs(people_.front());
  check.set_as_of("2026-01-01");
  rsu::eligibility::v1::ListBeneficiariesRequest list;
  list.set_programme("amo-tadamon");
  list.set_as_of("2026-01-01");
  rsu::scoring::v1::GetScoreRequest score;
  score.set_name("households/" + household);
  const rsu::scoring::v1::ListScoresRequest scores;
  rsu::scoring::v1::ListScoreHistoryRequest history;
  history.set_parent("households/" + household);
  rsu::scoring::v1::CompareScoresRequest compare;
  compare.set_name("households/" + household);
  rsu::scoring::v1::ExplainThresholdsRequest thresholds;
  thresholds.set_name("households/" + household);
  thresholds.set_as_of("2026-01-01");
  rsu::scoring::v1::SimulateRequest simulate;
  simulate.set_as_of("2026-01-01");
  const auto expect_all = [&](const std::string& reason) {
    EXPECT_EQ(Ask(check), reason);
    EXPECT_EQ(Ask(list), reason);
    EXPECT_EQ(Ask(score), reason);
    EXPECT_EQ(Ask(scores), reason);
    EXPECT_EQ(Ask(history), reason);
    EXPECT_EQ(Ask(compare), reason);
    EXPECT_EQ(Ask(thresholds), reason);
    EXPECT_EQ(Ask(simulate), reason);
  };
  expect_all("");
  Rename("gone");
  expect_all("UNKNOWN_FORMULA");
  Rename("decree-2-21-582");
  expect_all("");
}

TEST_F(UnknownFormulaTest, ARunDoesNotPutItselfInTheirPlace) {
  const std::string household = Declare("H1", 93'000'000);
  ASSERT_EQ(Run(To("next")).state(), rsu::jobs::v1::RescoringRun::SUCCEEDED);
  Rename("gone");
  rsu::scoring::v1::GetScoreRequest score;
  score.set_name("households/" + household);
  score.set_as_of("2027-06-01");
  EXPECT_EQ(Ask(score), "UNKNOWN_FORMULA");
}

}  // namespace
}  // namespace rpc_test
