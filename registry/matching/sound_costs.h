#ifndef REGISTRY_MATCHING_SOUND_COSTS_H_
#define REGISTRY_MATCHING_SOUND_COSTS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace registry {

enum class Script { kLatin, kArabic };

// How unlike two sounds are, in hundredths of a slip of the pen: 0 for two ways
// to write one sound, kSlip for two sounds that nobody takes for each other.
// Costs follow what writers in Morocco in fact do: they mix k and q, d and dh,
// e and a, u and o, leave short vowels out, and hardly ever s and sh.
//
// The figures are ours: set by hand, and tuned with evaluate_matching on the
// names that are not held out. Pure; thread-safe.
inline constexpr int kSlip = 100;

// A sound as a small number, for tables. `letter` is one of those of
// LatinSounds() or ArabicSounds(), or a byte of a letter that stands as itself,
// which is like no other byte; other characters are 0.
std::uint8_t SoundCode(Script script, char letter);
inline constexpr int kSoundCodes = 233;  // from 0 on

// Cost of one sound in place of the other; symmetric.
class SubstitutionCosts {
 public:
  static const SubstitutionCosts& Get();

  int Of(std::uint8_t a, std::uint8_t b) const { return costs_[a][b]; }

 private:
  SubstitutionCosts();
  void Set(Script script_a, absl::string_view letters_a, Script script_b,
           absl::string_view letters_b, int cost);

  std::uint8_t costs_[kSoundCodes][kSoundCodes];
};

// Cost of the letter at `index` of `word`, in `script`, that a name in the
// script `other` lacks. Short vowels are cheap; a vowel at the end tells Karima
// from Karim and is not.
int GapCost(Script script, absl::string_view word, int index, Script other);

}  // namespace registry

#endif  // REGISTRY_MATCHING_SOUND_COSTS_H_
