#ifndef TESTS_LOAD_BENEFICIARIES_STREAM_H_
#define TESTS_LOAD_BENEFICIARIES_STREAM_H_

#include "tests/load/benchmark.h"

namespace load {

// The list of a programme as a stream, against PostgreSQL's COPY of a table
// that holds the same rows.
Benchmark BeneficiariesStream(const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_BENEFICIARIES_STREAM_H_
