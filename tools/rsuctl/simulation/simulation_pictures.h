#ifndef TOOLS_RSUCTL_SIMULATION_SIMULATION_PICTURES_H_
#define TOOLS_RSUCTL_SIMULATION_SIMULATION_PICTURES_H_

#include <string>

#include "absl/status/statusor.h"
#include "base/language.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"

namespace rsuctl {

// The pictures of a simulation's report, each an <svg> element. Of a simulation
// in which there are households.
//
// Errors: those of DrawPicture().

// How many households have which score, with the thresholds.
absl::StatusOr<std::string> DrawScores(
    const rsu::scoring::v1::Simulation& simulation, base::Language language);

// Who enters and who leaves a programme, by region.
absl::StatusOr<std::string> DrawCrossings(
    const rsu::scoring::v1::Simulation& simulation, int programme,
    base::Language language);

// How many households are at a threshold or under it, for thresholds around
// those of the programmes.
absl::StatusOr<std::string> DrawCurve(
    const rsu::scoring::v1::Simulation& simulation, base::Language language);

// What a programme for scores at or under a threshold would cost over its
// threshold. It has a cost per household.
absl::StatusOr<std::string> DrawCost(
    const rsu::scoring::v1::Simulation& simulation, int programme,
    base::Language language);

}  // namespace rsuctl

#endif  // TOOLS_RSUCTL_SIMULATION_SIMULATION_PICTURES_H_
