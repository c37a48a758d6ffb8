#ifndef SCORING_VARIABLES_PERSONS_PER_ROOM_H_
#define SCORING_VARIABLES_PERSONS_PER_ROOM_H_

#include <cstdint>

#include "scoring/variables/variables.h"

namespace scoring {

// Sets what says how many persons there are in a room: at most two, or more
// than two and at most three, or neither.
inline void SetPersonsPerRoom(std::int64_t members, std::int64_t rooms,
                              Variables& variables) {
  variables[Variable::kAtMostTwoPerRoom] = members <= 2 * rooms;
  variables[Variable::kOverTwoToThreePerRoom] =
      members > 2 * rooms && members <= 3 * rooms;
}

}  // namespace scoring

#endif  // SCORING_VARIABLES_PERSONS_PER_ROOM_H_
