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
bool IsPartOf(const SoundSequence& few, const SoundSequence& many,
              NameKind kind) {
  int found = 0;
  for (int i = 0; i < many.words() && found < few.words(); ++i) {
    if (Distance(few.word(found), many.word(i), kind) <= kSameName) ++found;
  }
  return found == few.words();
}

// The distance of two names in one script each.
int Distance(const SoundSequence& a, const SoundSequence& b, NameKind kind) {
  if (a.empty() || b.empty()) return kOtherName;
  if (a.words() == b.words() && a.words() > 1) {
    int sum = 0;
    for (int i = 0; i < a.words() && sum <= kCloseName; ++i) {
      sum += Distance(a.word(i), b.word(i), kind);
    }
    return sum > kCloseName ? kOtherName : sum;
  }
  const int whole = Distance(a.whole(), b.whole(), kind);
  if (a.words() == b.words() || whole <= kSameName) return whole;
  const bool a_is_part =
      a.words() < b.words() ? IsPartOf(a, b, kind) : IsPartOf(b, a, kind);
  return a_is_part ? std::min(whole, kFurtherWords) : whole;
}

// The distance of two names in whichever scripts they have.
int Distance(const NameSounds& a, const NameSounds& b, NameKind kind) {
  const int latin = Distance(a.latin, b.latin, kind);
  if (!a.arabic.empty() && !b.arabic.empty()) {
    const int arabic = Distance(a.arabic, b.arabic, kind);
    const int least = std::min(latin, arabic);
    // Whoever is asked about in Arabic letters only is not at odds with Latin
    // ones.
    const bool at_odds = !a.latin.empty() && !b.latin.empty() &&
                         std::max(latin, arabic) >= kTwoNames;
    return at_odds ? std::max(least, kSameName + 1) : least;
  }
  if (latin == 0) return 0;
  if (!a.arabic.empty()) {
    return std::min(latin, Distance(a.arabic, b.latin, kind));
  }
  if (!b.arabic.empty()) {
    return std::min(latin, Distance(a.latin, b.arabic, kind));
  }
  return latin;
}

bool IsAbsent(const NameSounds& name) {
  return name.latin.empty() && name.arabic.empty();
}

// The distance of two family names or two given names, of which either may be
// absent: somebody with a single name has one of the two. Neither having it is
// no difference, one having it is a name more.
int DistanceIfGiven(const NameSounds& a, const NameSounds& b, NameKind kind) {
  if (IsAbsent(a) && IsAbsent(b)) return 0;
  if (IsAbsent(a) || IsAbsent(b)) return kFurtherWords;
  return Distance(a, b, kind);
}

// `kind` is what the last two are: family names, unless names are exchanged.
NameAgreement Agreement(const NameSounds& given_a, const NameSounds& given_b,
                        const NameSounds& family_a, const NameSounds& family_b,
                        NameKind kind) {
  // What neither or only one has says nothing alone.
  const bool compared = (!IsAbsent(given_a) && !IsAbsent(given_b)) ||
                        (!IsAbsent(family_a) && !IsAbsent(family_b));
  if (!compared) return NameAgreement::kDifferent;
  const int given = DistanceIfGiven(given_a, given_b, NameKind::kGiven);
  if (given > kCloseName) return NameAgreement::kDifferent;
  const int family = DistanceIfGiven(family_a, family_b, kind);
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
  const NameAgreement straight =
      Agreement(a.given_name(), b.given_name(), a.family_name(),
                b.family_name(), NameKind::kFamily);
  if (straight == NameAgreement::kSame) return straight;
  const NameAgreement exchanged =
      Agreement(a.given_name(), b.family_name(), a.family_name(),
                b.given_name(), NameKind::kGiven);
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
      Distance(a.sounds.latin, arabic.sounds.arabic, NameKind::kGiven) <=
          kTransliteration ||
      Distance(a.sounds.arabic, latin.sounds.latin, NameKind::kGiven) <=
          kTransliteration) {
    return NameAgreement::kSame;
  }
  const int least = std::min(
      {Distance(a.sounds.latin, latin.sounds.latin, NameKind::kGiven),
       Distance(a.sounds.arabic, arabic.sounds.arabic, NameKind::kGiven),
       Distance(a.sounds.latin, arabic.sounds.arabic, NameKind::kGiven),
       Distance(a.sounds.arabic, latin.sounds.latin, NameKind::kGiven)});
  return least <= kCloseName ? NameAgreement::kClose
                             : NameAgreement::kDifferent;
}

}  // namespace registry
