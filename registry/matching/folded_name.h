#ifndef REGISTRY_MATCHING_FOLDED_NAME_H_
#define REGISTRY_MATCHING_FOLDED_NAME_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace registry {

// The characters of a name that are read; what comes after them is not.
inline constexpr int kMaxFoldedCharacters = 100;

// The letters that they are folded to, at most: a ligature is several.
inline constexpr int kMaxFoldedLetters = 200;

// The letters of a name without what writers vary within one script: case,
// accents, vowel signs, tatweel, presentation forms (Unicode normalisation form
// NFKC with case folding, then NFD without marks), the seats of the hamza, and
// Persian and Urdu forms of Arabic letters.
//
// Words are parted by anything that is not a letter, except that an apostrophe
// joins ("M'barek", "Sa'id"). Letters of other scripts are left out. A letter
// of these scripts that is folded to none (ŋ, ə, þ, ɓ, ڃ) stands as itself in
// small letters, in UTF-8.
//
// Amazigh is read in both of its scripts. Tifinagh (Unicode block U+2D30) is
// folded to the Latin letters that sound like it. In the Latin script ɣ is gh,
// ɛ the ʿayn, č ch, ǧ dj; and in a name with one of ɣ ɛ č ǧ ḍ ḥ ṛ ṣ ṭ ẓ, c is
// ch, x is kh and g is never soft, as the Latin alphabet of Amazigh has it.
struct FoldedName {
  // Each word of a-z, of letters that stand as themselves, of kAyn, kHardG and
  // kApart. A ç is an s, as it sounds.
  std::vector<std::string> latin;

  // Each word of the codes below and letters that stand as themselves.
  std::vector<std::string> arabic;
};

// An ʿayn in Latin letters; none begins a word before a vowel, as Ali is
// written for Ɛali.
inline constexpr char kAyn = '?';

// A g that is never soft, before e and i.
inline constexpr char kHardG = '@';

// Between two letters that are not read as one: s and h.
inline constexpr char kApart = '.';

// One ASCII letter for each Arabic letter:
//   A ا أ إ آ ٱ   b ب   t ت   v ث   j ج   H ح   x خ   d د   X ذ   r ر   z ز
//   s س   c ش   S ص   D ض   T ط   Z ظ   E ع   g غ   f ف   q ق   k ك   l ل
//   m م   n ن   h ه   w و ؤ   y ي ئ   Y ى   p ة   G گ ڭ ڨ   P پ   V ڤ
//   J ژ   C چ
// A hamza on the line is left out.

// Never fails: bytes that are not UTF-8 part words. Pure; thread-safe.
FoldedName FoldName(absl::string_view name);

}  // namespace registry

#endif  // REGISTRY_MATCHING_FOLDED_NAME_H_
