#include "tests/load/score_memory.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "base/status_macros.h"
#include "scoring/score/packed_score.h"
#include "scoring/variables/pack_variables.h"
#include "tests/load/cores.h"
#include "tests/load/duckdb_program.h"
#include "tests/load/peer_sums.h"
#include "tests/load/score_inputs.h"
#include "tests/load/sql_program.h"

namespace load {
namespace {

// A pass takes a hundredth of a second: so many are one round.
constexpr int kPasses = 10;

// Fewer would stay in the processor's caches, and say nothing of the memory.
constexpr int kFewestHouseholds = 1'000'000;

// What is done with the bytes of some households.
using Work = std::function<std::uint64_t(absl::string_view)>;

// The sum of `work` over all households, shared out to all cores.
std::uint64_t OnAllCores(const std::string& packed, const Work& work) {
  const auto cores = static_cast<std::size_t>(Cores());
  const std::size_t households = packed.size() / scoring::kPackedSize;
  std::vector<std::uint64_t> sums(cores);
  std::vector<std::thread> threads;
  for (std::size_t core = 0; core < cores; ++core) {
    const std::size_t begin = households * core / cores;
    const std::size_t end = households * (core + 1) / cores;
    threads.emplace_back([&, core, begin, end] {
      sums[core] = work(absl::string_view(packed).substr(
          begin * scoring::kPackedSize, (end - begin) * scoring::kPackedSize));
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::uint64_t sum = 0;
  for (const std::uint64_t part : sums) sum += part;
  return sum;
}

// The sum of the ticks of their scores.
std::uint64_t Score(const scoring::PackedScorer& scorer,
                    absl::string_view packed) {
  std::int64_t sum = 0;
  for (std::size_t at = 0; at < packed.size(); at += scoring::kPackedSize) {
    sum += *scorer.Ticks(packed.substr(at, scoring::kPackedSize));
  }
  return static_cast<std::uint64_t>(sum);
}

// The sum of their 64-bit words. Four sums, so that the processor waits for
// the memory alone.
std::uint64_t SumWords(absl::string_view packed) {
  constexpr std::size_t kSums = 4;
  std::uint64_t words[kSums];
  std::uint64_t sums[kSums] = {};
  const char* at = packed.data();
  const char* const last = at + packed.size() - sizeof(words);
  for (; at <= last; at += sizeof(words)) {
    std::memcpy(words, at, sizeof(words));
    for (std::size_t i = 0; i < kSums; ++i) sums[i] += words[i];
  }
  return sums[0] + sums[1] + sums[2] + sums[3];
}

// Households a second of some passes over all, each with the sum `expected`.
absl::StatusOr<double> HouseholdsPerSecond(const std::string& packed,
                                           const Work& work,
                                           std::uint64_t expected) {
  const auto begin = std::chrono::steady_clock::now();
  for (int pass = 0; pass < kPasses; ++pass) {
    if (OnAllCores(packed, work) != expected) {
      return absl::InternalError("another sum");
    }
  }
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begin;
  return static_cast<double>(packed.size() / scoring::kPackedSize) * kPasses /
         seconds.count();
}

// Households as packed variables, the same ones for every program, and what
// their scores and their words come to.
class PackedHouseholds {
 public:
  explicit PackedHouseholds(int households)
      : packed_(PackedInputs(households)),
        formulas_(TwoFormulas()),
        scorer_(decree()),
        score_([this](absl::string_view part) { return Score(scorer_, part); }),
        scores_(OnAllCores(packed_, score_)),
        words_(OnAllCores(packed_, SumWords)) {}

  const scoring::Formula& decree() const { return *formulas_.ByName(kDecree); }
  std::int64_t scores() const { return static_cast<std::int64_t>(scores_); }

  absl::StatusOr<double> ScoreAll() const {
    return HouseholdsPerSecond(packed_, score_, scores_);
  }
  absl::StatusOr<double> ReadAll() const {
    return HouseholdsPerSecond(packed_, SumWords, words_);
  }

 private:
  const std::string packed_;
  const scoring::FormulaSet formulas_;
  const scoring::PackedScorer scorer_;
  const Work score_;
  const std::uint64_t scores_;
  const std::uint64_t words_;
};

// The packed households in DuckDB's memory.
class DuckdbHouseholds {
 public:
  static absl::StatusOr<std::unique_ptr<DuckdbHouseholds>> Create(
      const Settings& settings, const PackedHouseholds& ours) {
    const InputTable table(&ours.decree());
    const std::string lines = settings.folder + "/inputs.csv";
    RSU_ASSIGN_OR_RETURN(std::unique_ptr<SqlProgram> program,
                         StartDuckdb(settings, ":memory:"));
    absl::Status status = table.WriteLines(settings.households, lines);
    if (status.ok()) {
      status = LoadDuckdb(table, {"UTINYINT", "USMALLINT", "INTEGER"}, lines,
                          *program);
    }
    std::remove(lines.c_str());
    RSU_RETURN_IF_ERROR(status);
    const std::string expression = table.DoubleExpression(ours.decree());
    RSU_ASSIGN_OR_RETURN(
        const std::string sum,
        program->Run(absl::StrCat("SELECT sum(CAST(round((", expression,
                                  ") * 1e7) AS BIGINT)) FROM input")));
    RSU_RETURN_IF_ERROR(
        CheckSums(ours.scores(), sum, settings.households, kDoubleSlack));
    return std::make_unique<DuckdbHouseholds>(
        std::move(program),
        absl::StrCat("SELECT sum(", expression, ") FROM input"));
  }

  DuckdbHouseholds(std::unique_ptr<SqlProgram> program, std::string question)
      : program_(std::move(program)), question_(std::move(question)) {}

  // Seconds.
  absl::StatusOr<double> Score() { return program_->Time(question_); }

 private:
  const std::unique_ptr<SqlProgram> program_;
  const std::string question_;
};

// The line without its peer; `made` are the households, made when first needed.
struct Line {
  Benchmark benchmark;
  std::function<const PackedHouseholds&()> made;
};

Line LineOf(const Settings& settings) {
  Line line;
  const auto held = std::make_shared<std::unique_ptr<PackedHouseholds>>();
  line.made = [settings, held]() -> const PackedHouseholds& {
    if (*held == nullptr) {
      *held = std::make_unique<PackedHouseholds>(settings.households);
    }
    return **held;
  };
  line.benchmark.unit = "hh/s";
  line.benchmark.ours_is =
      absl::StrCat("packed variables scored exactly, rounded and added up, ",
                   Cores(), " threads");
  line.benchmark.size = absl::StrCat(settings.households,
                                     " households, all urban: 35 terms "
                                     "each, ",
                                     scoring::kPackedSize, " bytes each");
  line.benchmark.ours = [made = line.made] { return made().ScoreAll(); };
  return line;
}

}  // namespace

Benchmark ScoreMemory(const Settings& settings) {
  Settings enough = settings;
  enough.households = std::max(settings.households, kFewestHouseholds);
  Line line = LineOf(enough);
  Benchmark& benchmark = line.benchmark;
  benchmark.name = "score_memory";
  benchmark.target = 0.8;
  benchmark.peer_is =
      absl::StrCat("the same bytes read once and summed as 64-bit words, ",
                   Cores(), " threads: the memory's limit");
  benchmark.left_out = "reading from the store and storing";
  benchmark.peer = [made = line.made] { return made().ReadAll(); };
  return benchmark;
}

Benchmark ScoreMemoryDuckdb(const Settings& settings) {
  Line line = LineOf(settings);
  Benchmark& benchmark = line.benchmark;
  benchmark.name = "score_memory_duckdb";
  benchmark.target = 8;
  benchmark.peer_is = absl::StrCat(
      "DuckDB 1.5, SELECT sum(expression) over its own table in memory, "
      "columns of the narrowest types, double precision, ",
      Cores(), " threads");
  benchmark.left_out = "reading and storing; the peer does not round";
  const auto duckdb = std::make_shared<std::unique_ptr<DuckdbHouseholds>>();
  benchmark.peer = [settings, duckdb,
                    made = line.made]() -> absl::StatusOr<double> {
    if (*duckdb == nullptr) {
      RSU_ASSIGN_OR_RETURN(*duckdb, DuckdbHouseholds::Create(settings, made()));
    }
    RSU_ASSIGN_OR_RETURN(const double seconds, (*duckdb)->Score());
    return settings.households / seconds;
  };
  return benchmark;
}

}  // namespace load
