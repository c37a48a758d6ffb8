#include "registry/matching/latin_sounds.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "registry/matching/folded_name.h"

namespace registry {
namespace {

template <std::size_t N>
bool IsOneOf(absl::string_view word, const absl::string_view (&list)[N]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool IsVowel(char c) { return absl::StrContains("aeiouyw", c); }

// Consonants that the article's l becomes like: "er-Rachidi".
bool IsSunLetter(char c) { return absl::StrContains("dlnrstz", c); }

// The article as a word before `next`.
bool IsArticle(absl::string_view word, absl::string_view next) {
  static constexpr absl::string_view kArticles[] = {"el", "al", "ul", "il",
                                                    "l"};
  if (next.empty()) return false;
  if (IsOneOf(word, kArticles)) return true;
  if (word == "ech" || word == "ach" || word == "esh" || word == "ash") {
    return absl::StartsWith(next, word.substr(1));
  }
  // "er Rachidi", "ess Saidi".
  if (word.size() < 2 || word.size() > 3 || !IsSunLetter(word[1])) return false;
  return absl::StrContains("aeu", word[0]) && word.back() == word[1] &&
         next[0] == word[1];
}

// `word` without an article written as one word with it, if what is left is
// long enough to be a name.
absl::string_view WithoutJoinedArticle(absl::string_view word) {
  if (word.size() < 4) return word;
  const bool vowel_third = IsVowel(word[2]);
  if (absl::StartsWith(word, "el") && word.size() >= 6) return word.substr(2);
  if (absl::StartsWith(word, "al") && word.size() >= 6 && !vowel_third &&
      word[2] != 'l') {
    return word.substr(2);
  }
  if (word[0] == 'l' && !IsVowel(word[1])) return word.substr(1);
  if (absl::StartsWith(word, "echch")) return word.substr(3);
  if (word[0] == 'e' && IsSunLetter(word[1]) && word[2] == word[1] &&
      word.size() >= 5) {
    return word.substr(2);
  }
  return word;
}

// What follows "abd" in a word that begins with it, without the article; a
// leading '?' stands for the catch before a vowel.
std::string AfterAbd(absl::string_view rest) {
  std::size_t i = 0;
  while (i < rest.size() && absl::StrContains("aeiou", rest[i])) ++i;
  const absl::string_view stem = rest.substr(i);
  if (i > 0 && stem.size() >= 3 && stem[0] == 'l') {
    if (stem[1] == 'l') return std::string(stem.substr(1));
    if (stem[1] == 'o' || stem[1] == 'w' || !IsVowel(stem[1])) {
      return std::string(stem.substr(1));
    }
    return "?" + std::string(stem.substr(1));
  }
  if (i > 0 && stem.size() >= 3 && IsSunLetter(stem[0])) {
    return std::string(stem);
  }
  return std::string(stem.size() >= 2 && i <= 1 ? stem : rest);
}

// "abdelhadi" -> "abd.hadi", "abdelilah" -> "abd.?ilah"; "aitelhaj" ->
// "ait.haj", where the point keeps t and h from sounding as one. Other words
// without their article.
std::string WithoutArticle(absl::string_view word) {
  if (absl::StartsWith(word, "abd") && word.size() >= 6) {
    return "abd." + AfterAbd(word.substr(3));
  }
  if (absl::StartsWith(word, "ait") && word.size() >= 6) {
    const bool article = absl::StartsWith(word, "aitel") && word.size() >= 8;
    return "ait." + std::string(word.substr(article ? 5 : 3));
  }
  if (absl::StartsWith(word, "benel") && word.size() >= 8) {
    return "bel" + std::string(word.substr(5));
  }
  return std::string(WithoutJoinedArticle(word));
}

// Words that are joined to the next one, and how they are then written.
const char* AsPrefix(absl::string_view word) {
  static constexpr absl::string_view kAsWritten[] = {
      "abdel", "abdul", "abdoul", "abdal", "abder", "abdur", "abdes", "abden",
      "bent",  "bint",  "ould",   "oulad", "ouled", "beni",  "bni",   "bel",
      "bal",   "ait",   "nait",   "bou",   "abou",  "oum",   "om",    "umm"};
  static constexpr absl::string_view kBen[] = {"ben", "bin", "ibn", "bnou"};
  static constexpr absl::string_view kAbd[] = {"abd", "abde"};
  if (IsOneOf(word, kBen)) return "ben";
  if (IsOneOf(word, kAbd)) return "abd";
  if (word == "ayt") return "ait";
  if (word == "abu") return "abou";
  if (word == "bu") return "bou";
  if (word == "wld") return "ould";
  for (const absl::string_view prefix : kAsWritten) {
    if (word == prefix) return prefix.data();
  }
  return nullptr;
}

bool IsDin(absl::string_view word) {
  static constexpr absl::string_view kDin[] = {"dine", "din", "deen"};
  static constexpr absl::string_view kBefore[] = {"",   "e", "ed", "a",
                                                  "ad", "u", "ud"};
  for (const absl::string_view din : kDin) {
    if (absl::EndsWith(word, din)) {
      word.remove_suffix(din.size());
      return IsOneOf(word, kBefore);
    }
  }
  return false;
}

// Joins particles to the names they belong to and leaves articles out.
std::vector<std::string> JoinParticles(const std::vector<std::string>& words) {
  std::vector<std::string> joined;
  std::string prefix;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool last = i + 1 == words.size();
    if (!last && IsArticle(word, words[i + 1])) {
      if (prefix == "ben") prefix = "bel";
      if (prefix == "abd") prefix = "abdel";
      continue;
    }
    const char* as_prefix = last ? nullptr : AsPrefix(word);
    if (as_prefix != nullptr) {
      prefix += as_prefix;
    } else if (!last && word.size() == 1) {
      prefix += word;
    } else if (!joined.empty() && prefix.empty() && IsDin(word)) {
      joined.back() += "dine";
    } else if (absl::StartsWith(prefix, "abd")) {
      // "Abd Errahim", "Abd Ellatif": the article counts as after "abd".
      joined.push_back(prefix + word);
      prefix.clear();
    } else if (!prefix.empty()) {
      joined.push_back(prefix + std::string(WithoutJoinedArticle(word)));
      prefix.clear();
    } else {
      joined.push_back(word);
    }
  }
  for (std::string& word : joined) word = WithoutArticle(word);
  return joined;
}

// Letters at the start of `rest` that sound as one, and their sound.
struct Sound {
  std::size_t letters;
  absl::string_view sounds;
};

// How many bytes the letter at the start of `rest` has in UTF-8.
std::size_t BytesOfLetter(absl::string_view rest) {
  std::size_t bytes = 1;
  while (bytes < rest.size() &&
         (static_cast<unsigned char>(rest[bytes]) & 0xC0) == 0x80) {
    ++bytes;
  }
  return bytes;
}

Sound FirstSound(absl::string_view rest, bool at_start) {
  struct Spelling {
    absl::string_view letters;
    absl::string_view sounds;
  };
  static constexpr Spelling kSpellings[] = {
      {"tch", "S"},  {"sch", "S"},  {"ch", "S"},   {"sh", "S"}, {"kh", "x"},
      {"gh", "G"},   {"dh", "D"},   {"th", "T"},   {"dj", "j"}, {"ph", "f"},
      {"ck", "k"},   {"ou", "U"},   {"oo", "U"},   {"ee", "I"}, {"gue", "gE"},
      {"gui", "gI"}, {"que", "kE"}, {"qui", "kI"}, {"eau", "U"}};
  for (const Spelling& spelling : kSpellings) {
    if (absl::StartsWith(rest, spelling.letters)) {
      return {spelling.letters.size(), spelling.sounds};
    }
  }
  if (at_start && absl::StartsWith(rest, "rh")) return {2, "G"};
  const char next = rest.size() > 1 ? rest[1] : '\0';
  const bool before_front_vowel = next == 'e' || next == 'i' || next == 'y';
  switch (rest[0]) {
    case kApart:
      return {1, ""};
    case kAyn:
      return {1, "O"};
    case kHardG:
      return {1, "g"};
    case 'c':
      return {1, before_front_vowel ? "s" : "k"};
    case 'g':
      return {1, before_front_vowel ? "j" : "g"};
    case 'x':
      return {1, "ks"};
    case 'a':
      return {1, "A"};
    case 'e':
      return {1, "E"};
    case 'i':
    case 'y':
      return {1, "I"};
    case 'o':
    case 'u':
    case 'w':
      return {1, "U"};
    default:
      return {1, rest.substr(0, 1)};
  }
}

std::string SoundsOfWord(absl::string_view word) {
  // "Amine", "Hassane": the e is French and silent.
  if (word.size() > 3 && word.back() == 'e' &&
      !IsVowel(word[word.size() - 2])) {
    word.remove_suffix(1);
  }
  std::string sounds;
  for (std::size_t i = 0; i < word.size();) {
    // A letter that stands as itself sounds as itself.
    if (!absl::ascii_isascii(static_cast<unsigned char>(word[i]))) {
      const std::size_t bytes = BytesOfLetter(word.substr(i));
      sounds.append(word.data() + i, bytes);
      i += bytes;
      continue;
    }
    const Sound sound = FirstSound(word.substr(i), i == 0);
    for (const char c : sound.sounds) {
      if (sounds.empty() || sounds.back() != c) sounds += c;
    }
    i += sound.letters;
  }
  return sounds;
}

}  // namespace

std::string LatinSounds(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : JoinParticles(words)) {
    const std::string sounds = SoundsOfWord(word);
    if (sounds.empty()) continue;
    if (!text.empty()) text += '-';
    text += sounds;
  }
  return text;
}

}  // namespace registry
