#ifndef TESTS_RPC_RESCORING_FIXTURE_H_
#define TESTS_RPC_RESCORING_FIXTURE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tests/rpc/register_fixture.h"

namespace rpc_test {

// A register that knows two more formulas: "next", from 2027 on with 0.1 more
// for every household in the countryside, and "third", from 2028 on with 0.2
// more than that.
class RescoringTest : public RegisterTest {
 protected:
  RescoringTest();

  // A household of one with exactly this score by the decree, on 2026-01-01;
  // its identifier.
  std::string Declare(const std::string& household_ref, std::int64_t ticks,
                      const std::string& date = "2026-01-01");

  std::string DeclareFor(const std::string& idcs,
                         const std::string& household_ref, std::int64_t ticks,
                         const std::string& date);

  // With its explanation.
  rsu::scoring::v1::Score ScoreOf(
      const std::string& household, const std::string& as_of,
      const google::protobuf::Timestamp* known_at = nullptr);

  // The run once it is over and reported.
  rsu::jobs::v1::RescoringRun Run(
      const rsu::jobs::v1::CreateRescoringRunRequest& request);
  rsu::jobs::v1::RescoringRun Wait(const std::string& name);

  std::vector<std::string> people_;  // of Declare()
};

// A run of all households to that formula.
rsu::jobs::v1::CreateRescoringRunRequest To(const std::string& formula,
                                            bool dry_run = false);

}  // namespace rpc_test

#endif  // TESTS_RPC_RESCORING_FIXTURE_H_
