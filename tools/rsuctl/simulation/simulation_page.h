#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_PAGE_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_PAGE_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"

namespace rsuctl {

// A simulation as one HTML page for people: tables and pictures, all in the
// page itself, no script and nothing from elsewhere.
//
// Errors: those of DrawPicture().
absl::StatusOr<std::string> SimulationPage(
    const rsu::scoring::v1::Simulation& simulation, base::Language language);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_PAGE_H_
