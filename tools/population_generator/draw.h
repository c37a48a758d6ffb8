#ifndef TOOLS_POPULATION_GENERATOR_DRAW_H_
#define TOOLS_POPULATION_GENERATOR_DRAW_H_

#include <cstdint>

namespace population {

// What a stream of chance is for. Each household has one for each purpose, so
// that people come out the same whether or not their household is written.
enum class Stream : std::uint64_t {
  kFacts = 1,
  kPeople = 2,
  kCoverage = 3,
  kStatuses = 4,
};

// Chance that is the same on every machine and with every library: SplitMix64
// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
// 2014). Nothing that must be unpredictable may come from it. For one thread.
class SplitMix64 {
 public:
  explicit constexpr SplitMix64(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t Next() { return Mix(state_ += kGolden); }

  static constexpr std::uint64_t Mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }

  static constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;

 private:
  std::uint64_t state_;
};

// A stream of chance, seeded from the population's seed, the household and the
// purpose, so that any household can be drawn without those before it. Integers
// only. For one thread.
class Draw {
 public:
  Draw(std::uint64_t seed, std::uint64_t household, Stream stream)
      : random_(SplitMix64::Mix(SplitMix64::Mix(seed + SplitMix64::kGolden) +
                                SplitMix64::Mix(household) +
                                static_cast<std::uint64_t>(stream) *
                                    SplitMix64::kGolden)) {}

  // 0 to `bound` - 1. Uniform but for some `bound` parts in 2^32, which no
  // figure here comes near to.
  int Below(int bound) {
    return static_cast<int>(
        ((random_.Next() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
  }

  // `lowest` to `highest`, both within.
  int Between(int lowest, int highest) {
    return lowest + Below(highest - lowest + 1);
  }

  bool PerMille(int chance) { return Below(1000) < chance; }

 private:
  SplitMix64 random_;
};

}  // namespace population

#endif  // TOOLS_POPULATION_GENERATOR_DRAW_H_
