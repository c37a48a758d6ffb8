#ifndef TESTS_LOAD_REGISTER_PEOPLE_H_
#define TESTS_LOAD_REGISTER_PEOPLE_H_

#include "tests/load/benchmark.h"

namespace load {

// Registering people, each compared with those who are registered, against
// storing the same rows without comparing.
Benchmark RegisterPeople(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_REGISTER_PEOPLE_H_
