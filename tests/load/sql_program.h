#ifndef TESTS_LOAD_SQL_PROGRAM_H_
#define TESTS_LOAD_SQL_PROGRAM_H_

#include <sys/types.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace load {

// Another database at work: a program that reads statements from its standard
// input, a line each, writes what they yield to its standard output, and on a
// line `\echo TEXT` the text. psql is one; tests/load/duckdb/program.js makes
// one of DuckDB. Not thread-safe.
class SqlProgram {
 public:
  // Starts `command`, a program of the path and its arguments.
  static absl::StatusOr<std::unique_ptr<SqlProgram>> Start(
      const std::vector<std::string>& command);

  // Ends the program and waits for it.
  ~SqlProgram();

  SqlProgram(const SqlProgram&) = delete;
  SqlProgram& operator=(const SqlProgram&) = delete;

  // Runs one statement without a line break. What it yielded, without the line
  // break at the end.
  //
  // Errors: UNAVAILABLE: the program ended; it said why on standard error.
  absl::StatusOr<std::string> Run(const std::string& statement);

  // Runs one statement: seconds from sending the statement to its end.
  absl::StatusOr<double> Time(const std::string& statement);

 private:
  SqlProgram() = default;

  pid_t process_ = -1;
  std::FILE* to_ = nullptr;
  std::FILE* from_ = nullptr;
};

}  // namespace load

#endif  // TESTS_LOAD_SQL_PROGRAM_H_
