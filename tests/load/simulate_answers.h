#ifndef TESTS_LOAD_SIMULATE_ANSWERS_H_
#define TESTS_LOAD_SIMULATE_ANSWERS_H_

#include "tests/load/benchmark.h"

namespace load {

// A simulation that counts what everybody is answered before and after a rule's
// change, against asking about as many people in batches.
Benchmark SimulateAnswers(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_SIMULATE_ANSWERS_H_
