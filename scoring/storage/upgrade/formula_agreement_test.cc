#include "scoring/storage/upgrade/formula_agreement.h"

#include <climits>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/clock.h"
#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "scoring/storage/added_input.h"
#include "scoring/storage/formula_names.h"
#include "scoring/storage/rescoring_runs.h"
#include "scoring/storage/score_inputs.h"
#include "tests/formulas/changed_formula.h"
#include "tools/server/schema/store_schema.h"

namespace scoring {
namespace {

using base::sql::Database;
using base::sql::Session;
using base::sql::WriteSession;
using scoring::Formula;
using scoring::FormulaSet;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int kVersionBefore = 9;  // of the schema, before there were digests

class FormulaAgreementTest : public testing::Test {
 protected:
  FormulaAgreementTest()
      : path_(absl::StrCat(
            testing::TempDir(), "/",
            testing::UnitTest::GetInstance()->current_test_info()->name(),
            ".db")) {
    base::sql::DeleteStore(path_);
  }

  std::unique_ptr<Database> Open(int version = INT_MAX) {
    const auto all = server::SchemaMigrations();
    std::size_t count = 0;
    while (count < all.size() && all[count].version <= version) ++count;
    return Database::Open(base::sql::SqliteDriver(path_).value(), &clock_,
                          all.first(count), {})
        .value();
  }

