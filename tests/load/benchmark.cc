#include "tests/load/benchmark.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/sql/sqlite/slow_disk.h"
#include "base/status_macros.h"

namespace load {
namespace {

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / 2;
}

Benchmark::Program Slowed(Benchmark::Program program, absl::Duration pause) {
  return [program = std::move(program), pause]() -> absl::StatusOr<double> {
    const base::sql::SlowDisk disk(pause);
    absl::StatusOr<double> figure = program();
    if (figure.ok() && disk.flushes() == 0) {
      return absl::InternalError("no flush was slowed down");
    }
    return figure;
  };
}

}  // namespace

Benchmark OnSlowDisk(Benchmark benchmark, absl::Duration pause) {
  absl::StrAppend(&benchmark.size, ", each flush ", absl::FormatDuration(pause),
                  " longer");
  benchmark.ours = Slowed(std::move(benchmark.ours), pause);
  benchmark.peer = Slowed(std::move(benchmark.peer), pause);
  return benchmark;
}

Benchmark OnBareDisk(Benchmark benchmark) {
  absl::StrAppend(&benchmark.name, "_bare_disk");
  benchmark.goal = Goal::kNone;
  benchmark.only_if_named = true;
  return benchmark;
}

absl::StatusOr<Outcome> RunRounds(const Benchmark& benchmark, int rounds) {
  std::vector<double> ours;
  std::vector<double> peer;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    for (const bool first : {true, false}) {
      const bool run_ours = first == (round % 2 == 0);
      RSU_ASSIGN_OR_RETURN(const double figure,
                           run_ours ? benchmark.ours() : benchmark.peer());
      (run_ours ? ours : peer).push_back(figure);
    }
    ratios.push_back(ours.back() / peer.back());
  }
  const auto [lowest, highest] =
      std::minmax_element(ratios.begin(), ratios.end());
  return Outcome{Median(ours), Median(peer), Median(ours) / Median(peer),
                 *lowest, *highest};
}

bool MeetsTarget(const Benchmark& benchmark, const Outcome& outcome) {
  switch (benchmark.goal) {
    case Goal::kRatioAtLeast:
      return outcome.ratio >= benchmark.target;
    case Goal::kRatioAtMost:
      return outcome.ratio <= benchmark.target;
    case Goal::kOursAtMost:
      return outcome.ours <= benchmark.target;
    case Goal::kNone:
      return true;
  }
  return false;
}

std::string Verdict(const Benchmark& benchmark, const Outcome& outcome) {
  if (benchmark.goal == Goal::kNone) return "-";
  return MeetsTarget(benchmark, outcome) ? "met" : "missed";
}

std::string ToJson(const Benchmark& benchmark, const Outcome& outcome) {
  std::string target = R"("target": null, "met": null)";
  if (benchmark.goal != Goal::kNone) {
    target =
        absl::StrFormat(R"("target": %g, "met": %s)", benchmark.target,
                        MeetsTarget(benchmark, outcome) ? "true" : "false");
  }
  return absl::StrFormat(
      R"({"name": "%s", "ours": %.3f, "peer": %.3f, "unit": "%s", )"
      R"("ratio": %.3f, %s})",
      benchmark.name, outcome.ours, outcome.peer, benchmark.unit, outcome.ratio,
      target);
}

}  // namespace load
