#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_FOLDER_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_FOLDER_H_

#include <string>

#include "absl/status/status.h"

namespace rsuctl {

// The files of a simulation in its folder. result.json is the first that is put
// in its place, so that a folder with another one and without it is foreign.
inline constexpr const char* kSimulationFiles[] = {
    "result.json", "crossings.csv", "histogram.csv", "cost_curve.csv",
    "report.html"};

// Makes the folder of the results, unless it is there, and looks whether files
// of a simulation may be replaced in it: an earlier simulation's own.
//
// Errors:
//   UNAVAILABLE       it cannot be made.
//   INVALID_ARGUMENT  a file of one of these names is there, and result.json is
//                     no simulation's: it is left alone.
absl::Status ReadySimulationFolder(const std::string& folder);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_FOLDER_H_
