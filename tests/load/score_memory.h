#ifndef TESTS_LOAD_SCORE_MEMORY_H_
#define TESTS_LOAD_SCORE_MEMORY_H_

#include "tests/load/benchmark.h"

namespace load {

// Scoring packed variables in memory, on all cores, against reading their
// bytes once: the memory's own limit.
Benchmark ScoreMemory(const Settings& settings);

// Scoring packed variables in memory against DuckDB's own table in memory, in
// double precision.
Benchmark ScoreMemoryDuckdb(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_SCORE_MEMORY_H_
