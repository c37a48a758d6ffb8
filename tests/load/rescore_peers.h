#ifndef TESTS_LOAD_RESCORE_PEERS_H_
#define TESTS_LOAD_RESCORE_PEERS_H_

#include "tests/load/benchmark.h"

namespace load {

// Scoring the whole register again, stored to stored, against other databases
// that compute the same scores over their own columns.
Benchmark RescorePostgres(const Settings& settings);
Benchmark RescoreDuckdb(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_RESCORE_PEERS_H_
