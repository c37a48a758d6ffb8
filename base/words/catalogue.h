#ifndef BASE_WORDS_CATALOGUE_H_
#define BASE_WORDS_CATALOGUE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "base/language.h"
#include "base/words/pattern.h"

namespace base::words {

// What can be said: one row of a table, with a pattern (pattern.h) a language.
struct Message {
  // Stable, for programs: "SCORE_ABOVE_THRESHOLD".
  absl::string_view code;

  // How many arguments the patterns have: {0}, {1}, ...
  std::size_t arguments;

  absl::string_view english;
  absl::string_view french;
  absl::string_view arabic;

  absl::string_view In(Language language) const;
};

// The rule that a row breaks, in words, or nothing: every pattern can be read,
// all have the arguments 0, 1, ... of the row, and what one language counts
// (plural) Arabic counts or has after a colon (": {0, number}").
std::string BrokenMessageRule(const Message& message);

// A table whose patterns were read. Immutable; thread-safe.
class Catalogue {
 public:
  // `messages` outlive the catalogue. Stops the process if one breaks a rule or
  // a code comes twice: the tables are code.
  explicit Catalogue(absl::Span<const Message> messages);

  // The text of a row in a language. Stops the process if there is no such row
  // or the number of arguments is another.
  std::string Say(absl::string_view code,
                  absl::Span<const std::string> arguments,
                  Language language) const;
  std::string Say(std::size_t row, absl::Span<const std::string> arguments,
                  Language language) const;

 private:
  struct Row {
    std::size_t arguments;
    Pattern english;
    Pattern french;
    Pattern arabic;
  };

  std::vector<Row> rows_;
  absl::flat_hash_map<absl::string_view, std::size_t> by_code_;
};

}  // namespace base::words

#endif  // BASE_WORDS_CATALOGUE_H_
