#ifndef TESTS_LOAD_BENCHMARK_H_
#define TESTS_LOAD_BENCHMARK_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace load {

// What holds for all benchmarks of a run.
struct Settings {
  int rounds = 5;
  std::string folder;   // for database files, on the disk that is measured
  std::string samples;  // the folder of the sample files
  // How much longer a flush takes in the benchmarks "…_slow_disk".
  absl::Duration flush_pause = absl::Microseconds(600);
};

// One line of docs/performance.md: two programs that run in turn.
struct Benchmark {
  // Runs one of the two once, from nothing; its figure in `unit`.
  using Program = std::function<absl::StatusOr<double>()>;

  std::string name;
  std::string unit;  // "calls/s"; more is better
  double target;     // least ratio of ours to the peer

  std::string ours_is;
  std::string peer_is;
  std::string left_out;
  std::string size;  // how much is done in a round

  Program ours;
  Program peer;
};

struct Outcome {
  double ours;  // medians over the rounds
  double peer;
  double ratio;         // of the medians
  double lowest_ratio;  // of one round
  double highest_ratio;
};

// The same benchmark with each flush of the database `pause` longer for both
// programs, under the name "<name>_slow_disk".
Benchmark OnSlowDisk(Benchmark benchmark, absl::Duration pause);

// Runs both programs `rounds` times in turn; which goes first alternates.
absl::StatusOr<Outcome> RunRounds(const Benchmark& benchmark, int rounds);

bool MeetsTarget(const Benchmark& benchmark, const Outcome& outcome);

// `{"name", "ours", "peer", "unit", "ratio", "target", "met"}` as JSON.
std::string ToJson(const Benchmark& benchmark, const Outcome& outcome);

}  // namespace load

#endif  // TESTS_LOAD_BENCHMARK_H_
