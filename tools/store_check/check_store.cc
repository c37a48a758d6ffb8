#include "tools/store_check/check_store.h"

#include <sys/stat.h>
#include <unistd.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "base/sql/connection.h"
#include "base/sql/sqlite/check_pages.h"
#include "base/sql/sqlite/log_contents.h"
#include "base/sql/sqlite/sqlite.h"
#include "base/sql/store_state.h"
#include "base/status_macros.h"
#include "scoring/programme/programme_set.h"
#include "tools/server/schema/store_schema.h"
#include "tools/store_check/contents.h"
#include "tools/store_check/relations.h"

namespace store_check {
namespace {

using base::sql::Connection;
using base::sql::Driver;

// Whether all is there that was noted beside the store at `path`.
absl::Status CheckLog(const std::string& path, Connection& connection,
                      Driver& driver, const Report& report) {
  base::sql::StoreLoss loss;
  RSU_ASSIGN_OR_RETURN(loss.found, base::sql::ReadStoreState(connection));
  const auto noted = driver.LastNoted();
  if (!noted.ok()) {
    loss.other_store = noted.status();
  } else if (noted->has_value()) {
    loss.noted = **noted;
  }
  if (!loss.any()) return absl::OkStatus();
  report({"log", "", std::string(loss.ToStatus().message())});
  RSU_ASSIGN_OR_RETURN(const base::sql::LogContents log,
                       base::sql::ReadLogContents(path));
  if (log.is_damaged()) report({"log", "", log.Damage()});
  return absl::OkStatus();
}

// Whether the status tells something about the store: that a value cannot be
// read, or that a query does not fit its tables.
bool IsFinding(const absl::Status& status) {
  return absl::IsDataLoss(status) || absl::IsInternal(status);
}

std::string WhatIsFound(const absl::Status& status) {
  return absl::IsInternal(status)
             ? "its tables are not those that this program makes"
             : std::string(status.message());
}

absl::Status CheckVersion(const std::string& path, Connection& connection) {
  RSU_ASSIGN_OR_RETURN(const int version, connection.SchemaVersion());
  if (version == 0) {
    return absl::FailedPreconditionError(absl::StrCat(
        "the making of the store ", path,
        " was cut off, and nothing is in it yet: start the server on it once"));
  }
  const int known = server::SchemaMigrations().back().version;
  if (version == known) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat(
      "the store has schema ", version, ", this program checks schema ", known,
      version < known ? ": start the server on it once"
                      : ": it was written by a newer version"));
}

absl::Status CheckTables(Connection& connection, const Options& options,
                         const scoring::FormulaSet& formulas,
                         const Report& report, const Step& step) {
  // Damage that one part meets leaves the others to be looked at.
  const auto run = [&report, &step](const char* what, auto&& check) {
    step(what);
    absl::Status status = check();
    if (IsFinding(status)) {
      report({what, "", WhatIsFound(status)});
      return absl::OkStatus();
    }
    return status;
  };
  RSU_RETURN_IF_ERROR(
      run("structure", [&] { return CheckStructure(connection, report); }));
  RSU_RETURN_IF_ERROR(run("relations", [&] {
    return CheckRelations(connection, options.deep, report);
  }));
  RSU_RETURN_IF_ERROR(run(
      "people", [&] { return CheckPeople(connection, options.deep, report); }));
  RSU_RETURN_IF_ERROR(run("declarations", [&] {
    return CheckDeclarations(connection, options.deep, formulas, report);
  }));
  if (options.deep) {
    RSU_RETURN_IF_ERROR(run("blocks of inputs", [&] {
      return CheckInputBlocks(connection, report);
    }));
  }
  RSU_RETURN_IF_ERROR(run("blocks of runs", [&] {
    return CheckRescoringBlocks(connection, options.deep, formulas, report);
  }));
  RSU_RETURN_IF_ERROR(run(
      "formulas", [&] { return CheckFormulas(connection, formulas, report); }));
  if (!options.deep) return absl::OkStatus();
  RSU_ASSIGN_OR_RETURN(const scoring::ProgrammeSet programmes,
                       scoring::ProgrammeSet::Load());
  return run("reports of runs", [&] {
    return CheckReports(connection, formulas, programmes, report);
  });
}

}  // namespace

absl::StatusOr<Summary> CheckStore(const std::string& path,
                                   const Options& options,
                                   const scoring::FormulaSet& formulas,
                                   const Report& report, const Step& step) {
  if (access(path.c_str(), F_OK) != 0) {
    return absl::NotFoundError(absl::StrCat("there is no file ", path));
  }
  Summary summary;
  const Report counted = [&summary, &report](const Finding& finding) {
    ++summary.findings;
    report(finding);
  };
  RSU_ASSIGN_OR_RETURN(
      const std::unique_ptr<Driver> driver,
      base::sql::SqliteDriverAsItIs(path, [](const std::string&) {}));
  struct stat found {};
  if (stat(path.c_str(), &found) == 0 && found.st_size == 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the file ", path, " is empty: there is no store in it"));
  }
  step("pages");
  RSU_ASSIGN_OR_RETURN(
      const base::sql::CheckedPages pages,
      base::sql::CheckPages(path, [&counted](std::uint32_t page) {
        counted(
            {"pages", absl::StrCat(page), "the page differs from its digest"});
      }));
  summary.pages = pages.pages;
  summary.digests = pages.digests;
  summary.mended_by_log = pages.mended_by_log;
  const auto opened = driver->OpenReader();
  if (!opened.ok()) {
    counted({"structure", "", WhatIsFound(opened.status())});
    return summary;
  }
  Connection& connection = **opened;
  const absl::Status version = CheckVersion(path, connection);
  if (IsFinding(version)) {
    counted({"structure", "", WhatIsFound(version)});
    return summary;
  }
  RSU_RETURN_IF_ERROR(version);
  RSU_RETURN_IF_ERROR(connection.BeginRead());
  absl::Status status = CheckLog(path, connection, *driver, counted);
  if (IsFinding(status)) {
    counted({"log", "", WhatIsFound(status)});
    status = absl::OkStatus();
  }
  RSU_RETURN_IF_ERROR(status);
  RSU_RETURN_IF_ERROR(
      CheckTables(connection, options, formulas, counted, step));
  status = CountRows(connection, summary);
  connection.Rollback();
  if (!status.ok() && !IsFinding(status)) return status;
  return summary;
}

}  // namespace store_check
