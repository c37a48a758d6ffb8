#ifndef BASE_REFUSALS_SAID_IN_FULL_H_
#define BASE_REFUSALS_SAID_IN_FULL_H_

#include <regex>
#include <string>

#include "absl/strings/string_view.h"
#include "base/refusals/in_language.h"
#include "gtest/gtest.h"

namespace base::refusals {

// Expects that people are told what an English text says in their language, to
// its end: in Arabic names of tables, files and options stand alone, and two
// words of Latin letters in a row are a piece of English.
inline void ExpectSaidInFull(absl::string_view english) {
  static const auto* const kTwoWords =
      new std::regex("[A-Za-z]{2,}[,:;]? [a-z]{2,}");
  const std::string french = InLanguage(english, Language::kFrench);
  const std::string arabic = InLanguage(english, Language::kArabic);
  EXPECT_NE(french, std::string(english));
  EXPECT_NE(arabic, std::string(english));
  EXPECT_FALSE(std::regex_search(arabic, *kTwoWords)) << english << "\n"
                                                      << arabic;
}

}  // namespace base::refusals

#endif  // BASE_REFUSALS_SAID_IN_FULL_H_
