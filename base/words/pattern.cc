#include "base/words/pattern.h"

#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

#include <cstddef>
#include <map>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "base/status_macros.h"

namespace base::words {
namespace {

using icu::MessagePattern;

// A figure with the word for what it counts. The forms stand once: a sentence
// names the unit. In Arabic the words for one and two change with their place
// in the sentence. Those of dirhams, households and people are written so that
// they do not: a figure before a word that stays as it is ("2 of the people").
// Those of years and months, which people expect as words, are the forms after
// a preposition or a noun; message_checks.h looks for one before them.
struct Unit {
  absl::string_view name;
  absl::string_view english;
  absl::string_view french;
  absl::string_view arabic;
};

constexpr Unit kUnits[] = {
    // The ISO code is what documents of the administration write in French.
    {"dirhams", "{0, number} MAD", "{0, number} MAD",
     "{0, plural, zero {# درهم} one {# درهم} two {# درهم} few {# دراهم} "
     "many {# درهما} other {# درهم}}"},
    {"years", "{0, plural, one {# year} other {# years}}",
     "{0, plural, one {# an} other {# ans}}",
     "{0, plural, zero {أقل من سنة} one {سنة واحدة} two {سنتين} "
     "few {# سنوات} many {# سنة} other {# سنة}}"},
    {"months", "{0, plural, one {# month} other {# months}}",
     "{0, plural, one {# mois} other {# mois}}",
     "{0, plural, zero {# شهر} one {شهر واحد} two {شهرين} few {# أشهر} "
     "many {# شهرا} other {# شهر}}"},
    {"households", "{0, plural, one {# household} other {# households}}",
     "{0, plural, one {# ménage} other {# ménages}}",
     "{0, plural, zero {# أسرة} one {أسرة واحدة} two {# من الأسر} few {# أسر} "
     "many {# أسرة} other {# أسرة}}"},
    {"people", "{0, plural, one {# person} other {# people}}",
     "{0, plural, one {# personne} other {# personnes}}",
     "{0, plural, zero {# شخص} one {# من الأشخاص} two {# من الأشخاص} "
     "few {# أشخاص} many {# شخصا} other {# شخص}}"},
    {"characters", "{0, plural, one {# character} other {# characters}}",
     "{0, plural, one {# caractère} other {# caractères}}",
     "{0, plural, zero {# حرف} one {# من الأحرف} two {# من الأحرف} "
     "few {# أحرف} many {# حرفا} other {# حرف}}"},
    {"bytes", "{0, plural, one {# byte} other {# bytes}}",
     "{0, plural, one {# octet} other {# octets}}",
     "{0, plural, zero {# بايت} one {# بايت} two {# بايت} few {# بايت} "
     "many {# بايت} other {# بايت}}"},
    {"days", "{0, plural, one {# day} other {# days}}",
     "{0, plural, one {# jour} other {# jours}}",
     "{0, plural, zero {# يوم} one {# من الأيام} two {# من الأيام} "
     "few {# أيام} many {# يوما} other {# يوم}}"},
};

absl::string_view In(const Unit& unit, Language language) {
  switch (language) {
    case Language::kArabic:
      return unit.arabic;
    case Language::kFrench:
      return unit.french;
    case Language::kEnglish:
      break;
  }
  return unit.english;
}

// As deep as the texts of this program nest; those of a unit have no units.
// NOLINTBEGIN(misc-no-recursion)

// Null if there is no such unit.
const Pattern* FindUnit(absl::string_view name, Language language) {
  using Patterns = std::map<std::pair<absl::string_view, Language>, Pattern>;
  static const Patterns* const patterns = [] {
    auto* all = new Patterns();
    for (const Unit& unit : kUnits) {
      for (const Language in : kLanguages) {
        all->emplace(std::make_pair(unit.name, in),
                     Pattern::Compile(In(unit, in), in).value());
      }
    }
    return all;
  }();
  const auto found = patterns->find({name, language});
  return found == patterns->end() ? nullptr : &found->second;
}

absl::Status Refused(absl::string_view rule) {
  return absl::InvalidArgumentError(absl::StrCat("the pattern ", rule));
}

// Every form that some count has in the language. A thousand and a million
// come after all small ones.
std::set<std::string> FormsWanted(Language language) {
  std::set<std::string> wanted;
  for (int count = 0; count < 1000; ++count) {
    wanted.insert(std::string(PluralKeyword(PluralFormOf(count, language))));
  }
  return wanted;
}

}  // namespace

std::string WithFrenchSpaces(absl::string_view text) {
  constexpr absl::string_view kNarrowNoBreakSpace = "\u202F";
  return absl::StrReplaceAll(text,
                             {{" :", absl::StrCat(kNarrowNoBreakSpace, ":")},
                              {" ;", absl::StrCat(kNarrowNoBreakSpace, ";")},
                              {" ?", absl::StrCat(kNarrowNoBreakSpace, "?")},
                              {" !", absl::StrCat(kNarrowNoBreakSpace, "!")},
                              {" %", absl::StrCat(kNarrowNoBreakSpace, "%")}});
}

struct Pattern::Branch {
  std::string key;  // "few", "=0", "CNSS"
  Pieces pieces;
};

struct Pattern::Piece {
  enum class Kind {
    kText,
    kPlain,
    kNumber,
    kUnit,
    kDay,
    kFigureOfCount,  // `#`
    kPlural,
    kSelect
  };

