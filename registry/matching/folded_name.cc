#include "registry/matching/folded_name.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"

namespace registry {
namespace {

constexpr UChar32 kCedilla = 0x0327;
constexpr UChar32 kCaron = 0x030C;
constexpr UChar32 kDotBelow = 0x0323;
constexpr UChar32 kTatweel = 0x0640;

enum class Script { kNone, kLatin, kArabic };

constexpr UChar32 kFirstTifinagh = 0x2D30;
constexpr UChar32 kLastTifinagh = 0x2D67;

// The Latin letters that sound like each of U+2D30 to U+2D67, by the names of
// the letters in Unicode, which are those of the Royal Institute of Amazigh
// Culture (IRCAM) and of earlier and Tuareg usage. "@" is kHardG, "?" kAyn.
constexpr const char* kTifinagh[] = {
    "a", "b",  "b", "@",  "@", "dj", "dj",  "d",  // ⴰ ⴱ ⴲ ⴳ ⴴ ⴵ ⴶ ⴷ
    "d", "d",  "d", "e",  "f", "k",  "k",   "kh",  // ⴸ ⴹ ⴺ ⴻ ⴼ ⴽ ⴾ ⴿ
    "h", "h",  "h", "h",  "?", "kh", "kh",  "q",  // ⵀ ⵁ ⵂ ⵃ ⵄ ⵅ ⵆ ⵇ
    "q", "i",  "j", "j",  "j", "l",  "m",   "n",  // ⵈ ⵉ ⵊ ⵋ ⵌ ⵍ ⵎ ⵏ
    "n", "n@", "p", "u",  "r", "r",  "gh",  "gh",  // ⵐ ⵑ ⵒ ⵓ ⵔ ⵕ ⵖ ⵗ
    "j", "s",  "s", "ch", "t", "t",  "tch", "t",  // ⵘ ⵙ ⵚ ⵛ ⵜ ⵝ ⵞ ⵟ
    "v", "w",  "y", "z",  "z", "z",  "e",   "o",  // ⵠ ⵡ ⵢ ⵣ ⵤ ⵥ ⵦ ⵧ
};
static_assert(std::size(kTifinagh) == kLastTifinagh - kFirstTifinagh + 1);

// What one code point adds to a word.
struct Folded {
  Script script = Script::kNone;
  std::string letters;
};

// Letters that do not decompose into a-z and marks.
const char* LatinLetters(UChar32 c) {
  switch (c) {
    case 0x00E6:  // æ
      return "ae";
    case 0x0153:  // œ
      return "oe";
    case 0x00F8:  // ø
      return "o";
    case 0x0142:  // ł
      return "l";
    case 0x0111:  // đ
    case 0x00F0:  // ð
      return "d";
    case 0x0127:  // ħ
      return "h";
    case 0x0131:  // ı
      return "i";
    case 0x0263:  // ɣ
    case 0x03B3:  // γ, which is typed for it
      return "gh";
    case 0x025B:  // ɛ
    case 0x03B5:  // ε, which is typed for it
    case 0x0295:  // ʕ
      return "?";
    case 0x0283:  // ʃ
      return "sh";
    case 0x0292:  // ʒ
      return "j";
    default:
      return nullptr;
  }
}

// Arabic letters outside the table of the basic block.
const char* FurtherArabicLetters(UChar32 c) {
  switch (c) {
    case 0x0671:  // ٱ
      return "A";
    case 0x067E:
      return "P";
    case 0x0686:
      return "C";
    case 0x0698:
      return "J";
    case 0x06A4:
      return "V";
    case 0x06A8:
    case 0x06AD:
    case 0x06AF:
    case 0x0763:
      return "G";
    case 0x06A9:
      return "k";
    case 0x06BE:
    case 0x06C1:
    case 0x06D5:
      return "h";
    case 0x06CC:
      return "y";
    case 0x0621:
    case kTatweel:
      return "";
    default:
      return nullptr;
  }
}

// A letter that is none of the others, as itself in UTF-8: whoever is named by
// it is told from who is not.
Folded KeepLetter(UChar32 c) {
  if (!u_isalpha(c)) return {};
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &error);
  if (script != USCRIPT_LATIN && script != USCRIPT_ARABIC) return {};
  Folded kept;
  kept.script = script == USCRIPT_LATIN ? Script::kLatin : Script::kArabic;
  icu::UnicodeString(c).toUTF8String(kept.letters);
  return kept;
}

Folded FoldLetter(UChar32 c) {
  static const char* const kLatin[] = {
      "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m",
      "n", "o", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z"};
  // U+0627 to U+063A, then U+0641 to U+064A.
  static const char* const kAlefToGhain[] = {"A", "b", "p", "t", "v", "j", "H",
                                             "x", "d", "X", "r", "z", "s", "c",
                                             "S", "D", "T", "Z", "E", "g"};
  static const char* const kFehToYeh[] = {"f", "q", "k", "l", "m",
                                          "n", "h", "w", "Y", "y"};
  if (c >= 'a' && c <= 'z') return {Script::kLatin, kLatin[c - 'a']};
  if (c >= 0x0627 && c <= 0x063A) {
    return {Script::kArabic, kAlefToGhain[c - 0x0627]};
  }
  if (c >= 0x0641 && c <= 0x064A) {
    return {Script::kArabic, kFehToYeh[c - 0x0641]};
  }
  if (const char* latin = LatinLetters(c)) return {Script::kLatin, latin};
  if (c >= kFirstTifinagh && c <= kLastTifinagh) {
    return {Script::kLatin, kTifinagh[c - kFirstTifinagh]};
  }
  if (const char* further = FurtherArabicLetters(c)) {
    return {Script::kArabic, further};
  }
  return KeepLetter(c);
}

bool IsApostrophe(UChar32 c) {
  return c == U'\'' || c == U'`' || c == U'´' || c == 0x2018 || c == 0x2019 ||
         (c >= 0x02B9 && c <= 0x02BF);
}

// Whether a name is in the Latin alphabet of Amazigh, by the letters that only
// this alphabet has; `text` is decomposed. Dots below vowels are of others.
bool IsAmazigh(const icu::UnicodeString& text) {
  UChar32 before = 0;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (c == 0x0263 || c == 0x03B3 || c == 0x025B || c == 0x03B5) return true;
    if (c == kDotBelow && before < 0x80 &&
        absl::StrContains("dhrstz", static_cast<char>(before))) {
      return true;
    }
    if (c == kCaron && (before == 'c' || before == 'g')) return true;
    before = c;
  }
  return false;
}

// Puts letters together to words of one script each.
class WordReader {
 public:
  explicit WordReader(bool is_amazigh) : is_amazigh_(is_amazigh) {}

