#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_TABLES_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_TABLES_H_

#include <string>
#include <vector>

#include "proto/rsu/scoring/v1/simulation.pb.h"

namespace rsuctl {

// A simulation as CSV: the lines of a file, the first of which names the
// columns. docs/simulation.md describes them.

// One line for each programme and group of households.
std::vector<std::string> CrossingLines(
    const rsu::scoring::v1::Simulation& simulation);

// One line for each step of scores.
std::vector<std::string> HistogramLines(
    const rsu::scoring::v1::Simulation& simulation);

// One line for each threshold, with a column for each programme of scores at or
// under a threshold that has a cost.
std::vector<std::string> CurveLines(
    const rsu::scoring::v1::Simulation& simulation);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_TABLES_H_
