#include "tests/load/rescored_register.h"

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "absl/memory/memory.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/status_macros.h"
#include "registry/storage/households.h"
#include "scoring/formula/formula_files.h"
#include "scoring/rescoring/score_block.h"
#include "scoring/score/packed_score.h"
#include "scoring/simulation/scenario.h"
#include "scoring/simulation/simulate.h"
#include "scoring/storage/added_input.h"
#include "scoring/variables/pack_variables.h"
#include "tests/load/cores.h"
#include "tests/load/score_inputs.h"
#include "tools/server/schema/store_schema.h"

namespace load {
namespace {

using base::sql::Session;
using base::sql::WriteSession;
using scoring::RescoringRun;
using SteadyClock = std::chrono::steady_clock;

constexpr int kInputsInOneWrite = 20'000;
constexpr std::int64_t kFirstHousehold = 2'000'000'000;
constexpr char kDeclared[] = "2026-01-01";
constexpr char kFromDay[] = "2027-01-01";

// A draft beside the formula.
constexpr char kOtherThreshold[] = R"(name: "amo-tadamon" title: "AMO Tadamon"
  periods { effective_from: "2027-01-01" source: "a benchmark" mark: "D"
    at_most: "9.4" })";

// The decree with another constant in towns, where all households are, as text.
std::string OtherFormula() {
  return absl::StrReplaceAll(scoring::FormulaFiles()[0].text,
                             {{"\"9.825\"", "\"9.725\""}});
}

base::Date Day(const char* text) { return base::Date::Parse(text).value(); }

// Inputs go to score_input as CreateDeclaration puts them there; what else it
// stores of a declaration, no run reads.
absl::Status Add(WriteSession& session, std::int64_t index,
                 const scoring::PackedScorer& decree, base::Date day,
                 const scoring::Variables& variables) {
  const std::string packed = scoring::PackVariables(variables);
  scoring::ScoreInput input;
  input.effective_date = day;
  input.formula = kDecree;
  input.score_ticks = *decree.Ticks(packed);
  input.variables = packed;
  const auto household = idcs::IdcsNumber::FromValue(kFirstHousehold + index);
  return scoring::AddScoreInput(session, {household, 1}, input).status();
}

}  // namespace

RescoredRegister::RescoredRegister(scoring::FormulaSet formulas,
                                   scoring::ProgrammeSet programmes,
                                   int households)
    : formulas_(std::move(formulas)),
      programmes_(std::move(programmes)),
      households_(households) {}

absl::StatusOr<std::unique_ptr<RescoredRegister>> RescoredRegister::Create(
    const std::string& folder, absl::string_view name, int households) {
  RSU_ASSIGN_OR_RETURN(scoring::ProgrammeSet programmes,
                       scoring::ProgrammeSet::Load());
  auto made = absl::WrapUnique(
      new RescoredRegister(TwoFormulas(), std::move(programmes), households));
  RSU_ASSIGN_OR_RETURN(
      made->store_, Store::Create(folder, server::SchemaMigrations(),
                                  base::sql::Database::Options().group, name));
  RSU_RETURN_IF_ERROR(made->Fill());
  made->jobs_ = std::make_unique<scoring::RescoringJobs>(
      &made->store_->database(), &made->formulas_, &made->programmes_, Cores());
  return made;
}

absl::Status RescoredRegister::Fill() {
  const scoring::PackedScorer decree(*formulas_.ByName(kDecree));
  const base::Date day = Day(kDeclared);
  InputSource source;
  for (int begin = 0; begin < households_; begin += kInputsInOneWrite) {
    const int end = std::min(households_, begin + kInputsInOneWrite);
    std::vector<scoring::Variables> inputs;
    for (int i = begin; i < end; ++i) inputs.push_back(source.Next());
    RSU_RETURN_IF_ERROR(
        store_->database().WriteAndWait([&](WriteSession& session) {
          absl::Status status;
          for (int i = begin; i < end && status.ok(); ++i) {
            status = Add(session, i, decree, day,
                         inputs[static_cast<std::size_t>(i - begin)]);
          }
          return status;
        }));
  }
  return absl::OkStatus();
}

const scoring::Formula& RescoredRegister::next() const {
  return *formulas_.ByName(last_.formula == kOther ? kDecree : kOther);
}

absl::StatusOr<RescoringRun> RescoredRegister::Finished() {
  while (true) {
    std::optional<RescoringRun> found;
    RSU_RETURN_IF_ERROR(
        store_->database().ReadAndWait([&](Session& session) -> absl::Status {
          RSU_ASSIGN_OR_RETURN(found, scoring::FindRun(session, last_.run));
          return absl::OkStatus();
        }));
    if (!found.has_value() || found->state == scoring::RunState::kFailed) {
      return absl::InternalError(
          absl::StrCat("the run failed: ", found ? found->error : ""));
    }
    if (found->reported) return *std::move(found);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

absl::StatusOr<RescoredRegister::Took> RescoredRegister::Rescore() {
  RescoringRun run;
  run.confirmed = true;
  run.formula = next().name();
  run.from_day = Day(kFromDay);
  const auto begin = SteadyClock::now();
  RSU_RETURN_IF_ERROR(store_->database().WriteAndWait(
      [&run, this](WriteSession& session) -> absl::Status {
        RSU_ASSIGN_OR_RETURN(last_, scoring::InsertRun(session, run));
        return absl::OkStatus();
      }));
  jobs_->Wake();
  RSU_ASSIGN_OR_RETURN(last_, Finished());
  const std::chrono::duration<double> reported = SteadyClock::now() - begin;
  if (last_.households != households_ || last_.changed != households_ ||
      last_.computed != households_) {
    return absl::InternalError("the run left households out");
  }
  constexpr double kMicros = 1e-6;
  return Took{
      static_cast<double>(*last_.finished_us - last_.created_us) * kMicros,
      reported.count()};
}

absl::StatusOr<double> RescoredRegister::Simulate() {
  scoring::WhatIf what_if;
  what_if.formula = OtherFormula();
  what_if.programmes = {kOtherThreshold};
  const auto begin = SteadyClock::now();
  RSU_ASSIGN_OR_RETURN(
      const scoring::Scenario scenario,
      scoring::Scenario::Create(programmes_, Day(kFromDay), what_if));
  scoring::SimulationProgress progress;
  RSU_ASSIGN_OR_RETURN(
      const scoring::Simulation simulation,
      scoring::Simulate(store_->database(), formulas_, scenario, nullptr,
                        registry::kAllKnown, Cores(), progress));
  const std::chrono::duration<double> took = SteadyClock::now() - begin;
  if (simulation.counts.total().households != households_ ||
      simulation.counts.changed() != households_) {
    return absl::InternalError("the simulation left households out");
  }
  return took.count();
}

absl::StatusOr<std::int64_t> RescoredRegister::StoredSum() {
  std::int64_t sum = 0;
  const auto add = [&sum](absl::string_view block) {
    for (std::size_t slot = 0; slot < scoring::kBlockPositions; ++slot) {
      sum += scoring::ScoreAtSlot(block, slot).value_or(0);
    }
  };
  const absl::Status status =
      store_->database().ReadAndWait([&](Session& session) {
        absl::Status read;
        for (std::int64_t i = 0; i < households_ && read.ok();
             i += scoring::kBlockPositions) {
          read =
              scoring::ReadBlock(session, last_.run, scoring::BlockOf(i), add);
        }
        return read;
      });
  if (!status.ok()) return status;
  return sum;
}

}  // namespace load