  void Read(UChar32 c) {
    if (script_ == Script::kLatin && ReadMark(c)) return;
    if (u_charType(c) == U_NON_SPACING_MARK || IsApostrophe(c)) return;
    Folded folded = FoldLetter(c);
    if (folded.script != script_) End();
    if (folded.script == Script::kNone || folded.letters.empty()) return;
    if (letters_ == kMaxFoldedLetters) return;
    if (is_amazigh_ && c == 'c') folded.letters = "ch";
    if (is_amazigh_ && c == 'x') folded.letters = "kh";
    if (is_amazigh_ && c == 'g') folded.letters = std::string(1, kHardG);
    script_ = folded.script;
    const bool in_tifinagh = c >= kFirstTifinagh && c <= kLastTifinagh;
    if ((is_amazigh_ || in_tifinagh) && folded.letters == "h" &&
        !word_.empty() && absl::StrContains("cdgkpst", word_.back())) {
      word_ += kApart;
    }
    last_ = word_.size();
    word_ += folded.letters;
    ++letters_;
  }

  FoldedName Finish() {
    End();
    return std::move(name_);
  }

 private:
  // A mark that makes another sound of the letter before it.
  bool ReadMark(UChar32 c) {
    if (word_.empty()) return false;
    if (c == kCedilla && word_.back() == 'c') {
      word_.back() = 's';
      return true;
    }
    if (c != kCaron) return false;
    if (absl::EndsWith(word_, "ch")) {
      word_.insert(last_, 1, 't');
    } else if (word_.back() == kHardG) {
      word_.replace(last_, 1, "dj");
    } else if (word_.back() == 's') {
      word_ += 'h';
    } else if (word_.back() == 'z') {
      word_.back() = 'j';
    } else {
      return false;
    }
    return true;
  }

  // Ɛali is written as Ali and Ɛebdellah as Abdellah.
  void FinishAyn() {
    if (word_.size() < 2 || word_[0] != kAyn) return;
    if (word_[1] == 'a' || word_[1] == 'e') {
      word_.erase(0, 1);
      word_[0] = 'a';
    } else if (absl::StrContains("iouy", word_[1])) {
      word_.erase(0, 1);
    } else if (absl::StartsWith(word_.substr(1), "bd")) {
      word_[0] = 'a';
    }
  }

  void End() {
    if (script_ == Script::kLatin) {
      FinishAyn();
      name_.latin.push_back(word_);
    }
    if (script_ == Script::kArabic) name_.arabic.push_back(word_);
    word_.clear();
    script_ = Script::kNone;
  }

  const bool is_amazigh_;
  FoldedName name_;
  std::string word_;
  std::size_t last_ = 0;  // where the letters of the last character begin
  Script script_ = Script::kNone;
  int letters_ = 0;
};

bool IsAscii(absl::string_view name) {
  for (const char c : name) {
    if (!absl::ascii_isascii(static_cast<unsigned char>(c))) return false;
  }
  return true;
}

// The first kMaxFoldedCharacters of `name`, decomposed and in lower case.
icu::UnicodeString Decompose(absl::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  static const icu::Normalizer2* const fold =
      icu::Normalizer2::getNFKCCasefoldInstance(error);
  static const icu::Normalizer2* const decompose =
      icu::Normalizer2::getNFDInstance(error);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  text.truncate(text.moveIndex32(0, kMaxFoldedCharacters));
  return decompose->normalize(fold->normalize(text, error), error);
}

}  // namespace

FoldedName FoldName(absl::string_view name) {
  // A code point is at most four bytes; no more than these are looked at.
  name = name.substr(0, std::size_t{4} * kMaxFoldedCharacters);
  if (IsAscii(name)) {
    WordReader reader(/*is_amazigh=*/false);
    for (const char c : name.substr(0, kMaxFoldedCharacters)) {
      reader.Read(absl::ascii_tolower(static_cast<unsigned char>(c)));
    }
    return reader.Finish();
  }
  const icu::UnicodeString text = Decompose(name);
  WordReader reader(IsAmazigh(text));
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    reader.Read(text.char32At(i));
  }
  return reader.Finish();
}

}  // namespace registry
