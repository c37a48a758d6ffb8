#ifndef SCORING_FORMULA_CONFIGURATION_READER_H_
#define SCORING_FORMULA_CONFIGURATION_READER_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"
#include "base/text_proto.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace scoring {

inline constexpr int kMaxNameCharacters = 64;

// The longest source as released has 271.
inline constexpr int kMaxTextCharacters = base::kMaxConfigurationTextCharacters;

// Reads a text proto of published figures and gathers everything that is wrong
// with it, each with its place, so that whoever edits the file sees all of it
// at once. A read that fails is noted and gives a zero value, which must not be
// used: ask status() before anything is built from what was read.
//
// For one thread.
class ConfigurationReader {
 public:
  // Fills `message` from `text`, which a byte order mark may begin. Notes
  // syntax errors and unknown fields by line and column; after that texts that
  // are not UTF-8, hold control characters or are longer than
  // kMaxTextCharacters, which no message may quote.
  void ReadText(absl::string_view text, google::protobuf::Message& message);

  // A decimal figure in ticks of 1e-7.
  std::int64_t ReadTicks(absl::string_view path, absl::string_view text);

  base::Date ReadDate(absl::string_view path, absl::string_view text);

  // Notes a violation unless `name`, of a formula or a programme, is 1 to
  // kMaxNameCharacters of a-z, 0-9, `-`, `_` and `.`: it is stored with scores,
  // and stands in lists and on command lines.
  void RequireName(absl::string_view path, absl::string_view name);

  // Notes a violation unless `text` shows something, and nothing in it breaks a
  // line of a report: as ReadText() has it.
  void RequireText(absl::string_view path, absl::string_view text);

  // Notes a violation unless `mark` is a confidence: A, B, C or D.
  void RequireMark(absl::string_view path, absl::string_view mark);

  void Refuse(absl::string_view path, absl::string_view rule);

  bool ok() const { return violations_.empty(); }

  // OK if nothing was noted.
  //
  // Errors:
  //   INVALID_ARGUMENT  with `reason` and one violation for each thing noted,
  //                     in the order in which they were found.
  absl::Status status(absl::string_view reason) const;

 private:
  std::vector<base::FieldViolation> violations_;
};

}  // namespace scoring

#endif  // SCORING_FORMULA_CONFIGURATION_READER_H_
