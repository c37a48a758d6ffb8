#ifndef REGISTRY_MATCHING_SEARCH_KEYS_H_
#define REGISTRY_MATCHING_SEARCH_KEYS_H_

#include <cstdint>
#include <vector>

#include "registry/matching/comparable_name.h"

namespace registry {

// Whole numbers under which a name is filed, so that people are found by how
// they are called without a comparison with everybody: one for each pair of a
// word of the family name and a word of the given name, or of the name as a
// whole. Two names that share a key need not agree; names that agree share one,
// unless a consonant was left out or exchanged for one of another kind.
//
// A key stands for the consonants of the pair, in either order, where those
// count as one that writers mix up (k q g j kh; d dh t th z s) and h, vowels
// and doubled letters count for nothing. Both scripts have the same keys.
//
// In rising order, each once; none of a name without a letter. Stored: what
// changes them needs a migration. Pure; thread-safe.
std::vector<std::int64_t> SearchKeys(const ComparableName& name);

// The most keys that a name has.
inline constexpr int kMaxSearchKeys = 32;

}  // namespace registry

#endif  // REGISTRY_MATCHING_SEARCH_KEYS_H_
