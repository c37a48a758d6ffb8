#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_SUMMARY_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_SUMMARY_H_

#include "base/language.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"

namespace rsuctl {

// Prints a simulation in a few lines: what is to be known first, the households
// of each programme, and what people would be answered if that was counted.
void PrintSummary(const rsu::scoring::v1::Simulation& simulation,
                  base::Language language);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_SUMMARY_H_