  Kind kind = Kind::kText;
  std::size_t argument = 0;
  std::string text;
  const Pattern* unit = nullptr;
  std::vector<Branch> branches;
};

// Reads the parts that ICU found.
class Pattern::Reader {
 public:
  Reader(const MessagePattern& parts, Pattern& pattern)
      : parts_(parts), pattern_(pattern) {}

  // The message whose start is part `at`.
  absl::StatusOr<Pieces> Read(std::int32_t at) {
    Pieces pieces;
    std::int32_t from = parts_.getPart(at).getLimit();
    for (std::int32_t i = at + 1;; ++i) {
      const MessagePattern::Part& part = parts_.getPart(i);
      AddText(from, part.getIndex(), pieces);
      from = part.getLimit();
      switch (part.getType()) {
        case UMSGPAT_PART_TYPE_MSG_LIMIT:
          return pieces;
        case UMSGPAT_PART_TYPE_REPLACE_NUMBER:
          pieces.emplace_back();
          pieces.back().kind = Piece::Kind::kFigureOfCount;
          break;
        case UMSGPAT_PART_TYPE_ARG_START: {
          RSU_ASSIGN_OR_RETURN(Piece piece, ReadArgument(i));
          pieces.push_back(std::move(piece));
          i = parts_.getLimitPartIndex(i);
          from = parts_.getPart(i).getLimit();
          break;
        }
        default:
          break;  // an apostrophe that quotes
      }
    }
  }

 private:
  std::string Text(std::int32_t from, std::int32_t to) const {
    std::string text;
    parts_.getPatternString().tempSubStringBetween(from, to).toUTF8String(text);
    return text;
  }

  std::string Text(const MessagePattern::Part& part) const {
    return Text(part.getIndex(), part.getLimit());
  }

  void AddText(std::int32_t from, std::int32_t to, Pieces& pieces) const {
    if (to <= from) return;
    pieces.emplace_back();
    pieces.back().text = pattern_.language_ == Language::kFrench
                             ? WithFrenchSpaces(Text(from, to))
                             : Text(from, to);
  }

  // The argument whose start is part `at`.
  absl::StatusOr<Piece> ReadArgument(std::int32_t at) {
    const UMessagePatternArgType type = parts_.getPart(at).getArgType();
    const MessagePattern::Part& name = parts_.getPart(at + 1);
    if (name.getType() != UMSGPAT_PART_TYPE_ARG_NUMBER) {
      return Refused("names an argument: they go by number");
    }
    Piece piece;
    piece.argument = static_cast<std::size_t>(name.getValue());
    pattern_.arguments_.insert(name.getValue());
    switch (type) {
      case UMSGPAT_ARG_TYPE_NONE:
        piece.kind = Piece::Kind::kPlain;
        return piece;
      case UMSGPAT_ARG_TYPE_SIMPLE:
        RSU_RETURN_IF_ERROR(ReadSimple(at, piece));
        return piece;
      case UMSGPAT_ARG_TYPE_PLURAL:
        piece.kind = Piece::Kind::kPlural;
        pattern_.counts_.insert(name.getValue());
        break;
      case UMSGPAT_ARG_TYPE_SELECT:
        piece.kind = Piece::Kind::kSelect;
        break;
      default:
        return Refused("has an argument of a kind that is not read");
    }
    RSU_RETURN_IF_ERROR(ReadBranches(at, piece));
    return piece;
  }

  absl::Status ReadSimple(std::int32_t at, Piece& piece) {
    const std::string type = Text(parts_.getPart(at + 2));
    const MessagePattern::Part& next = parts_.getPart(at + 3);
    std::string style;
    if (next.getType() == UMSGPAT_PART_TYPE_ARG_STYLE) {
      style = Text(next);
      const std::size_t first = style.find_first_not_of(' ');
      style = first == std::string::npos ? "" : style.substr(first);
    }
    if (type == "number" && style.empty()) {
      piece.kind = Piece::Kind::kNumber;
    } else if (type == "number") {
      piece.kind = Piece::Kind::kUnit;
      piece.unit = FindUnit(style, pattern_.language_);
      if (piece.unit == nullptr) return Refused("has a unit that is not known");
      pattern_.counts_.insert(static_cast<int>(piece.argument));
    } else if (type == "date" && style.empty()) {
      piece.kind = Piece::Kind::kDay;
    } else {
      return Refused("has an argument that is no number or date");
    }
    return absl::OkStatus();
  }

