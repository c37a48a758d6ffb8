#ifndef REGISTRY_CODES_LIMITS_H_
#define REGISTRY_CODES_LIMITS_H_

#include <cstdint>

namespace registry {

// How much of each thing a household may declare (docs/formats.md). What is
// computed from a declaration relies on them.

inline constexpr int kMaxMembers = 50;
inline constexpr int kMaxSpouses = 4;
inline constexpr int kMaxRooms = 50;
inline constexpr int kMaxPossessions = 99;  // of one kind, but for cows
inline constexpr int kMaxCows = 9'999;
inline constexpr int kMonthlyBills = 3;                          // exactly
inline constexpr std::int64_t kMaxMonthlyCentimes = 10'000'000;  // of one kind

// The oldest that someone can be. On the birthday they reach it they are still
// believed, the day after not.
inline constexpr int kMaxAgeYears = 130;

}  // namespace registry

#endif  // REGISTRY_CODES_LIMITS_H_
