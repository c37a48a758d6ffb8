#ifndef BASE_WORDS_PATTERN_H_
#define BASE_WORDS_PATTERN_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/language.h"
#include "base/words/forms.h"

namespace base::words {

// French has a narrow no-break space before : ; ? ! and %, and a reader would
// be shown them on a line of their own after a plain one. `text` is written
// with a plain space, as tables and configuration are. Pure; thread-safe.
std::string WithFrenchSpaces(absl::string_view text);

// A text with places for what differs, written in the syntax of ICU's
// MessageFormat and read once. Of that syntax:
//
//   {0}                         a name or code; AppendIsolated()
//   {0, number}                 a decimal text; AppendNumber()
//   {0, number, dirhams}        with the word, in the form of the number; also
//                               `years`, `months`, `households`, `people`,
//                               `characters`, `bytes`, `days`
//   {0, date}                   a day; AppendDay()
//   {0, plural, one {...} ...}  a count, and `#` for its figure; =0 for 0 alone
//   {0, select, X {...} ...}    a choice by a code; `other` for all others
//
// In French a space before : ; ? ! and % becomes the narrow no-break space
// U+202F.
//
// Numbers of a plural with every form that the language has are asked for: a
// pattern that leaves one out is refused, as is one that names another.
//
// Arguments are texts, so that a score or an amount is written exactly. ICU's
// MessageFormat itself is not used: it takes numbers as floating point, and a
// batch of answers renders a million sentences a second.
//
// Immutable after Compile(); thread-safe.
class Pattern {
 public:
  // Errors: INVALID_ARGUMENT  the pattern is not of that syntax.
  static absl::StatusOr<Pattern> Compile(absl::string_view text,
                                         Language language);

  // Appends the text with its places filled. Arguments beyond those of the
  // pattern are ignored; one that is not given is left out.
  void Append(absl::Span<const std::string> arguments, std::string& out) const;

  // The numbers of its arguments, in order.
  const std::set<int>& arguments() const { return arguments_; }

  // Those that are counts: plurals and units.
  const std::set<int>& counts() const { return counts_; }

 private:
  struct Branch;
  struct Piece;
  class Reader;
  using Pieces = std::vector<Piece>;

  void AppendPieces(const Pieces& pieces,
                    absl::Span<const std::string> arguments,
                    absl::string_view count, std::string& out) const;
  static const Pieces* Chosen(const Piece& piece, absl::string_view argument,
                              Language language);

  Language language_ = Language::kEnglish;
  std::shared_ptr<const Pieces> pieces_;
  std::set<int> arguments_;
  std::set<int> counts_;
};

}  // namespace base::words

#endif  // BASE_WORDS_PATTERN_H_
