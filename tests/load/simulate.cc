#include "tests/load/simulate.h"

#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "tests/load/rescored_register.h"

namespace load {
namespace {

constexpr int kFewHouseholds = 100'000;

// A small register is simulated in a few hundredths of a second: several times,
// so that a round says something.
constexpr int kTimesTheSmall = 10;

// Seconds for a million households.
class CostOf {
 public:
  CostOf(std::string folder, std::string name, int households, int times)
      : folder_(std::move(folder)),
        name_(std::move(name)),
        households_(households),
        times_(times) {}

  absl::StatusOr<double> operator()() {
    if (made_ == nullptr) {
      RSU_ASSIGN_OR_RETURN(
          made_, RescoredRegister::Create(folder_, name_, households_));
      RSU_RETURN_IF_ERROR(made_->Simulate().status());  // unmeasured
    }
    double seconds = 0;
    for (int i = 0; i < times_; ++i) {
      RSU_ASSIGN_OR_RETURN(const double took, made_->Simulate());
      seconds += took;
    }
    constexpr double kMillion = 1e6;
    return seconds / times_ / households_ * kMillion;
  }

 private:
  const std::string folder_;
  const std::string name_;
  const int households_;
  const int times_;
  std::shared_ptr<RescoredRegister> made_;  // shared: programs are copied
};

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
                                   kTimesTheSmall, " times a round");
  benchmark.left_out =
      "the call and its files; answers about people; a register that is larger "
      "than memory";
  benchmark.size = "from the text of the what-if to its counts";
  benchmark.ours = CostOf(settings.folder, "simulated", settings.households, 1);
  benchmark.peer =
      CostOf(settings.folder, "few", kFewHouseholds, kTimesTheSmall);
  return benchmark;
}

}  // namespace load
