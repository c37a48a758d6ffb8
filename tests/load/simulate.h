#ifndef TESTS_LOAD_SIMULATE_H_
#define TESTS_LOAD_SIMULATE_H_

#include "tests/load/benchmark.h"

namespace load {

// A simulation over a register, and over a small one. Runs only where it is
// named: the table of docs/performance.md has no line for it.
Benchmark Simulate(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_SIMULATE_H_
