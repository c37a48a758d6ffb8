#include "base/refusals/in_language.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/error.h"
#include "base/refusals/tables.h"
#include "base/words/pattern.h"

namespace base::refusals {
namespace {

using words::Catalogue;
using words::Message;

constexpr absl::string_view kBetweenRules = "; ";

// No text of a refusal is longer (base/rpc shortens them), and a longer one is
// not looked through.
constexpr std::size_t kMaxTextBytes = 4'000;

// A place may hold a text that has places of its own, a few deep.
constexpr int kMaxDepth = 3;

// Stands for an argument while a pattern is taken apart.
constexpr char kMark = '\x01';

enum class Place { kText, kFigure, kDay, kDigits };

// Stands between what is listed: "666 or 13". Sentences hold it too, so what is
// listed is known by its digits.
constexpr absl::string_view kOr = " or ";

// The English text of a row: words, and the places between them.
struct Shape {
  std::vector<std::string> words;  // one more than places
  std::vector<int> arguments;      // which argument stands in each place
  std::vector<Place> places;
  std::size_t length = 0;  // of the words
};

Place PlaceOf(absl::string_view pattern, int argument) {
  if (pattern == absl::StrCat("{0}", kOr, "{1}")) return Place::kDigits;
  if (absl::StrContains(pattern, absl::StrCat("{", argument, ", number}"))) {
    return Place::kFigure;
  }
  if (absl::StrContains(pattern, absl::StrCat("{", argument, ", date}"))) {
    return Place::kDay;
  }
  return Place::kText;
}

Shape ShapeOf(const Message& message) {
  std::vector<std::string> marks;
  for (std::size_t i = 0; i < message.arguments; ++i) {
    marks.push_back(absl::StrCat(std::string(1, kMark), i, "\x01"));
  }
  std::string filled;
  words::Pattern::Compile(message.english, Language::kEnglish)
      .value()
      .Append(marks, filled);
  Shape shape;
  const std::vector<std::string> parts = absl::StrSplit(filled, kMark);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i % 2 == 0) {
      shape.words.push_back(parts[i]);
      shape.length += parts[i].size();
    } else {
      const int argument = parts[i][0] - '0';
      shape.arguments.push_back(argument);
      shape.places.push_back(PlaceOf(message.english, argument));
    }
  }
  return shape;
}

bool IsDigits(absl::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c));
  });
}

bool FitsPlace(absl::string_view text, Place place) {
  if (text.empty()) return false;
  switch (place) {
    case Place::kFigure:
      absl::ConsumePrefix(&text, "-");
      return IsDigits(text);
    case Place::kDigits: {
      const std::vector<absl::string_view> listed = absl::StrSplit(text, kOr);
      return std::all_of(listed.begin(), listed.end(), IsDigits);
    }
    case Place::kDay:
      return text.size() == 10 && text[4] == '-' && text[7] == '-';
    case Place::kText:
      break;
  }
  return true;
}

// Whether `rest` is the shape from place `at` on; fills the arguments.
// NOLINTNEXTLINE(misc-no-recursion): as deep as the shape has places.
bool Fits(const Shape& shape, std::size_t at, absl::string_view rest,
          std::vector<std::string>& arguments) {
  if (!absl::ConsumePrefix(&rest, shape.words[at])) return false;
  if (at == shape.places.size()) return rest.empty();
  const std::string& next = shape.words[at + 1];
  const bool last = at + 1 == shape.places.size();
  // The shortest text that fits, but for the last place: that takes the rest.
  for (std::size_t end = last ? rest.size() - std::min(rest.size(), next.size())
                              : rest.find(next, 1);
       end != absl::string_view::npos && end <= rest.size();
       end = last ? absl::string_view::npos : rest.find(next, end + 1)) {
    const absl::string_view text = rest.substr(0, end);
    if (FitsPlace(text, shape.places[at]) &&
        Fits(shape, at + 1, rest.substr(end), arguments)) {
      arguments[static_cast<std::size_t>(shape.arguments[at])] =
          std::string(text);
      return true;
    }
  }
  return false;
}

