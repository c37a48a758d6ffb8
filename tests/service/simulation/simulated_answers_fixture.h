#ifndef TESTS_SERVICE_SIMULATION_SIMULATED_ANSWERS_FIXTURE_H_
#define TESTS_SERVICE_SIMULATION_SIMULATED_ANSWERS_FIXTURE_H_

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "scoring/programme/programme_set.h"
#include "tests/fixtures/person_events.h"
#include "tests/fixtures/register_fixture.h"
#include "tests/formulas/changed_formula.h"

namespace rpc_test {

namespace v1 = ::rsu::scoring::v1;
namespace registry = ::rsu::registry::v1;
using rsu::eligibility::v1::DirectAid;
using rsu::eligibility::v1::Eligibility;
using rsu::eligibility::v1::InsuredAs;
using rsu::eligibility::v1::Outcome;

inline constexpr char kDay[] = "2027-01-01";

// A register of random households, on a file that may be served again under
// other rules.
class SimulatedAnswersTest : public testing::Test {
 protected:
  SimulatedAnswersTest() { Serve(scoring::ProgrammeSet::Load().value()); }

  void Serve(scoring::ProgrammeSet programmes) {
    const std::string path =
        register_ == nullptr ? "" : register_->database_path();
    client_ = nullptr;
    register_ = nullptr;  // one server has the file
    register_ = std::make_unique<Register>(
        base::sql::Database::Options(), nullptr, nullptr, formulas::WithNext(),
        std::move(programmes), path);
    client_ = std::make_unique<RegisterClient>(register_->channel());
  }

  std::string NewPerson() {
    registry::RegisterPersonRequest request;
    *request.mutable_person() =
        SomePerson(absl::StrCat("AB", everybody_.size()));
    const auto answer = client_->Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    everybody_.push_back(answer.reply.idcs());
    return everybody_.back();
  }

  std::int64_t Draw(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
  }
  bool OneIn(std::int64_t many) { return Draw(1, many) == 1; }

  std::string Birth(int youngest, int oldest) {
    return absl::StrCat(2024 - Draw(youngest, oldest), "-0", Draw(1, 9), "-1",
                        Draw(0, 9));
  }

  // Somebody of a household, in no particular state.
  void Vary(bool adult, registry::Member& member) {
    member.set_birth_date(adult ? Birth(25, 60) : Birth(0, 30));
    member.set_activity(OneIn(4) ? registry::Activity::EMPLOYED
                                 : registry::Activity::INACTIVE);
    if (!adult && OneIn(2)) member.set_schooling(registry::Schooling::PUBLIC);
  }

  void Report(const std::string& idcs, registry::PersonStatus::Value status) {
    EXPECT_TRUE(client_->Call(StatusReported(idcs, status, "2026-02-01")).ok());
  }

  void Cover(const std::string& idcs, registry::InsuredRole::Value role) {
    EXPECT_TRUE(client_->Call(CoverOpened(idcs, role, "2019-01-01")).ok());
  }

  void Bury(const std::string& idcs) {
    EXPECT_TRUE(client_->Call(Death(idcs, "2026-03-01")).ok());
    buried_.insert(idcs);
  }

  void ReportOn(const std::string& idcs) {
    using registry::PersonStatus;
    for (const auto status :
         {PersonStatus::SEVERE_DISABILITY, PersonStatus::FATHERLESS,
          PersonStatus::STUDENT, PersonStatus::MARRIED,
          PersonStatus::LIVES_ABROAD}) {
      if (OneIn(9)) Report(idcs, status);
    }
    if (OneIn(30)) Report(idcs, PersonStatus::PENSION);
    if (OneIn(30)) Report(idcs, PersonStatus::PUBLIC_EMPLOYEE);
    if (OneIn(20)) {
      auto studies = StatusReported(idcs, PersonStatus::STUDENT, "2026-02-02");
      studies.mutable_events(0)->set_school_level(
          registry::SchoolLevel::PRIMARY);
      EXPECT_TRUE(client_->Call(studies).ok());
    }
    if (OneIn(9)) {
      auto raised = StatusReported(idcs, PersonStatus::RAISED_BY, "2026-02-01");
      const std::string& raiser = everybody_[static_cast<std::size_t>(
          Draw(0, static_cast<std::int64_t>(everybody_.size()) - 1))];
      if (raiser != idcs) {
        raised.mutable_events(0)->set_raised_by(raiser);
        raised.mutable_events(0)->set_title(registry::RaisingTitle::KAFALA);
        EXPECT_TRUE(client_->Call(raised).ok());
      }
    }
    if (OneIn(9)) Cover(idcs, registry::InsuredRole::PRINCIPAL);
    if (OneIn(9)) Cover(idcs, registry::InsuredRole::DEPENDANT);
    if (OneIn(20)) Bury(idcs);
  }

