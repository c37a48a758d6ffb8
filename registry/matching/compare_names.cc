#include "registry/matching/compare_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "registry/matching/arabic_sounds.h"
#include "registry/matching/folded_name.h"
#include "registry/matching/latin_sounds.h"

namespace registry {
namespace {

// What a name costs that has words more than the other: never the same.
constexpr int kFurtherWords = 70;

// Up to here a name in one script is a plain transliteration of the other.
constexpr int kTransliteration = 20;

// Whether each word of `few` is one of `many`, in order.
bool IsPartOf(const SoundSequence& few, const SoundSequence& many) {
  int found = 0;
  for (int i = 0; i < many.words() && found < few.words(); ++i) {
    if (Distance(few.word(found), many.word(i)) <= kSameName) ++found;
  }
  return found == few.words();
}

// The distance of two names in one script each.
int Distance(const SoundSequence& a, const SoundSequence& b) {
  if (a.empty() || b.empty()) return kOtherName;
  if (a.words() == b.words() && a.words() > 1) {
    int sum = 0;
    for (int i = 0; i < a.words() && sum <= kCloseName; ++i) {
      sum += Distance(a.word(i), b.word(i));
    }
    return sum > kCloseName ? kOtherName : sum;
  }
  const int whole = Distance(a.whole(), b.whole());
  if (a.words() == b.words() || whole <= kSameName) return whole;
  const bool a_is_part =
      a.words() < b.words() ? IsPartOf(a, b) : IsPartOf(b, a);
  return a_is_part ? std::min(whole, kFurtherWords) : whole;
}

// The distance of two names in whichever scripts they have.
int Distance(const NameSounds& a, const NameSounds& b) {
  const int latin = Distance(a.latin, b.latin);
  if (!a.arabic.empty() && !b.arabic.empty()) {
    const int arabic = Distance(a.arabic, b.arabic);
    const int least = std::min(latin, arabic);
    // Whoever is asked about in Arabic letters only is not at odds with Latin
    // ones.
    const bool at_odds = !a.latin.empty() && !b.latin.empty() &&
                         std::max(latin, arabic) > kCloseName;
    return at_odds ? std::max(least, kSameName + 1) : least;
  }
  if (latin == 0) return 0;
  if (!a.arabic.empty()) return std::min(latin, Distance(a.arabic, b.latin));
  if (!b.arabic.empty()) return std::min(latin, Distance(a.latin, b.arabic));
  return latin;
}

NameAgreement Agreement(const NameSounds& given_a, const NameSounds& given_b,
                        const NameSounds& family_a,
                        const NameSounds& family_b) {
  const int given = Distance(given_a, given_b);
  if (given > kCloseName) return NameAgreement::kDifferent;
  const int family = Distance(family_a, family_b);
  if (given <= kSameName && family <= kSameName) return NameAgreement::kSame;
  return family <= kCloseName ? NameAgreement::kClose
                              : NameAgreement::kDifferent;
}

// Arabic letters without those that writers mix up at the end of a word.
std::string PlainArabic(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += word;
    if (text.back() == 'p' || text.back() == 't') text.back() = 'h';
    if (text.back() == 'Y') text.back() = 'y';
  }
  return text;
}

// One name field, with its letters for exact comparison.
struct Field {
  explicit Field(const FoldedName& name)
      : latin_letters(absl::StrJoin(name.latin, "")),
        arabic_letters(PlainArabic(name.arabic)),
        sounds{SoundSequence(Script::kLatin, LatinSounds(name.latin)),
               SoundSequence(Script::kArabic, ArabicSounds(name.arabic))} {}

  std::string latin_letters;
  std::string arabic_letters;
  NameSounds sounds;
};

bool AreSame(const std::string& a, const std::string& b) {
  return !a.empty() && a == b;
}

}  // namespace

NameAgreement Compare(const ComparableName& a, const ComparableName& b) {
  const NameAgreement straight = Agreement(a.given_name(), b.given_name(),
                                           a.family_name(), b.family_name());
  if (straight == NameAgreement::kSame) return straight;
  const NameAgreement exchanged = Agreement(a.given_name(), b.family_name(),
                                            a.family_name(), b.given_name());
  return std::max(straight, exchanged);
}

NameAgreement CompareNameField(absl::string_view stated,
                               absl::string_view registered_latin,
                               absl::string_view registered_arabic) {
  const Field a(FoldName(stated));
  const Field latin(FoldName(registered_latin));
  const Field arabic(FoldName(registered_arabic));
  if (AreSame(a.latin_letters, latin.latin_letters) ||
      AreSame(a.arabic_letters, arabic.arabic_letters) ||
      Distance(a.sounds.latin, arabic.sounds.arabic) <= kTransliteration ||
      Distance(a.sounds.arabic, latin.sounds.latin) <= kTransliteration) {
    return NameAgreement::kSame;
  }
  const int least = std::min({Distance(a.sounds.latin, latin.sounds.latin),
                              Distance(a.sounds.arabic, arabic.sounds.arabic),
                              Distance(a.sounds.latin, arabic.sounds.arabic),
                              Distance(a.sounds.arabic, latin.sounds.latin)});
  return least <= kCloseName ? NameAgreement::kClose
                             : NameAgreement::kDifferent;
}

}  // namespace registry