  absl::Status ReadBranches(std::int32_t at, Piece& piece) {
    const std::int32_t limit = parts_.getLimitPartIndex(at);
    for (std::int32_t i = at + 2; i < limit; ++i) {
      const MessagePattern::Part& selector = parts_.getPart(i);
      if (selector.getType() != UMSGPAT_PART_TYPE_ARG_SELECTOR) {
        return Refused("has a plural with an offset");
      }
      Branch branch;
      branch.key = Text(selector);
      ++i;
      if (parts_.getPart(i).getType() != UMSGPAT_PART_TYPE_MSG_START) ++i;
      RSU_ASSIGN_OR_RETURN(branch.pieces, Read(i));
      i = parts_.getLimitPartIndex(i);
      piece.branches.push_back(std::move(branch));
    }
    return piece.kind == Piece::Kind::kPlural ? CheckForms(piece)
                                              : absl::OkStatus();
  }

  // Every form of the language, and no other: one that is left out would be
  // shown as "other" without a word.
  absl::Status CheckForms(const Piece& piece) const {
    std::set<std::string> given;
    for (const Branch& branch : piece.branches) {
      if (branch.key.front() != '=') given.insert(branch.key);
    }
    if (given == FormsWanted(pattern_.language_)) return absl::OkStatus();
    return Refused("has a plural with other forms than the language has");
  }

  const MessagePattern& parts_;
  Pattern& pattern_;
};

absl::StatusOr<Pattern> Pattern::Compile(absl::string_view text,
                                         Language language) {
  UErrorCode status = U_ZERO_ERROR;
  MessagePattern parts(status);
  parts.parse(icu::UnicodeString::fromUTF8(icu::StringPiece(
                  text.data(), static_cast<std::int32_t>(text.size()))),
              nullptr, status);
  if (U_FAILURE(status)) {
    return Refused(absl::StrCat("cannot be read: ", u_errorName(status)));
  }
  Pattern pattern;
  pattern.language_ = language;
  RSU_ASSIGN_OR_RETURN(Pieces pieces, Reader(parts, pattern).Read(0));
  pattern.pieces_ = std::make_shared<const Pieces>(std::move(pieces));
  return pattern;
}

void Pattern::Append(absl::Span<const std::string> arguments,
                     std::string& out) const {
  AppendPieces(*pieces_, arguments, "", out);
}

const Pattern::Pieces* Pattern::Chosen(const Piece& piece,
                                       absl::string_view argument,
                                       Language language) {
  absl::string_view form = argument;
  if (piece.kind == Piece::Kind::kPlural) {
    for (const Branch& branch : piece.branches) {
      if (branch.key.front() == '=' && branch.key.substr(1) == argument) {
        return &branch.pieces;
      }
    }
    std::int64_t count = 0;
    form = absl::SimpleAtoi(argument, &count)
               ? PluralKeyword(PluralFormOf(count, language))
               : "other";
  }
  const Pieces* other = nullptr;
  for (const Branch& branch : piece.branches) {
    if (branch.key == form) return &branch.pieces;
    if (branch.key == "other") other = &branch.pieces;
  }
  return other;
}

void Pattern::AppendPieces(const Pieces& pieces,
                           absl::Span<const std::string> arguments,
                           absl::string_view count, std::string& out) const {
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::kText) {
      out += piece.text;
      continue;
    }
    if (piece.kind == Piece::Kind::kFigureOfCount) {
      AppendNumber(count, language_, out);
      continue;
    }
    if (piece.argument >= arguments.size()) continue;
    const std::string& argument = arguments[piece.argument];
    switch (piece.kind) {
      case Piece::Kind::kNumber:
        AppendNumber(argument, language_, out);
        break;
      case Piece::Kind::kDay:
        AppendDay(argument, language_, out);
        break;
      case Piece::Kind::kUnit:
        piece.unit->Append({argument}, out);
        break;
      case Piece::Kind::kPlural:
      case Piece::Kind::kSelect:
        if (const Pieces* chosen = Chosen(piece, argument, language_)) {
          const bool plural = piece.kind == Piece::Kind::kPlural;
          AppendPieces(*chosen, arguments, plural ? argument : count, out);
        }
        break;
      default:
        AppendIsolated(argument, language_, out);
    }
  }
}

// NOLINTEND(misc-no-recursion)

}  // namespace base::words
