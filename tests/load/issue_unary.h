#ifndef TESTS_LOAD_ISSUE_UNARY_H_
#define TESTS_LOAD_ISSUE_UNARY_H_

#include "tests/load/benchmark.h"

namespace load {

// Issuing numbers one by one, against the same service with a commit for each.
Benchmark IssueUnary(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_ISSUE_UNARY_H_
