#ifndef TESTS_LOAD_HOUSEHOLD_COST_H_
#define TESTS_LOAD_HOUSEHOLD_COST_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "base/status_macros.h"
#include "tests/load/rescored_register.h"

namespace load {

// A small register is gone through in hundredths of a second: several times, so
// that a round says something.
inline constexpr int kFewHouseholds = 100'000;
inline constexpr int kTimesOfTheFew = 10;

// What one household costs of some work over a whole register, in parts of a
// second: `parts` of them are one. The register is made, and the work done
// once, before the first that counts.
class HouseholdCost {
 public:
  using Work = std::function<absl::StatusOr<double>(RescoredRegister&)>;

  // `work` gives its seconds; each measurement does it `times` times.
  HouseholdCost(std::string folder, std::string name, int households, int times,
                double parts, Work work)
      : folder_(std::move(folder)),
        name_(std::move(name)),
        households_(households),
        times_(times),
        parts_(parts),
        work_(std::move(work)) {}

  absl::StatusOr<double> operator()() {
    if (made_ == nullptr) {
      RSU_ASSIGN_OR_RETURN(
          made_, RescoredRegister::Create(folder_, name_, households_));
      RSU_RETURN_IF_ERROR(work_(*made_).status());
    }
    double seconds = 0;
    for (int i = 0; i < times_; ++i) {
      RSU_ASSIGN_OR_RETURN(const double took, work_(*made_));
      seconds += took;
    }
    return seconds / times_ / households_ * parts_;
  }

 private:
  const std::string folder_;
  const std::string name_;
  const int households_;
  const int times_;
  const double parts_;
  const Work work_;
  std::shared_ptr<RescoredRegister> made_;  // shared: programs are copied
};

}  // namespace load

#endif  // TESTS_LOAD_HOUSEHOLD_COST_H_
