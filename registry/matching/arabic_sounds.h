#ifndef REGISTRY_MATCHING_ARABIC_SOUNDS_H_
#define REGISTRY_MATCHING_ARABIC_SOUNDS_H_

#include <string>
#include <vector>

namespace registry {

// The letters of an Arabic name, in the codes of FoldedName, as LatinSounds()
// has those of a Latin one: words parted by '-', without articles, and with
// particles joined to the names they belong to (عبد, بن, بنت, ولد, أيت, بو,
// أبو, أم, الدين), whether they are written apart or not. O stands for the
// catch before an alef after "عبد ال": عبد الإله.
//
// `words` are those of FoldedName. Pure; thread-safe.
std::string ArabicSounds(const std::vector<std::string>& words);

}  // namespace registry

#endif  // REGISTRY_MATCHING_ARABIC_SOUNDS_H_