// A row that a text was made from, and with what.
struct Found {
  std::size_t row = 0;
  std::vector<std::string> arguments;
};

class Refusals {
 public:
  Refusals() : texts_(Texts()), catalogue_(texts_) {
    for (const Message& text : texts_) shapes_.push_back(ShapeOf(text));
  }

  // The row with the most words of its own.
  std::optional<Found> Find(absl::string_view english) const {
    std::optional<Found> found;
    if (english.size() > kMaxTextBytes) return found;
    for (std::size_t row = 0; row < shapes_.size(); ++row) {
      if (found.has_value() &&
          shapes_[found->row].length >= shapes_[row].length) {
        continue;
      }
      std::vector<std::string> arguments(texts_[row].arguments);
      if (Fits(shapes_[row], 0, english, arguments)) {
        found = Found{row, std::move(arguments)};
      }
    }
    return found;
  }

  // NOLINTBEGIN(misc-no-recursion): at most `depth` deep.

  // The text in the language, or nothing.
  std::optional<std::string> Say(absl::string_view english, Language language,
                                 int depth) const {
    std::optional<Found> found = Find(english);
    if (!found.has_value()) return SayEach(english, language, depth);
    if (depth > 0) {
      for (std::size_t i = 0; i < found->arguments.size(); ++i) {
        std::string& argument = found->arguments[i];
        argument =
            Say(argument, language, depth - 1).value_or(std::move(argument));
      }
    }
    return catalogue_.Say(found->row, found->arguments, language);
  }

  const Message& text(std::size_t row) const { return texts_[row]; }

 private:
  // Of several rules, where there is a row for each.
  std::optional<std::string> SayEach(absl::string_view english,
                                     Language language, int depth) const {
    if (depth == 0 || !absl::StrContains(english, kBetweenRules)) {
      return std::nullopt;
    }
    std::vector<std::string> said;
    for (const absl::string_view rule :
         absl::StrSplit(english, kBetweenRules)) {
      std::optional<std::string> one = Say(rule, language, depth - 1);
      if (!one.has_value()) return std::nullopt;
      said.push_back(*std::move(one));
    }
    return absl::StrJoin(said, words::BetweenSentences(language));
  }

  // NOLINTEND(misc-no-recursion)

  const std::vector<Message> texts_;
  const Catalogue catalogue_;
  std::vector<Shape> shapes_;
};

const Refusals& All() {
  static const auto* const refusals = new Refusals();
  return *refusals;
}

}  // namespace

std::vector<Message> Texts() {
  std::vector<Message> texts;
  for (const auto& table :
       {FieldRules(), DayRules(), NumberRules(), KeyRules(), FileRules(),
        StoreRules(), Failures(), SystemTexts()}) {
    texts.insert(texts.end(), table.begin(), table.end());
  }
  return texts;
}

std::optional<std::string> CodeOf(absl::string_view english) {
  const std::optional<Found> found = All().Find(english);
  if (!found.has_value()) return std::nullopt;
  return std::string(All().text(found->row).code);
}

std::string InLanguage(absl::string_view english, Language language) {
  if (language == Language::kEnglish) return std::string(english);
  return All().Say(english, language, kMaxDepth).value_or(std::string(english));
}

std::string MessageInLanguage(const absl::Status& status, Language language) {
  const std::vector<FieldViolation> violations = DetailOf(status).violations;
  if (violations.empty()) return InLanguage(status.message(), language);
  std::vector<std::string> said;
  said.reserve(violations.size());
  for (const FieldViolation& violation : violations) {
    said.push_back(absl::StrCat(violation.path, ": ",
                                InLanguage(violation.rule, language)));
  }
  return absl::StrJoin(said, words::BetweenSentences(language));
}

bool HasTexts(const absl::Status& status) {
  const auto has = [](absl::string_view english) {
    return All().Say(english, Language::kFrench, kMaxDepth).has_value();
  };
  const std::vector<FieldViolation> violations = DetailOf(status).violations;
  if (violations.empty()) return has(status.message());
  return std::all_of(
      violations.begin(), violations.end(),
      [&has](const FieldViolation& violation) { return has(violation.rule); });
}

}  // namespace base::refusals