  // Stores a score by the formula.
  static void Score(Database& database, const Formula& formula) {
    const absl::Status status =
        database.WriteAndWait([&](WriteSession& session) {
          const std::string variables = "v";
          ScoreInput input;
          input.formula = formula.name();
          input.variables = variables;
          input.formula_digest = formula.figures_digest();
          const std::int64_t next = CountScoreInputs(session).value();
          return AddScoreInput(
                     session,
                     {idcs::IdcsNumber::FromValue(2'000'000'000 + next), 1},
                     input)
              .status();
        });
    ASSERT_TRUE(status.ok()) << status;
  }

  static void StoreRun(Database& database, const Formula& formula,
                       bool dry_run) {
    const absl::Status status =
        database.WriteAndWait([&](WriteSession& session) {
          RescoringRun run;
          run.formula = formula.name();
          run.formula_digest = formula.figures_digest();
          run.from_day = formula.effective_from();
          run.dry_run = dry_run;
          return InsertRun(session, run).status();
        });
    ASSERT_TRUE(status.ok()) << status;
  }

  static std::vector<std::string> NamesOf(Database& database) {
    std::vector<std::string> names;
    const absl::Status status = database.ReadAndWait([&](Session& session) {
      const auto stored = ListFormulas(session);
      if (!stored.ok()) return stored.status();
      for (const StoredFormula& one : *stored) {
        names.push_back(absl::StrCat(one.name, one.digest.empty() ? "?" : ""));
      }
      return absl::OkStatus();
    });
    EXPECT_TRUE(status.ok()) << status;
    return names;
  }

  const std::string path_;
  base::SystemClock clock_;
  const Formula next_ = formulas::RuralRaised("next", "2027-01-01", 1'000'000);
  const FormulaSet both_ = formulas::WithDecree({next_});
  const FormulaSet decree_ = formulas::WithDecree({});
};

TEST_F(FormulaAgreementTest, ANewRegisterAgreesWithAnyFormulas) {
  EXPECT_EQ(AgreeOnFormulas(*Open(), decree_).value(), 0);
}

TEST_F(FormulaAgreementTest, AFormulaThatScoredIsMissed) {
  const auto database = Open();
  Score(*database, *both_.ByName("decree-2-21-582"));
  EXPECT_EQ(AgreeOnFormulas(*database, decree_).value(), 0);
  Score(*database, next_);
  EXPECT_EQ(AgreeOnFormulas(*database, both_).value(), 0);
  const absl::Status status = AgreeOnFormulas(*database, decree_).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const std::string message(status.message());
  EXPECT_THAT(message, HasSubstr(": next; give the file of each with "
                                 "--formula FILE"));
  EXPECT_THAT(message, Not(HasSubstr("decree")));
}

TEST_F(FormulaAgreementTest,
       OtherFiguresUnderTheNameAreRefusedAnotherDayIsNot) {
  const auto database = Open();
  Score(*database, next_);
  const absl::Status status =
      AgreeOnFormulas(*database, formulas::WithDecree({formulas::RuralRaised(
                                     "next", "2027-01-01", 1'000'001)}))
          .status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(),
            "the formula next has other figures than those the register's "
            "scores were computed with; give the new figures a name of their "
            "own");
  EXPECT_EQ(
      AgreeOnFormulas(*database, formulas::WithDecree({formulas::RuralRaised(
                                     "next", "2027-02-01", 1'000'000)}))
          .value(),
      0);
}

TEST_F(FormulaAgreementTest, ARunNeedsItsFormulaFromTheFirstADryRunDoesNot) {
  const auto database = Open();
  StoreRun(*database, next_, /*dry_run=*/true);
  EXPECT_EQ(AgreeOnFormulas(*database, decree_).value(), 0);
  StoreRun(*database, next_, /*dry_run=*/false);
  EXPECT_FALSE(AgreeOnFormulas(*database, decree_).ok());
  EXPECT_EQ(AgreeOnFormulas(*database, both_).value(), 0);
  EXPECT_THAT(NamesOf(*database), ElementsAre("next"));
}

TEST_F(FormulaAgreementTest, AnOlderStoreGetsTheDigestsOfWhatIsThereFirst) {
  {
    const auto old = Open(kVersionBefore);
    const absl::Status status = old->WriteAndWait([](WriteSession& session) {
      const auto named = session.Execute(
          "INSERT INTO formula_name (name) VALUES ('decree-2-21-582')", {});
      if (!named.ok()) return named.status();
      return session
          .Execute(
              "INSERT INTO rescoring_run (state, formula, from_day, regions, "
              "milieu, dry_run, caller, author, reason, created_us, "
              "end_position) VALUES "
              "(3, 'next', 1, 0, 0, 0, 'c', 'a', 'r', 1, 0), "
              "(3, 'next', 2, 0, 0, 0, 'c', 'a', 'r', 1, 0), "
              "(3, 'draft', 1, 0, 0, 1, 'c', 'a', 'r', 1, 0), "
              "(3, 'decree-2-21-582', 1, 0, 0, 0, 'c', 'a', 'r', 1, 0)",
              {})
          .status();
    });
    ASSERT_TRUE(status.ok()) << status;
  }
  const auto database = Open();
  EXPECT_THAT(NamesOf(*database), ElementsAre("decree-2-21-582?", "next?"));
  // Nothing is noted while one is missing.
  EXPECT_FALSE(AgreeOnFormulas(*database, decree_).ok());
  EXPECT_THAT(NamesOf(*database), ElementsAre("decree-2-21-582?", "next?"));
  EXPECT_EQ(AgreeOnFormulas(*database, both_).value(), 2);
  EXPECT_EQ(AgreeOnFormulas(*database, both_).value(), 0);
  EXPECT_THAT(NamesOf(*database), ElementsAre("decree-2-21-582", "next"));
  EXPECT_FALSE(
      AgreeOnFormulas(*database, formulas::WithDecree({formulas::RuralRaised(
                                     "next", "2027-01-01", 7)}))
          .ok());
}

TEST_F(FormulaAgreementTest, ANameThatCannotBePrintedIsEscaped) {
  const auto database = Open();
  const absl::Status status = database->WriteAndWait([](WriteSession& session) {
    return NumberOfFormula(session, "z\033[2J\n", "").status();
  });
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_THAT(
      std::string(AgreeOnFormulas(*database, decree_).status().message()),
      HasSubstr(": z\\x1b[2J\\n; give"));
}

}  // namespace
}  // namespace scoring
