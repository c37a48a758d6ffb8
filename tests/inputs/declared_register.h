#ifndef TESTS_INPUTS_DECLARED_REGISTER_H_
#define TESTS_INPUTS_DECLARED_REGISTER_H_

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <vector>

#include "absl/status/status.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/sql/database.h"
#include "gtest/gtest.h"
#include "registry/codes/person.h"
#include "scoring/formula/formula_set.h"
#include "scoring/programme/programme_set.h"
#include "scoring/storage/rescoring_runs.h"
#include "scoring/variables/variables.h"

namespace inputs {

inline constexpr char kDecree[] = "decree-2-21-582";

base::Date Day(const char* text);

// A declaration as the test knows it.
struct Declared {
  base::Date day;
  scoring::Variables variables;
  std::optional<registry::Sex> head_sex;
  std::int64_t known_at_us = 0;
};

// A store of made-up declarations, written without the services, so that whole
// blocks of them are there in a second; and what a plain loop over them would
// find. From 2027 on there is a formula "next": other constants in towns,
// another coefficient for cows elsewhere.
class DeclaredRegister : public testing::Test {
 protected:
  DeclaredRegister();
  ~DeclaredRegister() override;

  // A number from 0 to before `end`.
  int Below(int end);

  scoring::Variables SomeVariables();

  // Declares for a household, whose declarations so far are in declared_.
  absl::Status Declare(base::sql::WriteSession& session, int household,
                       base::Date day, const scoring::Variables& variables);

  // Households with corrections, earlier and later declarations.
  void Fill(int households);

  void DeclareNow(int household, const char* day);

  // A run of "next", unless it says another formula, from 2027 on. Made-up
  // variables give scores outside the usable range, so that it is confirmed.
  scoring::RescoringRun Create(scoring::RescoringRun run,
                               bool confirmed = true);
  scoring::RescoringRun Find(std::int64_t run);

  // Until it is reported, has failed or waits to be confirmed.
  scoring::RescoringRun Wait(std::int64_t run);

  // What the test expects to be in force: the last declared of the latest day,
  // as known then. Null if there is nothing yet.
  const Declared* FindInForce(int household, base::Date day,
                              std::int64_t known_at_us) const;
  const Declared& InForce(int household, base::Date day) const;

  // The score on 2027-01-01 by a formula.
  std::int64_t Expected(const char* formula, int household) const;

  // The score that the register holds.
  std::int64_t InRegister(int household, const char* day);

  const std::uint64_t seed_;
  std::mt19937_64 random_;
  const scoring::FormulaSet formulas_;
  const scoring::ProgrammeSet programmes_ =
      scoring::ProgrammeSet::Load().value();
  base::SystemClock clock_;
  std::unique_ptr<base::sql::Database> database_;
  std::map<int, std::vector<Declared>> declared_;
};

}  // namespace inputs

#endif  // TESTS_INPUTS_DECLARED_REGISTER_H_
