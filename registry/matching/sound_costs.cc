#include "registry/matching/sound_costs.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace registry {
namespace {

constexpr Script kL = Script::kLatin;
constexpr Script kA = Script::kArabic;

// Each letter of one word can stand for each of the other.
struct Likeness {
  Script script_a;
  absl::string_view a;
  Script script_b;
  absl::string_view b;
  int cost;
};

// Later lines overrule earlier ones.
constexpr Likeness kLikenesses[] = {
    // Latin consonants.
    {kL, "q", kL, "k", 10},
    {kL, "q", kL, "g", 25},
    {kL, "k", kL, "g", 60},
    {kL, "k", kL, "x", 35},
    {kL, "x", kL, "hG", 70},
    {kL, "g", kL, "jG", 20},
    {kL, "G", kL, "rq", 70},
    {kL, "D", kL, "d", 10},
    {kL, "D", kL, "z", 30},
    {kL, "T", kL, "t", 10},
    {kL, "T", kL, "s", 40},
    {kL, "d", kL, "zt", 60},
    {kL, "s", kL, "zS", 60},
    {kL, "b", kL, "pv", 30},
    {kL, "f", kL, "v", 10},
    {kL, "j", kL, "zI", 60},
    {kL, "m", kL, "n", 70},
    {kL, "l", kL, "n", 70},
    {kL, "O", kL, "lAEIU", 10},
    {kL, "U", kL, "v", 30},
    // Latin vowels.
    {kL, "A", kL, "E", 5},
    {kL, "E", kL, "I", 15},
    {kL, "E", kL, "U", 40},
    {kL, "A", kL, "I", 40},
    {kL, "A", kL, "U", 60},
    {kL, "I", kL, "U", 60},
    // Arabic letters that are mixed up in writing.
    {kA, "Y", kA, "y", 0},
    {kA, "Y", kA, "A", 5},
    {kA, "p", kA, "h", 0},
    {kA, "p", kA, "At", 15},
    {kA, "D", kA, "Zd", 20},
    {kA, "X", kA, "dz", 30},
    {kA, "Z", kA, "zX", 40},
    {kA, "v", kA, "t", 30},
    {kA, "v", kA, "s", 50},
    {kA, "T", kA, "t", 40},
    {kA, "S", kA, "s", 40},
    {kA, "q", kA, "kG", 30},
    {kA, "G", kA, "kj", 15},
    {kA, "P", kA, "b", 10},
    {kA, "V", kA, "f", 10},
    {kA, "C", kA, "c", 20},
    {kA, "J", kA, "jz", 20},
    {kA, "Ay", kA, "E", 70},
    {kA, "H", kA, "h", 60},
    // Latin consonants for Arabic ones.
    {kL, "b", kA, "b", 0},
    {kL, "pv", kA, "bP", 20},
    {kL, "b", kA, "P", 10},
    {kL, "t", kA, "tTv", 5},
    {kL, "T", kA, "tTv", 10},
    {kL, "s", kA, "v", 30},
    {kL, "t", kA, "p", 10},
    {kL, "d", kA, "dDXZ", 5},
    {kL, "D", kA, "dDXZ", 5},
    {kL, "z", kA, "XZ", 15},
    {kL, "j", kA, "jJC", 5},
    {kL, "g", kA, "jq", 15},
    {kL, "gk", kA, "G", 0},
    {kL, "q", kA, "G", 5},
    {kL, "h", kA, "Hh", 0},
    {kL, "h", kA, "p", 20},
    {kL, "x", kA, "x", 0},
    {kL, "k", kA, "x", 35},
    {kL, "h", kA, "x", 60},
    {kL, "r", kA, "r", 0},
    {kL, "r", kA, "g", 60},
    {kL, "G", kA, "g", 0},
    {kL, "g", kA, "g", 20},
    {kL, "z", kA, "z", 0},
    {kL, "s", kA, "sS", 0},
    {kL, "z", kA, "sS", 50},
    {kL, "s", kA, "cz", 60},
    {kL, "S", kA, "cC", 0},
    {kL, "fv", kA, "fV", 0},
    {kL, "k", kA, "kq", 0},
    {kL, "q", kA, "q", 0},
    {kL, "q", kA, "k", 10},
    {kL, "g", kA, "k", 50},
    {kL, "l", kA, "l", 0},
    {kL, "m", kA, "m", 0},
    {kL, "n", kA, "n", 0},
    {kL, "O", kA, "OEA", 0},
    // Latin vowels for Arabic letters.
    {kL, "A", kA, "AYpE", 0},
    {kL, "A", kA, "h", 20},
    {kL, "A", kA, "yw", 50},
    {kL, "E", kA, "AYE", 5},
    {kL, "E", kA, "p", 15},
    {kL, "E", kA, "y", 10},
    {kL, "I", kA, "y", 0},
    {kL, "I", kA, "Y", 5},
    {kL, "I", kA, "AE", 20},
    {kL, "U", kA, "w", 0},
    {kL, "U", kA, "AE", 20},
};

// Latin vowels and the costs of their absence.
struct VowelGap {
  char vowel;
  int start;
  int middle;
  int end;
  int beside_vowel;  // in the middle: "ai" for "i"
};

constexpr VowelGap kLatinGaps[] = {
    {'A', 20, 15, 120, 10},
    {'E', 10, 5, 0, 5},
    {'I', 20, 40, 80, 30},
    {'U', 40, 25, 60, 25},
};

// What Arabic does not write, Latin may have for nothing: short vowels.
constexpr VowelGap kUnwrittenGaps[] = {
    {'A', 20, 5, 120, 5},
    {'E', 10, 0, 0, 0},
    {'I', 20, 15, 80, 20},
    {'U', 20, 15, 60, 20},
};

bool IsLatinVowel(char c) { return absl::StrContains("AEIU", c); }

int LatinGap(absl::string_view word, std::size_t i, Script other) {
  const bool start = i == 0;
  const bool end = i + 1 == word.size();
  const VowelGap(&gaps)[4] = other == kL ? kLatinGaps : kUnwrittenGaps;
  for (const VowelGap& gap : gaps) {
    if (gap.vowel != word[i]) continue;
    if (start) return gap.start;
    if (end && !IsLatinVowel(word[i - 1])) return gap.end;
    const bool beside_vowel =
        IsLatinVowel(word[i - 1]) || (!end && IsLatinVowel(word[i + 1]));
    return beside_vowel ? gap.beside_vowel : gap.middle;
  }
  if (word[i] == 'h') return end ? 10 : 45;
  if (word[i] == 'l' && start) return 40;
  if (word[i] == 'O') return 20;
  return kSlip;
}

int ArabicGap(absl::string_view word, std::size_t i, Script other) {
  const bool start = i == 0;
  const bool end = i + 1 == word.size();
  switch (word[i]) {
    case 'A':
      if (start) return other == kL ? 5 : 20;
      if (end) return other == kL ? 40 : 60;
      return other == kL ? 30 : 60;
    case 'w':
    case 'y':
      if (end) return 80;
      return other == kL ? 45 : 70;
    case 'Y':
      return other == kL ? 40 : 60;
    case 'p':
      return other == kL ? 60 : 120;
    case 'h':
      return other == kL && end ? 10 : 60;
    case 'H':
      return other == kL ? 50 : kSlip;
    case 'E':
      return other == kL ? 10 : 80;
    case 'l':
      return start ? 40 : kSlip;
    case 'O':
      return 60;
    default:
      return kSlip;
  }
}

}  // namespace

