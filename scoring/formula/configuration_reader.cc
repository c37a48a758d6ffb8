#include "scoring/formula/configuration_reader.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include "absl/strings/str_cat.h"
#include "base/decimal.h"

namespace scoring {
namespace {

class TextErrors : public google::protobuf::io::ErrorCollector {
 public:
  explicit TextErrors(ConfigurationReader& reader) : reader_(reader) {}

  // Both count from 0; an editor counts from 1.
  void AddError(int line, google::protobuf::io::ColumnNumber column,
                const std::string& message) override {
    reader_.Refuse(absl::StrCat("line ", line + 1, ", column ", column + 1),
                   message);
  }

 private:
  ConfigurationReader& reader_;
};

}  // namespace

void ConfigurationReader::ReadText(absl::string_view text,
                                   google::protobuf::Message& message) {
  TextErrors errors(*this);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  if (!parser.ParseFromString(std::string(text), &message) && ok()) {
    Refuse("text", "must be a text proto");
  }
}

std::int64_t ConfigurationReader::ReadTicks(absl::string_view path,
                                            absl::string_view text) {
  const absl::StatusOr<std::int64_t> ticks = base::ParseTicks(text);
  if (ticks.ok()) return *ticks;
  const std::string rule(ticks.status().message());
  Refuse(path, rule);
  return 0;
}

base::Date ConfigurationReader::ReadDate(absl::string_view path,
                                         absl::string_view text) {
  const absl::StatusOr<base::Date> date = base::Date::Parse(text);
  if (date.ok()) return *date;
  const std::string rule(date.status().message());
  Refuse(path, rule);
  return base::Date();
}

void ConfigurationReader::RequireText(absl::string_view path,
                                      absl::string_view text) {
  if (text.empty()) Refuse(path, "must be given");
}

void ConfigurationReader::RequireMark(absl::string_view path,
                                      absl::string_view mark) {
  if (mark != "A" && mark != "B" && mark != "C" && mark != "D") {
    Refuse(path, "must be a confidence mark: A, B, C or D");
  }
}

void ConfigurationReader::Refuse(absl::string_view path,
                                 absl::string_view rule) {
  violations_.push_back({std::string(path), std::string(rule)});
}

absl::Status ConfigurationReader::status(absl::string_view reason) const {
  return ok() ? absl::OkStatus() : base::InvalidFields(reason, violations_);
}

}  // namespace scoring
