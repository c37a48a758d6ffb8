#include "registry/matching/arabic_sounds.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace registry {
namespace {

constexpr absl::string_view kAbd = "Ebd";
constexpr absl::string_view kBen = "bn";
constexpr absl::string_view kArticle = "Al";

bool HasArticle(absl::string_view word) {
  return word.size() >= 4 && absl::StartsWith(word, kArticle);
}

// "عبدالرحيم" and "عبد الإله" without the article.
std::string AfterAbd(absl::string_view rest) {
  if (!HasArticle(rest)) return std::string(rest);
  rest.remove_prefix(kArticle.size());
  if (rest[0] == 'A') return "O" + std::string(rest.substr(1));
  return std::string(rest);
}

bool IsPrefix(absl::string_view word) {
  static constexpr absl::string_view kPrefixes[] = {
      kAbd,   kBen, "Abn", "bnt", "wld", "AwlAd", "Ayt",
      "nAyt", "bw", "Abw", "Am",  "bnw", "bny",   "bl"};
  return std::find(std::begin(kPrefixes), std::end(kPrefixes), word) !=
         std::end(kPrefixes);
}

std::string WithoutArticle(absl::string_view word) {
  if (absl::StartsWith(word, kAbd) && word.size() >= 6) {
    return std::string(kAbd) + AfterAbd(word.substr(kAbd.size()));
  }
  if (HasArticle(word)) return std::string(word.substr(kArticle.size()));
  return std::string(word);
}

// `word` after the particles in `prefix`.
std::string Join(absl::string_view prefix, absl::string_view word) {
  if (absl::EndsWith(prefix, kAbd)) {
    return std::string(prefix) + AfterAbd(word);
  }
  if (!HasArticle(word)) return std::string(prefix) + std::string(word);
  word.remove_prefix(kArticle.size());
  // "بن الحاج" is also written, and said, "بلحاج".
  if (prefix == kBen) return "bl" + std::string(word);
  return std::string(prefix) + std::string(word);
}

}  // namespace

std::string ArabicSounds(const std::vector<std::string>& words) {
  std::vector<std::string> joined;
  std::string prefix;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool last = i + 1 == words.size();
    if (!last && (IsPrefix(word) || word.size() == 1)) {
      prefix += word == "Abn" ? std::string(kBen) : word;
    } else if (!joined.empty() && prefix.empty() &&
               (word == "Aldyn" || word == "dyn")) {
      joined.back() += "dyn";
    } else if (!last && word == kArticle) {
      continue;
    } else {
      joined.push_back(prefix.empty() ? WithoutArticle(word)
                                      : Join(prefix, word));
      prefix.clear();
    }
  }
  std::string text;
  for (const std::string& word : joined) {
    if (!text.empty()) text += '-';
    text += word;
  }
  return text;
}

}  // namespace registry
