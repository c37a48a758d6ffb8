// bench: the benchmarks of docs/performance.md. Run it with tools/bench.

#include <fcntl.h>
#include <grpc/support/log.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "base/rpc/deadlock_search.h"
#include "tests/load/benchmark.h"
#include "tests/load/beneficiaries_stream.h"
#include "tests/load/declare_unary.h"
#include "tests/load/eligibility.h"
#include "tests/load/issue_batch.h"
#include "tests/load/issue_unary.h"
#include "tests/load/register_people.h"
#include "tests/load/rescore_growth.h"
#include "tests/load/rescore_peers.h"
#include "tests/load/score_memory.h"
#include "tests/load/simulate.h"
#include "tests/load/simulate_answers.h"

namespace {

constexpr int kRounds = 5;
constexpr int kQuickHouseholds = 200'000;
constexpr int kQuickManyHouseholds = 1'000'000;
constexpr int kQuickDeclaredHouseholds = 10'000;
constexpr int kQuickPeople = 100'000;

// The file systems that a database is likely to lie on; numbers of statfs(2).
std::string FileSystemOf(const std::string& folder) {
  struct statfs found {};
  if (statfs(folder.c_str(), &found) != 0) return "unknown";
  switch (static_cast<unsigned long>(found.f_type)) {
    case 0xEF53:
      return "ext4";
    case 0x58465342:
      return "xfs";
    case 0x9123683E:
      return "btrfs";
    case 0x794C7630:
      return "overlayfs";
    case 0x01021994:
      return "tmpfs, which is no disk";
    default:
      return absl::StrFormat("of type 0x%x",
                             static_cast<unsigned long>(found.f_type));
  }
}

// What it takes to write 4 KiB over others in a file and to flush them, the
// mean of 500 times; zero if the folder cannot be written.
absl::Duration MeanFlush(const std::string& folder) {
  constexpr int kTimes = 500;
  const std::string path = folder + "/flush";
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
                        S_IRUSR | S_IWUSR);
  if (file < 0) return absl::ZeroDuration();
  const std::string block(4096, 'x');
  const auto flush = [file, &block] {
    return pwrite(file, block.data(), block.size(), 0) ==
               static_cast<ssize_t>(block.size()) &&
           fdatasync(file) == 0;
  };
  bool all = flush();
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < kTimes; ++i) all = flush() && all;
  const auto took = std::chrono::steady_clock::now() - begin;
  close(file);
  std::remove(path.c_str());
  return all ? absl::FromChrono(took) / kTimes : absl::ZeroDuration();
}

