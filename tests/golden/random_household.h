#ifndef TESTS_GOLDEN_RANDOM_HOUSEHOLD_H_
#define TESTS_GOLDEN_RANDOM_HOUSEHOLD_H_

#include <cstdint>
#include <random>
#include <string>

#include "proto/rsu/registry/v1/declaration.pb.h"

namespace golden {

// Draws for tests: the same seed gives the same draws on every machine.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}

  // Any integer from `lowest` to `highest`. Not exactly uniform, which does not
  // matter here.
  std::int64_t Between(std::int64_t lowest, std::int64_t highest) {
    const auto range = static_cast<std::uint64_t>(highest - lowest) + 1;
    return lowest + static_cast<std::int64_t>(engine_() % range);
  }

  bool OneIn(std::int64_t n) { return Between(1, n) == 1; }

  std::mt19937_64& engine() { return engine_; }

 private:
  std::mt19937_64 engine_;
};

// A valid declaration from anywhere in the ranges of the format, with the ends
// of every range, birthdays on and around the effective date, and 29 February
// drawn often.
rsu::registry::v1::Declaration RandomHousehold(
    Draw& draw, const std::string& household_ref);

}  // namespace golden

#endif  // TESTS_GOLDEN_RANDOM_HOUSEHOLD_H_
