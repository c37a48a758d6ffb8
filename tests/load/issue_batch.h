#ifndef TESTS_LOAD_ISSUE_BATCH_H_
#define TESTS_LOAD_ISSUE_BATCH_H_

#include "tests/load/benchmark.h"

namespace load {

// Issuing 100,000 numbers in one call, against a plain loop of INSERTs.
Benchmark IssueBatch(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_ISSUE_BATCH_H_
