#include "tests/load/rescore_peers.h"

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "tests/load/cores.h"
#include "tests/load/duckdb_program.h"
#include "tests/load/peer_sums.h"
#include "tests/load/postgres_program.h"
#include "tests/load/rescored_register.h"
#include "tests/load/score_inputs.h"
#include "tests/load/sql_program.h"

namespace load {
namespace {

std::string Household(int count) {
  return absl::StrCat(count, " households, all urban: 35 terms each");
}

// Two registers of the same households, made when first needed, and how both
// are scored again.
class Pair {
 public:
  Pair(std::string folder, int households)
      : folder_(std::move(folder)), households_(households) {}
  virtual ~Pair() = default;
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;

  // Households scored in a second.
  absl::StatusOr<double> Ours() {
    RSU_RETURN_IF_ERROR(Make());
    RSU_ASSIGN_OR_RETURN(const RescoredRegister::Took took, ours_->Rescore());
    published_ += took.published;
    reported_ += took.reported;
    return households_ / took.reported;
  }

  absl::StatusOr<double> Theirs() {
    RSU_RETURN_IF_ERROR(Make());
    RSU_ASSIGN_OR_RETURN(const double seconds, Rescore(Formula()));
    return households_ / seconds;
  }

  std::string Remark() const {
    return absl::StrFormat(
        "%.0f %% of our time until the scores are published, durable, for all "
        "at one moment; the rest for the report",
        100 * published_ / reported_);
  }

 protected:
  // Makes their register of the lines of the file.
  virtual absl::StatusOr<std::unique_ptr<SqlProgram>> Load(
      const InputTable& table, const std::string& lines) = 0;
  virtual absl::StatusOr<double> Rescore(const scoring::Formula& formula) = 0;
  virtual absl::StatusOr<std::string> Sum() = 0;
  virtual double slack() const = 0;

  SqlProgram& program() { return *program_; }
  const InputTable& table() const { return table_; }
  const std::string& folder() const { return folder_; }

 private:
  // Their next formula, the two in turn as ours.
  const scoring::Formula& Formula() {
    other_ = !other_;
    return *formulas_.ByName(other_ ? kOther : kDecree);
  }

  absl::Status Make() {
    if (ours_ != nullptr) return absl::OkStatus();
    const std::string lines = folder_ + "/inputs.csv";
    absl::Status status = table_.WriteLines(households_, lines);
    if (status.ok()) {
      auto program = Load(table_, lines);
      status = program.status();
      if (status.ok()) program_ = *std::move(program);
    }
    std::remove(lines.c_str());
    RSU_RETURN_IF_ERROR(status);
    RSU_ASSIGN_OR_RETURN(
        ours_, RescoredRegister::Create(folder_, "rescored", households_));
    // Once unmeasured, and do both compute the same?
    const scoring::Formula& first = Formula();
    RSU_RETURN_IF_ERROR(ours_->Rescore().status());
    RSU_ASSIGN_OR_RETURN(const std::int64_t sum, ours_->StoredSum());
    RSU_RETURN_IF_ERROR(Rescore(first).status());
    RSU_ASSIGN_OR_RETURN(const std::string theirs, Sum());
    return CheckSums(sum, theirs, households_, slack());
  }

  const std::string folder_;
  const int households_;
  const scoring::FormulaSet formulas_ = TwoFormulas();
  const InputTable table_{formulas_.ByName(kDecree)};
  std::unique_ptr<SqlProgram> program_;
  std::unique_ptr<RescoredRegister> ours_;
  bool other_ = false;
  double published_ = 0;
  double reported_ = 0;
};

class PostgresPair : public Pair {
 public:
  PostgresPair(const Settings& settings)
      : Pair(settings.folder, settings.households), settings_(settings) {}

 protected:
  absl::StatusOr<std::unique_ptr<SqlProgram>> Load(
      const InputTable& table, const std::string& lines) override {
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<SqlProgram> program,
                         StartPostgres(settings_));
    for (const std::string& statement :
         {table.Create({"smallint", "integer", "integer"}, "PRIMARY KEY"),
          absl::StrCat("\\copy input FROM '", lines, "' (FORMAT csv)"),
          std::string("ALTER TABLE input ADD COLUMN score bigint"),
          std::string("VACUUM (ANALYZE) input")}) {
      RSU_RETURN_IF_ERROR(program->Run(statement).status());
    }
    return program;
  }

