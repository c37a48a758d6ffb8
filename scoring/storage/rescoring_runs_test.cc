#include "scoring/storage/rescoring_runs.h"

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/sql/contract/engine.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "tools/server/schema/store_schema.h"

namespace scoring {
namespace {

using base::sql::Database;
using base::sql::Session;
using base::sql::WriteSession;

constexpr char kStep[] = "re-scoring runs taken back";

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

class RescoringRunsTest : public base::sql::EngineTest {
 protected:
  RescoringRunsTest() : store_(NewStore()) {}

  // With all steps of the schema, or those before the one that runs are taken
  // back with.
  std::unique_ptr<Database> Open(bool older = false) {
    const auto all = server::SchemaMigrations();
    std::size_t count = 0;
    while (count < all.size() && !(older && all[count].name == kStep)) ++count;
    return OpenDatabase(store_, &clock_, all.first(count));
  }

  // A run that succeeded, and when it did.
  RescoringRun Succeed(Database& database, RescoringRun run) {
    run.formula = "next";
    run.from_day = Day("2027-01-01");
    EXPECT_TRUE(database
                    .WriteAndWait([&](WriteSession& session) -> absl::Status {
                      const auto stored = InsertRun(session, run);
                      if (!stored.ok()) return stored.status();
                      run = *stored;
                      return FinishRun(session, run.run, 0);
                    })
                    .ok());
    EXPECT_TRUE(database
                    .ReadAndWait([&](Session& session) {
                      auto found = FindRun(session, run.run);
                      if (found.ok()) run = found->value();
                      return found.status();
                    })
                    .ok());
    return run;
  }

  // The numbers of those in force.
  std::vector<std::int64_t> InForce(Database& database, std::int64_t known_at,
                                    std::int64_t but = 0) {
    std::vector<std::int64_t> numbers;
    EXPECT_TRUE(database
                    .ReadAndWait([&](Session& session) {
                      const auto runs = RunsInForce(session, Day("2027-06-01"),
                                                    known_at, but);
                      if (!runs.ok()) return runs.status();
                      for (const RescoringRun& run : *runs) {
                        numbers.push_back(run.run);
                      }
                      return absl::OkStatus();
                    })
                    .ok());
    return numbers;
  }

  const std::string store_;
  base::SystemClock clock_;
};
RSU_WITH_EVERY_ENGINE(RescoringRunsTest);

using Numbers = std::vector<std::int64_t>;

TEST_P(RescoringRunsTest, ARunHoldsUntilTheMomentItIsTakenBack) {
  const auto database = Open();
  const RescoringRun first = Succeed(*database, {});
  const RescoringRun second = Succeed(*database, {});
  RescoringRun dry;
  dry.takes_back = second.run;
  dry.dry_run = true;
  Succeed(*database, dry);
  RescoringRun taking;
  taking.takes_back = first.run;
  taking = Succeed(*database, taking);
  EXPECT_EQ(InForce(*database, *first.finished_us - 1), Numbers{});
  EXPECT_EQ(InForce(*database, *first.finished_us), Numbers{1});
  EXPECT_EQ(InForce(*database, *taking.finished_us - 1), (Numbers{2, 1}));
  EXPECT_EQ(InForce(*database, *taking.finished_us), Numbers{2});
  // As if one had never been.
  EXPECT_EQ(InForce(*database, INT64_MAX, taking.run), (Numbers{2, 1}));
  EXPECT_EQ(InForce(*database, INT64_MAX, second.run), Numbers{});
  ASSERT_TRUE(
      database
          ->ReadAndWait([&](Session& session) {
            EXPECT_EQ(*FindTakeBack(session, first.run, true), taking.run);
            EXPECT_EQ(*FindTakeBack(session, second.run, false), std::nullopt);
            EXPECT_EQ(RunsSucceeded(session, INT64_MAX)->size(), 3u);
            return absl::OkStatus();
          })
          .ok());
}

TEST_P(RescoringRunsTest, RunsOfAnOlderStoreStayAsTheyWere) {
  {
    const auto old = Open(/*older=*/true);
    ASSERT_TRUE(old->WriteAndWait([](WriteSession& session) -> absl::Status {
                     const auto inserted = session.Execute(
                         "INSERT INTO rescoring_run (run, state, formula, "
                         "from_day, regions, milieu, declared_before, dry_run, "
                         "caller, author, reason, created_us, end_position, "
                         "finished_us, error, reported, households, changed, "
                         "computed) VALUES (3, 3, 'next', 20819, 5, 2, 20000, "
                         "0, 'c', 'a', 'r', 7, 8, 9, '', 1, 10, 11, 12)",
                         {});
                     if (!inserted.ok()) return inserted.status();
                     return session
                         .Execute(
                             "INSERT INTO rescoring_crossing (run, programme, "
                             "region, milieu, members, entered, left_it) "
                             "VALUES (3, 'asd', 1, 2, 4, 5, 6)",
                             {})
                         .status();
                   })
                    .ok());
  }
  const auto database = Open();
  ASSERT_TRUE(database
                  ->ReadAndWait([](Session& session) {
                    const RescoringRun run = FindRun(session, 3)->value();
                    EXPECT_EQ(run.state, RunState::kSucceeded);
                    EXPECT_EQ(run.formula, "next");
                    EXPECT_EQ(run.from_day.day_number(), 20819);
                    EXPECT_EQ(run.filter.regions, 5u);
                    EXPECT_EQ(run.filter.milieu, registry::Milieu::kRural);
                    EXPECT_EQ(run.filter.declared_before->day_number(), 20000);
                    EXPECT_EQ(run.authorship.author, "a");
                    EXPECT_EQ(run.created_us, 7);
                    EXPECT_EQ(run.end_position, 8);
                    EXPECT_EQ(run.finished_us, 9);
                    EXPECT_TRUE(run.reported);
                    EXPECT_EQ(run.households, 10);
                    EXPECT_EQ(run.changed, 11);
                    EXPECT_EQ(run.computed, 12);
                    EXPECT_FALSE(run.takes_back.has_value());
                    // Not counted then, which is not 0.
                    EXPECT_FALSE(run.not_usable_before.has_value());
                    EXPECT_FALSE(run.not_usable_after.has_value());
                    const auto rows = ListCrossings(session, 3);
                    EXPECT_EQ(rows->at(0).entered, 5);
                    EXPECT_EQ(rows->at(0).left, 6);
                    EXPECT_EQ(rows->at(0).to_unusable, 0);
                    return rows.status();
                  })
                  .ok());
  EXPECT_EQ(InForce(*database, 9), Numbers{3});
}

}  // namespace
}  // namespace scoring
