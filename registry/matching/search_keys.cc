#include "registry/matching/search_keys.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "base/digest.h"

namespace registry {
namespace {

constexpr absl::string_view kVersion = "1";

// Words beyond these are only in the name as a whole.
constexpr std::size_t kMaxWords = 3;

// The letters of LatinSounds() and of ArabicSounds(), each kind with the letter
// that stands for it; what is in none counts for nothing.
struct Kind {
  char stands;
  absl::string_view latin;
  absl::string_view arabic;
};

constexpr Kind kKinds[] = {
    {'b', "bp", "bP"}, {'f', "fv", "fV"}, {'k', "kqgjGx", "kqGgjJx"},
    {'l', "l", "l"},   {'m', "m", "m"},   {'n', "n", "n"},
    {'r', "r", "r"},   {'S', "S", "cC"},  {'t', "dDtTzs", "dDtTvXZzsS"},
};

bool StandsAsItself(char c) { return static_cast<unsigned char>(c) >= 0x80; }

std::string Skeleton(absl::string_view word, Script script) {
  std::string skeleton;
  for (const char letter : word) {
    char stands = StandsAsItself(letter) ? letter : '\0';
    for (const Kind& kind : kKinds) {
      const absl::string_view letters =
          script == Script::kLatin ? kind.latin : kind.arabic;
      if (letters.find(letter) != absl::string_view::npos) stands = kind.stands;
    }
    if (stands == '\0') continue;
    if (skeleton.empty() || skeleton.back() != stands) skeleton += stands;
  }
  return skeleton;
}

// Of each word, and of all together.
std::set<std::string> Skeletons(const std::string& sounds, Script script) {
  std::set<std::string> skeletons;
  if (sounds.empty()) return skeletons;
  const std::vector<absl::string_view> words = absl::StrSplit(sounds, '-');
  for (std::size_t i = 0; i < std::min(words.size(), kMaxWords); ++i) {
    skeletons.insert(Skeleton(words[i], script));
  }
  skeletons.insert(Skeleton(sounds, script));
  return skeletons;
}

std::int64_t KeyOf(const std::string& a, const std::string& b) {
  const auto& [first, second] = std::minmax(a, b);
  const std::string digest =
      base::Sha256(absl::StrCat(kVersion, "|", first, "|", second));
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof(key); ++i) {
    key = key << 8 | static_cast<unsigned char>(digest[i]);
  }
  return static_cast<std::int64_t>(key);
}

void AddKeys(const std::string& family_name, const std::string& given_name,
             Script script, std::set<std::int64_t>& keys) {
  const std::set<std::string> given_names = Skeletons(given_name, script);
  for (const std::string& family : Skeletons(family_name, script)) {
    for (const std::string& given : given_names) {
      keys.insert(KeyOf(family, given));
    }
  }
}

}  // namespace

std::vector<std::int64_t> SearchKeys(const ComparableName& name) {
  std::set<std::int64_t> keys;
  AddKeys(name.family_name().latin.text(), name.given_name().latin.text(),
          Script::kLatin, keys);
  AddKeys(name.family_name().arabic.text(), name.given_name().arabic.text(),
          Script::kArabic, keys);
  return {keys.begin(), keys.end()};
}

}  // namespace registry
