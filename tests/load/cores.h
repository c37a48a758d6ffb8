#ifndef TESTS_LOAD_CORES_H_
#define TESTS_LOAD_CORES_H_

#include <algorithm>
#include <thread>

namespace load {

// As many workers and threads as each side has; at least 1.
inline int Cores() {
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace load

#endif  // TESTS_LOAD_CORES_H_
