#include "tests/inputs/declared_register.h"

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "base/sql/sqlite/delete_store.h"
#include "base/sql/sqlite/sqlite.h"
#include "registry/storage/households.h"
#include "scoring/rescoring/score_in_force.h"
#include "scoring/score/compute_score.h"
#include "scoring/storage/added_input.h"
#include "scoring/variables/example_household.h"
#include "scoring/variables/extract_from_facts.h"
#include "scoring/variables/pack_variables.h"
#include "tests/formulas/changed_formula.h"
#include "tools/server/schema/store_schema.h"

namespace inputs {
namespace {

using base::sql::Session;
using base::sql::WriteSession;
using scoring::Coefficient;
using scoring::Formula;
using scoring::FormulaFigures;
using scoring::FormulaSet;
using scoring::RescoringRun;
using scoring::RunState;
using scoring::Variable;
using scoring::Variables;

FormulaSet Formulas() {
  std::vector<Formula> later;
  later.push_back(
      formulas::Changed("next", "2027-01-01", [](FormulaFigures& figures) {
        figures.urban.constant =
            Coefficient::FromTicks(figures.urban.constant.ticks() + 700'000);
        formulas::CoefficientOf(figures.rural, Variable::kCows) =
            Coefficient::FromTicks(-100'000);
      }));
  return formulas::WithDecree(std::move(later));
}

}  // namespace

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

DeclaredRegister::DeclaredRegister()
    : seed_(std::random_device()()), random_(seed_), formulas_(Formulas()) {
  const std::string path =
      testing::TempDir() + "/" +
      testing::UnitTest::GetInstance()->current_test_info()->name() + ".db";
  base::sql::DeleteStore(path);
  database_ = base::sql::Database::Open(base::sql::SqliteDriver(path).value(),
                                        &clock_, server::SchemaMigrations(), {})
                  .value();
}

DeclaredRegister::~DeclaredRegister() = default;

int DeclaredRegister::Below(int end) {
  return static_cast<int>(random_() % static_cast<std::uint64_t>(end));
}

Variables DeclaredRegister::SomeVariables() {
  Variables variables =
      scoring::internal::ExtractFromFacts(scoring::FamilyOfFour(
          Below(2) == 0 ? registry::Milieu::kUrban : registry::Milieu::kRural));
  variables.region = 1 + Below(12);
  const int members = 4 + Below(4);
  variables[Variable::kMembers] = members;
  variables[Variable::kMembersSquared] = members * members;
  variables[Variable::kCows] = Below(3) == 0 ? Below(60) : 0;
  variables[Variable::kMobilePhones] = Below(5);
  variables[Variable::kButaneYearlyPerPerson] = Below(240'000);
  return variables;
}

absl::Status DeclaredRegister::Declare(WriteSession& session, int household,
                                       base::Date day,
                                       const Variables& variables) {
  std::vector<Declared>& all = declared_[household];
  const Formula* formula = formulas_.InForce(day);
  const std::string packed = scoring::PackVariables(variables);
  registry::StoredDeclaration declaration;
  declaration.key = {idcs::IdcsNumber::FromValue(2'000'000'000 + household),
                     static_cast<std::int64_t>(all.size()) + 1};
  declaration.effective_date = day;
  declaration.sender = "test";
  declaration.variables = packed;
  declaration.formula = formula->name();
  declaration.score_ticks =
      scoring::ComputeScore(*formula, variables).value().score.ticks();
  if (all.empty()) {
    const auto issued = session.Execute(
        "INSERT INTO number (number, kind, issued_at_us, caller) "
        "VALUES ($1, 2, 1, 'test')",
        {base::sql::Value::Integer(declaration.key.household.value())});
    if (!issued.ok()) return issued.status();
  }
  std::optional<registry::Sex> head_sex;
  if (const int sex = Below(3); sex != 0) {
    head_sex = static_cast<registry::Sex>(sex);
  }
  all.push_back({day, variables, head_sex, session.known_at_us()});
  const auto position =
      scoring::AddScoreInput(session, declaration.key,
                             {day, declaration.formula, declaration.score_ticks,
                              packed, head_sex, formula->figures_digest()});
  if (!position.ok()) return position.status();
  declaration.position = *position;
  return registry::InsertDeclaration(session, declaration, {});
}

void DeclaredRegister::Fill(int households) {
  const absl::Status status =
      database_->WriteAndWait([&](WriteSession& session) -> absl::Status {
        for (int i = 0; i < households; ++i) {
          const absl::Status declared =
              Declare(session, i, Day("2026-01-01"), SomeVariables());
          if (!declared.ok()) return declared;
        }
        return absl::OkStatus();
      });
  ASSERT_TRUE(status.ok()) << status;
  // Corrections, later declarations, and some for the days of the run.
  for (int i = 0; i < households; i += 7) DeclareNow(i, "2026-01-01");
  for (int i = 0; i < households; i += 11) DeclareNow(i, "2026-06-01");
  for (int i = 0; i < households; i += 13) DeclareNow(i, "2025-06-01");
  for (int i = 0; i < households; i += 17) DeclareNow(i, "2027-05-01");
}

void DeclaredRegister::DeclareNow(int household, const char* day) {
  const absl::Status status =
      database_->WriteAndWait([&](WriteSession& session) {
        return Declare(session, household, Day(day), SomeVariables());
      });
  ASSERT_TRUE(status.ok()) << status;
}

RescoringRun DeclaredRegister::Create(RescoringRun run, bool confirmed) {
  if (run.formula.empty()) run.formula = "next";
  run.confirmed = confirmed;
  run.from_day = Day("2027-01-01");
  run.authorship = {"local", "test", "test"};
  EXPECT_TRUE(database_
                  ->WriteAndWait([&run](WriteSession& session) {
                    auto stored = scoring::InsertRun(session, run);
                    if (stored.ok()) run = *stored;
                    return stored.status();
                  })
                  .ok());
  return run;
}

RescoringRun DeclaredRegister::Find(std::int64_t run) {
  std::optional<RescoringRun> found;
  EXPECT_TRUE(database_
                  ->ReadAndWait([&](Session& session) {
                    auto read = scoring::FindRun(session, run);
                    if (read.ok()) found = *read;
                    return read.status();
                  })
                  .ok());
  return found.value();
}

RescoringRun DeclaredRegister::Wait(std::int64_t run) {
  while (true) {
    const RescoringRun found = Find(run);
    if (found.reported || found.state == RunState::kFailed ||
        found.state == RunState::kWantsConfirmation) {
      return found;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

const Declared* DeclaredRegister::FindInForce(int household, base::Date day,
                                              std::int64_t known_at_us) const {
  const Declared* found = nullptr;
  for (const Declared& declared : declared_.at(household)) {
    if (day < declared.day || declared.known_at_us > known_at_us) continue;
    if (found == nullptr || !(declared.day < found->day)) found = &declared;
  }
  return found;
}

const Declared& DeclaredRegister::InForce(int household, base::Date day) const {
  return *FindInForce(household, day, registry::kAllKnown);
}

std::int64_t DeclaredRegister::Expected(const char* formula,
                                        int household) const {
  return scoring::ComputeScore(*formulas_.ByName(formula),
                               InForce(household, Day("2027-01-01")).variables)
      .value()
      .score.ticks();
}

std::int64_t DeclaredRegister::InRegister(int household, const char* day) {
  std::int64_t ticks = 0;
  const absl::Status status =
      database_->ReadAndWait([&](Session& session) -> absl::Status {
        auto stored = registry::FindDeclarationInForce(
            session, idcs::IdcsNumber::FromValue(2'000'000'000 + household),
            Day(day), registry::kAllKnown);
        if (!stored.ok()) return stored.status();
        const absl::Status applied = scoring::ApplyRescoring(
            session, formulas_, Day(day), registry::kAllKnown, **stored);
        ticks = (*stored)->score_ticks;
        return applied;
      });
  EXPECT_TRUE(status.ok()) << status;
  return ticks;
}

}  // namespace inputs
