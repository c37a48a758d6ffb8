#include "tests/rpc/rescoring_fixture.h"

#include <chrono>
#include <thread>
#include <utility>

#include "tests/formulas/changed_formula.h"

namespace rpc_test {
namespace {

scoring::FormulaSet LaterFormulas() {
  return formulas::WithDecree(
      {formulas::RuralRaised("next", "2027-01-01", 1'000'000),
       formulas::RuralRaised("third", "2028-01-01", 3'000'000)});
}

}  // namespace

namespace v1 = ::rsu::jobs::v1;

RescoringTest::RescoringTest() : RegisterTest(LaterFormulas()) {}

std::string RescoringTest::Declare(const std::string& household_ref,
                                   std::int64_t ticks,
                                   const std::string& date) {
  rsu::registry::v1::RegisterPersonRequest person;
  *person.mutable_person() = SomePerson(household_ref);
  const std::string idcs = client.Call(person).reply.idcs();
  people_.push_back(idcs);
  return DeclareFor(idcs, household_ref, ticks, date);
}

std::string RescoringTest::DeclareFor(const std::string& idcs,
                                      const std::string& household_ref,
                                      std::int64_t ticks,
                                      const std::string& date) {
  auto request = SomeDeclaration(household_ref, date, {idcs});
  SpendUpToScore(ticks, *request.mutable_declaration());
  const auto answer = client.Call(request);
  EXPECT_TRUE(answer.ok()) << answer.status;
  return answer.reply.household();
}

rsu::scoring::v1::Score RescoringTest::ScoreOf(
    const std::string& household, const std::string& as_of,
    const google::protobuf::Timestamp* known_at) {
  rsu::scoring::v1::GetScoreRequest request;
  request.set_name("households/" + household);
  request.set_as_of(as_of);
  request.set_explain(true);
  if (known_at != nullptr) *request.mutable_known_at() = *known_at;
  const auto answer = client.Call(request);
  EXPECT_TRUE(answer.ok()) << answer.status;
  return answer.reply;
}

v1::RescoringRun RescoringTest::Run(
    const v1::CreateRescoringRunRequest& request) {
  const auto created = client.Call(request);
  EXPECT_TRUE(created.ok()) << created.status;
  return Wait(created.reply.name());
}

// Until it is over and reported.
v1::RescoringRun RescoringTest::Wait(const std::string& name) {
  v1::GetRescoringRunRequest request;
  request.set_name(name);
  while (true) {
    const v1::RescoringRun run = client.Call(request).reply;
    if (run.has_report() || run.state() == v1::RescoringRun::FAILED ||
        run.state() == v1::RescoringRun::CANCELLED ||
        run.state() == v1::RescoringRun::WANTS_CONFIRMATION ||
        testing::Test::HasFailure()) {
      return run;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

v1::CreateRescoringRunRequest To(const std::string& formula, bool dry_run) {
  v1::CreateRescoringRunRequest request;
  request.set_formula(formula);
  request.set_dry_run(dry_run);
  request.set_author("Analyst 3");
  request.set_reason("decree of 2026");
  return request;
}

}  // namespace rpc_test
