#ifndef REGISTRY_MATCHING_SOUND_SEQUENCE_H_
#define REGISTRY_MATCHING_SOUND_SEQUENCE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "registry/matching/sound_costs.h"

namespace registry {

// Sounds beyond these are left out, which bounds the time of a comparison. A
// name of a hundred characters has fewer, unless it is made of x's.
inline constexpr int kMaxSounds = 100;

// A part of a SoundSequence, which must outlive it.
struct SoundSpan {
  const std::uint8_t* codes;
  const std::uint8_t* gaps[2];  // by the Script of the other name
  int size;
  Script script;
  std::uint8_t classes;     // kinds of its consonants, one bit each
  std::int16_t known_name;  // KnownNameOf(), or kNoKnownName
};

// A name, or nothing, as sounds, with all that a comparison needs looked up
// beforehand. Immutable; thread-safe.
class SoundSequence {
 public:
  // `text` is what LatinSounds() or ArabicSounds() gave.
  SoundSequence(Script script, absl::string_view text);

  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  SoundSpan whole() const;
  int words() const { return static_cast<int>(words_.size()); }
  SoundSpan word(int i) const;

 private:
  struct Word {
    std::uint8_t begin;
    std::uint8_t size;
    std::uint8_t classes;
    std::int16_t known_name;
  };

  SoundSpan Span(const Word& word) const;

  Script script_;
  std::string text_;
  // One byte for each sound, without the '-' between words.
  std::vector<std::uint8_t> bytes_;  // codes, gaps to Latin, gaps to Arabic
  int size_ = 0;
  std::vector<Word> words_;
  Word whole_{};
};

// Ways to compare spans, in hundredths of a slip.
inline constexpr int kSameName = 40;          // up to here, one name
inline constexpr int kCloseName = 100;        // up to here, perhaps one name
inline constexpr int kTwoNames = kCloseName;  // alike, two by the lists
inline constexpr int kOtherName = 1000;

// The least sum of costs that turns one span into the other, by substitution,
// insertion, omission and the exchange of neighbours, in proportion to the
// length: 0 to kSameName for spellings of one name, up to kCloseName for a slip
// away, kOtherName for all above. Listed names (known_names.h) are one (0) or
// two: usual ones kOtherName, others at least kTwoNames. Spans of no sounds are
// like nothing. Symmetric; thread-safe.
//
// Of family names only the usual names tell: Salem and Salim are two given
// names and one family's name.
enum class NameKind { kGiven, kFamily };
int Distance(const SoundSpan& a, const SoundSpan& b,
             NameKind kind = NameKind::kGiven);

}  // namespace registry

#endif  // REGISTRY_MATCHING_SOUND_SEQUENCE_H_
