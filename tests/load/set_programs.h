#ifndef TESTS_LOAD_SET_PROGRAMS_H_
#define TESTS_LOAD_SET_PROGRAMS_H_

#include <memory>

#include "absl/status/statusor.h"
#include "base/status_macros.h"
#include "tests/load/benchmark.h"

namespace load {

// Gives a benchmark two programs that are methods of one `Subject`, which
// Subject::Create(settings) makes when the first of them runs, and which goes
// with the second.
template <typename Subject>
void SetPrograms(const Settings& settings,
                 absl::StatusOr<double> (Subject::*ours)(),
                 absl::StatusOr<double> (Subject::*peer)(),
                 Benchmark& benchmark) {
  const auto held = std::make_shared<std::unique_ptr<Subject>>();
  const auto program = [&](absl::StatusOr<double> (Subject::*measure)()) {
    return [settings, held, measure]() -> absl::StatusOr<double> {
      if (*held == nullptr) {
        RSU_ASSIGN_OR_RETURN(*held, Subject::Create(settings));
      }
      return ((*held).get()->*measure)();
    };
  };
  benchmark.ours = program(ours);
  benchmark.peer = program(peer);
}

}  // namespace load

#endif  // TESTS_LOAD_SET_PROGRAMS_H_
