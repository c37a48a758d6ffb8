#ifndef SCORING_FORMULA_CONFIGURATION_READER_H_
#define SCORING_FORMULA_CONFIGURATION_READER_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "base/date.h"
#include "base/error.h"

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace scoring {

// Reads a text proto of published figures and gathers everything that is wrong
// with it, each with its place, so that whoever edits the file sees all of it
// at once. A read that fails is noted and gives a zero value, which must not be
// used: ask status() before anything is built from what was read.
//
// For one thread.
class ConfigurationReader {
 public:
  // Fills `message` from `text`. Notes syntax errors and unknown fields by line
  // and column.
  void ReadText(absl::string_view text, google::protobuf::Message& message);

  // A decimal figure in ticks of 1e-7.
  std::int64_t ReadTicks(absl::string_view path, absl::string_view text);

  base::Date ReadDate(absl::string_view path, absl::string_view text);

  // Notes a violation unless `text` is something.
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
