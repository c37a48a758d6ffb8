#ifndef REGISTRY_MATCHING_LATIN_SOUNDS_H_
#define REGISTRY_MATCHING_LATIN_SOUNDS_H_

#include <string>
#include <vector>

namespace registry {

// How a name in Latin letters sounds, whichever of the usual spellings of
// Morocco it has: French ("Youssef", "Ouafae", "Hicham"), English ("Yousef",
// "Wafa", "Hisham") or of scholars ("Yusuf").
//
// `words` are those of FoldedName. Words of the result are parted by '-', and
// each sound is one letter:
//   b d f g h j k l m n p q r s t v z   as written
//   D dh   G gh, rh-   S ch, sh   T th   x kh
//   A a   E e   I i, y   U o, ou, u, w
//   O the catch before a vowel after "Abd el-": Abd el-Ilah
// A doubled letter sounds once; an e at the end after a consonant, not at all.
//
// Articles are left out ("El Idrissi", "Ez-Zahra", "Errachidi", "L'Hassan"),
// and particles are joined to what follows ("Ben Ali", "Ait Hammou", "Abd el
// Kader"), as is "ed-Din" to what precedes it, for both are also written as one
// word. An article before a vowel in one word ("Lamrani") cannot be told from
// the name's own letters and stays.
//
// Pure; thread-safe.
std::string LatinSounds(const std::vector<std::string>& words);

}  // namespace registry

#endif  // REGISTRY_MATCHING_LATIN_SOUNDS_H_