  void Declare(const registry::CreateDeclarationRequest& request) {
    const auto answer = client_->Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status << " "
                             << testing::PrintToString(FieldsOf(answer.status));
  }

  // Declares a household of up to eight, half of them twice.
  void DeclareFamily(int number) {
    std::vector<std::string> people;
    const std::int64_t size = Draw(1, 8);
    for (std::int64_t i = 0; i < size; ++i) people.push_back(NewPerson());
    families_.push_back(people);
    const char* days[] = {"2025-03-01", "2026-01-01", "2026-04-01"};
    auto request =
        SomeDeclaration(absl::StrCat("F", number), days[Draw(0, 2)], people);
    registry::Declaration& household = *request.mutable_declaration();
    for (int i = 0; i < household.members_size(); ++i) {
      registry::Member& member = *household.mutable_members(i);
      Vary(i < 2, member);
      if (i == 1) member.set_relationship(registry::Member::SPOUSE);
      if (i > 1 && !OneIn(6)) {
        member.set_relationship(registry::Member::CHILD);
      }
    }
    const auto spend = [&household, this] {
      household.mutable_spending()->set_gas_monthly_centimes(
          Draw(0, 20'000) * household.members_size());
    };
    spend();
    Declare(request);
    if (OneIn(2)) {
      household.set_effective_date("2026-08-01");
      registry::Member& last =
          *household.mutable_members(household.members_size() - 1);
      if (last.relationship() == registry::Member::CHILD) {
        last.set_birth_date("2026-05-20");
      }
      spend();
      Declare(request);
    }
    for (const std::string& person : people) {
      if (OneIn(3)) ReportOn(person);
    }
  }

  v1::Simulation Simulate(const v1::SimulateRequest& request) {
    const auto answer = client_->Call(request);
    EXPECT_TRUE(answer.ok()) << answer.status;
    return answer.ok() ? answer.reply.back().simulation() : v1::Simulation();
  }

  // Sums over the answers about everybody, asked one by one.
  v1::AnswerSums Ask(std::map<std::string, Outcome::Value>& outcomes) {
    v1::AnswerSums sums;
    std::set<std::string> households;
    for (const std::string& idcs : everybody_) {
      rsu::eligibility::v1::CheckEligibilityRequest request;
      request.set_idcs(idcs);
      request.set_as_of(kDay);
      const auto answer = client_->Call(request);
      EXPECT_TRUE(answer.ok()) << answer.status;
      const Eligibility& found = answer.reply;
      outcomes[idcs] = found.outcome();
      AddPerson(found, sums);
      if (found.direct_aid().exclusions_size() > 0 &&
          households.insert(found.standing().household()).second) {
        sums.set_aid_excluded(sums.aid_excluded() + 1);
      }
      if (!found.has_direct_aid() || !found.direct_aid().eligible() ||
          !households.insert(found.standing().household()).second) {
        continue;
      }
      AddAid(found.direct_aid(), sums);
    }
    return sums;
  }

  // By the formula "next".
  void ScoreAgain() {
    rsu::jobs::v1::CreateRescoringRunRequest run;
    run.set_formula("next");
    run.set_confirm(true);
    run.set_author("Analyst 3");
    run.set_reason("decree of 2026");
    rsu::jobs::v1::GetRescoringRunRequest get;
    get.set_name(client_->Call(run).reply.name());
    auto found = client_->Call(get);
    while (found.ok() && !found.reply.has_report()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      found = client_->Call(get);
    }
    EXPECT_EQ(found.reply.state(), rsu::jobs::v1::RescoringRun::SUCCEEDED);
  }

  static void AddPerson(const Eligibility& found, v1::AnswerSums& sums) {
    const bool principal = found.insured_as() == InsuredAs::PRINCIPAL;
    if (found.outcome() == Outcome::AMO_TADAMON) {
      principal ? sums.set_tadamon_principals(sums.tadamon_principals() + 1)
                : sums.set_tadamon_dependants(sums.tadamon_dependants() + 1);
    }
    if (found.outcome() == Outcome::NOT_SCORED) {
      sums.set_not_scored(sums.not_scored() + 1);
    }
    if (found.outcome() != Outcome::AMO_CHAMIL) return;
    principal ? sums.set_chamil_principals(sums.chamil_principals() + 1)
              : sums.set_chamil_dependants(sums.chamil_dependants() + 1);
    if (principal) {
      sums.set_chamil_contributions_mad(sums.chamil_contributions_mad() +
                                        found.contribution_mad());
    }
    if (found.has_waiting_months()) {
      sums.set_chamil_waiting(sums.chamil_waiting() + 1);
    }
  }

  static void AddAid(const DirectAid& aid, v1::AnswerSums& sums) {
    sums.set_aid_households(sums.aid_households() + 1);
    sums.set_aid_monthly_mad(sums.aid_monthly_mad() + aid.monthly_mad());
    if (aid.basis() == DirectAid::CHILDREN) {
      sums.set_aid_by_children(sums.aid_by_children() + 1);
    } else if (aid.basis() == DirectAid::FLOOR) {
      sums.set_aid_by_floor(sums.aid_by_floor() + 1);
    } else if (aid.basis() == DirectAid::WITHOUT_CHILD) {
      sums.set_aid_without_child(sums.aid_without_child() + 1);
    } else {
      sums.set_aid_not_set(sums.aid_not_set() + 1);
    }
    for (const auto& child : aid.children()) {
      sums.set_aid_children(sums.aid_children() + 1);
      if (child.age() > 0) continue;
      sums.set_aid_birth_premiums_mad(sums.aid_birth_premiums_mad() +
                                      child.birth_premium_mad());
    }
    for (const auto& child : aid.school_aid().children()) {
      sums.set_school_aid_mad(sums.school_aid_mad() + child.mad());
      if (!child.has_mad()) {
        sums.set_school_aid_unknown(sums.school_aid_unknown() + 1);
      }
    }
  }

  // Whether somebody lives in the household of `idcs`: one whose people have
  // all died has ended, and counts for nothing.
  bool HouseholdLives(const std::string& idcs) const {
    for (const std::vector<std::string>& family : families_) {
      if (std::find(family.begin(), family.end(), idcs) == family.end()) {
        continue;
      }
      return std::any_of(family.begin(), family.end(),
                         [this](const std::string& member) {
                           return buried_.count(member) == 0;
                         });
    }
    return false;
  }

  // The simulation's moves against the outcomes of two servers.
  void ExpectMoves(const v1::Simulation& simulation,
                   const std::map<std::string, Outcome::Value>& before,
                   const std::map<std::string, Outcome::Value>& after) {
    std::map<std::pair<int, int>, std::int64_t> expected;
    std::int64_t people = 0;
    for (const auto& [idcs, outcome] : before) {
      if (!HouseholdLives(idcs)) continue;
      ++expected[{outcome, after.at(idcs)}];
      ++people;
    }
    std::map<std::pair<int, int>, std::int64_t> simulated;
    for (const v1::OutcomeMove& move : simulation.answers().moves()) {
      simulated[{move.before(), move.after()}] = move.people();
    }
    EXPECT_EQ(simulated, expected) << "seed " << seed_;
    EXPECT_EQ(simulation.answers().people(), people);
  }

  std::unique_ptr<Register> register_;
  std::unique_ptr<RegisterClient> client_;
  const std::uint64_t seed_ = std::random_device()();
  std::mt19937_64 random_{seed_};
  std::vector<std::string> everybody_;
  std::vector<std::vector<std::string>> families_;
  std::set<std::string> buried_;
};

inline v1::SimulateRequest Everything() {
  v1::SimulateRequest request;
  request.set_as_of(kDay);
  for (const char* programme : {kTadamon, kChamil, kAsd}) {
    request.add_programmes(programme);
  }
  request.set_common_rules(kCommon);
  return request;
}

}  // namespace rpc_test

#endif  // TESTS_SERVICE_SIMULATION_SIMULATED_ANSWERS_FIXTURE_H_
