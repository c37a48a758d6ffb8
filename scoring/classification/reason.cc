#include "scoring/classification/reason.h"

#include <cstdlib>
#include <utility>

#include "absl/strings/str_replace.h"

namespace scoring {
namespace {

constexpr absl::string_view kPlaces[] = {"$0", "$1", "$2"};

const ReasonText* FindText(absl::string_view code) {
  for (const ReasonText& text : ReasonTexts()) {
    if (text.code == code) return &text;
  }
  return nullptr;
}

}  // namespace

std::optional<Language> ParseLanguage(absl::string_view code) {
  if (code == "en") return Language::kEnglish;
  if (code == "fr") return Language::kFrench;
  if (code == "ar") return Language::kArabic;
  return std::nullopt;
}

absl::string_view ReasonText::In(Language language) const {
  switch (language) {
    case Language::kFrench:
      return french;
    case Language::kArabic:
      return arabic;
    case Language::kEnglish:
      break;
  }
  return english;
}

std::string Sentence(const Reason& reason, Language language) {
  const ReasonText* text = FindText(reason.code);
  if (text == nullptr || text->arguments != reason.arguments.size() ||
      text->arguments > std::size(kPlaces)) {
    std::abort();
  }
  std::vector<std::pair<absl::string_view, absl::string_view>> completed;
  for (std::size_t i = 0; i < reason.arguments.size(); ++i) {
    completed.emplace_back(kPlaces[i], reason.arguments[i]);
  }
  return absl::StrReplaceAll(text->In(language), completed);
}

}  // namespace scoring