std::uint8_t SoundCode(Script script, char letter) {
  const auto c = static_cast<unsigned char>(letter);
  const int base = script == kL ? 1 : 53;
  if (absl::ascii_islower(c)) return static_cast<std::uint8_t>(base + c - 'a');
  if (absl::ascii_isupper(c)) {
    return static_cast<std::uint8_t>(base + 26 + c - 'A');
  }
  if (c >= 0x80) return static_cast<std::uint8_t>(105 + c - 0x80);
  return 0;
}

const SubstitutionCosts& SubstitutionCosts::Get() {
  static const auto* const costs = new SubstitutionCosts;
  return *costs;
}

SubstitutionCosts::SubstitutionCosts() {
  for (int a = 0; a < kSoundCodes; ++a) {
    for (int b = 0; b < kSoundCodes; ++b) {
      costs_[a][b] = static_cast<std::uint8_t>(a == b ? 0 : kSlip);
    }
  }
  for (const Likeness& like : kLikenesses) {
    Set(like.script_a, like.a, like.script_b, like.b, like.cost);
  }
}

void SubstitutionCosts::Set(Script script_a, absl::string_view letters_a,
                            Script script_b, absl::string_view letters_b,
                            int cost) {
  for (const char letter_a : letters_a) {
    for (const char letter_b : letters_b) {
      const std::uint8_t a = SoundCode(script_a, letter_a);
      const std::uint8_t b = SoundCode(script_b, letter_b);
      costs_[a][b] = costs_[b][a] = static_cast<std::uint8_t>(cost);
    }
  }
}

int GapCost(Script script, absl::string_view word, int index, Script other) {
  const auto i = static_cast<std::size_t>(index);
  return script == kL ? LatinGap(word, i, other) : ArabicGap(word, i, other);
}

}  // namespace registry
