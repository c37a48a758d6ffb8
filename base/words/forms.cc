#include "base/words/forms.h"

#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/plurrule.h>

#include <array>
#include <cstdlib>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace base::words {
namespace {

// From so many digits before the decimal separator on, thousands are separated.
constexpr std::size_t kGroupedDigits = 5;
constexpr std::size_t kGroup = 3;

constexpr std::size_t kMonths = 12;

// The plural form of a count follows from its last three digits, or it is a
// whole multiple of a million (French), for which ICU is asked.
constexpr std::int64_t kCountClasses = 1000;

constexpr absl::string_view kKeywords[] = {"zero", "one",  "two",
                                           "few",  "many", "other"};

constexpr absl::string_view kLeftToRightIsolate = "\u2066";
constexpr absl::string_view kPopIsolate = "\u2069";

icu::Locale LocaleOf(Language language) {
  switch (language) {
    case Language::kArabic:
      return icu::Locale("ar", "MA");
    case Language::kFrench:
      return icu::Locale("fr", "MA");
    case Language::kEnglish:
      break;
  }
  return icu::Locale("en", "GB");
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

// Without its data ICU says nothing: the build is broken.
void Check(UErrorCode status) {
  if (U_FAILURE(status)) std::abort();
}

PluralForm FormOf(const icu::PluralRules& rules, std::int64_t count) {
  // Counts of people and dirhams are far below what ICU takes exactly.
  const std::string keyword =
      ToUtf8(rules.select(static_cast<std::int32_t>(count)));
  for (std::size_t i = 0; i < std::size(kKeywords); ++i) {
    if (kKeywords[i] == keyword) return static_cast<PluralForm>(i);
  }
  return PluralForm::kOther;
}

// What ICU says of one language, asked once.
struct Forms {
  explicit Forms(Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = LocaleOf(language);
    const icu::DecimalFormatSymbols symbols(locale, status);
    Check(status);
    using Symbols = icu::DecimalFormatSymbols;
    decimal = ToUtf8(symbols.getSymbol(Symbols::kDecimalSeparatorSymbol));
    group = ToUtf8(symbols.getSymbol(Symbols::kGroupingSeparatorSymbol));
    minus = ToUtf8(symbols.getSymbol(Symbols::kMinusSignSymbol));

    const icu::DateFormatSymbols days(locale, status);
    Check(status);
    std::int32_t count = 0;
    const icu::UnicodeString* names = days.getMonths(
        count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    if (count < static_cast<std::int32_t>(kMonths)) std::abort();
    for (std::size_t i = 0; i < kMonths; ++i) months[i] = ToUtf8(names[i]);

    rules.reset(icu::PluralRules::forLocale(locale, status));
    Check(status);
    // The class of a count: the same last three digits, and not a small one.
    for (std::int64_t i = 0; i < kCountClasses; ++i) {
      const auto at = static_cast<std::size_t>(i);
      small[at] = FormOf(*rules, i);
      large[at] = FormOf(*rules, i + kCountClasses);
    }
    millions = FormOf(*rules, 1'000'000);
  }

  std::string decimal;
  std::string group;
  std::string minus;
  std::array<std::string, kMonths> months;
  std::unique_ptr<icu::PluralRules> rules;
  std::array<PluralForm, kCountClasses> small;
  std::array<PluralForm, kCountClasses> large;
  PluralForm millions = PluralForm::kOther;
};

const Forms& FormsOf(Language language) {
  static const Forms* const arabic = new Forms(Language::kArabic);
  static const Forms* const english = new Forms(Language::kEnglish);
  static const Forms* const french = new Forms(Language::kFrench);
  switch (language) {
    case Language::kArabic:
      return *arabic;
    case Language::kFrench:
      return *french;
    case Language::kEnglish:
      break;
  }
  return *english;
}

bool AreDigits(absl::string_view text) {
  for (const char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  return !text.empty();
}

// Whether parts of the text would change places within one that runs from
// right to left: it has Latin letters or digits, and something else beside.
bool ChangesOrder(absl::string_view text) {
  bool left_to_right = false;
  bool other = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return false;  // Arabic, or not known: left alone
    if (absl::ascii_isalnum(byte)) {
      left_to_right = true;
    } else {
      other = true;
    }
  }
  return left_to_right && other;
}

}  // namespace

PluralForm PluralFormOf(std::int64_t count, Language language) {
  const Forms& forms = FormsOf(language);
  if (count < 0) count = -count;
  const auto at = static_cast<std::size_t>(count % kCountClasses);
  if (count < kCountClasses) return forms.small[at];
  if (count % 1'000'000 == 0) return forms.millions;
  return forms.large[at];
}

absl::string_view PluralKeyword(PluralForm form) {
  return kKeywords[static_cast<std::size_t>(form)];
}

void AppendNumber(absl::string_view decimal, Language language,
                  std::string& out) {
  absl::string_view rest = decimal;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative) rest.remove_prefix(1);
  const std::size_t point = rest.find('.');
  const absl::string_view whole = rest.substr(0, point);
  const absl::string_view fraction = point == absl::string_view::npos
                                         ? absl::string_view()
                                         : rest.substr(point + 1);
  if (!AreDigits(whole) ||
      (point != absl::string_view::npos && !AreDigits(fraction))) {
    AppendIsolated(decimal, language, out);
    return;
  }
  const Forms& forms = FormsOf(language);
  if (negative) out += forms.minus;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const std::size_t left = whole.size() - i;
    if (i > 0 && whole.size() >= kGroupedDigits && left % kGroup == 0) {
      out += forms.group;
    }
    out += whole[i];
  }
  if (!fraction.empty()) absl::StrAppend(&out, forms.decimal, fraction);
}

void AppendDay(absl::string_view day, Language language, std::string& out) {
  int month = 0;
  int of_month = 0;
  if (language == Language::kEnglish || day.size() != 10 || day[4] != '-' ||
      day[7] != '-' || !AreDigits(day.substr(0, 4)) ||
      !absl::SimpleAtoi(day.substr(5, 2), &month) || month < 1 ||
      month > static_cast<int>(kMonths) ||
      !absl::SimpleAtoi(day.substr(8, 2), &of_month)) {
    AppendIsolated(day, language, out);
    return;
  }
  // CLDR's long form of both languages: day, month, year. French says "first"
  // of the first day of a month (Imprimerie nationale).
  const bool first = language == Language::kFrench && of_month == 1;
  absl::StrAppend(&out, of_month, first ? "er " : " ",
                  FormsOf(language).months[static_cast<std::size_t>(month - 1)],
                  " ", day.substr(0, 4));
}

absl::string_view BetweenSentences(Language language) {
  switch (language) {
    case Language::kArabic:
      return "؛ ";
    case Language::kFrench:
      return "\u202F; ";
    case Language::kEnglish:
      break;
  }
  return "; ";
}

void AppendIsolated(absl::string_view text, Language language,
                    std::string& out) {
  if (language == Language::kArabic && ChangesOrder(text)) {
    absl::StrAppend(&out, kLeftToRightIsolate, text, kPopIsolate);
  } else {
    absl::StrAppend(&out, text);
  }
}

}  // namespace base::words
