#include "tests/load/postgres_program.h"

#include "absl/strings/str_cat.h"

namespace load {

absl::StatusOr<std::unique_ptr<SqlProgram>> StartPostgres(
    const Settings& settings) {
  if (settings.postgres_socket.empty()) {
    return absl::FailedPreconditionError(
        "no PostgreSQL is there; run this with tools/bench");
  }
  return SqlProgram::Start({"psql", "--no-psqlrc", "--quiet", "--no-align",
                            "--tuples-only", "--set=ON_ERROR_STOP=1",
                            absl::StrCat("--host=", settings.postgres_socket),
                            "--username=bench", "postgres"});
}

}  // namespace load
