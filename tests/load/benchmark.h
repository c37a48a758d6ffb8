#ifndef TESTS_LOAD_BENCHMARK_H_
#define TESTS_LOAD_BENCHMARK_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace load {

// What holds for all benchmarks of a run.
struct Settings {
  int rounds = 5;
  std::string folder;   // for database files, on the disk that is measured
  std::string samples;  // the folder of the sample files
  // How much longer a flush takes in issue_unary and declare_unary.
  absl::Duration flush_pause = absl::Microseconds(600);

  // Households in the registers that are scored again: `many_households` in
  // those of rescore_growth and rescore_memory_gib.
  int households = 1'000'000;
  int many_households = 5'000'000;

  // Households in the register whose lists are read and whose answers are
  // simulated.
  int declared_households = 100'000;

  // People who are registered before those that a round registers, and are
  // compared with them.
  int registered_people = 1'000'000;

  // Where npm put DuckDB, and the folder of PostgreSQL's socket; empty if they
  // are not there.
  std::string duckdb_modules;
  std::string postgres_socket;
};

// What has to hold for the target to be met.
enum class Goal {
  kRatioAtLeast,
  kRatioAtMost,
  kOursAtMost,  // of the figure itself
  kNone,        // only to be known
};

// One line of docs/performance.md: two programs that run in turn.
struct Benchmark {
  // Runs one of the two once, from nothing; its figure in `unit`.
  using Program = std::function<absl::StatusOr<double>()>;

  std::string name;
  std::string unit;  // "calls/s"
  Goal goal = Goal::kRatioAtLeast;
  double target = 0;
  int rounds = 0;  // 0: as many as the others have

  // Whether it runs only where it is named: not one of the table.
  bool only_if_named = false;

  std::string ours_is;
  std::string peer_is;
  std::string left_out;
  std::string size;  // how much is done in a round

  // What they hold, such as a filled register, ends with them.
  Program ours;
  Program peer;

  // What else there is to say after the rounds; may be empty.
  std::function<std::string()> remark;
};

struct Outcome {
  double ours;  // medians over the rounds
  double peer;
  double ratio;         // of the medians
  double lowest_ratio;  // of one round
  double highest_ratio;
};

// `benchmark` with each flush of the database `pause` longer for both
// programs: the line of the table, whose target is for such a disk.
Benchmark OnSlowDisk(Benchmark benchmark, absl::Duration pause);

// `benchmark` on the disk as it is, under the name "<name>_bare_disk":
// not one of the table, and without a target.
Benchmark OnBareDisk(Benchmark benchmark);

// Runs both programs `rounds` times in turn; which goes first alternates.
absl::StatusOr<Outcome> RunRounds(const Benchmark& benchmark, int rounds);

bool MeetsTarget(const Benchmark& benchmark, const Outcome& outcome);

// "met", "missed", or "-" where there is no target.
std::string Verdict(const Benchmark& benchmark, const Outcome& outcome);

// `{"name", "ours", "peer", "unit", "ratio", "target", "met"}` as JSON; the
// last two are null where there is no target.
std::string ToJson(const Benchmark& benchmark, const Outcome& outcome);

}  // namespace load

#endif  // TESTS_LOAD_BENCHMARK_H_
