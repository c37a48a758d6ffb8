#include "tests/load/benchmark.h"

#include <algorithm>

#include "absl/strings/str_format.h"
#include "base/status_macros.h"

namespace load {
namespace {

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

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
  return outcome.ratio >= benchmark.target;
}

std::string ToJson(const Benchmark& benchmark, const Outcome& outcome) {
  return absl::StrFormat(
      R"({"name": "%s", "ours": %.1f, "peer": %.1f, "unit": "%s", )"
      R"("ratio": %.3f, "target": %g, "met": %s})",
      benchmark.name, outcome.ours, outcome.peer, benchmark.unit, outcome.ratio,
      benchmark.target, MeetsTarget(benchmark, outcome) ? "true" : "false");
}

}  // namespace load
