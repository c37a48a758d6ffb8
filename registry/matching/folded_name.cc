#include "registry/matching/folded_name.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "absl/strings/ascii.h"

namespace registry {
namespace {

constexpr UChar32 kCedilla = 0x0327;
constexpr UChar32 kTatweel = 0x0640;

enum class Script { kNone, kLatin, kArabic };

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
  if (const char* further = FurtherArabicLetters(c)) {
    return {Script::kArabic, further};
  }
  return KeepLetter(c);
}

bool IsApostrophe(UChar32 c) {
  return c == U'\'' || c == U'`' || c == U'´' || c == 0x2018 || c == 0x2019 ||
         (c >= 0x02B9 && c <= 0x02BF);
}

// Puts letters together to words of one script each.
class WordReader {
 public:
  void Read(UChar32 c) {
    if (c == kCedilla && script_ == Script::kLatin && word_.back() == 'c') {
      word_.back() = 's';
      return;
    }
    if (u_charType(c) == U_NON_SPACING_MARK || IsApostrophe(c)) return;
    const Folded folded = FoldLetter(c);
    if (folded.script != script_) End();
    if (folded.script == Script::kNone || folded.letters.empty()) return;
    if (letters_ == kMaxFoldedLetters) return;
    script_ = folded.script;
    word_ += folded.letters;
    ++letters_;
  }

  FoldedName Finish() {
    End();
    return std::move(name_);
  }

 private:
  void End() {
    if (script_ == Script::kLatin) name_.latin.push_back(word_);
    if (script_ == Script::kArabic) name_.arabic.push_back(word_);
    word_.clear();
    script_ = Script::kNone;
  }

  FoldedName name_;
  std::string word_;
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
  WordReader reader;
  if (IsAscii(name)) {
    for (const char c : name.substr(0, kMaxFoldedCharacters)) {
      reader.Read(absl::ascii_tolower(static_cast<unsigned char>(c)));
    }
    return reader.Finish();
  }
  const icu::UnicodeString text = Decompose(name);
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    reader.Read(text.char32At(i));
  }
  return reader.Finish();
}

}  // namespace registry
