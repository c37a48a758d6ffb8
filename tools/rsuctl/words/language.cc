#include "tools/rsuctl/words/language.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "base/words/forms.h"

namespace rsuctl {
namespace {

using base::Language;

Language& TheLanguage() {
  static Language language = Language::kEnglish;
  return language;
}

std::size_t Columns(absl::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::size_t columns = 0;
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    const auto type = u_charType(c);
    if (type != U_NON_SPACING_MARK && type != U_FORMAT_CHAR) ++columns;
  }
  return columns;
}

std::string Blanks(absl::string_view text, std::size_t width) {
  const std::size_t columns = Columns(text);
  return std::string(columns < width ? width - columns : 0, ' ');
}

}  // namespace

std::string LanguageOfEnvironment() {
  for (const char* name : {"RSU_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const absl::string_view text = value;
    const absl::string_view code = text.substr(0, text.find_first_of("_.@"));
    return base::ParseLanguage(code).has_value() ? std::string(code) : "en";
  }
  return "en";
}

void SpeakIn(Language language) { TheLanguage() = language; }

Language Spoken() { return TheLanguage(); }

Language LanguageOf(absl::string_view code) {
  return base::ParseLanguage(code).value_or(Language::kEnglish);
}

std::string Padded(absl::string_view text, std::size_t width) {
  return absl::StrCat(text, Blanks(text, width));
}

std::string PaddedLeft(absl::string_view text, std::size_t width) {
  return absl::StrCat(Blanks(text, width), text);
}

std::string Isolated(absl::string_view text, Language language) {
  std::string out;
  base::words::AppendIsolated(text, language, out);
  return out;
}

absl::string_view Comma(Language language) {
  return language == Language::kArabic ? "، " : ", ";
}

absl::string_view Colon(Language language) {
  return language == Language::kFrench ? "\u202f: " : ": ";
}

std::string Number(absl::string_view decimal, Language language) {
  std::string out;
  base::words::AppendNumber(decimal, language, out);
  return out;
}

std::string Number(std::int64_t number, Language language) {
  return Number(absl::StrCat(number), language);
}

std::string Day(absl::string_view day, Language language) {
  std::string out;
  base::words::AppendDay(day, language, out);
  return out;
}

}  // namespace rsuctl
