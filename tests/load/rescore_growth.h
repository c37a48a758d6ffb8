#ifndef TESTS_LOAD_RESCORE_GROWTH_H_
#define TESTS_LOAD_RESCORE_GROWTH_H_

#include <string>

#include "absl/status/statusor.h"
#include "tests/load/benchmark.h"

namespace load {

// What a household costs in a large register against a small one.
Benchmark RescoreGrowth(const Settings& settings);

// The peak memory of a process that fills a register and scores it again.
Benchmark RescoreMemory(const Settings& settings);

// Fills a register in `folder` and scores it again, in this process; the most
// memory that it ever had, in GiB.
absl::StatusOr<double> PeakOfRescoring(const std::string& folder,
                                       int households);

}  // namespace load

#endif  // TESTS_LOAD_RESCORE_GROWTH_H_
