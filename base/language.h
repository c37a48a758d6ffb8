#ifndef BASE_LANGUAGE_H_
#define BASE_LANGUAGE_H_

#include <optional>

#include "absl/strings/string_view.h"

namespace base {

// The languages in which texts for people exist.
enum class Language { kArabic, kEnglish, kFrench };

inline constexpr Language kLanguages[] = {Language::kArabic, Language::kEnglish,
                                          Language::kFrench};

// "en", "fr", "ar"; nothing for another text.
std::optional<Language> ParseLanguage(absl::string_view code);

// "en", "fr", "ar".
absl::string_view LanguageCode(Language language);

}  // namespace base

#endif  // BASE_LANGUAGE_H_
