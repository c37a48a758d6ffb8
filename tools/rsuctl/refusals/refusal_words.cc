#include "tools/rsuctl/refusals/refusal_words.h"

#include <cstddef>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "base/refusals/in_language.h"
#include "tools/rsuctl/words/language.h"
#include "tools/rsuctl/words/operator_words.h"

namespace rsuctl {
namespace {

constexpr absl::string_view kAfterPlace = ": ";

}  // namespace

std::string InSpokenLanguage(absl::string_view message) {
  const base::Language language = Spoken();
  if (language == base::Language::kEnglish) return std::string(message);
  for (std::size_t from = 0;;) {
    const absl::string_view rest = message.substr(from);
    if (base::refusals::HasTexts(absl::UnknownError(rest))) {
      return absl::StrCat(message.substr(0, from),
                          base::refusals::InLanguage(rest, language));
    }
    const std::size_t place = message.find(kAfterPlace, from);
    if (place == absl::string_view::npos) return std::string(message);
    from = place + kAfterPlace.size();
  }
}

std::string InSpokenLanguage(const absl::Status& status) {
  if (base::refusals::HasTexts(status)) {
    return base::refusals::MessageInLanguage(status, Spoken());
  }
  return InSpokenLanguage(status.message());
}

void Warn(const std::string& message) {
  if (message.empty()) return;
  std::fprintf(
      stderr, "rsuctl: %s%s%s\n", Say(OperatorText::kWarning, Spoken()).c_str(),
      std::string(Colon(Spoken())).c_str(), InSpokenLanguage(message).c_str());
}

}  // namespace rsuctl
