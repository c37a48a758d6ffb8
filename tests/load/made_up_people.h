#ifndef TESTS_LOAD_MADE_UP_PEOPLE_H_
#define TESTS_LOAD_MADE_UP_PEOPLE_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "registry/population/person.h"
#include "tools/population_generator/people.h"

namespace load {

// People of made-up households, as their files have them: always the same ones
// in the same order, each once. Not thread-safe.
class MadeUpPeople {
 public:
  static absl::StatusOr<std::unique_ptr<MadeUpPeople>> Create();

  // The next `count`, or some more: all of a household or nobody.
  absl::StatusOr<std::vector<registry::Person>> Next(int count);

 private:
  explicit MadeUpPeople(population::Calibration calibration);

  const population::Calibration calibration_;
  const population::PeopleMaker maker_;
  std::int64_t household_ = 0;  // the last one that was taken
};

}  // namespace load

#endif  // TESTS_LOAD_MADE_UP_PEOPLE_H_
