#include "tests/load/duckdb_program.h"

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "tests/load/cores.h"

namespace load {
namespace {

constexpr char kSource[] = "tests/load/duckdb/program.js";

}  // namespace

absl::StatusOr<std::unique_ptr<SqlProgram>> StartDuckdb(
    const Settings& settings, const std::string& database) {
  if (settings.duckdb_modules.empty()) {
    return absl::FailedPreconditionError(
        "no DuckDB is there; run this with tools/bench");
  }
  return SqlProgram::Start({"node", kSource, settings.duckdb_modules, database,
                            absl::StrCat(Cores())});
}

absl::Status LoadDuckdb(const InputTable& table, const InputTable::Types& types,
                        const std::string& lines, SqlProgram& program) {
  for (const std::string& statement :
       {table.Create(types, ""),
        absl::StrCat("COPY input FROM '", lines, "' (FORMAT csv)"),
        std::string("CHECKPOINT")}) {
    RSU_RETURN_IF_ERROR(program.Run(statement).status());
  }
  return absl::OkStatus();
}

}  // namespace load
