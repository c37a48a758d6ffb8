// A run of re-scoring that is killed at any moment ends as an unbroken one.

#include <signal.h>

#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "absl/strings/str_replace.h"
#include "base/request_id.h"
#include "scoring/score/score.h"
#include "tests/crash/register_fixture.h"
#include "tests/crash/store_check.h"
#include "tests/names/unlike_name.h"

namespace crash {
namespace {

namespace jobs_v1 = ::rsu::jobs::v1;
namespace registry_v1 = ::rsu::registry::v1;
namespace scoring_v1 = ::rsu::scoring::v1;
using scoring::Score;

constexpr int kKills = 12;
constexpr int kHouseholds = 9'000;  // three blocks of scores
constexpr int kClients = 32;
constexpr std::uint64_t kLongestRunUs = 5'000;
constexpr char kDecree[] = "scoring/formula/data/decree_2_21_582.textproto";

// The decree with 0.1 more in towns and 0.3 in the countryside.
constexpr std::int64_t kUrbanTicks = 1'000'000;
constexpr std::int64_t kRuralTicks = 3'000'000;

// Household reference to score, in ticks.
using Scores = std::map<std::string, std::int64_t>;

class RescoringKillTest : public RegisterFixture {
 protected:
  RescoringKillTest() {
    const std::string path = options_.database + ".textproto";
    std::ostringstream decree;
    decree << std::ifstream(kDecree).rdbuf();
    std::ofstream(path) << absl::StrReplaceAll(
        decree.str(),
        {{"name: \"decree-2-21-582\"", "name: \"next\""},
         {"effective_from: \"2021-08-09\"", "effective_from: \"2027-01-01\""},
         {"constant { value: \"9.825\"", "constant { value: \"9.925\""},
         {"constant { value: \"8.695\"", "constant { value: \"8.995\""}});
    options_.flags = {"--formula", path};
  }

  // Declares the household `i`, of one person, made from a sample.
  absl::Status Declare(int i) {
    SampleHousehold sample =
        samples_[static_cast<std::size_t>(i) % samples_.size()];
    const std::string mark = absl::StrCat("R", i);
    registry_v1::RegisterPersonRequest person;
    *person.mutable_person() = sample.people.front();
    person.mutable_person()->clear_documents();
    registry_v1::Document& document = *person.mutable_person()->add_documents();
    document.set_type(registry_v1::Document::CNIE);
    document.set_number(mark);
    person.mutable_person()->set_family_name(
        names::UnlikeName(static_cast<std::size_t>(i)));
    person.mutable_person()->clear_family_name_ar();
    person.mutable_person()->clear_given_name_ar();
    person.set_request_id(base::RequestIdOf(mark));
    const auto registered =
        Call(*client_->population,
             &registry_v1::PopulationService::Stub::RegisterPerson, person);
    if (!registered.ok()) return registered.status();
    registry_v1::CreateDeclarationRequest request;
    *request.mutable_declaration() = sample.declaration;
    registry_v1::Declaration& declaration = *request.mutable_declaration();
    declaration.set_household_ref(mark);
    while (declaration.members_size() > 1) {
      declaration.mutable_members()->RemoveLast();
    }
    declaration.mutable_members(0)->set_idcs(registered->idcs());
    declaration.mutable_members(0)->set_relationship(registry_v1::Member::HEAD);
    return Call(*client_->households,
                &registry_v1::HouseholdService::Stub::CreateDeclaration,
                request)
        .status();
  }

  void Fill() {
    std::vector<absl::Status> statuses(kClients);
    std::vector<std::thread> clients;
    for (int c = 0; c < kClients; ++c) {
      clients.emplace_back([this, c, &statuses] {
        auto& status = statuses[static_cast<std::size_t>(c)];
        for (int i = c; i < kHouseholds && status.ok(); i += kClients) {
          status = Declare(i);
        }
      });
    }
    for (std::thread& client : clients) client.join();
    for (const absl::Status& status : statuses)
      ASSERT_TRUE(status.ok()) << status;
  }

