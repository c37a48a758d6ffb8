// Runs of re-scoring on a damaged store: each comes to an end that is told, and
// keeps none that comes after it from its own. Every page of every table and
// index is changed once.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/refusals/said_in_full.h"
#include "gtest/gtest.h"
#include "tests/fixtures/damage_fixture.h"

namespace rpc_test {
namespace {

namespace v1 = ::rsu::jobs::v1;

// Far more than any run here takes.
constexpr int kPolls = 10'000;
constexpr std::chrono::milliseconds kPoll{2};

class DamagedRunsTest : public DamageTest {
 protected:
  struct Runs {
    // The report of each run; or why there is none.
    std::vector<std::string> reports;
    std::vector<std::string> refused;
    int given_up = 0;
  };

  // A run once it is over; still going on if it does not end.
  static Answer<v1::RescoringRun> Wait(RegisterClient& client,
                                       const std::string& name) {
    v1::GetRescoringRunRequest request;
    request.set_name(name);
    Answer<v1::RescoringRun> answer = client.Call(request);
    for (int i = 0; i < kPolls && answer.ok() && !IsOver(answer.reply); ++i) {
      std::this_thread::sleep_for(kPoll);
      answer = client.Call(request);
    }
    return answer;
  }

  static bool IsOver(const v1::RescoringRun& run) {
    return run.has_report() || run.given_up() ||
           run.state() == v1::RescoringRun::FAILED;
  }

  // Carries out a run. Gives its name; empty if it was not stored.
  template <typename Request>
  static std::string Carry(RegisterClient& client, const Request& request,
                           Runs& runs) {
    auto run = client.Call(request);
    if (run.ok()) run = Wait(client, run.reply.name());
    if (!run.ok()) {
      EXPECT_TRUE(absl::IsDataLoss(run.status) ||
                  absl::IsFailedPrecondition(run.status))
          << run.status;
      runs.refused.emplace_back(run.status.message());
      return "";
    }
    EXPECT_TRUE(IsOver(run.reply)) << run.reply.ShortDebugString();
    if (run.reply.has_report()) {
      runs.reports.push_back(run.reply.report().ShortDebugString());
      return run.reply.name();
    }
    base::refusals::ExpectSaidInFull(run.reply.error());
    if (run.reply.given_up()) ++runs.given_up;
    runs.refused.push_back(run.reply.error());
    return run.reply.name();
  }

  // A dry run, the same stored, and one that takes it back. Nothing if no
  // server starts on the file.
  Runs Carry() {
    Runs runs;
    if (!Starts()) return runs;
    class Register on_file({}, nullptr, nullptr, formulas::WithNext(),
                           scoring::ProgrammeSet::Load().value(), path_);
    RegisterClient client(on_file.channel());
    auto request = To("next", /*dry_run=*/true);
    request.set_from_date("2027-01-01");
    request.mutable_filter()->set_milieu("URBAN");
    Carry(client, request, runs);
    request.set_dry_run(false);
    const std::string stored = Carry(client, request, runs);
    if (stored.empty()) return runs;
    v1::TakeBackRescoringRunRequest back;
    back.set_name(stored);
    back.set_author("Analyst 3");
    back.set_reason("tests");
    Carry(client, back, runs);
    return runs;
  }
};

TEST_F(DamagedRunsTest, EveryRunEndsAndSaysHow) {
  whole_ = ReadFile(path_);
  const Runs right = Carry();
  ASSERT_EQ(right.reports.size(), 3u);
  EXPECT_TRUE(right.refused.empty());
  int given_up = 0;
  for (const auto& [table, pages] : pages_) {
    for (const std::uint32_t page : pages) {
      SCOPED_TRACE(absl::StrCat(table, ", page ", page, ", seed ", seed_));
      Put(Flip(page, /*new_digest=*/false));
      const Runs runs = Carry();
      given_up += runs.given_up;
      for (const std::string& report : runs.reports) {
        EXPECT_NE(std::find(right.reports.begin(), right.reports.end(), report),
                  right.reports.end())
            << report;
      }
      // What changed cannot be told by them: all of it is counted.
      if (table == "score_input_end_by_moment" ||
          table == "may_be_empty_by_moment") {
        EXPECT_EQ(runs.reports, right.reports);
      }
    }
  }
  Put(whole_);
  RecordProperty("given_up", given_up);
}

}  // namespace
}  // namespace rpc_test
