#ifndef TESTS_NAMES_UNLIKE_NAME_H_
#define TESTS_NAMES_UNLIKE_NAME_H_

#include <cstdint>
#include <string>

namespace names {

// How many names UnlikeName() has.
inline constexpr std::uint64_t kUnlikeNames = std::uint64_t{1} << 28;

// A family name in Latin letters that is the same as that of no other number
// below kUnlikeNames, also after normalisation: made-up people with it are not
// held for one another.
std::string UnlikeName(std::uint64_t number);

}  // namespace names

#endif  // TESTS_NAMES_UNLIKE_NAME_H_
