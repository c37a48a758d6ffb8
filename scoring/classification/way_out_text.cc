#include "scoring/classification/way_out_text.h"

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "base/words/forms.h"
#include "base/words/pattern.h"

namespace scoring {
namespace {

using base::Language;

std::string In(const WayOut& way, Language language) {
  switch (language) {
    case Language::kFrench:
      // Configuration is written with plain spaces, as tables are.
      return base::words::WithFrenchSpaces(way.french);
    case Language::kArabic:
      return way.arabic;
    case Language::kEnglish:
      break;
  }
  return way.english;
}

}  // namespace

std::string TextOf(const WayOut& way, const std::vector<std::string>& terms,
                   Language language) {
  return absl::StrReplaceAll(
      In(way, language),
      {{"{terms}",
        absl::StrJoin(terms, base::words::BetweenSentences(language))}});
}

}  // namespace scoring
