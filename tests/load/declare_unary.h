#ifndef TESTS_LOAD_DECLARE_UNARY_H_
#define TESTS_LOAD_DECLARE_UNARY_H_

#include "tests/load/benchmark.h"

namespace load {

// Storing declarations one by one, against storing their bytes, unread, with a
// commit for each.
Benchmark DeclareUnary(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_DECLARE_UNARY_H_
