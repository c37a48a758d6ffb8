#ifndef SCORING_SERVICE_SIMULATION_MESSAGE_H_
#define SCORING_SERVICE_SIMULATION_MESSAGE_H_

#include "proto/rsu/scoring/v1/simulation_service.pb.h"
#include "scoring/simulation/simulate.h"

namespace scoring {

// What was counted, as the message that the proto specifies.
rsu::scoring::v1::Simulation ToMessage(const Simulation& simulation);

}  // namespace scoring

#endif  // SCORING_SERVICE_SIMULATION_MESSAGE_H_
