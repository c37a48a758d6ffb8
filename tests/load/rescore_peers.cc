#include "tests/load/rescore_peers.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/status_macros.h"
#include "scoring/score/packed_score.h"
#include "scoring/variables/pack_variables.h"
#include "tests/load/rescored_register.h"
#include "tests/load/score_inputs.h"
#include "tests/load/sql_program.h"

namespace load {
namespace {

constexpr char kSource[] = "tests/load/duckdb/program.js";

int Cores() {
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

std::string Household(int count) {
  return absl::StrCat(count, " households, all urban: 35 terms each");
}

// The sums of what both sides computed last. They may differ by `slack` for
// each household.
absl::Status CheckSums(std::int64_t ours, absl::string_view theirs,
                       int households, double slack) {
  double sum = 0;
  if (!absl::SimpleAtod(theirs, &sum)) {
    return absl::InternalError(absl::StrCat("no sum of scores: ", theirs));
  }
  if (std::abs(sum - static_cast<double>(ours)) <= slack * households) {
    return absl::OkStatus();
  }
  return absl::InternalError(absl::StrCat("the scores are not the same: ", ours,
                                          " and ", theirs, " in all"));
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
      : Pair(settings.folder, settings.households),
        socket_(settings.postgres_socket) {}

 protected:
  absl::StatusOr<std::unique_ptr<SqlProgram>> Load(
      const InputTable& table, const std::string& lines) override {
    if (socket_.empty()) {
      return absl::FailedPreconditionError(
          "no PostgreSQL is there; run this with tools/bench");
    }
    RSU_ASSIGN_OR_RETURN(
        std::unique_ptr<SqlProgram> program,
        SqlProgram::Start({"psql", "--no-psqlrc", "--quiet", "--no-align",
                           "--tuples-only", "--set=ON_ERROR_STOP=1",
                           absl::StrCat("--host=", socket_), "--username=bench",
                           "postgres"}));
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
  const std::string socket_;
};

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

// Of scores that are rounded to ticks from double precision: a tie may fall to
// the other side, and one score in a hundred does.
constexpr double kDoubleSlack = 0.05;

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

// Scores all `count` inputs on all cores; the sum of the ticks.
std::int64_t ScoreAll(const scoring::PackedScorer& scorer,
                      const std::string& packed, int count) {
  const int cores = Cores();
  std::vector<std::int64_t> sums(static_cast<std::size_t>(cores));
  std::vector<std::thread> threads;
  for (int core = 0; core < cores; ++core) {
    const std::size_t begin =
        static_cast<std::size_t>(std::int64_t{count} * core / cores);
    const std::size_t end =
        static_cast<std::size_t>(std::int64_t{count} * (core + 1) / cores);
    threads.emplace_back([&, core, begin, end] {
      std::int64_t sum = 0;
      const char* at = packed.data() + begin * scoring::kPackedSize;
      for (std::size_t i = begin; i < end; ++i) {
        sum += *scorer.Ticks(absl::string_view(at, scoring::kPackedSize));
        at += scoring::kPackedSize;
      }
      sums[static_cast<std::size_t>(core)] = sum;
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::int64_t sum = 0;
  for (const std::int64_t part : sums) sum += part;
  return sum;
}

// The same households as packed variables, and in DuckDB's memory.
struct InMemory {
  std::string packed;
  std::unique_ptr<SqlProgram> duckdb;
  std::string expression;
  std::int64_t sum = 0;
};

absl::StatusOr<InMemory> MakeInMemory(const Settings& settings,
                                      const scoring::FormulaSet& formulas) {
  const scoring::Formula& decree = *formulas.ByName(kDecree);
  InMemory made;
  made.packed = PackedInputs(settings.households);
  made.sum =
      ScoreAll(scoring::PackedScorer(decree), made.packed, settings.households);
  const InputTable table(&decree);
  made.expression = table.DoubleExpression(decree);
  const std::string lines = settings.folder + "/inputs.csv";
  absl::Status status = table.WriteLines(settings.households, lines);
  if (status.ok()) {
    RSU_ASSIGN_OR_RETURN(made.duckdb, StartDuckdb(settings, ":memory:"));
    status = LoadDuckdb(table, {"UTINYINT", "USMALLINT", "INTEGER"}, lines,
                        *made.duckdb);
  }
  std::remove(lines.c_str());
  RSU_RETURN_IF_ERROR(status);
  RSU_ASSIGN_OR_RETURN(
      const std::string sum,
      made.duckdb->Run(absl::StrCat("SELECT sum(CAST(round((", made.expression,
                                    ") * 1e7) AS BIGINT)) FROM input")));
  RSU_RETURN_IF_ERROR(
      CheckSums(made.sum, sum, settings.households, kDoubleSlack));
  return made;
}

}  // namespace

Benchmark RescorePostgres(const Settings& settings) {
  Benchmark benchmark = Rescore(settings);
  benchmark.name = "rescore_postgres";
  benchmark.target = 30;
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
  benchmark.target = 1;
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

Benchmark ScoreMemory(const Settings& settings) {
  Benchmark benchmark;
  benchmark.name = "score_memory";
  benchmark.unit = "hh/s";
  benchmark.target = 6;
  benchmark.ours_is =
      absl::StrCat("packed variables scored exactly, rounded and added up, ",
                   Cores(), " threads");
  benchmark.peer_is = absl::StrCat(
      "DuckDB 1.5, SELECT sum(expression) over its own table in memory, "
      "columns of the narrowest types, double precision, ",
      Cores(), " threads");
  benchmark.left_out = "reading and storing; the peer does not round";
  benchmark.size = Household(settings.households);
  const auto formulas =
      std::make_shared<const scoring::FormulaSet>(TwoFormulas());
  const auto made = std::make_shared<std::unique_ptr<InMemory>>();
  const auto make = [settings, formulas, made]() -> absl::Status {
    if (*made != nullptr) return absl::OkStatus();
    RSU_ASSIGN_OR_RETURN(InMemory in_memory, MakeInMemory(settings, *formulas));
    *made = std::make_unique<InMemory>(std::move(in_memory));
    return absl::OkStatus();
  };
  const double households = settings.households;
  benchmark.ours = [=]() -> absl::StatusOr<double> {
    RSU_RETURN_IF_ERROR(make());
    const scoring::PackedScorer scorer(*formulas->ByName(kDecree));
    const auto begin = std::chrono::steady_clock::now();
    const std::int64_t sum =
        ScoreAll(scorer, (*made)->packed, settings.households);
    const std::chrono::duration<double> seconds =
        std::chrono::steady_clock::now() - begin;
    if (sum != (*made)->sum) return absl::InternalError("another sum");
    return households / seconds.count();
  };
  benchmark.peer = [=]() -> absl::StatusOr<double> {
    RSU_RETURN_IF_ERROR(make());
    RSU_ASSIGN_OR_RETURN(
        const double seconds,
        (*made)->duckdb->Time(
            absl::StrCat("SELECT sum(", (*made)->expression, ") FROM input")));
    return households / seconds;
  };
  return benchmark;
}

}  // namespace load
