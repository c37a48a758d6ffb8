#ifndef TESTS_LOAD_DUCKDB_PROGRAM_H_
#define TESTS_LOAD_DUCKDB_PROGRAM_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "tests/load/benchmark.h"
#include "tests/load/score_inputs.h"
#include "tests/load/sql_program.h"

namespace load {

// DuckDB on `database`, a path or ":memory:", with as many threads as cores.
//
// Errors: FAILED_PRECONDITION  DuckDB is not installed.
absl::StatusOr<std::unique_ptr<SqlProgram>> StartDuckdb(
    const Settings& settings, const std::string& database);

// Makes the table of inputs, with columns of `types`, of a file of lines.
absl::Status LoadDuckdb(const InputTable& table, const InputTable::Types& types,
                        const std::string& lines, SqlProgram& program);

}  // namespace load

#endif  // TESTS_LOAD_DUCKDB_PROGRAM_H_
