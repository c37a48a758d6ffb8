#ifndef REGISTRY_MATCHING_KNOWN_NAMES_H_
#define REGISTRY_MATCHING_KNOWN_NAMES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "registry/matching/sound_costs.h"

namespace registry {

// The usual given names of Morocco, from given_names.csv: which spellings are
// one name and which, however alike, are two. Nothing but a list tells Fatiha
// from Fatima with a slip, or Salima from Salma in Latin letters.

inline constexpr std::int16_t kNoKnownName = -1;

// The number of the name that sounds as `sounds`, which LatinSounds() or
// ArabicSounds() gave, or kNoKnownName if none or several do. A number holds
// for one run of a program and is not to be stored. Thread-safe.
std::int16_t KnownNameOf(Script script, absl::string_view sounds);

}  // namespace registry

#endif  // REGISTRY_MATCHING_KNOWN_NAMES_H_
