#include "base/language.h"

namespace base {

std::optional<Language> ParseLanguage(absl::string_view code) {
  for (const Language language : kLanguages) {
    if (LanguageCode(language) == code) return language;
  }
  return std::nullopt;
}

absl::string_view LanguageCode(Language language) {
  switch (language) {
    case Language::kArabic:
      return "ar";
    case Language::kFrench:
      return "fr";
    case Language::kEnglish:
      break;
  }
  return "en";
}

}  // namespace base
