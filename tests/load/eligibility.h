#ifndef TESTS_LOAD_ELIGIBILITY_H_
#define TESTS_LOAD_ELIGIBILITY_H_

#include "tests/load/benchmark.h"

namespace load {

// Eligibility checks one by one, against a server that does nothing.
Benchmark EligibilityUnary(const Settings& settings);

// Eligibility checks of 1,000 people in a call, against the calls of a server
// that does nothing.
Benchmark EligibilityBatch(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_ELIGIBILITY_H_
