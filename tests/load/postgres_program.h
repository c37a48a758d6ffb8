#ifndef TESTS_LOAD_POSTGRES_PROGRAM_H_
#define TESTS_LOAD_POSTGRES_PROGRAM_H_

#include <memory>

#include "absl/status/statusor.h"
#include "tests/load/benchmark.h"
#include "tests/load/sql_program.h"

namespace load {

// psql at the PostgreSQL that tests/load/with_postgres started.
//
// Errors: FAILED_PRECONDITION  none was started.
absl::StatusOr<std::unique_ptr<SqlProgram>> StartPostgres(
    const Settings& settings);

}  // namespace load

#endif  // TESTS_LOAD_POSTGRES_PROGRAM_H_