  Scores ScoresOn(const std::string& day) {
    Scores scores;
    scoring_v1::ListScoresRequest request;
    request.set_as_of(day);
    request.set_page_size(5000);
    do {
      const auto page =
          Call(*client_->scores, &scoring_v1::ScoreService::Stub::ListScores,
               request);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) return scores;
      for (const scoring_v1::Score& score : page->scores()) {
        scores[score.household_ref()] =
            Score::Parse(score.score()).value().ticks();
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return scores;
  }

  absl::StatusOr<jobs_v1::RescoringRun> Create(const std::string& formula,
                                               int number) {
    jobs_v1::CreateRescoringRunRequest request;
    request.set_formula(formula);
    request.set_from_date("2027-01-01");
    request.set_confirm(true);
    request.set_author("test");
    request.set_reason("test");
    request.set_request_id(base::RequestIdOf(absl::StrCat("run ", number)));
    return Call(*client_->rescoring,
                &jobs_v1::RescoringService::Stub::CreateRescoringRun, request);
  }

  absl::StatusOr<jobs_v1::RescoringRun> Get(const std::string& name) {
    jobs_v1::GetRescoringRunRequest request;
    request.set_name(name);
    return Call(*client_->rescoring,
                &jobs_v1::RescoringService::Stub::GetRescoringRun, request);
  }

  jobs_v1::RescoringRun Wait(const std::string& name) {
    while (true) {
      const auto run = Get(name);
      EXPECT_TRUE(run.ok()) << run.status();
      if (!run.ok() || run->has_report() ||
          run->state() == jobs_v1::RescoringRun::FAILED) {
        return run.value_or(jobs_v1::RescoringRun());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

  // Kills the server after a while, and starts it again.
  void KillAfter(std::chrono::microseconds running) {
    std::this_thread::sleep_for(running);
    client_.reset();
    Stop(SIGKILL);
    ASSERT_EQ(CheckStoreIsWhole(options_.database).status(), absl::OkStatus());
    StartServer();
  }

  // Every household, exactly: by its milieu 0.1 or 0.3 more, or as declared.
  void ExpectScoresBy(const std::string& formula, const Scores& declared) {
    const Scores scores = ScoresOn("2027-01-01");
    ASSERT_EQ(scores.size(), declared.size());
    for (const auto& [household, ticks] : declared) {
      const std::int64_t more = scores.at(household) - ticks;
      if (formula == "next") {
        EXPECT_TRUE(more == kUrbanTicks || more == kRuralTicks) << household;
      } else {
        EXPECT_EQ(more, 0) << household;
      }
    }
  }
};

TEST_F(RescoringKillTest, TakingARunBackThatIsKilledIsDoneOnce) {
  const std::uint64_t seed = Seed();
  std::mt19937_64 random(seed);
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  Fill();
  ASSERT_FALSE(HasFatalFailure());
  const Scores declared = ScoresOn("2027-01-01");
  std::string expected_report;
  int number = 0;
  for (int round = 0; round < 1 + kKills; ++round) {
    SCOPED_TRACE(absl::StrCat("seed ", seed, ", round ", round));
    const auto created = Create("next", ++number);
    ASSERT_TRUE(created.ok()) << created.status();
    ASSERT_EQ(Wait(created->name()).state(), jobs_v1::RescoringRun::SUCCEEDED);
    jobs_v1::TakeBackRescoringRunRequest request;
    request.set_name(created->name());
    request.set_author("test");
    request.set_reason("test");
    request.set_request_id(base::RequestIdOf(absl::StrCat("back ", number)));
    const auto taking =
        Call(*client_->rescoring,
             &jobs_v1::RescoringService::Stub::TakeBackRescoringRun, request);
    ASSERT_TRUE(taking.ok()) << taking.status();
    if (round > 0) {
      KillAfter(std::chrono::microseconds(random() % kLongestRunUs));
      ASSERT_FALSE(HasFatalFailure());
    }
    const jobs_v1::RescoringRun run = Wait(taking->name());
    ASSERT_EQ(run.state(), jobs_v1::RescoringRun::SUCCEEDED) << run.error();
    EXPECT_EQ(run.report().households(), kHouseholds);
    if (round == 0) expected_report = run.report().SerializeAsString();
    EXPECT_EQ(run.report().SerializeAsString(), expected_report);
    EXPECT_EQ(ScoresOn("2027-01-01"), declared);
  }
  StopInOrder();
}

TEST_F(RescoringKillTest, AKilledRunEndsAsAnUnbrokenOne) {
  const std::uint64_t seed = Seed();
  std::mt19937_64 random(seed);
  StartServer();
  ASSERT_FALSE(HasFatalFailure());
  Fill();
  ASSERT_FALSE(HasFatalFailure());
  const Scores declared = ScoresOn("2026-12-31");
  ASSERT_EQ(declared.size(), std::size_t{kHouseholds});

  // What every second run must report: an unbroken one, there and back.
  std::map<std::string, std::string> expected_reports;
  int number = 0;
  int killed_while_running = 0;
  for (int round = 0; round < 2 + kKills; ++round) {
    SCOPED_TRACE(absl::StrCat("seed ", seed, ", round ", round));
    const std::string formula = round % 2 == 0 ? "next" : "decree-2-21-582";
    const auto created = Create(formula, ++number);
    ASSERT_TRUE(created.ok()) << created.status();
    if (round >= 2) {
      KillAfter(std::chrono::microseconds(random() % kLongestRunUs));
      ASSERT_FALSE(HasFatalFailure());
      const auto found = Get(created->name());
      ASSERT_TRUE(found.ok()) << found.status();
      if (!found->has_report()) ++killed_while_running;
    }
    const jobs_v1::RescoringRun run = Wait(created->name());
    ASSERT_EQ(run.state(), jobs_v1::RescoringRun::SUCCEEDED) << run.error();
    EXPECT_EQ(run.report().households(), kHouseholds);
    const std::string report = run.report().SerializeAsString();
    if (round < 2) {
      expected_reports[formula] = report;
    } else {
      EXPECT_EQ(report, expected_reports[formula]);
    }
    ExpectScoresBy(formula, declared);
    ASSERT_FALSE(HasFatalFailure());
    EXPECT_EQ(ScoresOn("2026-12-31"), declared);
  }
  std::printf("%d kills, %d of them before the run was over\n", kKills,
              killed_while_running);
  StopInOrder();
}

}  // namespace
}  // namespace crash
