#include "scoring/formula/configuration_reader.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/decimal.h"
#include "base/text.h"
#include "base/text_proto.h"

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

bool IsOfName(char c) {
  return absl::ascii_islower(static_cast<unsigned char>(c)) ||
         absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '-' ||
         c == '_' || c == '.';
}

}  // namespace

void ConfigurationReader::ReadText(absl::string_view text,
                                   google::protobuf::Message& message) {
  if (!base::IsUtf8(text)) return Refuse("text", "must be UTF-8");
  if (const auto broken = base::BrokenFileText(text); broken.has_value()) {
    return Refuse(broken->path, broken->rule);
  }
  TextErrors errors(*this);
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&errors);
  const std::string content(base::WithoutByteOrderMark(text));
  if (!parser.ParseFromString(content, &message) && ok()) {
    Refuse("text", "must be a text proto");
  }
  if (!ok()) return;
  for (const base::FieldViolation& broken : base::BrokenTexts(message)) {
    Refuse(broken.path, broken.rule);
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

void ConfigurationReader::RequireName(absl::string_view path,
                                      absl::string_view name) {
  if (name.empty()) return Refuse(path, "must be given");
  if (name.size() > kMaxNameCharacters ||
      !std::all_of(name.begin(), name.end(), IsOfName)) {
    Refuse(path, absl::StrCat("must be 1 to ", kMaxNameCharacters,
                              " of a-z, 0-9, '-', '_' and '.'"));
  }
}

void ConfigurationReader::RequireText(absl::string_view path,
                                      absl::string_view text) {
  if (text.empty()) return Refuse(path, "must be given");
  const auto rule = base::BrokenWordsRule(text, kMaxTextCharacters);
  if (rule.has_value()) Refuse(path, *rule);
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