// A new folder for database files, gone with the object.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& parent)
      : path_(absl::StrCat(parent, "/rsu_bench.XXXXXX")),
        made_(mkdtemp(path_.data()) != nullptr) {}
  ~ScratchFolder() {
    if (made_) rmdir(path_.c_str());
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  bool made() const { return made_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  const bool made_;
};

void Describe(const load::Benchmark& benchmark) {
  std::printf("%s\n  ours: %s\n  peer: %s\n  size: %s\n  left out: %s\n",
              benchmark.name.c_str(), benchmark.ours_is.c_str(),
              benchmark.peer_is.c_str(), benchmark.size.c_str(),
              benchmark.left_out.c_str());
  std::fflush(stdout);
}

// A figure with as many places as it needs.
std::string Figure(double figure) {
  return absl::StrFormat(figure < 100 ? "%.3f" : "%.0f", figure);
}

void PrintRow(const load::Benchmark& benchmark, const load::Outcome& outcome) {
  const bool has_target = benchmark.goal != load::Goal::kNone;
  std::printf(
      "%-24s %12s %12s %-8s %7.2f %12s %7s  %s\n", benchmark.name.c_str(),
      Figure(outcome.ours).c_str(), Figure(outcome.peer).c_str(),
      benchmark.unit.c_str(), outcome.ratio,
      absl::StrFormat("%.2f-%.2f", outcome.lowest_ratio, outcome.highest_ratio)
          .c_str(),
      has_target ? absl::StrFormat("%g", benchmark.target).c_str() : "-",
      load::Verdict(benchmark, outcome).c_str());
}

// The exit status.
int RunAll(std::vector<load::Benchmark> benchmarks, int rounds,
           const std::string& json_path) {
  std::vector<load::Outcome> outcomes;
  std::vector<std::string> json;
  for (load::Benchmark& benchmark : benchmarks) {
    Describe(benchmark);
    const absl::StatusOr<load::Outcome> outcome = load::RunRounds(
        benchmark, benchmark.rounds > 0 ? benchmark.rounds : rounds);
    if (!outcome.ok()) {
      std::fprintf(stderr, "bench: %s: %s\n", benchmark.name.c_str(),
                   std::string(outcome.status().message()).c_str());
      return 1;
    }
    outcomes.push_back(*outcome);
    json.push_back(load::ToJson(benchmark, *outcome));
    if (benchmark.remark != nullptr) {
      std::printf("  of it: %s\n", benchmark.remark().c_str());
    }
    // Their registers go before the next ones are made.
    benchmark.ours = nullptr;
    benchmark.peer = nullptr;
  }
  std::printf("\n%-24s %12s %12s %-8s %7s %12s %7s\n", "name", "ours", "peer",
              "unit", "ratio", "of a round", "target");
  for (std::size_t i = 0; i < benchmarks.size(); ++i) {
    PrintRow(benchmarks[i], outcomes[i]);
  }
  if (json_path.empty()) return 0;
  const std::string text =
      absl::StrCat("[", absl::StrJoin(json, ",\n "), "]\n");
  std::FILE* file = std::fopen(json_path.c_str(), "w");
  const bool written = file != nullptr && std::fputs(text.c_str(), file) >= 0;
  if (file == nullptr || std::fclose(file) != 0 || !written) {
    std::fprintf(stderr, "bench: cannot write %s\n", json_path.c_str());
    return 1;
  }
  return 0;
}

std::vector<load::Benchmark> AllBenchmarks(const load::Settings& settings) {
  std::vector<load::Benchmark> all;
  for (const auto& line :
       {load::IssueUnary(settings), load::DeclareUnary(settings)}) {
    all.push_back(load::OnSlowDisk(line, settings.flush_pause));
    all.push_back(load::OnBareDisk(line));
  }
  for (auto make :
       {load::IssueBatch, load::RegisterPeople, load::EligibilityUnary,
        load::EligibilityBatch, load::BeneficiariesStream,
        load::SimulateAnswers, load::ScoreMemory, load::ScoreMemoryDuckdb,
        load::RescorePostgres, load::RescoreDuckdb, load::RescoreGrowth,
        load::RescoreMemory, load::Simulate}) {
    all.push_back(make(settings));
  }
  return all;
}

// The benchmarks that `only` names; all of the table if it names none. Empty
// after a message if there is no such benchmark.
std::vector<load::Benchmark> Choose(const std::vector<load::Benchmark>& all,
                                    const std::vector<std::string>& only) {
  std::vector<load::Benchmark> chosen;
  std::vector<std::string> names;
  for (const load::Benchmark& benchmark : all) names.push_back(benchmark.name);
  for (const std::string& name : only) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    std::fprintf(stderr, "bench: there is no '%s'; the names are %s\n",
                 name.c_str(), absl::StrJoin(names, ", ").c_str());
    return {};
  }
  for (const load::Benchmark& benchmark : all) {
    if ((only.empty() && !benchmark.only_if_named) ||
        std::find(only.begin(), only.end(), benchmark.name) != only.end()) {
      chosen.push_back(benchmark);
    }
  }
  return chosen;
}

// For the benchmark that starts this program again to take its memory.
int TellPeak(const load::Settings& settings) {
  const absl::StatusOr<double> gib =
      load::PeakOfRescoring(settings.folder, settings.many_households);
  if (!gib.ok()) {
    std::fprintf(stderr, "bench: %s\n",
                 std::string(gib.status().message()).c_str());
    return 1;
  }
  std::printf("%f\n", *gib);
  return 0;
}

