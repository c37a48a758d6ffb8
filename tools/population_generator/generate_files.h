#ifndef TOOLS_POPULATION_GENERATOR_GENERATE_FILES_H_
#define TOOLS_POPULATION_GENERATOR_GENERATE_FILES_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "tools/population_generator/calibration.h"
#include "tools/population_generator/household.h"
#include "tools/population_generator/summary.h"

namespace population {

inline constexpr int kMostThreads = 64;

// Which files to write, those with a name; an empty name is none.
struct Outputs {
  std::string people;
  std::string declarations;
  std::string coverage;
  std::string statuses;
  std::string variables;  // kPackedSize bytes for each household
};

struct Request {
  Population population;
  std::int64_t first = 1;       // number of the first household
  std::int64_t households = 0;  // first + households - 1 <= kMostHouseholds
  int threads = 1;              // 1 to kMostThreads; makes no difference
  Outputs outputs;
  bool summary = false;
};

// Makes households `first`, `first` + 1 and so on and writes them in that
// order. Memory does not grow with their number. `progress` is told how many
// more are done, and breaks the work off with an error of its own. Either all
// files are there at the end, whole, or, after an error, none that was not
// there before, unless it is the last step, their renaming, that fails.
//
// The summary is empty unless it is asked for.
//
// Errors:
//   INVALID_ARGUMENT  two outputs are one file, or no formula is in force on
//                     the effective date.
//   UNAVAILABLE       an output cannot be written.
//   those of `progress`
absl::StatusOr<Summary> GenerateFiles(
    const Calibration& calibration, const Request& request,
    absl::FunctionRef<absl::Status(std::int64_t)> progress);

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_GENERATE_FILES_H_