  absl::StatusOr<double> Rescore(const scoring::Formula& formula) override {
    RSU_RETURN_IF_ERROR(program().Run("VACUUM input").status());
    RSU_RETURN_IF_ERROR(program().Run("CHECKPOINT").status());
    return program().Time(absl::StrCat("UPDATE input SET score = ",
                                       table().WholeExpression(formula)));
  }

  absl::StatusOr<std::string> Sum() override {
    return program().Run("SELECT sum(score) FROM input");
  }

  double slack() const override { return 0; }

 private:
  const Settings settings_;
};

class DuckdbPair : public Pair {
 public:
  DuckdbPair(const Settings& settings)
      : Pair(settings.folder, settings.households), settings_(settings) {}
  ~DuckdbPair() override {
    for (const char* end : {"", ".wal"}) {
      std::remove(absl::StrCat(database(), end).c_str());
    }
  }

 protected:
  absl::StatusOr<std::unique_ptr<SqlProgram>> Load(
      const InputTable& table, const std::string& lines) override {
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<SqlProgram> program,
                         StartDuckdb(settings_, database()));
    RSU_RETURN_IF_ERROR(
        LoadDuckdb(table, {"INTEGER", "INTEGER", "INTEGER"}, lines, *program));
    return program;
  }

  absl::StatusOr<double> Rescore(const scoring::Formula& formula) override {
    RSU_RETURN_IF_ERROR(program().Run("DROP TABLE IF EXISTS score").status());
    RSU_RETURN_IF_ERROR(program().Run("CHECKPOINT").status());
    return program().Time(absl::StrCat("CREATE TABLE score AS SELECT id, ",
                                       table().DecimalExpression(formula),
                                       " AS score FROM input"));
  }

  absl::StatusOr<std::string> Sum() override {
    return program().Run(
        "SELECT sum(CAST(round(score * 1e7) AS BIGINT)) FROM score");
  }

  double slack() const override { return kDoubleSlack; }

 private:
  std::string database() const { return folder() + "/peer.duckdb"; }
  const Settings settings_;
};

// The program of one side of `pair`, which both hold.
template <typename Kind>
void SetPrograms(const Settings& settings, Benchmark& benchmark) {
  const auto pair = std::make_shared<Kind>(settings);
  benchmark.ours = [pair] { return pair->Ours(); };
  benchmark.peer = [pair] { return pair->Theirs(); };
  const std::weak_ptr<Kind> remarks = pair;
  benchmark.remark = [remarks] {
    const auto held = remarks.lock();
    return held == nullptr ? std::string() : held->Remark();
  };
}

Benchmark Rescore(const Settings& settings) {
  Benchmark benchmark;
  benchmark.unit = "hh/s";
  benchmark.ours_is = absl::StrCat(
      "a run from its creation to its report, ", Cores(),
      " workers; each round the other of two formulas, and every score "
      "changes; exact, resumable, published for all at one moment");
  benchmark.size = Household(settings.households);
  return benchmark;
}

}  // namespace

Benchmark RescorePostgres(const Settings& settings) {
  Benchmark benchmark = Rescore(settings);
  benchmark.name = "rescore_postgres";
  benchmark.target = 40;
  benchmark.peer_is =
      "PostgreSQL 15, UPDATE of one table with the variables as columns, "
      "whole numbers as ours; durable (fsync); shared_buffers 1 GB, "
      "max_wal_size 8 GB, autovacuum off, VACUUM and CHECKPOINT before each "
      "round and not timed";
  benchmark.left_out =
      "the peer counts nobody who changes or crosses a threshold, keeps no "
      "earlier scores, and starts from the beginning when broken off";
  SetPrograms<PostgresPair>(settings, benchmark);
  return benchmark;
}

Benchmark RescoreDuckdb(const Settings& settings) {
  Benchmark benchmark = Rescore(settings);
  benchmark.name = "rescore_duckdb";
  benchmark.target = 3;
  benchmark.peer_is = absl::StrCat(
      "DuckDB 1.5, CREATE TABLE AS SELECT id, expression over its own columns "
      "of 32-bit integers with decimal constants, which it is fastest with, ",
      Cores(), " threads, database in a file");
  benchmark.left_out =
      "the peer does not round, counts nobody, and starts from the beginning "
      "when broken off";
  SetPrograms<DuckdbPair>(settings, benchmark);
  return benchmark;
}

}  // namespace load
