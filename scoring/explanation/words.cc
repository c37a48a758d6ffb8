#include "scoring/explanation/words.h"

#include "scoring/explanation/words_entries.h"

namespace scoring {
namespace {

using absl::string_view;
using base::Language;

}  // namespace

string_view WordsFor(Variable variable, Language language) {
  const internal::VariableWords& words = internal::kWords[IndexOf(variable)];
  switch (language) {
    case Language::kArabic:
      return words.arabic;
    case Language::kEnglish:
      return EntryOf(variable).description;
    case Language::kFrench:
      return words.french;
  }
  return "";
}

string_view ConstantWords(Language language) {
  switch (language) {
    case Language::kArabic:
      return "ثابت الملحق";
    case Language::kEnglish:
      return "constant of the annex";
    case Language::kFrench:
      return "constante de l'annexe";
  }
  return "";
}

string_view RegionWords(Language language) {
  switch (language) {
    case Language::kArabic:
      return "الجهة التي تقيم بها الأسرة";
    case Language::kEnglish:
      return "region where the household lives";
    case Language::kFrench:
      return "région où vit le ménage";
  }
  return "";
}

}  // namespace scoring