// What the command line says.
struct Options {
  bool quick = false;
  std::vector<std::string> only;
  std::string json;
  int pause_us = 0;
  int households = 0;  // 0: as many as each benchmark has
  bool peak = false;
  load::Settings settings;
};

// The settings as tools/bench and the environment make them.
load::Settings SettingsOfEnvironment() {
  load::Settings settings;
  settings.samples = "tests/data";
  const char* duckdb = std::getenv("RSU_BENCH_DUCKDB");
  if (duckdb != nullptr) settings.duckdb_modules = duckdb;
  const char* postgres = std::getenv("RSU_BENCH_POSTGRES");
  if (postgres != nullptr) settings.postgres_socket = postgres;
  const char* temporary = std::getenv("TMPDIR");
  settings.folder = temporary == nullptr ? "/tmp" : temporary;
  return settings;
}

void AddOptions(CLI::App& app, Options& options) {
  app.add_flag("--quick", options.quick, "smaller registers");
  app.add_option("--only", options.only, "the benchmarks to run")
      ->delimiter(',')
      ->type_name("NAME,...");
  app.add_option("--json", options.json, "also write the table to a file")
      ->type_name("FILE");
  options.pause_us =
      static_cast<int>(absl::ToInt64Microseconds(options.settings.flush_pause));
  app.add_option("--flush-pause", options.pause_us,
                 "how much longer a flush takes in ..._slow_disk")
      ->type_name("MICROSECONDS")
      ->check(CLI::Range(1, 999'999))
      ->capture_default_str();
  app.add_option("--folder", options.settings.folder,
                 "where the database files go; the disk that is measured")
      ->capture_default_str();
  app.add_option("--households", options.households,
                 "in every register that is scored again or listed")
      ->type_name("N")
      ->check(CLI::Range(100'000, 20'000'000));
  app.add_flag("--peak-of-rescoring", options.peak)->group("");  // for itself
}

// How large the registers are.
void SetSizes(const Options& options, load::Settings& settings) {
  if (options.quick) {
    settings.households = kQuickHouseholds;
    settings.many_households = kQuickManyHouseholds;
    settings.declared_households = kQuickDeclaredHouseholds;
    settings.registered_people = kQuickPeople;
  }
  if (options.households > 0) {
    settings.households = options.households;
    settings.many_households = options.households;
    settings.declared_households = options.households;
  }
}

int Run(int argc, char** argv) {
  Options options;
  options.settings = SettingsOfEnvironment();
  CLI::App app("Runs the benchmarks of docs/performance.md.", "tools/bench");
  AddOptions(app, options);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  load::Settings& settings = options.settings;
  const ScratchFolder folder(settings.folder);
  if (!folder.made()) {
    std::fprintf(stderr, "bench: cannot make a folder in %s\n",
                 settings.folder.c_str());
    return 2;
  }
  settings.folder = folder.path();
  SetSizes(options, settings);
  if (options.peak) return TellPeak(settings);
  settings.flush_pause = absl::Microseconds(options.pause_us);
  const absl::Duration flush = MeanFlush(folder.path());
  const std::vector<load::Benchmark> benchmarks =
      Choose(AllBenchmarks(settings), options.only);
  if (benchmarks.empty()) return 2;
  settings.rounds = kRounds;
  std::printf(
      "%u cores; %d rounds, the two programs in turn, medians; calls over "
      "loopback,\ncallers in the same process; database files in %s (%s),\n"
      "where a flush of 4 KiB takes %.3f ms\n\n",
      std::thread::hardware_concurrency(), settings.rounds,
      folder.path().c_str(), FileSystemOf(folder.path()).c_str(),
      absl::ToDoubleMilliseconds(flush));
  return RunAll(benchmarks, settings.rounds, options.json);
}

}  // namespace

int main(int argc, char** argv) {
  base::rpc::StopDeadlockSearch();  // as rsu_server does
  gpr_set_log_verbosity(GPR_LOG_SEVERITY_ERROR);
  return Run(argc, argv);
}
