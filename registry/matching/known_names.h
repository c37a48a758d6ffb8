#ifndef REGISTRY_MATCHING_KNOWN_NAMES_H_
#define REGISTRY_MATCHING_KNOWN_NAMES_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "registry/matching/sound_costs.h"

namespace registry {

// Given names of Morocco: which spellings are one name and which, however
// alike, are two. Nothing but a list tells Fatiha from Fatima with a slip,
// Salima from Salma in Latin letters, or Amina from Yamina. given_names.csv has
// the usual ones, further_given_names.csv names that sound like another.

inline constexpr std::int16_t kNoKnownName = -1;

// The number of the name that sounds as `sounds`, which LatinSounds() or
// ArabicSounds() gave, or kNoKnownName if none or several do. A number holds
// for one run of a program and is not to be stored. Thread-safe.
std::int16_t KnownNameOf(Script script, absl::string_view sounds);

// Whether the name of this number is one of given_names.csv, which everybody
// writes apart.
bool IsUsualName(std::int16_t name);

}  // namespace registry

#endif  // REGISTRY_MATCHING_KNOWN_NAMES_H_
