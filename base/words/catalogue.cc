#include "base/words/catalogue.h"

#include <cstdlib>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace base::words {

absl::string_view Message::In(Language language) const {
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

std::string BrokenMessageRule(const Message& message) {
  std::set<int> wanted;
  for (std::size_t i = 0; i < message.arguments; ++i) {
    wanted.insert(static_cast<int>(i));
  }
  std::set<int> counted;
  for (const Language language : kLanguages) {
    const auto pattern = Pattern::Compile(message.In(language), language);
    if (!pattern.ok()) {
      return absl::StrCat(LanguageCode(language), ": ",
                          pattern.status().message());
    }
    if (pattern->arguments() != wanted) {
      return absl::StrCat(LanguageCode(language),
                          ": must have exactly the arguments of the row");
    }
    // Arabic has a form for every kind of count: where another language counts,
    // it does, or has the figure after a colon, where it needs no form.
    if (language == Language::kArabic) counted = pattern->counts();
    for (const int count : pattern->counts()) {
      if (counted.count(count) == 0 &&
          !absl::StrContains(message.arabic,
                             absl::StrCat(": {", count, ", number}"))) {
        return absl::StrCat(LanguageCode(language),
                            ": counts what Arabic does not");
      }
    }
  }
  return "";
}

Catalogue::Catalogue(absl::Span<const Message> messages) {
  rows_.reserve(messages.size());
  for (const Message& message : messages) {
    if (!BrokenMessageRule(message).empty() ||
        !by_code_.emplace(message.code, rows_.size()).second) {
      std::abort();
    }
    const auto read = [&message](Language language) {
      return Pattern::Compile(message.In(language), language).value();
    };
    rows_.push_back({message.arguments, read(Language::kEnglish),
                     read(Language::kFrench), read(Language::kArabic)});
  }
}

std::string Catalogue::Say(absl::string_view code,
                           absl::Span<const std::string> arguments,
                           Language language) const {
  const auto found = by_code_.find(code);
  if (found == by_code_.end()) std::abort();
  return Say(found->second, arguments, language);
}

std::string Catalogue::Say(std::size_t row,
                           absl::Span<const std::string> arguments,
                           Language language) const {
  if (row >= rows_.size() || rows_[row].arguments != arguments.size()) {
    std::abort();
  }
  const Row& patterns = rows_[row];
  std::string text;
  text.reserve(256);
  switch (language) {
    case Language::kArabic:
      patterns.arabic.Append(arguments, text);
      break;
    case Language::kFrench:
      patterns.french.Append(arguments, text);
      break;
    case Language::kEnglish:
      patterns.english.Append(arguments, text);
      break;
  }
  return text;
}

}  // namespace base::words
