#include "tests/load/simulate.h"

#include "absl/strings/str_cat.h"
#include "tests/load/household_cost.h"
#include "tests/load/rescored_register.h"

namespace load {
namespace {

// What a simulation costs, in seconds for a million households.
HouseholdCost CostOf(const Settings& settings, const char* name, int households,
                     int times) {
  constexpr double kMillion = 1e6;
  return HouseholdCost(settings.folder, name, households, times, kMillion,
                       [](RescoredRegister& made) { return made.Simulate(); });
}

}  // namespace

Benchmark Simulate(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "simulate";
  benchmark.unit = "s/M hh";
  benchmark.goal = Goal::kNone;
  benchmark.only_if_named = true;
  benchmark.ours_is =
      absl::StrCat("a simulation of another formula and threshold over ",
                   settings.households, " households");
  benchmark.peer_is = absl::StrCat("the same over ", kFewHouseholds, ", ",
                                   kTimesOfTheFew, " times a round");
  benchmark.left_out =
      "the call and its files; answers about people; a register that is larger "
      "than memory";
  benchmark.size = "from the text of the what-if to its counts";
  benchmark.ours = CostOf(settings, "simulated", settings.households, 1);
  benchmark.peer = CostOf(settings, "few", kFewHouseholds, kTimesOfTheFew);
  return benchmark;
}

}  // namespace load
