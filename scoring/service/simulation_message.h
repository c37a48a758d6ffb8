#ifndef SCORING_SERVICE_SIMULATION_MESSAGE_H_
#define SCORING_SERVICE_SIMULATION_MESSAGE_H_

#include "base/message_code.h"
#include "proto/rsu/scoring/v1/simulation.pb.h"
#include "scoring/simulation/parity.h"
#include "scoring/simulation/simulate.h"

template <>
inline constexpr bool base::kSameNumbers<
    scoring::Dimension, rsu::scoring::v1::ParityRate::Dimension> = true;

namespace scoring {

// What was counted, as the message that the proto specifies.
rsu::scoring::v1::Simulation ToMessage(const Simulation& simulation);

}  // namespace scoring

#endif  // SCORING_SERVICE_SIMULATION_MESSAGE_H_
