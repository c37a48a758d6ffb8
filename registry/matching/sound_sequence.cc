#include "registry/matching/sound_sequence.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "registry/matching/known_names.h"

namespace registry {
namespace {

// Kinds of consonants of which no two are alike, one bit each; h, vowels and
// the letters that stand for them have none. A slip changes at most two kinds.
constexpr int kMostKindsApart = 2;

std::uint8_t ClassOf(Script script, char letter) {
  static constexpr absl::string_view kLatin[] = {
      "bpvf", "kqgGxj", "szSTdDt", "m", "n", "l", "r"};
  static constexpr absl::string_view kArabic[] = {
      "bPfV", "kqgGxjJ", "sSzcCvXDZdtT", "m", "n", "l", "r"};
  const auto& kinds = script == Script::kLatin ? kLatin : kArabic;
  for (std::size_t i = 0; i < 7; ++i) {
    if (absl::StrContains(kinds[i], letter)) {
      return static_cast<std::uint8_t>(1u << i);
    }
  }
  return 0;
}

constexpr int kExchange = 70;  // neighbours in the wrong order

// What is still the same, or close, for names of so many sounds: a long name
// may be spelled differently in more places, and in a short one a slip makes
// another name.
int SameLimit(int size) { return 24 + 4 * std::min(size, 12); }
int CloseLimit(int size) {
  return std::max(std::min(25 * size - 20, 110), SameLimit(size) + 10);
}

int InProportion(int cost, int size) {
  const int same = SameLimit(size);
  if (cost <= same) return cost * kSameName / same;
  const int close = CloseLimit(size);
  if (cost > close) return kOtherName;
  return kSameName + 1 +
         (cost - same) * (kCloseName - kSameName - 1) / (close - same);
}

// The least cost, or some number above `limit`.
int EditCost(const SoundSpan& a, const SoundSpan& b, int limit) {
  const SubstitutionCosts& costs = SubstitutionCosts::Get();
  const std::uint8_t* gaps_a = a.gaps[static_cast<int>(b.script)];
  const std::uint8_t* gaps_b = b.gaps[static_cast<int>(a.script)];
  std::array<int, kMaxSounds + 1> rows[3];
  int* before = rows[0].data();
  int* last = rows[1].data();
  int* row = rows[2].data();
  last[0] = 0;
  for (int j = 0; j < b.size; ++j) last[j + 1] = last[j] + gaps_b[j];
  int last_least = 0;
  for (int i = 0; i < a.size; ++i) {
    row[0] = last[0] + gaps_a[i];
    int least = row[0];
    for (int j = 0; j < b.size; ++j) {
      int cost = std::min({last[j] + costs.Of(a.codes[i], b.codes[j]),
                           last[j + 1] + gaps_a[i], row[j] + gaps_b[j]});
      if (i > 0 && j > 0 && costs.Of(a.codes[i], b.codes[j - 1]) == 0 &&
          costs.Of(a.codes[i - 1], b.codes[j]) == 0) {
        cost = std::min(cost, before[j - 1] + kExchange);
      }
      row[j + 1] = cost;
      least = std::min(least, cost);
    }
    // An exchange reaches back two rows.
    if (least > limit && last_least > limit) return least;
    last_least = least;
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size];
}

}  // namespace

SoundSequence::SoundSequence(Script script, absl::string_view text)
    : script_(script), text_(text) {
  std::vector<std::uint8_t> codes;
  std::vector<std::uint8_t> gaps[2];
  for (absl::string_view letters : absl::StrSplit(text, '-')) {
    const int room = kMaxSounds - static_cast<int>(codes.size());
    letters = letters.substr(0, static_cast<std::size_t>(room));
    if (letters.empty()) continue;
    Word word{static_cast<std::uint8_t>(codes.size()),
              static_cast<std::uint8_t>(letters.size()), 0,
              KnownNameOf(script, letters)};
    for (std::size_t i = 0; i < letters.size(); ++i) {
      codes.push_back(SoundCode(script, letters[i]));
      for (const Script other : {Script::kLatin, Script::kArabic}) {
        gaps[static_cast<std::size_t>(other)].push_back(
            static_cast<std::uint8_t>(
                GapCost(script, letters, static_cast<int>(i), other)));
      }
      word.classes |= ClassOf(script, letters[i]);
    }
    words_.push_back(word);
    whole_.classes |= word.classes;
  }
  size_ = static_cast<int>(codes.size());
  whole_.size = static_cast<std::uint8_t>(size_);
  whole_.known_name =
      words_.size() == 1 ? words_[0].known_name : KnownNameOf(script, text);
  bytes_ = std::move(codes);
  for (const auto& gap : gaps) {
    bytes_.insert(bytes_.end(), gap.begin(), gap.end());
  }
}

SoundSpan SoundSequence::Span(const Word& word) const {
  const std::uint8_t* begin = bytes_.data() + word.begin;
  return {begin,        {begin + size_, begin + size_ + size_},
          word.size,    script_,
          word.classes, word.known_name};
}

SoundSpan SoundSequence::whole() const { return Span(whole_); }

SoundSpan SoundSequence::word(int i) const {
  return Span(words_[static_cast<std::size_t>(i)]);
}

int Distance(const SoundSpan& a, const SoundSpan& b, NameKind kind) {
  if (a.size == 0 || b.size == 0) return kOtherName;
  const bool listed =
      a.known_name != kNoKnownName && b.known_name != kNoKnownName;
  if (listed && a.known_name == b.known_name) return 0;
  if (listed && IsUsualName(a.known_name) && IsUsualName(b.known_name)) {
    return kOtherName;
  }
  const auto apart = static_cast<unsigned>(a.classes ^ b.classes);
  if (__builtin_popcount(apart) > kMostKindsApart) return kOtherName;
  const int size = std::max(a.size, b.size);
  const int cost = InProportion(EditCost(a, b, CloseLimit(size)), size);
  return listed && kind == NameKind::kGiven ? std::max(cost, kTwoNames) : cost;
}

}  // namespace registry
